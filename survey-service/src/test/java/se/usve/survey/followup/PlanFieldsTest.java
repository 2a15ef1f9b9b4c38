package se.usve.survey.followup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.usve.chassis.problem.ProblemException;
import se.usve.survey.contract.FollowUpReported.Status;

/** What a body of follow-ups says, and everything that is wrong with it. */
class PlanFieldsTest {

    private static final LocalDate TODAY = LocalDate.of(2024, 6, 1);
    private static final String MENDED = """
            {"unit":"u1","level":23,"measure":"PROM används","responsible":"Samordnaren","due":"2024-03-31",
             "status":"MENDED","mendedOn":"2024-06-01","evidence":"Verksamhetsplan\\navsnitt 4"}""";

    @Test
    void aPlanIsReadAsItIsWritten() {
        var read = body(MENDED, """
                {"unit":"u1","level":18,"measure":" Rutin tas fram ","responsible":"Chefen","due":"2025-01-31",
                 "status":"PLANNED","mendedOn":null}""");
        read.mustBeValid();
        assertEquals(List.of(
                new Plan("u1", 23, "PROM används", "Samordnaren", LocalDate.of(2024, 3, 31), Status.MENDED, TODAY,
                        "Verksamhetsplan\navsnitt 4"),
                new Plan("u1", 18, "Rutin tas fram", "Chefen", LocalDate.of(2025, 1, 31), Status.PLANNED, null, null)),
                read.plans());
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceWhereItStands() {
        assertEquals(List.of(
                "/followUps/1 INVALID_VALUE",
                "/followUps/0/level INVALID_VALUE", "/followUps/0/due MANDATORY", "/followUps/0/status INVALID_VALUE",
                "/followUps/2/evidence MANDATORY", "/followUps/2/mendedOn IN_THE_FUTURE",
                "/followUps/3/mendedOn NOT_MENDED", "/followUps/3/evidence NOT_MENDED",
                "/followUps/4/due INVALID_VALUE",
                "/followUps/5/level REPEATED", "/followUps/0/priority UNKNOWN_FIELD"), wrong(body(
                """
                {"unit":"u1","level":0,"measure":"m","responsible":"r","status":"DONE","priority":1}""",
                "7",
                """
                {"unit":"u1","level":1,"measure":"m","responsible":"r","due":"2024-03-31","status":"MENDED",
                 "mendedOn":"2024-06-02"}""",
                """
                {"unit":"u1","level":2,"measure":"m","responsible":"r","due":"2024-03-31","status":"IN_PROGRESS",
                 "mendedOn":"2024-05-02","evidence":"e"}""",
                """
                {"unit":"u1","level":3,"measure":"m","responsible":"r","due":"1924-03-31","status":"PLANNED"}""",
                """
                {"unit":"u1","level":2,"measure":"m","responsible":"r","due":"2024-03-31","status":"PLANNED"}""")));
    }

    @Test
    void aRequestTellsOfOneToAThousandPlans() {
        assertEquals(List.of("/followUps INVALID_VALUE"), wrong(body()));
        assertEquals(List.of("/followUps INVALID_VALUE"),
                wrong(body(Collections.nCopies(1001, "{}").toArray(String[]::new))));
        var most = new String[1000];
        for (int i = 0; i < most.length; i++) {
            most[i] = MENDED.replace("\"u1\"", "\"u" + i + "\"");
        }
        body(most).mustBeValid();
    }

    private static PlanFields body(String... plans) {
        try {
            return PlanFields.read(new ObjectMapper().readTree("{\"followUps\":[" + String.join(",", plans) + "]}"), TODAY);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> wrong(PlanFields fields) {
        return assertThrows(ProblemException.class, fields::mustBeValid).violations().stream()
                .map(violation -> violation.pointer() + " " + violation.code()).toList();
    }
}
