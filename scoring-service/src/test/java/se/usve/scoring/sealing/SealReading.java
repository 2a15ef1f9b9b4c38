package se.usve.scoring.sealing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.usve.scoring.TopicReader;
import se.usve.scoring.contract.RoundSealed;
import se.usve.scoring.contract.ScoringEvent;

/** What a reader of the topic knows of seals, worked out without a word of the service's own code. */
final class SealReading {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SealReading() {
    }

    /** {@return the seals told of the round, once there are so many} */
    static List<JsonNode> seals(String round, int atLeast) {
        return TopicReader.records(ScoringEvent.TOPIC, round, atLeast).stream()
                .filter(message -> RoundSealed.TYPE.equals(TopicReader.header(message, "ce_type")))
                .map(message -> read(message.value())).toList();
    }

    /** {@return the newest result told of every unit of the round, by the unit's id} */
    static Map<String, JsonNode> newestResults(String round) {
        var newest = new TreeMap<String, JsonNode>();
        TopicReader.now(ScoringEvent.TOPIC, round + "/").forEach((key, told) -> newest.put(
                key.substring(round.length() + 1), read(told.getLast().value())));
        return newest;
    }

    /** {@return how many seals each round has that is named so} */
    static Map<String, Integer> counts(String prefix) {
        var counts = new TreeMap<String, Integer>();
        TopicReader.now(ScoringEvent.TOPIC, prefix).forEach((round, told) -> counts.put(round, told.size()));
        return counts;
    }

    /** {@return the hash of the units' newest results, by id, as the contract describes it} */
    static String hash(Map<String, JsonNode> newest) {
        var text = new TreeMap<>(newest).entrySet().stream().map(unit -> unit.getKey() + ";"
                + unit.getValue().get("submissionVersion").asLong() + ";" + levels(unit.getValue()) + "\n")
                .collect(Collectors.joining());
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String levels(JsonNode result) {
        var levels = new TreeMap<Integer, String>();
        result.get("levels").forEach(level -> levels.put(level.get("level").asInt(), level.get("outcome").asText()));
        return levels.entrySet().stream().map(level -> level.getKey() + "=" + level.getValue())
                .collect(Collectors.joining(";"));
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
