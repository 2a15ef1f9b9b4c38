package se.usve.survey.form;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.stack.testing.Chromium;
import se.usve.stack.testing.TestTokens;
import se.usve.stack.testing.Visitor;
import se.usve.survey.AsInTheLocalStack;
import se.usve.survey.GoldenAnswers;
import se.usve.survey.OnTheStack;
import se.usve.survey.Survey;
import se.usve.survey.catalogue.Questionnaires;
import se.usve.survey.questionnaire.Section;

/** The form as people meet it: in a browser, by keyboard, without JavaScript, small, in both languages. */
@QuarkusTest
@OnTheStack
@TestProfile(AsInTheLocalStack.class)
class BrowserTest {

    private static final List<String> SECTIONS =
            Questionnaires.read("2018-2021").sections().stream().map(Section::id).toList();

    private static Chromium chromium;
    private String round;
    private String unit;

    @BeforeAll
    static void aBrowser() {
        chromium = Chromium.start();
    }

    @BeforeEach
    void aRound() {
        round = Survey.openRound();
        unit = Visitor.origin() + "/form/" + round + "/u1";
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void aUnitsSurveyIsFilledInAndSubmitted() throws Exception {
        var page = signedIn(chromium.person("sv-SE", true));
        assertThat(page).hasURL(Visitor.origin() + "/form");
        Chromium.picture(page, "1-units");
        page.locator("section", new Page.LocatorOptions().setHas(page.locator("#r-" + round)))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Ögon")).click();
        Chromium.picture(page, "2-unit");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ledning")).click();
        var answers = GoldenAnswers.full();
        for (var section : SECTIONS) {
            assertThat(page).hasURL(Pattern.compile(".*/sections/" + section + "$"));
            fill(page, section, answers);
            Chromium.picture(page, "3-section-" + section);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Spara och "))).click();
        }
        assertThat(page.locator("h1")).hasText("Kontrollera och skicka in");
        assertThat(page.locator(".left")).hasCount(0);
        Chromium.picture(page, "4-check");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Skicka in")).click();
        assertThat(page.locator("h1")).hasText("Kvitto");
        Chromium.picture(page, "5-receipt");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".actions").last()).isHidden();
        Chromium.picture(page, "5-receipt-printed");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

        var stored = Survey.region("01").get("/rounds/" + round + "/units/u1/submissions/1").then().statusCode(200)
                .extract().jsonPath();
        assertThat(stored.getMap("answers")).isEqualTo(answers);
        var download = page.waitForDownload(() ->
                page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ladda ner kvittot")).click());
        assertThat(download.suggestedFilename()).isEqualTo("kvitto-" + round + "-u1-1.json");
        assertThat(page.locator(".hash")).hasText(verified(Files.readString(download.path())));
    }

    /** Checks the file as somebody without the system would, by its two hashes; {@return the hash of the answers} */
    private static String verified(String file) throws Exception {
        var json = (ObjectNode) new ObjectMapper().readTree(file);
        assertThat(sha256(json.get("answers").toString())).isEqualTo(json.get("sha256").asText());
        var whole = json.remove("receiptSha256").asText();
        assertThat(sha256(json.toString())).isEqualTo(whole);
        return json.get("sha256").asText();
    }

