package se.usve.survey.people;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
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
import se.usve.stack.testing.TestTokens;
import se.usve.survey.GoldenAnswers;
import se.usve.survey.OnTheStack;
import se.usve.survey.Survey;
import se.usve.survey.Together;

/** People are taken out of the database when they ask for it and when their time is out; what they did stays. */
@QuarkusTest
@OnTheStack
class ErasureTest {

    private static final String PSEUDONYM = "borttagen-[0-9a-f]{12}";

    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private final String anna = "anna.svensson." + tag;
    private final String bo = "bo." + tag;
    private final Survey asAnna = new Survey(TestTokens.bearer("REGION", "12", anna));
    private final Survey asBo = new Survey(TestTokens.bearer("REGION", "12", bo));

    @Inject
    DataSource dataSource;

    @Inject
    EndRetention retention;

    @Inject
    PeopleOfTheSurvey people;

    @Inject
    MeterRegistry meters;

    private String round;
    private String receipt;

    /** Anna does all that a region's reporter can; Bo sends a correction. */
    @BeforeEach
    void aRoundInWhichAnnaTookPart() {
        round = Survey.openRound();
        asAnna.put(unit(), Map.of("name", "Lund", "region", "12")).then().statusCode(201);
        asAnna.put("/rounds/" + round + "/contacts/12", Map.of("addresses", List.of(anna + "@region.example"))).then()
                .statusCode(201);
        asAnna.put(unit() + "/contact", Map.of("addresses", List.of("bo@region.example", anna + "@Region.example"))).then()
                .statusCode(201);
        asAnna.put(unit() + "/draft", Map.of("answers", Map.of("3", "WHOLE_PERIOD"))).then().statusCode(201);
        receipt = asAnna.submit(round, "u-" + tag, GoldenAnswers.full()).then().statusCode(201).extract().path("sha256");
        asBo.post(unit() + "/submissions", Map.of("answers", GoldenAnswers.full(), "reason", "Rättat efter " + anna + "s fel"))
                .then().statusCode(201);
        Survey.ADMIN.move(round, "CLOSED").then().statusCode(200);
        asAnna.post("/rounds/" + round + "/follow-ups", Map.of("followUps", List.of(Map.of("unit", "u-" + tag, "level", 3,
                "measure", "Utbildning", "responsible", "Verksamhetschef " + anna.toUpperCase() + ", Lund",
                "due", "2024-05-31", "status", "PLANNED")))).then().statusCode(201);
    }

    @Test
    void aPersonIsReplacedEverywhereAndWhatTheyDidStays() throws SQLException {
        var audited = Survey.ADMIN.get("/audit?limit=1000&round=" + round).jsonPath().getList("items.afterHash");
        var dry = erase(Survey.ADMIN, "?dryRun=true", anna, "Begäran dnr 17").then().statusCode(200)
                .body("rows", greaterThan(8)).body("erasure", nullValue()).body("pseudonym", nullValue())
                .body("mentions.place", equalTo(List.of("submission.reason", "audit.reason"))).extract();
        assertTrue(occurrences(anna).contains("audit"), "a dry run changes nothing");

        var done = erase(Survey.ADMIN, "", anna, "Begäran dnr 17").then().statusCode(201)
                .body("rows", equalTo(dry.<Integer>path("rows"))).body("places", equalTo(dry.path("places")))
                .body("places.place", hasItems("submission.submitted_by", "audit.actor", "draft.saved_by", "follow_up.responsible",
                        "outbox.payload", "region_contact.addresses", "unit_contact.addresses", "participation.changed_by"))
                .body("pseudonym", matchesPattern(PSEUDONYM)).body("role", equalTo("REGION")).extract();
        var pseudonym = done.<String>path("pseudonym");

        assertEquals(List.of("audit", "submission"), occurrences(anna), "the free texts that were told of are left");
        Survey.ADMIN.get(unit() + "/submissions").then().body("items.submittedBy", equalTo(List.of(bo, pseudonym)));
        Survey.ADMIN.get(unit() + "/submissions/1").then().body("sha256", equalTo(receipt));
        Survey.ADMIN.get("/rounds/" + round + "/contacts/12").then().statusCode(404);
        Survey.ADMIN.get(unit() + "/contact").then().body("addresses", equalTo(List.of("bo@region.example")));
        Survey.ADMIN.get("/rounds/" + round + "/follow-ups").then()
                .body("items[0].responsible", equalTo("Verksamhetschef " + pseudonym + ", Lund"));
        assertEquals(audited, Survey.ADMIN.get("/audit?limit=1000&round=" + round).jsonPath().getList("items.afterHash"),
                "every entry is there, with the hash it had");
        Survey.ADMIN.get("/audit?unit=u-" + tag + "&action=submission.received").then()
                .body("items.actor", equalTo(List.of(bo, pseudonym))).body("items[1].client", equalTo("-"));
        Survey.ADMIN.get("/audit?action=person.erased&limit=1").then().body("items[0].reason", containsString(pseudonym));
        Survey.ADMIN.get("/erasures?limit=1").then().body("items[0].pseudonym", equalTo(pseudonym))
                .body("items[0].reason", equalTo("Begäran dnr 17"));

        erase(Survey.ADMIN, "", anna, "En gång till").then().statusCode(200).body("rows", equalTo(0));
    }

