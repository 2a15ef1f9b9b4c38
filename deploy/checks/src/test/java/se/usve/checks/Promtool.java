package se.usve.checks;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Prometheus' own tool, where there is one. */
final class Promtool {

    private Promtool() {}

    /** Skips the test that asks, with a sentence, on a machine without it. */
    static Ran run(String... arguments) {
        assumeTrue(Ran.command("promtool", "--version").exitCode() == 0,
                "There is no promtool on this machine, so Prometheus' rules and expressions were not tried; "
                        + "deploy/install-test-tools.sh installs it");
        var command = new String[arguments.length + 1];
        command[0] = "promtool";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return Ran.command(command);
    }
}
