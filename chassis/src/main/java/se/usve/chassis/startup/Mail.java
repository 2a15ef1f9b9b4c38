package se.usve.chassis.startup;

import java.util.stream.Stream;

/** How letters go. */
final class Mail implements Check {

    private static final String START_TLS = "quarkus.mailer.start-tls";

    @Override
    public Stream<Finding> findings(Settings settings) {
        var sends = settings.find("quarkus.mailer.from").isPresent() && settings.find("usve.mail.folder").isEmpty()
                && settings.find("quarkus.mailer.host").filter(host -> !Address.isHere(host)).isPresent();
        var encrypted = settings.isOn("quarkus.mailer.tls")
                || settings.find(START_TLS).filter("REQUIRED"::equalsIgnoreCase).isPresent();
        return sends && !encrypted
                ? Stream.of(Finding.unsafe(Risk.PLAIN_MAIL, START_TLS,
                        "Letters, with the names and addresses in them, may go to the mail server as plain text.",
                        "Set it to REQUIRED, or quarkus.mailer.tls=true."))
                : Stream.empty();
    }
}