    private static String sha256(String json) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                .digest(new JsonCanonicalizer(json).getEncodedString().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aSectionIsAnsweredByKeyboardAlone() {
        var page = signedIn(chromium.person("sv-SE", true));
        page.navigate(unit + "/sections/general");
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
        Chromium.tabTo(page, page.locator("#q-3 input").first());
        page.keyboard().press("Space");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#q-3 input[value=PART_OF_PERIOD]")).isChecked();
        Chromium.tabTo(page, page.locator("button[name=go]:not([hidden])").first());
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/sections/clinical-research$"));

        // Enter in a field saves, and clears nothing.
        var articles = page.locator("[name='a.15.2018']");
        articles.focus();
        page.keyboard().type("12");
        page.keyboard().press("Enter");
        assertThat(page.locator("#saved")).containsText("Sparat");
        assertThat(page.locator("[name='a.15.2018']")).hasValue("12");
        assertThat(draft()).containsEntry("15", Map.of("2018", 12)).containsEntry("3", "PART_OF_PERIOD");
    }

    @Test
    void answersAreSavedAsOneGoesAndQuestionsComeWhenTheyAreAsked() {
        var page = signedIn(chromium.person("sv-SE", true));
        page.navigate(unit + "/sections/medical-education");
        assertThat(page.locator("#q-24")).isHidden();
        page.locator("#q-19b").getByLabel("Ja").check();
        assertThat(page.locator("#q-24")).isVisible();
        page.locator("#q-24").getByLabel("Nej").check();
        page.locator("[name='a.students-per-group.STUDENTS']").fill("många");
        page.locator("[name='a.students-per-group.STUDENTS']").blur();
        assertThat(page.locator("#saved")).containsText("Sparat");
        assertThat(page.locator("#q-students-per-group .error")).containsText("Skriv ett heltal");
        assertThat(draft()).containsEntry("24", "NO").containsEntry("students-per-group", Map.of("STUDENTS", "många"));
        Chromium.picture(page, "6-autosave-error");
        assertThat(Chromium.barriers(page)).isEmpty();
        page.locator("[name='a.students-per-group.STUDENTS']").fill("8");
        assertThat(page.locator("#q-students-per-group .error")).hasCount(0);
        page.locator("#q-19b").getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator("#q-24")).isHidden();

        page.context().clearCookies();
        page.locator("#q-29a").getByLabel("Nej").check();
        assertThat(page.locator("#saved")).containsText("Inloggningen har gått ut");

        page.locator("#q-26").getByLabel("Handledarträffar").check();
        page.locator("#q-26").getByLabel("Inget av alternativen").check();
        assertThat(page.locator("#q-26").getByLabel("Handledarträffar")).not().isChecked();
    }

    @Test
    void anotherPersonsAnswersAreNotOverwritten() {
        var page = signedIn(chromium.person("sv-SE", true));
        page.navigate(unit + "/sections/general");
        Survey.region("01").put("/rounds/" + round + "/units/u1/draft", Map.of("answers", Map.of("3", "NO"))).then()
                .statusCode(201);
        page.locator("#q-3 input[value=WHOLE_PERIOD]").check();
        assertThat(page.locator("#saved")).containsText("har sparat andra svar");
        assertThat(draft()).containsEntry("3", "NO");
        page.locator("#saved button").click();
        assertThat(page.locator("h1")).hasText("Någon annan har sparat andra svar");
        Chromium.picture(page, "7-conflict");
        assertThat(Chromium.barriers(page)).isEmpty();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Spara mina svar")).click();
        assertThat(page.locator("#q-3 input[value=WHOLE_PERIOD]")).isChecked();
        assertThat(draft()).containsEntry("3", "WHOLE_PERIOD");
    }

    @Test
    void withoutJavaScriptASurveyIsAnsweredAndSubmitted() {
        var answers = GoldenAnswers.full();
        answers.remove("3");
        Survey.region("01").put("/rounds/" + round + "/units/u1/draft", Map.of("answers", answers)).then()
                .statusCode(201);
        var page = signedIn(chromium.person("sv-SE", false));
        page.navigate(unit + "/check");
        page.locator(".left a").click();
        assertThat(page.locator("#q-3 .error")).isVisible();
        page.locator("#q-3 input[value=NO]").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Spara och fortsätt")).click();
        assertThat(page).hasURL(Pattern.compile(".*/sections/clinical-research$"));
        page.navigate(unit + "/sections/medical-education");
        assertThat(page.locator("#q-24 .when")).hasText("Besvaras om svaret på fråga 19b är Ja.");
        Chromium.picture(page, "8-without-javascript");
        page.navigate(unit + "/check");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Skicka in")).click();
        assertThat(page.locator("h1")).hasText("Kvitto");
    }

