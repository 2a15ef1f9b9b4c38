package se.usve.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import se.usve.stack.Service;
import se.usve.stack.Stores;
import se.usve.stack.Topics;

/**
 * What a released version left behind: its databases, the events on its topics, and what it answered. Kept in
 * {@code src/test/resources/releases} for every release, so that each later version is tried on it.
 *
 * @param folder the folder of the release
 */
record Release(Path folder) {

    private static final Path ALL = Path.of("src/test/resources/releases");
    private static final String ANSWERS = "answers.json.gz";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, List<String>> TOPICS_OF_GROUPS =
            Map.of("scoring", List.of(Topics.SURVEY), "reporting", ReleasedTopics.NAMES);
    /** So many records of each partition the services get once more. */
    private static final int AGAIN = 25;

    static Release of(String version) {
        return new Release(ALL.resolve(version).toAbsolutePath());
    }

    /** Every release there is. */
    static Stream<Release> all() throws IOException {
        return Files.list(ALL).sorted().map(folder -> new Release(folder.toAbsolutePath()));
    }

    /** Keeps what the system holds, and what it answers to each of these paths. */
    void record(RunningSystem system, Map<Service, List<String>> paths) throws IOException, SQLException {
        Files.createDirectories(folder);
        ReleasedDatabases.write(system.stack().stores().postgres(), folder);
        ReleasedTopics.write(system.stack().stores().bootstrapServers(), folder);
        ObjectNode answers = JSON.createObjectNode();
        paths.forEach((service, asked) -> {
            var ofService = answers.putObject(service.name());
            asked.forEach(path -> ofService.set(path, system.get(service, path, RunningSystem.ADMIN).expecting(200).json()));
        });
        try (var file = new GZIPOutputStream(Files.newOutputStream(folder.resolve(ANSWERS)))) {
            JSON.writeValue(file, answers);
        }
    }

    /** Puts the databases and the topics where they are as the release left them. */
    void restore(Stores stores) throws IOException, SQLException {
        ReleasedDatabases.restore(stores.postgres(), folder);
        ReleasedTopics.restore(stores.bootstrapServers(), folder, TOPICS_OF_GROUPS, AGAIN);
    }

    /** What the release answered: by service and path. */
    JsonNode answers() throws IOException {
        try (var file = new GZIPInputStream(Files.newInputStream(folder.resolve(ANSWERS)))) {
            return JSON.readTree(file);
        }
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
