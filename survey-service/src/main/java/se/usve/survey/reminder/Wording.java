package se.usve.survey.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The words of a reminder: Swedish first, English below, plain text. */
@ApplicationScoped
class Wording {

    private static final String TEXT = """
            Hej!

            %s har ännu inte svarat på USVE-enkäten i omgång %s:

            %s
            Svara här: %s

            Har enheten redan svarat behöver du inte göra något. Du får brevet för att din adress är anmäld som \
            kontakt för enkäten; det skickas automatiskt.

            --------

            Hello,

            %s not yet answered the USVE survey of round %s:

            %s
            Answer here: %s

            If the unit has answered already there is nothing to do. You get this letter because your address is \
            registered as a contact for the survey; it is sent automatically.
            """;

    private final String form;

    Wording(@ConfigProperty(name = "usve.form.url") String form) {
        this.form = form;
    }

    String subject(String round, Letter letter) {
        int units = letter.units().size();
        return "Påminnelse: %s i omgång %s saknar svar (Reminder: USVE survey)"
                .formatted(units == 1 ? "en enhet" : units + " enheter", round);
    }

    String text(String round, Letter letter) {
        int units = letter.units().size();
        return TEXT.formatted(
                units == 1 ? "En enhet" : units + " enheter", round, list(letter, "sista dag"), form,
                units == 1 ? "One unit has" : units + " units have", round, list(letter, "last day"), form);
    }

    private static String list(Letter letter, String lastDay) {
        return letter.units().stream()
                .map(unit -> "  - %s (%s), %s %s\n".formatted(unit.name(), unit.unit(), lastDay, unit.lastDay()))
                .collect(Collectors.joining());
    }
}
