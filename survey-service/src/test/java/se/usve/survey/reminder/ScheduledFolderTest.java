package se.usve.survey.reminder;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import se.usve.chassis.time.Sweden;
import se.usve.survey.AsInTheLocalStack;
import se.usve.survey.OnTheStack;
import se.usve.survey.Survey;

/** As in the local stack: the time comes by itself, and letters go into the folder that is configured. */
@QuarkusTest
@OnTheStack
@TestProfile(AsInTheLocalStack.class)
class ScheduledFolderTest {

    @ConfigProperty(name = "usve.mail.folder")
    Path folder;

    @Test
    void aLetterLiesInTheFolderOnceItsTimeHasCome() throws Exception {
        var round = "/rounds/" + Survey.openRound();
        var recipient = "reg" + System.nanoTime() + "@01.example";
        Survey.ADMIN.put(round + "/contacts/01", Map.of("addresses", List.of(recipient))).then().statusCode(201);
        Survey.ADMIN.put(round + "/reminder-schedule",
                Map.of("dates", List.of(LocalDate.now(Sweden.ZONE).toString()), "at", "00:00")).then().statusCode(201);
        await().atMost(Duration.ofSeconds(20)).until(() ->
                "SENT".equals(Survey.ADMIN.get(round + "/reminders").path("items[0].state")));
        String id = Survey.ADMIN.get(round + "/reminders").path("items[0].id").toString();
        try (var in = Files.newInputStream(folder.resolve("reminder-" + id + ".eml"))) {
            var message = new MimeMessage(Session.getInstance(new Properties()), in);
            assertEquals(recipient, message.getAllRecipients()[0].toString());
            assertTrue(((String) message.getContent()).contains("Svara här: https://usve.example/form"));
        }
        assertEquals("FOLDER", Survey.ADMIN.get(round + "/reminders").path("mail"));
    }
}
