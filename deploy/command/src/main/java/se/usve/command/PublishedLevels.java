package se.usve.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import se.usve.stack.StackFailure;

/** What the reporting service says about a round, asked without a token as anybody may once it is published. */
final class PublishedLevels {
    private final Published levels;

    PublishedLevels(URI reporting, String round) {
        levels = new Published(reporting.resolve("/reporting/v1/rounds/" + round + "/levels"));
    }

    /**
     * The levels once the events of so many units that answered, and of every ruling, have arrived.
     *
     * @throws StackFailure when they do not within a minute
     */
    JsonNode complete(int responding) {
        return levels.once(body -> isComplete(body, responding));
    }

    /** Every unit that answered has an outcome on every level, none of them waits for an assessor, and all may see it. */
    static boolean isComplete(JsonNode levels, int responding) {
        for (JsonNode group : levels.path("groups")) {
            if (group.path("code").asText().equals("SE") && group.path("responding").asInt() != responding) {
                return false;
            }
        }
        for (JsonNode level : levels.path("levels")) {
            for (JsonNode cell : level.path("cells")) {
                if (cell.path("met").asInt() + cell.path("notMet").asInt() != cell.path("of").asInt()) {
                    return false;
                }
            }
        }
        return levels.path("status").asText().equals("PUBLISHED") && !levels.path("levels").isEmpty();
    }
}
