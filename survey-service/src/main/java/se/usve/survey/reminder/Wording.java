package se.usve.survey.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.stream.Collectors;
import se.usve.survey.settings.SurveySettings;

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

    Wording(SurveySettings.Form form) {
        this.form = form.url().toString();
    }

    String subject(String round, Letter letter) {
        int units = letter.units().size();
        return "Påminnelse: %s i omgång %s saknar svar (Reminder: USVE survey)"
                .formatted(units == 1 ? "en enhet" : units + " enheter", round);
    }

    /** {@return the letter as it reads on a day: a round that is still open takes answers after its last day} */
    String text(String round, Letter letter, LocalDate day) {
        int units = letter.units().size();
        return TEXT.formatted(
                units == 1 ? "En enhet" : units + " enheter", round,
                list(letter, day, "sista dag", "sista dag var", "svara ändå, så snart det går"), form,
                units == 1 ? "One unit has" : units + " units have", round,
                list(letter, day, "last day", "the last day was", "please answer all the same, as soon as you can"), form);
    }

    private static String list(Letter letter, LocalDate day, String ahead, String past, String late) {
        return letter.units().stream()
                .map(unit -> "  - %s (%s), %s\n".formatted(unit.name(), unit.unit(), unit.lastDay().isBefore(day)
                        ? past + " " + unit.lastDay() + ": " + late
                        : ahead + " " + unit.lastDay()))
                .collect(Collectors.joining());
    }
}