    @Test
    void onlyAnAdministratorErasesAndNobodyThemselves() {
        for (var other : List.of(asAnna, Survey.OPERATOR, Survey.STEERING, Survey.ASSESSOR)) {
            erase(other, "", anna, "x").then().statusCode(403);
            other.get("/erasures").then().statusCode(403);
        }
        Survey.ADMIN.post("/erasures", Map.of("subject", "x", "aliases", List.of("y\nz"), "role", "BOSS", "region", "Skåne"))
                .then().statusCode(422).body("errors.pointer",
                        hasItems("/subject", "/aliases/0", "/reason", "/role", "/region"));
        erase(Survey.ADMIN, "", anna, "Anna heter " + anna).then().statusCode(422)
                .body("errors.code", equalTo(List.of("NAMES_THE_PERSON")));
        var administrator = new Survey(TestTokens.bearer("ADMIN", null, "admin." + tag));
        erase(administrator, "", "ADMIN." + tag, "x").then().statusCode(422);
    }

    @Test
    void theAuditIsChangedInNoOtherWay() throws SQLException {
        erase(Survey.ADMIN, "", anna, "Begäran").then().statusCode(201);
        for (var change : List.of("action = 'nothing.done'", "reason = 'x', client = '-'", "actor = 'nobody', client = '-'")) {
            try (var connection = dataSource.getConnection(); var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("update erasure set recorded_at = now() where pseudonym = (select pseudonym from erasure limit 1)");
                var refused = assertThrows(SQLException.class, () -> statement.execute(
                        "update audit set " + change + " where unit = 'u-" + tag + "'"), change);
                assertTrue(refused.getMessage().contains("append-only"), refused.getMessage());
                connection.rollback();
            }
        }
    }

    @Test
    void namesGoWhenTheirRoundWasPublishedLongAgo() throws Exception {
        var kept = KeptFor.of("P10Y");
        publish("11 years");
        var other = Survey.openRound();
        asAnna.put("/rounds/" + other + "/units/o-" + tag, Map.of("name", "Ny", "region", "12")).then().statusCode(201);
        assertEquals(Map.of(), namesOf(retention.at(Instant.now(), KeptFor.of("off"))));
        assertEquals(Map.of(), namesOf(retention.at(Instant.now(), KeptFor.of("P12Y"))));
        var before = counted("names");

        var erased = Together.times(2, () -> namesOf(retention.at(Instant.now(), kept)).getOrDefault("names", 0));
        assertTrue(erased.stream().anyMatch(rows -> rows > 8) && erased.stream().anyMatch(rows -> rows == 0),
                "one of two instances did it: " + erased);
        assertEquals(before + erased.stream().mapToInt(rows -> rows).sum(), counted("names"));

        var senders = Survey.ADMIN.get(unit() + "/submissions").jsonPath().getList("items.submittedBy", String.class);
        senders.forEach(name -> assertTrue(name.matches(PSEUDONYM + "-[0-9]+"), name));
        assertNotEquals(senders.get(0), senders.get(1), "two people are still two");
        Survey.ADMIN.get("/audit?round=" + round + "&limit=1000").then()
                .body("items.findAll{it.action!='round.moved'}.actor", not(hasItem(anna)));
        Survey.ADMIN.get("/rounds/" + other + "/units/o-" + tag).then().statusCode(200);
        Survey.ADMIN.get("/audit?round=" + other + "&limit=1000").then().body("items.actor", hasItem(anna));
        Survey.ADMIN.get(unit() + "/submissions/1").then().body("sha256", equalTo(receipt));
    }