    @Test
    void everyPageIsAccessibleInBothLanguagesAndFitsASmallWindow() {
        prepareEveryPage();
        for (var language : List.of("sv", "en")) {
            var page = signedIn(chromium.person(language, true));
            everyPage().forEach((name, path) -> {
                page.setViewportSize(1280, 900);
                page.navigate(Visitor.origin() + path);
                assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
                assertThat(Chromium.barriers(page)).as("%s in %s", name, language).isEmpty();
                Chromium.picture(page, "page-" + name + "-" + language);
                page.setViewportSize(320, 800);
                assertThat(Chromium.tooWide(page)).as("%s in %s is wider than 320 pixels by", name, language).isLessThanOrEqualTo(0);
                if (language.equals("sv")) {
                    Chromium.picture(page, "small-" + name);
                }
            });
            page.context().clearCookies();
            page.setViewportSize(1280, 900);
            page.navigate(Visitor.origin() + "/form");
            assertThat(Chromium.barriers(page)).as("sign-in in %s", language).isEmpty();
            Chromium.picture(page, "page-sign-in-" + language);
        }
    }

    /** Something wrong, something carried over, something submitted twice. */
    private void prepareEveryPage() {
        var answers = GoldenAnswers.full();
        Survey.region("01").submit(round, "u1", answers).then().statusCode(201);
        answers.put("3", "NO");
        Survey.region("01").post("/rounds/" + round + "/units/u1/submissions",
                Map.of("answers", answers, "reason", "Fel person räknad")).then().statusCode(201);
        answers.put("15", Map.of("2018", "tolv"));
        answers.remove("4a");
        answers.remove("33");
        Survey.region("01").put("/rounds/" + round + "/units/u1/draft", Map.of("answers", answers)).then()
                .statusCode(201);
    }

    private Map<String, String> everyPage() {
        var path = "/form/" + round + "/u1";
        var pages = new LinkedHashMap<String, String>();
        pages.put("units", "/form");
        pages.put("unit", path);
        SECTIONS.forEach(section -> pages.put("section-" + section, path + "/sections/" + section + "?checked=1"));
        pages.put("check", path + "/check");
        pages.put("levels", path + "/levels");
        pages.put("history", path + "/history");
        pages.put("receipt", path + "/receipts/2");
        pages.put("help", "/form/help");
        pages.put("accessibility", "/form/accessibility");
        pages.put("signed-out", "/form/signed-out");
        pages.put("not-found", "/form/" + round + "/nobody");
        return pages;
    }

    private Map<String, Object> draft() {
        return Survey.region("01").get("/rounds/" + round + "/units/u1/draft").then().statusCode(200).extract()
                .jsonPath()
                .getMap("answers");
    }

    private Page signedIn(BrowserContext person) {
        var page = person.newPage();
        page.setDefaultTimeout(60_000);
        page.navigate(Visitor.origin() + "/form/sign-in?token=" + TestTokens.bearer("REGION", "01", "Astrid"));
        return page;
    }

    /** Fills in a section's answers as a person would, by their controls. */
    private static void fill(Page page, String section, Map<String, Object> answers) {
        for (var question : Questionnaires.read("2018-2021").questions().values()) {
            var answer = answers.get(question.id());
            if (question.head().section().equals(section) && answer != null) {
                var place = page.locator("[id='q-" + question.id() + "']");
                switch (answer) {
                    case String text when place.locator("textarea").count() > 0 -> place.locator("textarea").fill(text);
                    case String code -> place.locator("input[value='" + code + "']").check();
                    case Map<?, ?> parts when parts.get("chosen") instanceof List<?> chosen -> {
                        chosen.forEach(code -> place.locator("input[value='" + code + "']").check());
                        if (chosen.isEmpty()) {
                            place.locator("input[value='']").check();
                        }
                        if (parts.containsKey("otherText")) {
                            place.locator("textarea").fill(String.valueOf(parts.get("otherText")));
                        }
                    }
                    case Map<?, ?> parts -> parts.forEach((part, value) -> {
                        var name = "[name='a." + question.id() + "." + part + "']";
                        if (value instanceof Number) {
                            place.locator(name).fill(String.valueOf(value));
                        } else {
                            place.locator(name + "[value='" + value + "']").check();
                        }
                    });
                    default -> throw new IllegalStateException(question.id());
                }
            }
        }
    }
}
