package se.usve.reporting.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.usve.reporting.testing.RealStack;
import se.usve.reporting.testing.Topics;
import se.usve.stack.testing.TestTokens;

/** Who sees which page, signed in or not; a session reads the data behind the pages and does nothing else. */
@QuarkusTest
@RealStack
class SightOfPagesTest {

    private static final String OPEN = "/rounds/" + TwoRounds.LATER;

    @Inject
    Topics topics;

    @BeforeEach
    void twoRounds() {
        TwoRounds.tell(topics);
    }

    @Test
    void aRoundUnderWayAsksForASignInThatComesBackToThePage() {
        for (var path : List.of(OPEN, OPEN + "/levels/1", OPEN + "/regions/01")) {
            browser(null).get(path).then().statusCode(401).body(containsString("Logga in"));
            browser(TestTokens.bearer("STEERING")).get(path).then().statusCode(200)
                    .header("Cache-Control", "no-store").body(containsString("preliminära siffror"));
        }
        var link = page(browser(null), "/rounds/" + TwoRounds.EARLIER + "?sort=01").selectFirst(".who a[href^=/sign-in]").attr("href");
        given().urlEncodingEnabled(false).redirects().follow(false).get(link + "&token=" + TestTokens.bearer("STEERING")).then()
                .statusCode(303).header("Location", endsWith("/rounds/" + TwoRounds.EARLIER + "?sort=01"))
                .header("Set-Cookie", containsString("HttpOnly")).header("Set-Cookie", containsString("SameSite=Strict"));
    }

    @Test
    void aSignInLeadsNowhereElse() {
        for (var elsewhere : List.of("https://example.org/", "//example.org/rounds", "/reporting/v1/rounds", "/\\example.org",
                "/rounds/x%0d%0aSet-Cookie:a")) {
            given().redirects().follow(false).queryParam("to", elsewhere).queryParam("token", TestTokens.bearer("STEERING"))
                    .get("/sign-in").then().statusCode(303).header("Location", endsWith("/"));
        }
    }

    @Test
    void aRegionSeesItselfAndTheCountryWhileTheRoundIsUnderWay() {
        var uppsala = TestTokens.bearer("REGION", "03");
        var heat = page(browser(uppsala), OPEN).selectFirst("table.heat");
        assertThat(heat.select("thead th.n")).hasSize(2);
        assertThat(page(browser(uppsala), OPEN + "/regions/03").select("table.units tbody tr")).hasSize(9);
        browser(uppsala).get(OPEN + "/regions/01").then().statusCode(403);
        var level = page(browser(uppsala), OPEN + "/levels/1");
        assertThat(level.select("table.level-regions tbody tr")).hasSize(2);
        assertThat(level.select("table.specialties")).as("a specialty may be one unit of another region").isEmpty();
        browser(uppsala).get(OPEN + "/regions/99").then().statusCode(404);
        browser(uppsala).get(OPEN + "/levels/99").then().statusCode(404);
    }

    @Test
    void aSessionReadsTheDataBehindThePagesAndDoesNothingElseThere() {
        var data = "/reporting/v1" + OPEN + "/levels?format=csv";
        given().get(data).then().statusCode(401);
        browser(TestTokens.bearer("STEERING")).get(data).then().statusCode(200).header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff");
        browser(TestTokens.bearer("OPERATOR")).post("/reporting/v1/rebuilds").then().statusCode(401);
    }

    @Test
    void aSessionThatHasEndedIsForgottenAndBarsNobodyFromWhatIsOpen() {
        var ended = TestTokens.bearer("STEERING") + "x";
        browser(ended).get("/about").then().statusCode(401).header("Set-Cookie", containsString("usve-report=;"))
                .header("Set-Cookie", containsString("Max-Age=0"));
        browser(null).get("/about").then().statusCode(200);
        browser(null).get("/accessibility").then().statusCode(200).body(containsString("2018:1937"));
    }

    private static RequestSpecification browser(String token) {
        var browser = given().header("Accept", "text/html,*/*;q=0.8");
        return token == null ? browser : browser.cookie("usve-report", token);
    }

    private static Document page(RequestSpecification browser, String path) {
        return Jsoup.parse(browser.get(path).then().statusCode(200).extract().asString());
    }
}
