package se.usve.reporting.dashboard;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.reporting.export.Format;
import se.usve.reporting.testing.Events;
import se.usve.reporting.testing.RealStack;
import se.usve.reporting.testing.Topics;
import se.usve.scoring.contract.Outcome;
import se.usve.stack.testing.TestTokens;
import se.usve.survey.contract.RoundChanged;
import se.usve.survey.contract.RoundChanged.Days;
import se.usve.survey.contract.RoundChanged.State;

/** The page shows the figures, rounded as the report rounds, and can be read by everybody. */
@QuarkusTest
@RealStack
class DashboardTest {

    private static final String NBSP = "\u00a0";
    private static final String ROUND = "2026-2031";
    private static final List<String> REGIONS = List.of("01", "03", "05", "12", "14", "18", "24");
    private static final String[] LEVELS = {"Docent & ledning", "Plan <för> alla", "Tredje nivån"};

    private record Unit(String id, String region, Outcome... outcomes) {
    }

    private static final List<Unit> UNITS = units();
    private static boolean published;

    @Inject
    Topics topics;

    /** Eight units of Stockholm, so that shares fall on half percents, and some of all others but Västerbotten. */
    private static List<Unit> units() {
        var random = new Random(3);
        var units = new ArrayList<Unit>();
        for (int i = 0; i < 60; i++) {
            var region = i < 8 ? "01" : REGIONS.get(1 + random.nextInt(5));
            units.add(i >= 57 ? new Unit("d" + i, region, (Outcome[]) null) : new Unit("d" + i, region,
                    i < 5 ? Outcome.MET : i < 8 ? Outcome.NOT_MET : Outcome.values()[random.nextInt(4)],
                    Outcome.EXEMPT, random.nextInt(9) == 0 ? Outcome.NOT_MET : Outcome.MET));
        }
        return units;
    }

    @BeforeEach
    void publishOnce() {
        if (published) {
            return;
        }
        published = true;
        var events = new Events(ROUND, "dashboard-rules");
        topics.publish(new RoundChanged(ROUND, 4, State.PUBLISHED, "q", "dashboard-rules",
                        new Days(LocalDate.of(2032, 1, 1), LocalDate.of(2032, 6, 1)),
                        new Days(LocalDate.of(2026, 1, 1), LocalDate.of(2031, 12, 31)), null, null, null, Instant.EPOCH),
                new Events("own-of-uppsala", "dashboard-rules").ownRound(2, State.PUBLISHED, "03"),
                new Events("earlier", "dashboard-rules").round(2, State.PUBLISHED),
                new Events("not-yet", "dashboard-rules").round(2, State.CLOSED),
                new Events("being-answered", "dashboard-rules").round(2, State.OPEN),
                opened(1, State.OPEN, "2001-01-01T00:00:00Z"), opened(2, State.PUBLISHED, "2002-01-01T00:00:00Z"),
                events.ruleSet(1, LEVELS));
        for (var unit : UNITS) {
            topics.publish(unit.outcomes() == null ? List.of(events.unit(unit.id(), 1, unit.region(), null))
                    : events.answering(unit.id(), unit.region(), null, unit.outcomes()));
        }
        topics.awaitApplied();
    }

    private static RoundChanged opened(long version, State state, String at) {
        return new RoundChanged("opened", version, state, "q", "dashboard-rules",
                new Days(LocalDate.of(2001, 1, 1), LocalDate.of(2001, 6, 1)),
                new Days(LocalDate.of(1998, 1, 1), LocalDate.of(2001, 12, 31)), null, null, null, Instant.parse(at));
    }

    @Test
    void theLevelsAreATableOfRoundedSharesWithTheCountsBeside() {
        var table = page("/").selectFirst("table.heat");
        var rows = table.select("tbody tr:not(.area, .total)");
        assertEquals(LEVELS.length, rows.size());
        assertEquals(List.of("Stockholm", "Uppsala", "Östergötland", "Skåne", "Västra Götaland", "Örebro län",
                "Västerbotten", "Riket"), table.select("thead tr").first().select("th.n a").eachText().stream()
                .map(name -> name.replace("\u00ad", "").replace(" – sortera", "")).toList());
        for (int level = 1; level <= LEVELS.length; level++) {
            var row = rows.get(level - 1);
            assertEquals(level + " " + LEVELS[level - 1], row.selectFirst("th[scope=row]").text());
            var cells = row.select("td");
            assertEquals(8, cells.size());
            for (int column = 0; column < 8; column++) {
                var region = column < 7 ? REGIONS.get(column) : null;
                var of = count(u -> in(u, region));
                int number = level;
                var met = count(u -> in(u, region) && meets(u, number));
                var cell = cells.get(column);
                assertEquals(percent(met, of), cell.selectFirst(".percent").wholeText());
                assertEquals(met + "/" + of, cell.selectFirst("small").text());
                assertEquals(word(met, of), cell.select(".sign + .read").text(), "said in words, not by colour alone");
            }
        }
        assertEquals("63" + NBSP + "%", rows.first().select("td").first().selectFirst(".percent").wholeText(),
                "5 of 8 is 62.5 percent, rounded half up");
        assertEquals("–", rows.first().select("td").get(6).selectFirst(".percent").wholeText());
    }

