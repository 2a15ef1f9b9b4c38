package se.usve.scoring.people;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.chassis.erasure.EndRetention;
import se.usve.chassis.erasure.KeptFor;
import se.usve.chassis.erasure.NameColumn;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.ComponentTest;
import se.usve.scoring.SurveyTopic;
import se.usve.stack.testing.TestTokens;

/** Assessors are taken out of the database when they ask for it and when their time is out; what they ruled stays. */
@QuarkusTest
class ErasureTest extends ComponentTest {

    private static final String CASES = "/scoring/v1/assessments/";

    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private final String anna = "anna-" + tag;
    private final String bo = "bo-" + tag;
    private final String unit = "u-" + tag;

    @Inject
    DataSource dataSource;

    @Inject
    EndRetention retention;

    @Inject
    PeopleOfTheScoring people;

    private String ruled;
    private String claimed;

    /** Anna and Bo have ruled on one case, and Anna has claimed another and stated a conflict with a unit. */
    @BeforeEach
    void aRoundInWhichAnnaJudges() {
        as(ADMIN).body(Map.of("doubleReview", true, "replyDays", 0)).put("/scoring/v1/rounds/" + round + "/procedure").then()
                .statusCode(200);
        scored(unit, 1, SurveyTopic.unit(round, unit, "12"), SurveyTopic.unit(round, "other-" + tag, "14"),
                SurveyTopic.submission(round, unit, 1, "12", AnswersOfAUnit.meetingAll()));
        ruled = pendingCase(unit, 18);
        claimed = pendingCase(unit, 23);
        ruledBy(anna, ruled).then().statusCode(201);
        by(anna).post(CASES + claimed + "/claim").then().statusCode(201);
        by(anna).body(Map.of("reason", "Tidigare anställd")).put("/scoring/v1/conflicts/other-" + tag).then().statusCode(200);
    }

    @Test
    void oneWhoTakesPartInAnOpenRoundIsErasedOnlyByForce() {
        erase(Map.of(), "?dryRun=true").then().statusCode(409).body("type", equalTo("urn:usve:problem:engaged-in-open-round"))
                .body("engagements.what", equalTo(List.of("claim", "conflict-of-interest", "ruling")))
                .body("engagements.round", hasItem(round));
        by(anna).get(CASES + claimed).then().body("claims.by", hasItem(anna));

        var pseudonym = erase(Map.of("force", true), "").then().statusCode(201).extract().<String>path("pseudonym");
        as(ADMIN).get(CASES + claimed).then().body("claims.by", equalTo(List.of()));
        as(ADMIN).get(CASES + claimed + "/history").then().body("entries.action", hasItem("RELEASED"))
                .body("entries.by", hasItem(pseudonym));
        // The ruling stands as the first of two, and another person is still the second.
        ruledBy(bo, ruled).then().statusCode(201).body("status", equalTo("APPROVED"))
                .body("review.rulings.by", equalTo(List.of(pseudonym, bo)));
        assertEquals("MET", outcome(result(unit), 18));
    }

    @Test
    void afterPublicationTheRulingsStayButNotWhoMadeThem() throws SQLException {
        ruledBy(bo, ruled).then().statusCode(201);
        as(ADMIN).body(Map.of("level", 1, "outcome", "NOT_MET", "rationale", "Platsbesök, enligt " + anna)).post(
                unitPath(unit) + "/overrides").then().statusCode(201);
        var before = result(unit).getMap("");
        publish();
        var erased = erase(Map.of(), "").then().statusCode(201).body("pseudonym", matchesPattern("borttagen-[0-9a-f]{12}"))
                .body("places.place", hasItems("assessment_ruling.ruled_by", "assessment_event.done_by",
                        "assessment_claim.assessor", "conflict_of_interest.assessor"))
                .body("mentions.place", equalTo(List.of("level_override.rationale", "result.grounds"))).body("role", equalTo("ASSESSOR"))
                .body("region", equalTo("03")).extract();

        assertEquals(List.of("level_override", "result"), occurrences(anna), "the free texts that were told of are left");
        as(ADMIN).get(CASES + ruled).then()
                .body("review.rulings.by", equalTo(List.of(erased.<String>path("pseudonym"), bo)));
        assertEquals(before.toString().replace(anna, erased.path("pseudonym")),
                result(unit).getMap("").toString().replace(anna, erased.path("pseudonym")), "nothing but the name is other");
        as(ADMIN).get("/scoring/v1/erasures?limit=1").then().body("items[0].role", equalTo("ASSESSOR"));
        for (var role : List.of("ASSESSOR", "STEERING", "OPERATOR")) {
            as(role, role.equals("ASSESSOR") ? "03" : null).get("/scoring/v1/erasures").then().statusCode(403);
        }
    }

