package se.usve.system;

import static org.assertj.core.api.Assertions.assertThat;
import static se.usve.stack.Service.REPORTING;
import static se.usve.stack.Service.SCORING;
import static se.usve.stack.Service.SURVEY;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.usve.command.Usve;
import se.usve.stack.Bearer;
import se.usve.stack.Role;

/** A published round becomes a package that proves itself without the system, and a person is taken out of both services. */
class ArchiveTest {

    private static final String ROUND = "archived-2026";
    private static final String SURVEY_ROUND = "/survey/v1/rounds/" + ROUND;
    private static final String SCORING_ROUND = "/scoring/v1/rounds/" + ROUND;
    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final Bearer ANNA = new Bearer(Role.REGION, "12", "anna.arkivsson");
    private static final Bearer BO = new Bearer(Role.ASSESSOR, "03", "bo.bedömare");

    @TempDir
    private Path folder;

    private record Ran(int exit, String said) {
    }

    @Test
    void aRoundIsPackedTwiceAlikeAndAnErasedPersonIsNotInTheNextPackage() throws Exception {
        publish();
        assertThat(usve("archive", "--round", ROUND, "--to", folder.resolve("none/x.zip").toString()).exit()).isEqualTo(1);
        for (var of : List.of("/survey/v1", "/scoring/v1", "/reporting/v1")) {
            var service = of.equals("/survey/v1") ? SURVEY : of.equals("/scoring/v1") ? SCORING : REPORTING;
            SYSTEM.get(service, of + "/rounds/" + ROUND + "/archive", RunningSystem.NOBODY).expecting(401);
            SYSTEM.get(service, of + "/rounds/" + ROUND + "/archive", RunningSystem.STEERING).expecting(403);
            SYSTEM.get(service, of + "/rounds/no-such/archive", RunningSystem.ADMIN).expecting(404);
        }

        var first = archive("first.zip");
        assertThat(first.said()).contains("usve-" + ROUND + "-r2", "A4  holds", "The package holds.");
        archive("second.zip");
        assertThat(folder.resolve("second.zip")).hasSameBinaryContentAs(folder.resolve("first.zip"));
        assertThat(text("first.zip")).contains("anna.arkivsson", "bo.bedömare", "Platsbesök");

        var counted = usve("erase", "--subject", "Anna.Arkivsson", "--reason", "Begäran 1", "--role", "REGION", "--region", "12",
                "--dry-run");
        assertThat(counted.exit()).as(counted.said()).isZero();
        assertThat(counted.said()).contains("submission.submitted_by", "would be changed");
        var erased = usve("erase", "--subject", "Anna.Arkivsson", "--reason", "Begäran 1", "--role", "REGION", "--region", "12");
        assertThat(erased.exit()).as(erased.said()).isZero();
        assertThat(erased.said()).contains("the person is borttagen-", "scoring: 0 rows");

        archive("third.zip");
        assertThat(text("third.zip")).doesNotContain("anna.arkivsson").contains("borttagen-", "bo.bedömare");
        assertThat(usve("archive", "--check", folder.resolve("first.zip").toString()).exit()).as("the older one still holds").isZero();
    }

    private Ran archive(String name) {
        var made = usve("archive", "--round", ROUND, "--to", folder.resolve(name).toString(), "--created", "2026-11-22T08:00:00Z");
        assertThat(made.exit()).as(made.said()).isZero();
        return made;
    }

    private static Ran usve(String... words) {
        System.setProperty("usve.home", RunningSystem.repository().toString());
        var said = new StringWriter();
        var all = new java.util.ArrayList<>(List.of(words));
        if (!all.contains("--check")) {
            all.addAll(List.of("--data", SYSTEM.data().toString()));
        }
        return new Ran(Usve.run(new PrintWriter(said, true), all.toArray(String[]::new)), said.toString());
    }

    private String text(String name) throws IOException {
        var text = new StringBuilder();
        try (var zip = new ZipFile(folder.resolve(name).toFile())) {
            for (var entry : zip.stream().toList()) {
                text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(Files.size(folder.resolve(name))).isPositive();
        return text.toString();
    }

    /** Five units of two regions, one of which answers twice and one withdraws; a ruling, an override, a correction. */
    private static void publish() {
        SYSTEM.put(SURVEY, SURVEY_ROUND, RunningSystem.ADMIN, RoundDefinition.since(2010)).expecting(201);
        move("OPEN");
        var drawn = new RandomAnswers(new Random(30));
        for (var unit : List.of("a", "b", "c", "d", "e", "silent")) {
            var path = SURVEY_ROUND + "/units/" + unit;
            SYSTEM.put(SURVEY, path, RunningSystem.ADMIN, Map.of("name", "Enhet " + unit, "region",
                    unit.equals("a") ? "01" : "12")).expecting(201);
            for (int times = unit.equals("silent") ? 0 : unit.equals("c") ? 2 : 1; times > 0; times--) {
                SYSTEM.post(SURVEY, path + "/submissions", unit.equals("a") ? RunningSystem.ADMIN : ANNA,
                        Map.of("answers", drawn.next())).expecting(201);
            }
        }
        SYSTEM.delete(SURVEY, SURVEY_ROUND + "/units/e/submissions/1", ANNA, Map.of("reason", "Fel enhet.")).expecting(200);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> List.of("a", "b", "c", "d").stream().allMatch(unit ->
                SYSTEM.get(SCORING, SCORING_ROUND + "/units/" + unit + "/result", RunningSystem.ADMIN).status() == 200));
        for (var pending : SYSTEM.get(SCORING, SCORING_ROUND + "/assessments?status=PENDING&limit=100", BO).expecting(200).json()
                .path("items")) {
            SYSTEM.post(SCORING, "/scoring/v1/assessments/" + pending.path("id").asText() + "/rulings", BO,
                    Map.of("decision", "APPROVED", "rationale", "Konkret.")).expecting(201);
        }
        SYSTEM.post(SCORING, SCORING_ROUND + "/units/b/overrides", BO,
                Map.of("level", 1, "outcome", "NOT_MET", "rationale", "Platsbesök.")).expecting(201);
        move("CLOSED");
        move("PUBLISHED");
        sealed(1);
        SYSTEM.post(SCORING, SCORING_ROUND + "/revisions", RunningSystem.ADMIN, Map.of("reason", "Svaret lästes fel.",
                "corrections", List.of(Map.of("unit", "b", "level", 1, "outcome", "MET", "rationale", "Rättat."),
                        Map.of("unit", "d", "level", 2, "outcome", "EXEMPT", "rationale", "Rättat.")))).expecting(201);
        sealed(2);
    }

    private static void sealed(int revision) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            var manifest = SYSTEM.get(REPORTING, "/reporting/v1/rounds/" + ROUND + "/manifest", RunningSystem.NOBODY);
            return manifest.status() == 200 && manifest.json().path("revision").asInt() == revision
                    && manifest.json().path("matches").asBoolean();
        });
    }

    private static void move(String to) {
        SYSTEM.post(SURVEY, SURVEY_ROUND + "/transitions", RunningSystem.ADMIN, Map.of("to", to)).expecting(200);
    }
}