    @Test
    void theRegionsShowResponseRateMeanAndUnitsMeetingAll() {
        var rows = page("/").select("table.regions tbody tr, table.regions tfoot tr");
        assertEquals(8, rows.size());
        for (int i = 0; i < 8; i++) {
            var region = i < 7 ? REGIONS.get(i) : null;
            var units = UNITS.stream().filter(u -> region == null || u.region().equals(region)).count();
            var scored = count(u -> in(u, region));
            var all = count(u -> in(u, region) && meets(u, 1) && meets(u, 2) && meets(u, 3));
            long met = 0;
            for (int level = 1; level <= LEVELS.length; level++) {
                int number = level;
                met += count(u -> in(u, region) && meets(u, number));
            }
            var cells = rows.get(i).select("td");
            assertEquals(Long.toString(units), cells.get(0).text());
            assertEquals(Long.toString(scored), cells.get(1).text());
            assertEquals(percent(scored, units), cells.get(2).wholeText());
            assertEquals(all + " (" + percent(all, scored) + ")", cells.get(3).wholeText());
            assertEquals(percent(met, scored * LEVELS.length), cells.get(4).wholeText());
        }
    }

    @Test
    void theLevelsAreSortedByAnyGroupWithoutJavaScript() {
        for (var group : List.of("05", "SE")) {
            var link = page("/").selectFirst("table.heat thead th:nth-child(" + (group.equals("SE") ? 9 : 4) + ") a").attr("href");
            var first = page(link);
            var shares = shares(first, group);
            assertEquals(shares.stream().sorted().toList(), shares);
            assertEquals("ascending", first.selectFirst("table.heat th[aria-sort]").attr("aria-sort"));
            assertEquals(0, first.select("table.heat .area").size(), "sorted levels do not stand by area");
            var second = shares(page(first.selectFirst("table.heat th[aria-sort] a").attr("href")), group);
            assertEquals(shares.reversed(), second);
        }
        assertEquals(List.of("1", "2", "3"), page("/?sort=nonsense").select("table.heat .no").eachText());
    }

    private static List<Double> shares(Document page, String group) {
        return page.select("td[data-key$=-" + group + "] small").eachText().stream().map(text -> text.split("/"))
                .map(parts -> Double.parseDouble(parts[0]) / Double.parseDouble(parts[1])).toList();
    }

    @Test
    void aCellTellsOfExemptUnitsAndOfThoseThatWait() {
        var cell = page("/").selectFirst("td[data-key=l1-SE]");
        var exempt = count(u -> in(u, null) && u.outcomes()[0] == Outcome.EXEMPT);
        var awaiting = count(u -> in(u, null) && u.outcomes()[0] == Outcome.AWAITING_ASSESSMENT);
        assertEquals(", varav " + exempt + " undantagna , " + awaiting + " väntar på bedömning",
                cell.select(".notes .read").text());
    }

    @Test
    void aLevelShowsEveryRegionBesideTheCountry() {
        var page = page("/rounds/" + ROUND + "/levels/1");
        var rows = page.select("table.level-regions tbody tr");
        assertEquals(8, rows.size());
        for (int i = 0; i < 8; i++) {
            var region = i < 7 ? REGIONS.get(i) : null;
            var cells = rows.get(i).select("td").eachText();
            assertEquals(Long.toString(count(u -> in(u, region))), cells.get(0));
            assertEquals(Long.toString(count(u -> in(u, region) && meets(u, 1))), cells.get(1));
            assertEquals(Long.toString(count(u -> in(u, region) && u.outcomes()[0] == Outcome.EXEMPT)), cells.get(2));
            assertEquals(Long.toString(count(u -> in(u, region) && u.outcomes()[0] == Outcome.NOT_MET)), cells.get(3));
        }
        var met = count(u -> in(u, null) && meets(u, 1));
        var of = count(u -> in(u, null));
        assertTrue(page.selectFirst("figure.chart figcaption").text().contains("(" + met + " av " + of + ")"),
                "the chart says in words what it shows");
        assertEquals(7, page.select("figure.chart .value").size());
        assertEquals(6, page.select("figure.chart circle").size(), "a region without units has no dot");
    }

