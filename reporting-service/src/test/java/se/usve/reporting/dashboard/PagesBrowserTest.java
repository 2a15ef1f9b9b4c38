package se.usve.reporting.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.reporting.testing.Events;
import se.usve.reporting.testing.RealStack;
import se.usve.reporting.testing.Topics;
import se.usve.scoring.contract.Cause;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.contract.RoundSealed;
import se.usve.scoring.contract.UnitScored;
import se.usve.stack.testing.Chromium;
import se.usve.stack.testing.TestTokens;
import se.usve.stack.testing.Visitor;
import se.usve.survey.contract.RoundChanged.State;

/** The pages of the figures as people meet them: in a browser, by keyboard, without JavaScript, small, in both languages. */
@QuarkusTest
@RealStack
class PagesBrowserTest {

    private static final String ROUND = "/rounds/" + TwoRounds.EARLIER;

    private static final String SEALED = "pages-sealed";

    private static Chromium chromium;
    private static boolean sealed;

    @Inject
    Topics topics;

    @BeforeAll
    static void aBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void twoRounds() {
        TwoRounds.tell(topics);
        sealOnce();
    }

    /** A third round, of one unit, that was sealed and corrected; the sums are those of sha256sum. */
    private void sealOnce() {
        if (sealed) {
            return;
        }
        sealed = true;
        var events = new Events(SEALED, "pages-sealed-rules");
        topics.publish(events.ruleSet(1, "Ett", "Två"), events.round(3, State.PUBLISHED));
        topics.publish(events.answering("b1", "01", null, Outcome.MET, Outcome.NOT_MET));
        var plain = events.result("b1", 2, Outcome.MET, Outcome.MET);
        var corrected = Instant.parse("2023-05-11T12:00:00Z");
        topics.publish(new RoundSealed(SEALED, 1, "pages-sealed-rules", 1, 1, 1, 0, 1, 0,
                        "bfa737ad9ac7fcf65c5271324fddd5eace1671de5a38281a0488ca9c7f528ce5", null, List.of(), Instant.parse("2023-02-01T08:30:00Z")),
                new UnitScored(SEALED, "b1", 2, "01", 1, "pages-sealed-rules", 1, corrected, Cause.CORRECTION, plain.levels(),
                        null),
                new RoundSealed(SEALED, 2, "pages-sealed-rules", 1, 1, 2, 0, 0, 0,
                        "e25476a36b5fd807838f45091fbc2c50a48286bea8af11e490876447f39d759c", "Svaret lästes fel",
                        List.of(new RoundSealed.Moved("b1", 2, Outcome.NOT_MET, Outcome.MET, "Intyget fanns.")), corrected));
        topics.awaitApplied();
    }

    @Test
    void theSealTellsWhatWasCorrectedAndLeadsToBothRevisions() {
        var page = chromium.person("sv-SE", true).newPage();
        page.navigate(Visitor.origin() + "/rounds/" + SEALED);
        page.locator("[data-foot] a").click();
        assertThat(page.locator("h1")).hasText("Förseglingen");
        assertThat(page.locator("h2:not(#notice)")).hasText(new String[] {"Revision 2: rättelse", "Revision 1: det som publicerades"});
        assertThat(page.locator(".finding").first()).containsText("ger samma kontrollsumma");
        assertThat(page.locator(".finding").last()).containsText("ger samma kontrollsumma");
        assertThat(page.locator("main")).containsText("Svaret lästes fel");
        assertThat(page.locator("main")).containsText("Intyget fanns.");
        assertThat(page.locator("main")).containsText("bfa737ad9ac7fcf65c5271324fddd5eace1671de5a38281a0488ca9c7f528ce5");
        assertThat(page.locator("main tbody a")).hasText("Enhet b1");
        assertThat(page.locator("a[href$='/levels?revision=1&format=json']")).hasCount(1);
        assertThat(page.locator("a[href*='/report.pdf?revision=2']")).hasCount(1);
        page.locator("main tbody a").click();
        assertThat(page.locator("h1")).hasText("Enhet b1");
    }

    @Test
    void everyPageIsAccessibleInBothLanguagesAndFitsASmallWindow() {
        for (var language : List.of("sv", "en")) {
            var anybody = chromium.person(language, true).newPage();
            openToAll().forEach((name, path) -> look(anybody, name, path, language));
            var member = signedIn(language, "STEERING", null);
            signedInOnly().forEach((name, path) -> look(member, name, path, language));
        }
    }

    private static void look(Page page, String name, String path, String language) {
        page.setViewportSize(1280, 900);
        page.navigate(Visitor.origin() + path);
        assertThat(page.locator("html").getAttribute("lang")).as(name).isEqualTo(language);
        assertThat(Chromium.barriers(page)).as("%s in %s", name, language).isEmpty();
        Chromium.picture(page, name + "-" + language);
        // 320 pixels are 1280 enlarged to 400 percent.
        page.setViewportSize(320, 800);
        assertThat(Chromium.tooWide(page)).as("%s in %s is wider than 320 pixels by", name, language).isLessThanOrEqualTo(0);
        if (language.equals("sv")) {
            Chromium.picture(page, "small-" + name);
        }
    }

