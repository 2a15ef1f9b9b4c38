package se.usve.checks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;

/**
 * A command that was run to its end at the root of the repository, with nothing to read.
 *
 * @param exitCode 127 when there is no such command on this machine
 * @param output what it printed, errors and all
 */
record Ran(int exitCode, String output) {

    static Ran command(String... command) {
        Process process;
        try {
            process = new ProcessBuilder(command).directory(Repository.at("").toFile()).redirectErrorStream(true).start();
        } catch (IOException e) {
            return new Ran(127, e.getMessage());
        }
        try {
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Ran(process.waitFor(), output);
        } catch (IOException e) {
            throw new IllegalStateException("Lost " + command[0], e);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
