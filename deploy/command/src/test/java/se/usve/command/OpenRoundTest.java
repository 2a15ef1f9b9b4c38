package se.usve.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the demo says of a round that collects answers, from what the survey service says of it. */
class OpenRoundTest {

    @Test
    void tellsHowFarEachRegionHasCome() {
        ObjectNode completeness = new ObjectMapper().createObjectNode().put("round", "2022-2025");
        completeness.putObject("collection").put("opens", "2026-02-28").put("closes", "2026-05-31");
        for (String code : List.of("01", "03", "05", "12", "14", "18", "24", "SE")) {
            completeness.withArray("groups").addObject().put("code", code).put("expected", code.equals("SE") ? 56 : 8)
                    .put("answered", code.equals("01") ? 1 : code.equals("SE") ? 37 : 6).put("drafts", 1);
        }

        assertEquals("""
                Omgång 2022-2025, svar tas emot 2026-02-28 – 2026-05-31  Stockholm  Uppsala  Östergötland  Skåne  VGR  Örebro  Västerbotten  Totalt
                ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
                Antal USVE                                                       8        8             8      8    8       8             8      56
                Har svarat                                                       1        6             6      6    6       6             6      37
                Svarsandel (%)                                                  13       75            75     75   75      75            75      66
                Har påbörjat ett utkast                                          1        1             1      1    1       1             1       1
                40 exempel väntar på bedömning, 12 är bedömda.
                """, OpenRound.words(completeness, 40, 12));
    }
}
