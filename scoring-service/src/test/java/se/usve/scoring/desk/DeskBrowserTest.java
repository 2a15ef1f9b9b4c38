package se.usve.scoring.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.ComponentTest;
import se.usve.scoring.SurveyTopic;
import se.usve.stack.testing.Chromium;
import se.usve.stack.testing.TestTokens;
import se.usve.stack.testing.Visitor;
import se.usve.stack.testing.Visitor.Filled;

/** The assessors' pages as people meet them: in a browser, by keyboard, without JavaScript, small, in both languages. */
@QuarkusTest
class DeskBrowserTest extends ComponentTest {

    private static Chromium chromium;

    @BeforeAll
    static void aBrowser() {
        chromium = Chromium.start();
    }

    @BeforeEach
    void twoUnits() {
        for (var unit : Map.of("lund-neurologi", "12", "boras-ortopedi", "14").entrySet()) {
            scored(unit.getKey(), 1, SurveyTopic.unit(round, unit.getKey(), unit.getValue()),
                    SurveyTopic.submission(round, unit.getKey(), 1, unit.getValue(), AnswersOfAUnit.meetingAll()));
        }
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void aCaseIsClaimedAndRuledOnByKeyboardAlone() {
        var page = signedIn(chromium.person("sv-SE", false), "ASSESSOR", "03");
        page.navigate(Visitor.origin() + "/assess?round=" + round);
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
        Chromium.tabTo(page, page.locator(".queue tbody tr").first().locator("a"));
        assertThat((String) page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).isEqualTo("solid");
        page.keyboard().press("Enter");

        Chromium.tabTo(page, page.locator("form.claim button"));
        page.keyboard().press("Enter");
        assertThat(page.locator("[role=status]")).containsText("Ärendet är ditt nu");
        Chromium.tabTo(page, page.locator("#decision"));
        page.keyboard().press("Space");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#rejected")).isChecked();
        Chromium.tabTo(page, page.locator("form.rule .actions button"));
        page.keyboard().press("Enter");

        // The summary has the keyboard, its link leads to the field, and what was chosen stands.
        assertThat(page.locator("#summary")).isFocused();
        Chromium.picture(page, "desk-error");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("#rationale$"));
        assertThat(page.locator("#rationale")).isFocused();
        assertThat(page.locator("#rejected")).isChecked();
        page.keyboard().type("Ingen ändring i arbetssättet framgår.");
        Chromium.tabTo(page, page.locator("form.rule .actions button"));
        page.keyboard().press("Enter");

        assertThat(page.locator("[role=status]")).containsText("Din bedömning är sparad");
        Chromium.picture(page, "desk-ruled");
        Chromium.tabTo(page, page.locator("[role=status] a.button"));
        page.keyboard().press("Enter");
        assertThat(page.locator("form.claim")).isVisible();
        assertThat(as(ADMIN).get("/scoring/v1/rounds/" + round + "/assessments?status=REJECTED").jsonPath()
                .getList("items.ruling.rationale")).isEqualTo(List.of("Ingen ändring i arbetssättet framgår."));
    }

    @Test
    void everyPageIsAccessibleInBothLanguagesAndFitsASmallWindow() {
        var pages = everyPage();
        for (var language : List.of("sv", "en")) {
            var page = signedIn(chromium.person(language, true), "ASSESSOR", "03");
            pages.forEach((name, path) -> look(page, name, path, language));
            wrong(page, language);
            page.context().clearCookies();
            look(page, "sign-in", "/assess", language);
            var region = signedIn(chromium.person(language, true), "REGION", "12");
            look(region, "replies", "/assess/replies?round=" + round, language);
            look(region, "reply", "/assess/units/" + round + "/lund-neurologi/levels/6", language);
            var admin = signedIn(chromium.person(language, true), "ADMIN", null);
            look(admin, "visits-to-make", "/assess/site-visits?round=" + round, language);
        }
    }

