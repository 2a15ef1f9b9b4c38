package se.usve.survey.reminder;

import io.quarkus.mailer.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.usve.survey.settings.SurveySettings;

/**
 * Chooses how letters go out: into the folder {@code usve.mail.folder} if it is set, else to the mail server once a sender
 * is named ({@code quarkus.mailer.from}; without one no server takes a letter), else not at all.
 */
class PostChoice {

    private static final String NOBODY = "USVE <usve@usve.local>";

    @Produces
    @ApplicationScoped
    Post post(SurveySettings.Mail mail,
            @ConfigProperty(name = "quarkus.mailer.from") Optional<String> from, Mailer mailer) {
        return choose(mail.folder(), from, mailer);
    }

    static Post choose(Optional<Path> folder, Optional<String> from, Mailer mailer) {
        if (folder.isPresent()) {
            return new FolderPost(folder.get(), from.orElse(NOBODY));
        }
        return from.isPresent() ? new SmtpPost(mailer) : new NoPost();
    }
}
