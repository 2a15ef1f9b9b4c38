package se.usve.survey.form;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.usve.stack.testing.TestTokens;
import se.usve.stack.testing.Visitor.Filled;
import se.usve.stack.testing.Visitor;
import se.usve.survey.OnTheStack;
import se.usve.survey.Survey;

/** Who gets into the form, in which language, and what protects it. */
@QuarkusTest
@OnTheStack
class FormAccessTest {

    @Test
    void theLinkSignsInAndLeavesNoTokenInTheAddress() {
        var token = TestTokens.bearer("REGION", "01");
        var answer = given().redirects().follow(false).get("/form/sign-in?token=" + token).then().statusCode(303)
                .header("Location", containsString("/form")).header("Location", not(containsString("token")))
                .header("Referrer-Policy", "no-referrer").header("Cache-Control", "no-store").extract();
        assertThat(answer.header("Set-Cookie"))
                .contains("usve-form=" + token, "HttpOnly", "SameSite=Strict", "Path=/form");
        given().header("Accept", "text/html").cookie("usve-form", token).get("/form").then().statusCode(200)
                .body(containsString("region-01"));
        given().redirects().follow(false).header("Accept", "text/html").get("/form/sign-in?token=no%0d%0atoken").then()
                .statusCode(400).contentType("text/html");
    }

    @Test
    void theCookieOpensNothingButTheForm() {
        var round = Survey.openRound();
        given().cookie("usve-form", TestTokens.bearer("ADMIN")).get("/survey/v1/rounds/" + round + "/units").then()
                .statusCode(401);
    }

    @Test
    void whoIsNotSignedInIsToldHow() {
        for (var token : List.of("", TestTokens.expired("REGION", "01"), TestTokens.signedByOther("REGION", "01"))) {
            var page = given().header("Accept", "text/html").header("Accept-Language", "sv").cookie("usve-form", token)
                    .get("/form").then().statusCode(401).contentType("text/html").extract().response();
            assertThat(Visitor.document(page).text()).contains("Logga in", "./usve token --role REGION");
        }
        given().header("Accept", "application/json").get("/form").then().statusCode(401)
                .contentType("application/problem+json");
    }

    @Test
    void signingOutForgetsTheCookie() {
        var visitor = FormVisitor.region("01");
        var out = visitor.send(Filled.of(visitor.page("/form"), "header form"), null, null);
        out.then().statusCode(303);
        assertThat(out.header("Set-Cookie")).contains("usve-form=;", "Max-Age=0", "Path=/form");
        assertThat(visitor.follow(out).text()).contains("Du är utloggad");
    }

    @Test
    void anotherRegionsUnitIsNotThere() {
        var unit = "/form/" + Survey.openRound() + "/u1";
        var skane = FormVisitor.region("12");
        for (var page : List.of("", "/sections/general", "/check", "/history", "/levels", "/receipts/1",
                "/receipts/1/receipt.json")) {
            skane.request().get(unit + page).then().statusCode(404).contentType("text/html")
                    .body(containsString("Enheten finns inte"));
            FormVisitor.admin().request().get(unit + page).then().statusCode(page.contains("receipts") ? 404 : 200);
        }
        var form = Filled.of(FormVisitor.region("01").page(unit + "/sections/general")).with("a.3", "NO");
        skane.send(form, "go", "stay").then().statusCode(404);
        for (var role : List.of("STEERING", "OPERATOR")) {
            FormVisitor.of(role).request().get("/form").then().statusCode(403)
                    .contentType("text/html")
                    .body(containsString("Din roll ger inte rätt till detta"));
        }
        Survey.region("01").get("/rounds/" + unit.split("/")[2] + "/units/u1/draft").then().statusCode(404);
    }

    @Test
    void anotherSitesPageCannotSendTheForm() {
        var unit = "/form/" + Survey.openRound() + "/u1/sections/general";
        var headers = List.of(Map.of("Sec-Fetch-Site", "cross-site"), Map.of("Sec-Fetch-Site", "same-site"),
                Map.of("Sec-Fetch-Site", "cross-site", "Origin", Visitor.origin()),
                Map.of("Origin", "https://evil.example"),
                Map.of("Origin", "null"), Map.of("Referer", "https://evil.example/x?" + Visitor.origin()),
                Map.<String, String>of());
        for (var header : headers) {
            FormVisitor.region("01").request().headers(header).formParam("a.3", "NO").formParam("go", "stay").post(unit)
                    .then()
                    .statusCode(403).contentType("text/html").body(containsString("Inget är sparat"));
        }
        for (var header : List.of(Map.of("Sec-Fetch-Site", "same-origin"), Map.of("Origin", Visitor.origin()),
                Map.of("Referer", Visitor.origin() + unit))) {
            FormVisitor.region("01").request().headers(header).get(unit).then().statusCode(200);
            FormVisitor.region("01").request().headers(header).formParam("go", "stay").post(unit).then().statusCode(303);
        }
    }

    @Test
    void everyPageIsProtected() {
        for (var page : List.of("/form", "/form/help", "/form/unheard-of", "/form/sign-in?token=x")) {
            FormVisitor.region("01").request().get(page).then()
                    .header("Content-Security-Policy", containsString("default-src 'none'"))
                    .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                    .header("Content-Security-Policy", not(containsString("unsafe")))
                    .header("X-Content-Type-Options", "nosniff").header("Cache-Control", "no-store")
                    .header("Strict-Transport-Security", nullValue());
        }
        var page = FormVisitor.region("01").page("/form");
        assertThat(page.select("script:not([src]), style, [style], [onclick]")).isEmpty();
        given().get("/form.css").then().statusCode(200);
        given().get("/form.js").then().statusCode(200);
        FormVisitor.region("01").request().get("/form/a/b/c/d").then().statusCode(404).contentType("text/html");
    }

    @Test
    void thePagesAreNoPartOfTheProgrammingInterface() {
        given().get("/survey/v1/openapi").then().statusCode(200).body(not(containsString("/form")));
    }

    @Test
    void aLanguageIsAskedForChosenAndRemembered() {
        var visitor = FormVisitor.region("01");
        assertThat(visitor.page("/form").selectFirst("html").attr("lang")).isEqualTo("sv");
        assertThat(visitor.inEnglish().page("/form").selectFirst("h1").text()).isEqualTo("Units");
        var chosen = visitor.request().get("/form?lang=en").then().statusCode(200).header("Content-Language", "en")
                .extract();
        visitor.request().cookies(chosen.cookies()).get("/form/help").then().body(containsString("Help"));
        visitor.request().cookies(chosen.cookies()).get("/form/r/u").then().statusCode(404)
                .body(containsString("There is no such round"));
        visitor.request().cookies(chosen.cookies()).get("/form/help?lang=sv").then().body(containsString("Hjälp"));
        given().header("Accept", "text/html").get("/form/accessibility").then().statusCode(200)
                .body(containsString("Tillgänglighetsredogörelse"));
        given().header("Accept", "text/html").get("/form/help").then().statusCode(200)
                .contentType(equalTo("text/html;charset=UTF-8"));
    }
}