    @Test
    void aRegionShowsItsLevelsByTheGapToTheCountryAndItsUnits() {
        var page = page("/rounds/" + ROUND + "/regions/01");
        assertEquals("Region Stockholm", page.selectFirst("h1").text());
        var gaps = page.select("table.gaps tbody tr").stream().map(row -> row.select("td").last().text()
                .replace("−", "-").replace("+", "")).map(Integer::valueOf).toList();
        assertEquals(gaps.stream().sorted().toList(), gaps);
        var units = page.select("table.units tbody tr");
        assertEquals(UNITS.stream().filter(u -> u.region().equals("01")).count(), units.size());
        for (var row : units) {
            var unit = UNITS.stream().filter(u -> row.selectFirst("a").attr("href").endsWith("/" + u.id())).findFirst().orElseThrow();
            if (unit.outcomes() != null) {
                assertTrue(row.select("td").get(1).text().endsWith((meets(unit, 1) ? 1 : 0) + (meets(unit, 2) ? 1 : 0)
                        + (meets(unit, 3) ? 1 : 0) + "/3"));
            }
        }
    }

    @Test
    void thePageIsSwedishAndEnglishIfAskedFor() {
        var swedish = page("/");
        assertEquals("sv", swedish.selectFirst("html").attr("lang"));
        assertEquals("Miniminivåer i universitetssjukvården", swedish.selectFirst("h1").text());
        assertTrue(swedish.text().contains("Utvärderingsomgång 2026–2031 Publicerad"));
        var english = page("/?lang=en");
        assertEquals("en", english.selectFirst("html").attr("lang"));
        assertEquals("Docent & ledning in English",
                english.selectFirst("table.heat tbody tr:not(.area, .total) th .text").text());
        assertEquals("63%", english.selectFirst("table.heat tbody td .percent").text());
        assertFalse(english.text().contains("enheter"), "no Swedish is left");
    }

    @Test
    void nothingIsLoadedFromElsewhereAndNothingRuns() {
        RestAssured.get("/").then().statusCode(200).contentType("text/html;charset=UTF-8")
                .header("Content-Security-Policy", startsWith("default-src 'none'; script-src 'self'; style-src 'self'"))
                .header("X-Content-Type-Options", equalTo("nosniff"));
        var page = page("/");
        assertEquals(0, page.select("script:not([src]), style, [style], [onclick], iframe, img").size());
        for (var link : page.select("link[href], script[src]")) {
            RestAssured.get(link.attr(link.hasAttr("href") ? "href" : "src")).then().statusCode(200);
        }
    }

    @Test
    void thePageIsBuiltForThoseWhoDoNotSeeIt() {
        var page = page("/");
        assertNotNull(page.getElementById(page.selectFirst("a.skip").attr("href").substring(1)));
        assertEquals(1, page.select("h1").size());
        int level = 1;
        for (var heading : page.select("h1, h2, h3, h4")) {
            int next = heading.tagName().charAt(1) - '0';
            assertTrue(next <= level + 1, "no level of headings is passed over");
            level = next;
        }
        for (var table : page.select("table")) {
            assertFalse(table.selectFirst("caption").text().isBlank());
            assertTrue(table.select("th").stream().allMatch(th -> th.hasAttr("scope")));
        }
        for (var element : page.select("[aria-labelledby]")) {
            assertNotNull(page.getElementById(element.attr("aria-labelledby")));
        }
        var ids = page.select("[id]").eachAttr("id");
        assertEquals(ids.size(), ids.stream().distinct().count());
    }

    @Test
    void everyTableCanBeFetchedFromItsLinks() {
        var links = page("/").select("main a[href^=/reporting]");
        assertEquals(2 * Format.values().length, links.size(), "both tables in every form");
        for (Element link : links) {
            var format = link.attr("href").replaceAll(".*format=", "");
            RestAssured.given().urlEncodingEnabled(false).get(link.attr("href")).then().statusCode(200)
                    .contentType(startsWith(mediaType(format)));
        }
    }

    @Test
    void noPdfIsOfferedOfTablesTooLargeForPrint() {
        var links = page("/rounds/" + ROUND + "/tables").select("main a[href*=format=]").eachAttr("href");
        for (var large : List.of("levels?groupBy=specialty&format=", "units?limit=1000&format=")) {
            assertTrue(links.stream().anyMatch(link -> link.endsWith(large + "xlsx")), large);
            assertFalse(links.stream().anyMatch(link -> link.endsWith(large + "pdf")), large);
        }
        assertTrue(links.stream().anyMatch(link -> link.endsWith("/levels?format=pdf")), "others are still there for print");
    }

    @Test
    void thePublicIsToldThatChangesBeforePublicationNeedASignIn() {
        var page = page("/rounds/opened/changes?from=2001-06-01T00:00&to=2003-01-01T00:00");
        assertTrue(page.text().contains("Vad som ändrades innan omgången publicerades visas bara för den som är inloggad."));
        assertTrue(page.select("main a[href^=/sign-in]").eachText().contains("Logga in"));
        assertTrue(page("/rounds/opened/changes?from=2002-06-01T00:00&to=2003-01-01T00:00").text().contains("0 ändringar."));
    }

