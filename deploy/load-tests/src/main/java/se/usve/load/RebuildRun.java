package se.usve.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A rebuild through the service's API, from beginning to end.
 *
 * @param events   how many it read
 * @param rows     how many rows the model has
 * @param reading  from its beginning to the closing of the gate
 * @param whole    from its beginning to the exchange
 * @param processor seconds of processor time that the service and PostgreSQL took for the whole
 */
record RebuildRun(long events, long rows, Duration reading, Duration whole, double processor) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration BETWEEN = Duration.ofMillis(50);

    static RebuildRun of(ReportingAlone reporting, long expected) throws IOException, InterruptedException {
        double before = reporting.processorSeconds();
        var begun = reporting.call("/reporting/v1/rebuilds", Optional.of("{\"evenIfDifferent\":true}"));
        if (begun.statusCode() != 202) {
            throw new IOException("The rebuild could not begin: " + new String(begun.body()));
        }
        var where = URI.create(begun.headers().firstValue("Location").orElseThrow()).getPath();
        Instant closed = null;
        JsonNode rebuild;
        do {
            Thread.sleep(BETWEEN);
            rebuild = JSON.readTree(reporting.call(where, Optional.empty()).body());
            if (closed == null && !rebuild.path("state").asText().equals("READING")) {
                closed = Instant.now();
            }
        } while (!rebuild.hasNonNull("finishedAt") && !rebuild.path("state").asText().equals("INTERRUPTED"));
        if (!rebuild.path("state").asText().equals("SWITCHED") || rebuild.path("applied").asLong() != expected) {
            throw new IOException("The rebuild did not end as it should: " + rebuild.path("state").asText() + ", applied "
                    + rebuild.path("applied") + " of " + expected + " " + rebuild.path("failure").asText());
        }
        var started = Instant.parse(rebuild.path("startedAt").asText());
        long rows = rebuild.path("comparison").valueStream().mapToLong(table -> table.path("rowsRebuilt").asLong()).sum();
        return new RebuildRun(rebuild.path("eventsRead").asLong(), rows, Duration.between(started, closed),
                Duration.between(started, Instant.parse(rebuild.path("finishedAt").asText())),
                reporting.processorSeconds() - before);
    }
}