    @Test
    void contactsAndDraftsGoSoonerAndOnlyThose() throws SQLException {
        publish("89 days");
        retention.at(Instant.now(), KeptFor.of("off"));
        Survey.ADMIN.get("/rounds/" + round + "/contacts/12").then().statusCode(200);
        publish("91 days");
        var drafts = counted("drafts");
        retention.at(Instant.now(), KeptFor.of("off"));
        Survey.ADMIN.get("/rounds/" + round + "/contacts/12").then().statusCode(404);
        Survey.ADMIN.get(unit() + "/contact").then().statusCode(404);
        assertEquals(0, number("select count(*) from draft where round = '" + round + "'"));
        assertEquals(drafts + 1, counted("drafts"));
        Survey.ADMIN.get(unit() + "/submissions").then().body("items.submittedBy", equalTo(List.of(bo, anna)));
    }

    @Test
    void whatIsNoPeriodIsNotTakenForOne() {
        for (var wrong : List.of("", "10", "P0D", "P-1Y", "PT5M", "forever")) {
            assertThrows(IllegalArgumentException.class, () -> KeptFor.of(wrong), wrong);
        }
    }

    /** Whoever adds a column for a name is told here to say how it is erased. */
    @Test
    void everyColumnThatMayHoldANameIsKnown() throws SQLException {
        var known = new TreeSet<>(people.texts());
        people.names().stream().map(NameColumn::place).forEach(known::add);
        known.addAll(List.of("follow_up.responsible", "reminder.recipient", "reminder.address", "region_contact.addresses",
                "unit_contact.addresses"));
        assertEquals(List.of(), texts("""
                select table_name || '.' || column_name from information_schema.columns where table_schema = 'public'
                and data_type not in ('date', 'integer', 'bigint') and column_name ~ '(_by|actor|assessor|_of|client|recipient|addresses|address|responsible|reason|rationale|text|name|subject)$'
                and table_name !~ '^(outbox|flyway)' order by 1""").stream()
                .filter(column -> !known.contains(column) && !column.equals("audit.client")
                        && !column.equals("unit.part_of") && !column.equals("participation.part_of")).toList());
    }

    private io.restassured.response.Response erase(Survey who, String query, String subject, String reason) {
        return who.post("/erasures" + query, Map.of("subject", subject.toUpperCase(), "aliases",
                List.of(anna + "@region.example"), "reason", reason, "role", "REGION", "region", "12"));
    }

    private String unit() {
        return "/rounds/" + round + "/units/u-" + tag;
    }

    private void publish(String ago) throws SQLException {
        if (!Survey.ADMIN.get("/rounds/" + round).path("state").equals("PUBLISHED")) {
            Survey.ADMIN.move(round, "PUBLISHED").then().statusCode(200);
        }
        execute("update round set changed_at = now() - interval '" + ago + "' where id = '" + round + "'");
    }

    private static Map<String, Integer> namesOf(Map<String, Integer> erased) {
        return erased.containsKey("names") ? Map.of("names", erased.get("names")) : Map.of();
    }

    private double counted(String what) {
        return meters.counter("usve.retention.erased", "what", what).count();
    }

    /** The tables in any column of which the text stands. */
    private List<String> occurrences(String text) throws SQLException {
        var found = new ArrayList<String>();
        for (var table : texts("select table_name from information_schema.tables where table_schema = 'public' "
                + "and table_type = 'BASE TABLE' order by 1")) {
            if (number("select count(*) from \"" + table + "\" t where position('" + text + "' in lower(t::text)) > 0") > 0) {
                found.add(table);
            }
        }
        assertFalse(found.size() > 30, "only tables are looked through");
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

    private long number(String sql) throws SQLException {
        return Long.parseLong(texts(sql).getFirst());
    }

    private void execute(String sql) throws SQLException {
        try (var connection = dataSource.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