    private static void look(Page page, String name, String path, String language) {
        page.setViewportSize(1280, 900);
        page.navigate(Visitor.origin() + path);
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
        assertThat(Chromium.barriers(page)).as("%s in %s", name, language).isEmpty();
        if (language.equals("sv") || name.equals("queue") || name.equals("case")) {
            Chromium.picture(page, "desk-" + name + "-" + language);
        }
        page.setViewportSize(320, 800);
        assertThat(Chromium.tooWide(page)).as("%s in %s is wider than 320 pixels by", name, language).isLessThanOrEqualTo(0);
        if (language.equals("sv")) {
            Chromium.picture(page, "desk-small-" + name);
        } else if (name.equals("case")) {
            page.setViewportSize(1280, 900);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator("form.rule")).isHidden();
            Chromium.picture(page, "desk-printed-" + name);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        }
    }

    /** A form with something wrong in it is looked at too. */
    private void wrong(Page page, String language) {
        page.setViewportSize(1280, 900);
        page.navigate(Visitor.origin() + "/assess/units/" + round + "/lund-neurologi/levels/7");
        page.locator("form.submit .actions").getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator("#summary")).isFocused();
        assertThat(Chromium.barriers(page)).as("what is wrong in %s", language).isEmpty();
        Chromium.picture(page, "desk-wrong-" + language);
    }

    /** Something ruled on twice, something similar, something overridden and replied to, a conflict declared. */
    private Map<String, String> everyPage() {
        as(ADMIN).body(Map.of("doubleReview", true, "replyDays", 5)).put("/scoring/v1/rounds/" + round + "/procedure").then()
                .statusCode(200);
        var mine = pendingCase("lund-neurologi", 23);
        for (var ruling : Map.of("05", "APPROVED", "24", "REJECTED").entrySet()) {
            as("ASSESSOR", ruling.getKey()).body(Map.of("decision", ruling.getValue(), "rationale", REASON))
                    .post("/scoring/v1/assessments/" + mine + "/rulings").then().statusCode(201);
            as("ASSESSOR", ruling.getKey()).body(Map.of("decision", "APPROVED", "rationale", REASON))
                    .post("/scoring/v1/assessments/" + pendingCase("boras-ortopedi", 23) + "/rulings").then()
                    .statusCode(201);
        }
        as("ASSESSOR", "05").post("/scoring/v1/assessments/" + pendingCase("lund-neurologi", 18) + "/claim");
        as("ASSESSOR", "03").body(Map.of("level", 6, "outcome", "NOT_MET", "rationale", "Platsbesöket visade inget samarbete.",
                "evidence", "Dnr 4.1-12345/2022")).post(unitPath("lund-neurologi") + "/overrides").then().statusCode(201);
        submit("lund-neurologi", 2, "12", AnswersOfAUnit.meetingAllBut("{\"13c\": \"NO\", \"39\": \"NO\"}"));
        var vera = Desk.assessor("03", "vera.ny");
        vera.follow(vera.send(Filled.of(vera.page("/assess/conflicts"), "form.submit").with("unit", "boras-ortopedi")
                .with("reason", "Jag arbetade på enheten till och med 2020."), null, null));

        var unit = "/assess/units/" + round + "/lund-neurologi";
        var pages = new LinkedHashMap<String, String>();
        pages.put("queue", "/assess?round=" + round);
        pages.put("case", "/assess/cases/" + mine);
        pages.put("unit", unit);
        pages.put("level", unit + "/levels/6");
        pages.put("level-missed", unit + "/levels/27");
        pages.put("overrides", "/assess/overrides?round=" + round);
        pages.put("agreement", "/assess/agreement?round=" + round);
        pages.put("visits", "/assess/site-visits?round=" + round);
        pages.put("conflicts", "/assess/conflicts");
        pages.put("help", "/assess/help");
        pages.put("accessibility", "/assess/accessibility");
        pages.put("signed-out", "/assess/signed-out");
        pages.put("not-found", "/assess/cases/none");
        return pages;
    }

    private static Page signedIn(BrowserContext person, String role, String region) {
        var page = person.newPage();
        page.setDefaultTimeout(60_000);
        page.navigate(Visitor.origin() + "/assess/sign-in?token=" + TestTokens.bearer(role, region, "vera.ny"));
        return page;
    }
}
