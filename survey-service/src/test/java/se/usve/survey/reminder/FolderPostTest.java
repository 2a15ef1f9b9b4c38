package se.usve.survey.reminder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A letter put in a folder is one that any mail program reads. */
class FolderPostTest {

    private static final Post.Mail MAIL = new Post.Mail(17, "anna@region.example",
            "Påminnelse: 2 enheter i omgång 2018-2021 saknar svar – åäö ÅÄÖ, och så långt att raden måste vikas någonstans",
            "Hej!\n\n  - Ögon (u1), sista dag 2022-06-28\n.\nFrom här = där, " + "å".repeat(500) + "\n");

    @TempDir
    Path temporary;

    @Test
    void theFileIsAMessageThatAMailProgramReads() throws IOException, MessagingException {
        var folder = temporary.resolve("data/mail");
        assertEquals(new Post.Outcome.Sent(), new FolderPost(folder, "USVE <usve@region.example>").send(MAIL));
        assertEquals(List.of("reminder-17.eml"), names(folder));
        var file = folder.resolve("reminder-17.eml");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        try (var in = Files.newInputStream(file)) {
            var message = new MimeMessage(Session.getInstance(new Properties()), in);
            assertEquals(MAIL.subject(), message.getSubject());
            assertEquals(MAIL.text(), ((String) message.getContent()).replace("\r\n", "\n"));
            assertEquals("<usve-reminder-17@usve.local>", message.getMessageID());
            assertEquals("auto-generated", message.getHeader("Auto-Submitted", null));
            assertEquals(List.of(new InternetAddress("anna@region.example")),
                    List.of(message.getRecipients(Message.RecipientType.TO)));
            assertEquals("usve@region.example", ((InternetAddress) message.getFrom()[0]).getAddress());
            assertTrue(message.getSentDate() != null, "a Date (RFC 5322 section 3.6)");
            assertEquals(1, message.getHeader("Message-ID").length);
        }
        assertTrue(Files.readString(file).lines().allMatch(line -> line.length() <= 998), "RFC 5322 section 2.1.1");
        assertTrue(Files.readString(file).chars().allMatch(character -> character < 128), "7 bits");
    }

    @Test
    void aFolderThatCannotBeWrittenTakesNoLetter() throws IOException {
        var file = Files.createFile(temporary.resolve("file"));
        assertInstanceOf(Post.Outcome.Unreachable.class, new FolderPost(file, "usve@region.example").send(MAIL));
    }

    @Test
    void theFolderGoesBeforeTheServerAndWithoutASenderThereIsNone() {
        assertEquals(Post.Means.FOLDER, PostChoice.choose(Optional.of(temporary), Optional.of("a@b.se"), null).means());
        assertEquals(Post.Means.SMTP, PostChoice.choose(Optional.empty(), Optional.of("a@b.se"), null).means());
        assertEquals(Post.Means.NOT_CONFIGURED, PostChoice.choose(Optional.empty(), Optional.empty(), null).means());
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
