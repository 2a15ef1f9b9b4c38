package se.usve.survey.reminder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reminder says. */
class WordingTest {

    private static final LocalDate LAST_DAY = LocalDate.parse("2022-06-28");
    private static final Letter LETTER = new Letter("anna@region.example",
            List.of(new Letter.Missing("u1", "Ögon 100 %s", "01", LAST_DAY)));

    private final Wording wording = new Wording(() -> URI.create("https://usve.example/form"));

    @Test
    void swedishComesFirstWithTheUnitTheLastDayAndWhereToAnswer() {
        assertEquals("Påminnelse: en enhet i omgång 2018-2021 saknar svar (Reminder: USVE survey)",
                wording.subject("2018-2021", LETTER));
        assertEquals("""
                Hej!

                En enhet har ännu inte svarat på USVE-enkäten i omgång 2018-2021:

                  - Ögon 100 %s (u1), sista dag 2022-06-28

                Svara här: https://usve.example/form

                Har enheten redan svarat behöver du inte göra något. Du får brevet för att din adress är anmäld som \
                kontakt för enkäten; det skickas automatiskt.

                --------

                Hello,

                One unit has not yet answered the USVE survey of round 2018-2021:

                  - Ögon 100 %s (u1), last day 2022-06-28

                Answer here: https://usve.example/form

                If the unit has answered already there is nothing to do. You get this letter because your address is \
                registered as a contact for the survey; it is sent automatically.
                """, wording.text("2018-2021", LETTER, LAST_DAY));
    }

    @Test
    void afterTheLastDayItSaysThatItHasPassed() {
        assertEquals("  - Ögon 100 %s (u1), sista dag var 2022-06-28: svara ändå, så snart det går",
                wording.text("2018-2021", LETTER, LAST_DAY.plusDays(1)).lines().skip(4).findFirst().orElseThrow());
    }
}
