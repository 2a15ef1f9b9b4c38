package se.usve.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import se.usve.stack.Bearer;

/** A round of 2018–2021's questionnaire that receives answers, with units named 1, 2, … of all regions. */
final class OpenedRound {
    static final List<String> REGIONS = List.copyOf(Bearer.REGIONS);

    private OpenedRound() {
    }

    static void with(SurveyApi api, String round, int units) throws IOException {
        ObjectNode definition = JsonNodeFactory.instance.objectNode().put("questionnaire", "2018-2021")
                .put("ruleSet", "2018-2021");
        definition.putObject("collection").put("opens", "2022-02-15").put("closes", "2999-06-28");
        definition.putObject("period").put("from", "2018-01-01").put("to", "2021-12-31");
        api.put("/rounds/" + round, definition);
        for (int unit = 1; unit <= units; unit++) {
            api.put("/rounds/" + round + "/units/" + unit, JsonNodeFactory.instance.objectNode().put("name", "Enhet " + unit)
                    .put("region", REGIONS.get(unit % REGIONS.size())));
        }
        api.post("/rounds/" + round + "/transitions", "application/json",
                "{\"to\":\"OPEN\"}".getBytes(StandardCharsets.UTF_8));
    }
}
