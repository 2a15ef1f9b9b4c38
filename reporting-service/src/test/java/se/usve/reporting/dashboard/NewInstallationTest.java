package se.usve.reporting.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import se.usve.reporting.testing.RealStack;

/** The page of a service that has heard of no round yet, and the notice an installation can put on it. */
@QuarkusTest
@RealStack
@TestProfile(NewInstallationTest.EmptyReadModel.class)
class NewInstallationTest {

    /** A schema of its own, so that nothing of other tests is in it, and a notice in both languages. */
    public static class EmptyReadModel implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("usve.read-model.schema", "new_installation",
                    "usve.dashboard.notice", "Uppgifterna är påhittade.",
                    "usve.dashboard.notice-en", "The data are made up.");
        }
    }

    @Test
    void thePageSaysInPlainWordsThatNothingIsPublished() {
        var page = Jsoup.parse(RestAssured.get("/").then().statusCode(200).extract().asString());
        assertTrue(page.text().contains("Ingen omgång är publicerad ännu."));
        assertEquals(0, page.select("table").size());
    }

    @Test
    void theNoticeStandsInTheLanguageOfThePage() {
        var swedish = Jsoup.parse(RestAssured.get("/").asString()).selectFirst("aside.notice p");
        assertEquals("Uppgifterna är påhittade.", swedish.text());
        assertEquals("sv", swedish.attr("lang"));
        var english = Jsoup.parse(RestAssured.get("/?lang=en").asString()).selectFirst("aside.notice p");
        assertEquals("The data are made up.", english.text());
        assertEquals("en", english.attr("lang"));
    }
}
