package se.usve.stack;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runs on a data folder, written there as it starts, for other commands to find and for the next start to clear up.
 *
 * @param ready whether all of it is up
 * @param launcher the program that started the rest and ends it
 * @param processes the rest
 * @param services the services' ports
 * @param jdbcUrls their databases, without user and password
 * @param bootstrapServers Kafka's address
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StackState(
        boolean ready,
        Recorded launcher,
        List<Recorded> processes,
        Map<Service, Listen> services,
        Map<Service, String> jdbcUrls,
        String bootstrapServers) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static StackState starting(Map<Service, Listen> services) {
        return new StackState(
                false, Recorded.of("launcher", ProcessHandle.current()), List.of(), services, Map.of(), null);
    }

    StackState with(Recorded process) {
        List<Recorded> more = new ArrayList<>(processes);
        more.removeIf(earlier -> earlier.name().equals(process.name()));
        more.add(process);
        return new StackState(ready, launcher, List.copyOf(more), services, jdbcUrls, bootstrapServers);
    }

    StackState ready(Map<Service, String> urls, String kafka) {
        return new StackState(true, launcher, processes, services, urls, kafka);
    }

    static Path file(DataFolder folder) {
        return folder.path().resolve("stack.json");
    }

    void write(DataFolder folder) {
        try {
            PrivateFile.write(file(folder), JSON.writeValueAsString(this) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the folder's file says, be it true or left over. A file that cannot be read counts as none. */
    static Optional<StackState> read(DataFolder folder) {
        Path file = file(folder);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), StackState.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static void remove(DataFolder folder) {
        try {
            Files.deleteIfExists(file(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
