package se.usve.survey.reminder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import se.usve.survey.AsInstalled;
import se.usve.survey.OnTheStack;

/** What a mail server does decides what is known of a letter: the service's own mail client against a server of each kind. */
@QuarkusTest
@OnTheStack
@TestProfile(AsInstalled.class)
class SmtpPostTest {

    private static final Post.Mail MAIL = new Post.Mail(3, "anna@region.example", "Påminnelse: åäö", "Hej på dig, Åsa!\n");

    @Inject
    Post post;
    @ConfigProperty(name = "quarkus.mailer.port")
    int port;

    @Test
    void aLetterThatTheServerTookOverIsSent() throws Exception {
        try (var server = new ScriptedMailServer(port)) {
            assertEquals(new Post.Outcome.Sent(), post.send(MAIL));
            var message = new MimeMessage(Session.getInstance(new Properties()),
                    new ByteArrayInputStream(server.letters.getFirst().getBytes(StandardCharsets.US_ASCII)));
            assertEquals("Påminnelse: åäö", message.getSubject());
            assertEquals("Hej på dig, Åsa!", ((String) message.getContent()).strip());
            assertEquals("<usve-reminder-3@usve.local>", message.getMessageID());
            assertEquals("USVE <usve@region.example>", message.getFrom()[0].toString());
        }
    }

    @Test
    void aPlainNoIsARefusal() {
        try (var server = new ScriptedMailServer(port)) {
            server.does = ScriptedMailServer.Does.REFUSE_RECIPIENT;
            var outcome = assertInstanceOf(Post.Outcome.Refused.class, post.send(MAIL));
            assertTrue(outcome.reason().contains("no such mailbox"), outcome.reason());
            server.does = ScriptedMailServer.Does.REFUSE_LETTER;
            assertEquals(new Post.Outcome.Refused("554 not here"), post.send(MAIL));
        }
    }

    @Test
    void aServerThatHangsUpOnceItHasTheLetterLeavesItsFateUnknown() {
        try (var server = new ScriptedMailServer(port)) {
            server.does = ScriptedMailServer.Does.HANG_UP_AFTER_LETTER;
            assertInstanceOf(Post.Outcome.Unknown.class, post.send(MAIL));
            assertEquals(1, server.letters.size());
        }
    }

    @Test
    void aServerThatIsAwayHasNotTakenTheLetter() {
        assertInstanceOf(Post.Outcome.Unreachable.class, post.send(MAIL));
    }
}