    @Test
    void namesThatRuledAsTwoPeopleAreErasedOneByOne() throws SQLException {
        ruledBy(bo, ruled).then().statusCode(201);
        publish();
        erase(Map.of("aliases", List.of(bo)), "").then().statusCode(409)
                .body("type", equalTo("urn:usve:problem:names-of-several-people"))
                .body("detail", containsString("assessment_ruling.ruled_by"));
        as(ADMIN).get(CASES + ruled).then().body("review.rulings.by", equalTo(List.of(anna, bo)));
        erase(Map.of(), "").then().statusCode(201);
    }

    @Test
    void namesGoWhenTheirRoundWasPublishedLongAgo() throws SQLException {
        ruledBy(bo, ruled).then().statusCode(201);
        publish();
        assertTrue(retention.at(Instant.now(), KeptFor.of("P10Y")).getOrDefault("names", 0) == 0);
        try (var connection = dataSource.getConnection(); var statement = connection.createStatement()) {
            statement.execute("update round set changed_at = now() - interval '11 years' where id = '" + round + "'");
        }
        assertTrue(retention.at(Instant.now(), KeptFor.of("P10Y")).get("names") > 3);

        var judges = as(ADMIN).get(CASES + ruled).jsonPath().getList("review.rulings.by", String.class);
        judges.forEach(name -> assertTrue(name.matches("borttagen-[0-9a-f]{12}-[0-9]+"), name));
        assertEquals(2, judges.stream().distinct().count(), "two assessors are still two");
        assertEquals(List.of("conflict_of_interest"), occurrences(anna), "a conflict that nobody ended is of every round to come");
    }

    /** Whoever adds a column for a name is told here to say how it is erased. */
    @Test
    void everyColumnThatMayHoldANameIsKnown() throws SQLException {
        var known = new TreeSet<>(people.texts());
        people.names().stream().map(NameColumn::place).forEach(known::add);
        assertEquals(List.of(), texts("""
                select table_name || '.' || column_name from information_schema.columns where table_schema = 'public'
                and data_type not in ('date', 'integer', 'bigint') and column_name ~ '(_by|actor|assessor|_of|client|responsible|reason|rationale|evidence|grounds|text|name|subject)$'
                and table_name !~ '^(outbox|flyway)' order by 1""").stream()
                .filter(column -> !known.contains(column) && !column.equals("rescoring_change.name")).toList());
    }

    private RequestSpecification by(String name) {
        return given().auth().oauth2(TestTokens.bearer("ASSESSOR", "03", name)).contentType(ContentType.JSON);
    }

    private Response ruledBy(String name, String assessment) {
        return by(name).body(Map.of("decision", "APPROVED", "rationale", REASON)).post(CASES + assessment + "/rulings");
    }

    private Response erase(Map<String, Object> more, String query) {
        var body = new java.util.HashMap<String, Object>(Map.of("subject", anna, "reason", "Begäran", "role", "ASSESSOR",
                "region", "03"));
        body.putAll(more);
        return as(ADMIN).body(body).post("/scoring/v1/erasures" + query);
    }

    private void publish() {
        survey.send(SurveyTopic.published(round, 2, 1L, null));
        await(() -> as(ADMIN).get("/scoring/v1/rounds/" + round + "/revisions").jsonPath().getInt("total") == 1);
    }

    private List<String> occurrences(String text) throws SQLException {
        var found = new ArrayList<String>();
        for (var table : texts("select table_name from information_schema.tables where table_schema = 'public' "
                + "and table_type = 'BASE TABLE' and table_name not like 'outbox%' order by 1")) {
            if (!texts("select 1 from \"" + table + "\" t where position('" + text + "' in lower(t::text)) > 0").isEmpty()) {
                found.add(table);
            }
        }
        return found;
    }

    private List<String> texts(String sql) throws SQLException {
        try (var connection = dataSource.getConnection(); var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
