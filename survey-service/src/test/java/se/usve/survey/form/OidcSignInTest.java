package se.usve.survey.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import se.usve.stack.testing.TestTokens;
import se.usve.stack.testing.Visitor;
import se.usve.survey.AsInstalled;
import se.usve.survey.OnTheStack;
import se.usve.survey.Survey;

/** Signing in as in production: by the authorization code flow of an OpenID provider, switched on by configuration alone. */
@QuarkusTest
@OnTheStack
@TestProfile(AsInstalled.class)
class OidcSignInTest {

    private final HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL).build();

    @Test
    void whoComesToTheFormIsSentToSignInAndBack() throws Exception {
        var round = Survey.openRound();
        var page = get("/form/" + round + "/u1/sections/general");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri()).isEqualTo(URI.create(Visitor.origin() + "/form/" + round + "/u1/sections/general"));
        assertThat(Jsoup.parse(page.body()).selectFirst(".name").text()).isEqualTo("Astrid");

        var saved = browser.send(HttpRequest.newBuilder(page.uri()).header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded").header("Origin", Visitor.origin())
                .POST(HttpRequest.BodyPublishers.ofString("revision=&seen=" + Jsoup.parse(page.body())
                        .selectFirst("[name=seen]").attr("value") + "&a.3=NO&go=stay")).build(),
                        BodyHandlers.ofString());
        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(Survey.region("01").get("/rounds/" + round + "/units/u1/draft").jsonPath().getString("savedBy"))
                .isEqualTo("Astrid");
        assertThat(browser.send(HttpRequest.newBuilder(URI.create(Visitor.origin() + "/survey/v1/rounds/" + round))
                .build(),
                BodyHandlers.ofString()).statusCode()).as("the API takes no session").isEqualTo(401);
    }

    @Test
    void thereIsNoSignInByALinkAndHelpIsOpen() throws Exception {
        assertThat(get("/form/sign-in?token=a.b.c").statusCode()).isEqualTo(404);
        var nobody = HttpClient.newHttpClient();
        for (var open : List.of("/form/help", "/form/accessibility", "/form/signed-out")) {
            assertThat(nobody.send(HttpRequest.newBuilder(URI.create(Visitor.origin() + open))
                    .header("Accept", "text/html").build(),
                    BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
        assertThat(nobody.send(HttpRequest.newBuilder(URI.create(Visitor.origin() + "/form"))
                .header("Accept", "text/html")
                .header("Cookie", "usve-form=" + TestTokens.bearer("REGION", "01")).build(),
                BodyHandlers.ofString()).statusCode()).as("a token in a cookie signs nobody in").isEqualTo(302);
    }

    @Test
    void signingOutEndsTheSession() throws Exception {
        assertThat(get("/form").statusCode()).isEqualTo(200);
        var out = browser.send(HttpRequest.newBuilder(URI.create(Visitor.origin() + "/form/sign-out"))
                .header("Accept", "text/html")
                .header("Origin", Visitor.origin()).POST(HttpRequest.BodyPublishers.noBody()).build(),
                BodyHandlers.ofString());
        assertThat(out.body()).contains("utloggad");
        assertThat(((CookieManager) browser.cookieHandler().orElseThrow()).getCookieStore().getCookies())
                .noneMatch(cookie -> cookie.getName().startsWith("q_session"));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(Visitor.origin() + path)).header("Accept", "text/html")
                .build(),
                BodyHandlers.ofString());
    }
}
