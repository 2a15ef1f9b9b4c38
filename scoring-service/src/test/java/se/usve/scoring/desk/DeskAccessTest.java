package se.usve.scoring.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.usve.scoring.ComponentTest;
import se.usve.stack.testing.TestTokens;
import se.usve.stack.testing.Visitor;
import se.usve.stack.testing.Visitor.Filled;

/** Who gets to the assessors' pages, in which language, and what protects them. */
@QuarkusTest
class DeskAccessTest extends ComponentTest {

    private final Visitor anna = Desk.assessor("03", "anna");

    @Test
    void theLinkSignsInToTheseAndNoOtherPages() {
        var token = TestTokens.bearer("ASSESSOR", "03", "anna");
        var answer = given().redirects().follow(false).get("/assess/sign-in?token=" + token).then().statusCode(303)
                .header("Location", endsWith("/assess")).extract();
        assertThat(answer.header("Set-Cookie"))
                .contains("usve-assess=" + token, "HttpOnly", "SameSite=Strict", "Path=/assess");
        given().cookie("usve-assess", token).get("/scoring/v1/rounds/" + round + "/assessments").then().statusCode(401);
        given().header("Accept", "text/html").cookie("usve-form", token).get("/assess").then().statusCode(401);
    }

    @Test
    void whoIsNotSignedInIsToldHow() {
        var page = given().header("Accept", "text/html").header("Accept-Language", "sv").get("/assess").then()
                .statusCode(401).contentType("text/html").extract().response();
        assertThat(Visitor.document(page).text()).contains("Logga in", "./usve token --role ASSESSOR");
    }

    @Test
    void everybodyComesToTheirOwnFirstPage() {
        Desk.of("STEERING").request().get("/assess").then().statusCode(303).header("Location", endsWith("/assess/overrides"));
        Desk.region("12").request().get("/assess").then().statusCode(303).header("Location", endsWith("/assess/replies"));
        Desk.of("OPERATOR").request().get("/assess").then().statusCode(403).contentType("text/html");
        assertThat(anna.page("/assess").select(".rooms a").eachText())
                .containsExactly("Ärenden", "Ändrade utfall", "Samstämmighet", "Platsbesök", "Jäv");
    }

    @Test
    void signingOutForgetsTheCookie() {
        var out = anna.send(Filled.of(anna.page("/assess"), "header form"), null, null);
        assertThat(out.header("Set-Cookie")).contains("usve-assess=;", "Max-Age=0", "Path=/assess");
        assertThat(anna.follow(out).text()).contains("Du är utloggad");
    }

    @Test
    void anotherSitesPageCannotSendAForm() {
        for (var header : List.of(Map.of("Sec-Fetch-Site", "cross-site"), Map.of("Origin", "https://evil.example"),
                Map.<String, String>of())) {
            anna.request().headers(header).formParam("unit", "lund").formParam("reason", "x").post("/assess/conflicts")
                    .then().statusCode(403).contentType("text/html").body(containsString("Inget är sparat"));
        }
    }

    @Test
    void aNulInAFormIsNoError() {
        anna.request().header("Origin", Visitor.origin()).formParam("unit", "lu\0nd").formParam("reason", "x")
                .post("/assess/conflicts").then().statusCode(422).body(containsString("Det finns ingen enhet"));
    }

    @Test
    void everyPageIsProtected() {
        for (var page : List.of("/assess", "/assess/help", "/assess/unheard-of", "/assess/cases/none")) {
            anna.request().get(page).then().header("Content-Security-Policy", containsString("default-src 'none'"))
                    .header("Content-Security-Policy", not(containsString("unsafe")))
                    .header("X-Content-Type-Options", "nosniff").header("Cache-Control", "no-store");
        }
        assertThat(anna.page("/assess").select("script, style, [style], [onclick]")).isEmpty();
        for (var style : anna.page("/assess").select("link[rel=stylesheet]").eachAttr("href")) {
            given().get(style).then().statusCode(200).contentType("text/css");
        }
        anna.request().get("/assess/cases/none").then().statusCode(404).contentType("text/html")
                .body(containsString("Det finns inget ärende none"));
    }

    @Test
    void thePagesAreNoPartOfTheProgrammingInterface() {
        given().get("/scoring/v1/openapi").then().statusCode(200).body(not(containsString("/assess/")));
    }

    @Test
    void aLanguageIsChosenAndTheFiltersStay() {
        var page = anna.page("/assess?round=" + round + "&level=18");
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("sv");
        var other = page.selectFirst("nav[aria-label=Språk] a").attr("href");
        assertThat(other).isEqualTo("/assess?round=" + round + "&level=18&lang=en");
        var english = anna.page(other);
        assertThat(english.selectFirst("h1").text()).isEqualTo("Cases to assess");
        assertThat(english.select("option[selected]").eachAttr("value")).contains(round, "18");
        for (var open : List.of("/assess/help", "/assess/accessibility", "/assess/signed-out")) {
            given().header("Accept", "text/html").header("Accept-Language", "en").get(open).then().statusCode(200)
                    .header("Content-Language", "en");
        }
    }
}
