package se.usve.survey.reminder;

import io.quarkus.mailer.Mailer;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Map;

/** Gives letters to the mail server that Quarkus is configured with ({@code quarkus.mailer.*}). */
final class SmtpPost implements Post {

    private static final int DEEPEST_CAUSE = 10;

    private final Mailer mailer;

    SmtpPost(Mailer mailer) {
        this.mailer = mailer;
    }

    /** The letter is no person's and wants no automatic answer (RFC 3834). */
    static Map<String, String> headers(Mail mail) {
        return Map.of("Message-ID", mail.messageId(), "Auto-Submitted", "auto-generated");
    }

    @Override
    public Means means() {
        return Means.SMTP;
    }

    @Override
    public Outcome send(Mail mail) {
        var message = io.quarkus.mailer.Mail.withText(mail.to(), mail.subject(), mail.text());
        headers(mail).forEach(message::addHeader);
        try {
            mailer.send(message);
            return new Outcome.Sent();
        } catch (RuntimeException e) {
            return outcome(e);
        }
    }

    /** Only a server's own no, and a server that nobody reached, make sure that the letter has not gone. */
    static Outcome outcome(Throwable thrown) {
        var cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++, cause = cause.getCause()) {
            switch (cause) {
                case SMTPException no -> {
                    var words = no.getReplyMessages();
                    return new Outcome.Refused(words == null || words.isEmpty()
                            ? String.valueOf(no.getReplyCode()) : oneLine(String.join(" ", words)));
                }
                case ConnectException _, UnknownHostException _ -> {
                    return new Outcome.Unreachable("The mail server was not reached");
                }
                default -> {
                    // What it wraps may tell more.
                }
            }
        }
        return new Outcome.Unknown("No answer from the mail server: " + thrown.getClass().getSimpleName());
    }

    private static String oneLine(String words) {
        var line = words.replaceAll("\\p{C}+", " ").strip();
        return line.length() > 300 ? line.substring(0, 300) : line;
    }
}
