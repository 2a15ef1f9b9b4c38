package se.usve.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import se.usve.stack.StackFailure;

/** How far the levels that units missed in a published round are mended, asked without a token as anybody may. */
final class MendedLevels {
    private final Published followUp;

    MendedLevels(URI reporting, String round) {
        followUp = new Published(reporting.resolve("/reporting/v1/rounds/" + round + "/follow-up"));
    }

    /**
     * The figures in a table, once so many plans have arrived; somebody who tried the demo may have told more since.
     *
     * @throws StackFailure when they have not within a minute
     */
    String complete(int plans) {
        return words(followUp.once(body -> told(RegionTable.byKey(body.path("groups"), "code").get("SE")) >= plans));
    }

    private static int told(JsonNode group) {
        return group.path("missed").asInt() - group.path("withoutPlan").asInt();
    }

    /** Visible to its test. */
    static String words(JsonNode followUp) {
        Map<String, JsonNode> groups = RegionTable.byKey(followUp.path("groups"), "code");
        RegionTable table = new RegionTable("Uppföljning, klart senast " + followUp.path("followUpBy").asText());
        table.row("Nivåer som inte nås, alla enheter", code -> groups.get(code).path("missed").asText());
        table.row("Åtgärdade i tid", code -> groups.get(code).path("mendedInTime").asText());
        table.row("Åtgärdade senare", code -> Integer.toString(
                groups.get(code).path("mended").asInt() - groups.get(code).path("mendedInTime").asInt()));
        table.row("Pågår eller planerade", code -> Integer.toString(
                groups.get(code).path("inProgress").asInt() + groups.get(code).path("planned").asInt()));
        table.row("Utan plan", code -> groups.get(code).path("withoutPlan").asText());
        return table.toString();
    }
}
