package se.usve.system;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.usve.stack.Service;

/** A service of its own beside those of the running system, started by the same options of the JVM. */
final class PackagedService {

    private PackagedService() {
    }

    /**
     * Starts it and does not wait.
     *
     * @param environment all the variables it has
     * @param output      where it prints
     */
    static Process start(Service service, Map<String, String> environment, Redirect output) throws IOException {
        var repository = RunningSystem.repository();
        var jar = repository.resolve(service.processName()).resolve("target/quarkus-app/quarkus-run.jar");
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(RunningSystem.get().stack().jvm().options(service, repository, jar));
        command.addAll(List.of("-jar", jar.getFileName().toString()));
        var builder = new ProcessBuilder(command).directory(jar.getParent().toFile())
                .redirectErrorStream(true).redirectOutput(output);
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        return process;
    }
}