    private static Map<String, String> openToAll() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("overview", ROUND);
        pages.put("level", ROUND + "/levels/5");
        pages.put("region", ROUND + "/regions/03");
        pages.put("about", "/about");
        pages.put("accessibility", "/accessibility");
        pages.put("sign-in", "/rounds/" + TwoRounds.LATER);
        pages.put("units", ROUND + "/units");
        pages.put("units-found", ROUND + "/units?q=neuro&outcome=NOT_MET");
        pages.put("unit", ROUND + "/units/" + TwoRounds.UNIT);
        pages.put("distribution", ROUND + "/distribution");
        pages.put("progress", ROUND + "/progress");
        pages.put("follow-up", ROUND + "/follow-up?group=01");
        pages.put("seal", "/rounds/" + SEALED + "/seal");
        pages.put("seal-none", ROUND + "/seal");
        pages.put("tables", ROUND + "/tables");
        pages.put("changes", ROUND + "/changes");
        pages.put("assessment", ROUND + "/assessment?group=01");
        return pages;
    }

    private static Map<String, String> signedInOnly() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("overview-open", "/rounds/" + TwoRounds.LATER);
        pages.put("level-open", "/rounds/" + TwoRounds.LATER + "/levels/5");
        pages.put("progress-open", "/rounds/" + TwoRounds.LATER + "/progress");
        pages.put("changes-found", ROUND + "/changes?from=2006-03-20T00:00&to=2006-12-01T00:00");
        pages.put("trend", "/trend?from=" + TwoRounds.EARLIER + "&to=" + TwoRounds.LATER);
        pages.put("unit-in-full", ROUND + "/units/" + TwoRounds.UNIT);
        return pages;
    }

    @Test
    void aUnitIsSearchedForAndReadByKeyboardAlone() {
        var page = chromium.person("sv-SE", true).newPage();
        page.navigate(Visitor.origin() + ROUND + "/units");
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
        Chromium.tabTo(page, page.locator("#q"));
        page.keyboard().type("sankt erik");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("q=sankt"));
        var found = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ögon, Sankt Eriks"));
        Chromium.tabTo(page, found);
        assertThat((String) page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).isEqualTo("solid");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Ögon, Sankt Eriks");
        var behind = page.locator("#level-1 summary");
        Chromium.tabTo(page, behind);
        page.keyboard().press("Enter");
        assertThat(page.locator("#level-1 .answers")).containsText("Under delar av perioden");
    }

    @Test
    void theHeatMapIsSortedByKeyboardInPlaceAndSaysSo() {
        var page = chromium.person("sv-SE", true).newPage();
        page.navigate(Visitor.origin() + ROUND);
        var column = page.locator(".heat thead a.sort").nth(1);
        Chromium.tabTo(page, column);
        page.keyboard().press("Enter");
        assertThat(page.locator("#status")).hasText("Sorterad efter Uppsala, lägst andel först.");
        assertThat(column).isFocused();
        assertThat(page).hasURL(Pattern.compile("sort=03$"));
        page.keyboard().press("Enter");
        assertThat(page.locator("#status")).hasText("Sorterad efter Uppsala, högst andel först.");
        assertThat(page.locator(".heat thead th").nth(2)).hasAttribute("aria-sort", "descending");
    }

    @Test
    void figuresThatChangeArePutInPlaceAndToldOnce() {
        var page = signedIn("sv-SE", "STEERING", null);
        page.navigate(Visitor.origin() + "/rounds/" + TwoRounds.LATER);
        var responding = page.locator("[data-key=units-24]");
        var before = Integer.parseInt(responding.textContent());
        assertThat(page.locator("html")).hasClass("live");
        TwoRounds.answersLater(topics, "p24-7", "24");
        assertThat(responding).hasText(Integer.toString(before + 1));
        assertThat(page.locator("#status")).containsText("siffror har uppdaterats");
        assertThat(Chromium.barriers(page)).isEmpty();
    }

    @Test
    void withoutJavaScriptAllIsReadAndNothingThatIsNotForThePublic() {
        var page = chromium.person("sv-SE", false).newPage();
        page.navigate(Visitor.origin() + ROUND + "/units/" + TwoRounds.UNIT);
        assertThat(page.locator("#level-2")).containsText("Efter fördjupad granskning");
        assertThat(page.locator("#level-2")).containsText(TwoRounds.REVIEW);
        page.locator("#level-5 summary").click();
        assertThat(page.locator("#level-5 .answers")).containsText("visas inte offentligt");
        assertThat(page.content()).doesNotContain(TwoRounds.EXAMPLE, TwoRounds.RATIONALE, "Astrid");
        // What was before the round was published is not for the public; what stood then is.
        assertThat(page.locator(".history tbody tr")).hasCount(1);

        var region = signedIn("sv-SE", "REGION", "01");
        region.navigate(Visitor.origin() + ROUND + "/units/" + TwoRounds.UNIT);
        assertThat(region.content()).contains(TwoRounds.EXAMPLE, TwoRounds.RATIONALE);
        assertThat(region.locator(".history tbody tr")).hasCount(3);
        var other = signedIn("sv-SE", "REGION", "03");
        other.navigate(Visitor.origin() + ROUND + "/units/" + TwoRounds.UNIT);
        assertThat(other.content()).doesNotContain(TwoRounds.EXAMPLE, TwoRounds.RATIONALE);

        // While a round is open a region finds its own units and nobody else's.
        other.navigate(Visitor.origin() + "/rounds/" + TwoRounds.LATER + "/units?q=neurologi");
        assertThat(other.locator(".units tbody tr")).hasCount(3);
        assertThat(other.content()).doesNotContain("region 01");
        assertThat(other.navigate(Visitor.origin() + "/rounds/" + TwoRounds.LATER + "/units/" + TwoRounds.UNIT).status())
                .isEqualTo(404);
    }

    private static Page signedIn(String language, String role, String region) {
        var page = chromium.person(language, true).newPage();
        page.navigate(Visitor.origin() + "/sign-in?token=" + TestTokens.bearer(role, region, "Vera Ny"));
        return page;
    }
}
