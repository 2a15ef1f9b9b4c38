package se.usve.survey.files;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import se.usve.chassis.problem.Text;
import se.usve.survey.questionnaire.Questionnaire;

/** What the first sheet of a template says to who fills it in. */
final class Guide {

    private Guide() {
    }

    /** {@return the lines, Swedish first; a line that begins with {@code #} is a heading} */
    static List<String> lines(Cover cover) {
        return Stream.of(swedish(cover).lines(),
                about(cover.questionnaire(), Text::sv, "# Om frågorna"),
                Stream.of(""), english(cover).lines(),
                about(cover.questionnaire(), Text::en, "# About the questions"))
                .flatMap(lines -> lines).toList();
    }

    private static String swedish(Cover cover) {
        return """
                # Enkäten för omgången %1$s
                Mallen är gjord %3$s för enkäten %2$s. Fyll i bladet Svar: en rad för varje enhet, en kolumn för \
                varje fråga eller del av en fråga.
                Välj svar i listan, eller skriv Ja eller Nej, eller svarets kod. Antal skrivs med siffror, utan \
                decimaler.
                En tom cell är en obesvarad fråga. En rad utan svar hoppas över: du kan skicka några enheter i \
                taget.
                När en enhet skickas igen ersätter raden alla enhetens tidigare svar. Lämna kvar det som ska gälla \
                även i fortsättningen.
                På frågor där flera alternativ får väljas skriver du Ja vid dem som gäller. Gäller inget av dem \
                skriver du Nej.
                Skriv inga formler. Klistra in värden (Klistra in special, Värden).
                Rubrikraden (rad 2) får inte ändras. Kolumnerna får byta plats. Ta inte bort kolumner: en fråga vars \
                kolumner saknas räknas som obesvarad, och ett svar som finns sedan tidigare tas bort.
                Kolumnen version visar vilka svar raden gjordes från. Har svaren ändrats sedan dess stoppas raden: \
                hämta en ny fil, eller töm cellen om raden ändå ska gälla.
                Spara som .xlsx och skicka filen. Finns det fel får du tillbaka samma fil med felen markerade och \
                förklarade i sista kolumnen: rätta dem och skicka den igen.
                """.formatted(cover.origin().round(), cover.origin().questionnaire(), cover.made());
    }

    private static String english(Cover cover) {
        return """
                # The survey for the round %1$s
                The template was made %3$s for the questionnaire %2$s. Fill in the sheet Svar: a row for each unit, \
                a column for each question or part of one.
                Choose an answer from the list, or write Yes or No, or the answer's code. Counts are written in \
                digits, without decimals.
                An empty cell is an unanswered question. A row without answers is passed over: you can send the \
                units a few at a time.
                When a unit is sent again its row replaces all its earlier answers. Leave in place what is to stand.
                Where several options may be chosen, write Yes at those that hold. If none does, write No.
                Write no formulas. Paste values (Paste special, Values).
                The header row (row 2) must not be changed. Columns may change places. Do not remove columns: a \
                question whose columns are missing counts as unanswered, and an answer given before is removed.
                The column version tells which answers the row was made from. If they have changed since, the row is \
                stopped: fetch a new file, or empty the cell if the row is to stand all the same.
                Save as .xlsx and send the file. If there are errors the same file comes back with them marked and \
                explained in the last column: mend them and send it again.
                """.formatted(cover.origin().round(), cover.origin().questionnaire(), cover.made());
    }

    /** The words before each section, and what to know about single questions; nothing if there are none. */
    private static Stream<String> about(Questionnaire questionnaire, Function<Text, String> language, String heading) {
        var sections = questionnaire.sections().stream().flatMap(section -> section.intro().stream()
                .map(intro -> language.apply(section.title()) + ": " + language.apply(intro)));
        var notes = questionnaire.questions().values().stream().flatMap(question -> question.head().note().stream()
                .map(note -> question.id() + ": " + language.apply(note)));
        var lines = Stream.concat(sections, notes).toList();
        return lines.isEmpty() ? Stream.of() : Stream.concat(Stream.of("", heading), lines.stream());
    }
}
