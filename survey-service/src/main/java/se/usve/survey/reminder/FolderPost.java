package se.usve.survey.reminder;

import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.mailencoder.MailEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Puts letters in a folder, each a file of its own (RFC 5322) that only its owner may read: for a stack without mail. */
final class FolderPost implements Post {

    private final Path folder;
    private final String from;

    FolderPost(Path folder, String from) {
        this.folder = folder;
        this.from = from;
    }

    @Override
    public Means means() {
        return Means.FOLDER;
    }

    @Override
    public Outcome send(Mail mail) {
        try {
            write(mail);
            return new Outcome.Sent();
        } catch (IOException e) {
            return new Outcome.Unreachable("The folder for mail cannot be written: " + e.getClass().getSimpleName());
        }
    }

    /** The file has its name when all of it is there. */
    private void write(Mail mail) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var unfinished = Files.createTempFile(folder, ".", ".unfinished",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(unfinished, encode(mail), StandardCharsets.UTF_8);
            Files.move(unfinished, folder.resolve("reminder-" + mail.id() + ".eml"), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private String encode(Mail mail) {
        var message = new MailMessage(from, mail.to(), mail.subject(), mail.text());
        var headers = MultiMap.caseInsensitiveMultiMap();
        SmtpPost.headers(mail).forEach(headers::add);
        message.setHeaders(headers);
        return new MailEncoder(message, "usve.local", new MailConfig()).encode();
    }
}
