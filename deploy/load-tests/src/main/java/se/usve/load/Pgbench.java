package se.usve.load;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.usve.stack.Postgres;
import se.usve.stack.Service;

/** PostgreSQL's own {@code pgbench}: how fast clients that do nothing else get statements committed. */
record Pgbench(Path program, Postgres server, String database) {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) ");

    /**
     * The program of this machine, which the server's package does not bring.
     *
     * @throws IOException if there is none, which says how to get it
     */
    static Path find() throws IOException {
        try (Stream<Path> folders = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(Path::of)) {
            return folders.map(folder -> folder.resolve("pgbench")).filter(Files::isExecutable).findFirst()
                    .orElseThrow(() -> new IOException("pgbench is not on the PATH. It comes with PostgreSQL's server or client "
                            + "programs, on Debian with the package postgresql-contrib."));
        }
    }

    /**
     * Runs a script.
     *
     * @param script    in pgbench's language
     * @param variables its variables; what is not there is null
     * @return transactions a second
     */
    double run(String script, Map<String, String> variables, int clients, Duration time)
            throws IOException, InterruptedException {
        Path file = Files.createTempFile("usve-pgbench-", ".sql");
        try {
            Files.writeString(file, script);
            List<String> command = new ArrayList<>(List.of(program.toString(), "--no-vacuum", "--protocol=prepared",
                    "--client=" + clients, "--jobs=2", "--time=" + time.toSeconds(), "--file=" + file,
                    "--host=127.0.0.1", "--port=" + server.port(), "--username=" + Service.SURVEY.database()));
            variables.forEach((name, value) -> command.addAll(List.of("-D", name + "=" + value)));
            command.add(database);
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("PGPASSWORD", server.password(Service.SURVEY));
            // Whose rows it sees, for what does not say it itself.
            builder.environment().put("PGOPTIONS", "-c usve.region=ALL");
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var rate = RATE.matcher(said);
            if (process.waitFor() != 0 || !rate.find()) {
                throw new IOException("pgbench did not run to its end:\n" + said);
            }
            return Double.parseDouble(rate.group(1));
        } finally {
            Files.delete(file);
        }
    }
}