    @Test
    void theFollowUpBeginsWhenTheRoundIsClosed() {
        var begins = "Uppföljningen börjar när omgången stängs för svar.";
        for (var round : List.of("being-answered", "not-yet")) {
            var page = Jsoup.parse(RestAssured.given().auth().oauth2(TestTokens.bearer("ADMIN"))
                    .get("/rounds/" + round + "/follow-up").then().statusCode(200).extract().asString());
            assertEquals(round.equals("being-answered"), page.text().contains(begins), round);
            assertEquals(round.equals("being-answered"), page.select("main table").isEmpty(), round);
        }
    }

    @Test
    void anotherPublishedRoundCanBeChosenAndNoOther() {
        assertTrue(page("/").select("nav.rounds a").eachText().contains("earlier"));
        assertFalse(page("/").text().contains("own-of-uppsala"), "a region's own round is nobody else's");
        assertTrue(page("/?round=earlier").text().contains("Utvärderingsomgång earlier"));
        for (var round : List.of("not-yet", "never-heard-of", "own-of-uppsala")) {
            RestAssured.get("/?round=" + round).then().statusCode(404).contentType("text/html;charset=UTF-8")
                    .body(containsString("Omgången " + round + " finns inte eller är inte publicerad."));
        }
        RestAssured.given().queryParam("round", "<script>x</script>").get("/").then().statusCode(404)
                .body(containsString("&lt;script&gt;"));
    }

    /** The page as a caller's program fetches it; what is not published stays out of every other's sight. */
    @Test
    void aRoundUnderWayIsOfferedToThoseWhoMaySeeItAndNeverShownFirst() {
        for (var bearer : List.of(TestTokens.bearer("ADMIN"), TestTokens.bearer("STEERING"),
                TestTokens.bearer("ASSESSOR", "03"), TestTokens.bearer("REGION", "03"))) {
            var page = Jsoup.parse(RestAssured.given().auth().oauth2(bearer).get("/").then().statusCode(200)
                    .header("Cache-Control", "no-store").extract().asString());
            assertTrue(page.text().contains("Utvärderingsomgång 2026–2031 Publicerad"));
            assertTrue(page.select("nav.rounds a").eachText().contains("not-yet preliminär"));
            assertTrue(RestAssured.given().auth().oauth2(bearer).get("/?round=not-yet").then().statusCode(200)
                    .header("Cache-Control", "no-store").extract().asString()
                    .contains("Inte publicerad: preliminära siffror"));
        }
        for (var link : page("/").select("nav.rounds a").eachText()) {
            assertFalse(link.contains("not-yet"), "nobody else is told of it");
        }
        RestAssured.given().auth().oauth2(TestTokens.bearer("OPERATOR")).get("/?round=not-yet").then().statusCode(404);
    }

    private static String mediaType(String code) {
        return Arrays.stream(Format.values()).filter(format -> format.code().equals(code)).findFirst().orElseThrow()
                .mediaType().split(";")[0];
    }

    private static Document page(String path) {
        return Jsoup.parse(RestAssured.get(path.split("#")[0]).then().statusCode(200).extract().asString());
    }

    private static boolean in(Unit unit, String region) {
        return unit.outcomes() != null && (region == null || region.equals(unit.region()));
    }

    @Test
    void theNoticeStandsInTheLanguageOfThePage() {
        var swedish = page("/").selectFirst("aside.notice p");
        assertEquals("Uppgifterna är påhittade.", swedish.text());
        assertEquals("sv", swedish.attr("lang"));
        var english = page("/?lang=en").selectFirst("aside.notice p");
        assertEquals("The data are made up.", english.text());
        assertEquals("en", english.attr("lang"));
    }

    private static boolean meets(Unit unit, int level) {
        return List.of(Outcome.MET, Outcome.EXEMPT).contains(unit.outcomes()[level - 1]);
    }

    private static long count(Predicate<Unit> wanted) {
        return UNITS.stream().filter(wanted).count();
    }

    private static String percent(long part, long whole) {
        return whole == 0 ? "–" : rounded(part, whole) + NBSP + "%";
    }

    private static BigDecimal rounded(long part, long whole) {
        return BigDecimal.valueOf(100 * part).divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP);
    }

    private static String word(long met, long of) {
        if (of == 0) {
            return "inga svarande enheter:";
        }
        var percent = rounded(met, of).intValueExact();
        return met == of ? "alla svarande enheter:" : percent >= 90 ? "" : percent >= 75 ? "75–89 %:"
                : percent >= 50 ? "50–74 %:" : "under 50 %:";
    }
}
