package se.usve.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The dashboards that Grafana is given, read. */
final class Dashboards {

    private static final String FOLDER = "deploy/observability/grafana/dashboards";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param json the whole file */
    record Dashboard(String file, JsonNode json) {

        List<JsonNode> panels() {
            return json.get("panels").valueStream().toList();
        }

        /** As Prometheus gets them: with what Grafana puts in place of its variables. */
        List<String> expressions() {
            return panels().stream().flatMap(panel -> panel.path("targets").valueStream())
                    .map(target -> target.get("expr").asText()
                            .replace("$__rate_interval", "1m").replace("$__range", "6h").replace("$job", "survey-service"))
                    .toList();
        }

        @Override
        public String toString() {
            return file;
        }
    }

    private Dashboards() {}

    static List<Dashboard> all() {
        try (Stream<Path> files = Files.list(Repository.at(FOLDER))) {
            return files.sorted().map(Dashboards::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Dashboard read(Path file) {
        try {
            return new Dashboard(file.getFileName().toString(), JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
