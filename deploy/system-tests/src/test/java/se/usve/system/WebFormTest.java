package se.usve.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.usve.stack.Service;

/** The web form with the real scoring service behind it. */
class WebFormTest {

    private final RunningSystem system = RunningSystem.get();

    @Test
    void theLevelsAUnitWouldMissAreShownWithWhatWouldHaveToChange() throws Exception {
        var round = "r" + UUID.randomUUID().toString().substring(0, 8);
        system.put(Service.SURVEY, "/survey/v1/rounds/" + round, RunningSystem.ADMIN, RoundDefinition.since(2018)).expecting(201);
        system.put(Service.SURVEY, "/survey/v1/rounds/" + round + "/units/u1", RunningSystem.ADMIN,
                Map.of("name", "Ögon", "region", "03")).expecting(201);
        system.post(Service.SURVEY, "/survey/v1/rounds/" + round + "/transitions", RunningSystem.ADMIN,
                Map.of("to", "OPEN")).expecting(200);

        try (var browser = HttpClient.newBuilder().cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL).build()) {
            var uppsala = system.stack().token(RunningSystem.region("03"));
            assertThat(page(browser, "/form/sign-in?token=" + uppsala)).contains("Ögon");
            // The scoring service hears of the round a moment after it is opened.
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() ->
                    assertThat(page(browser, "/form/" + round + "/u1/levels"))
                            .contains("Med svaren så långt nås 0 av 27 nivåer", "27 nivåer nås inte", "#q-3\"",
                                    "(obesvarad)"));
        }
    }

    private String page(HttpClient browser, String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(system.stack().api(Service.SURVEY) + path))
                .header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString()).body();
    }
}
