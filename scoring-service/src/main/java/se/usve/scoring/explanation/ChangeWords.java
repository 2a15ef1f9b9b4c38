package se.usve.scoring.explanation;

import java.util.Optional;
import se.usve.chassis.problem.Text;

/**
 * Says what to change, as one would tell whoever fills in the form.
 *
 * @param words what things are called
 */
record ChangeWords(Vocabulary words) {

    Text of(Need need) {
        var question = need.cell().question();
        return switch (need.target()) {
            case Change.Codes(var codes) -> {
                var where = where(need.cell());
                var to = words.anyOf(question, need.cell().item(), codes);
                yield from(need).map(from -> Phrases.joined(new Text("Ändra ", "Change "), where,
                                new Text(" från ", " from "), from, new Text(" till ", " to "), to))
                        .orElseGet(() -> Phrases.joined(new Text("Besvara ", "Answer "), where, new Text(" med ", " with "), to));
            }
            case Change.AtLeast(var number) -> Phrases.joined(new Text("Ange minst ", "Give at least "),
                    Phrases.number(number), need.cell().item().map(year -> new Text(" för " + year, " for " + year))
                            .orElse(Phrases.NOTHING), new Text(" i ", " in "), words.numbered(question, Optional.empty()));
            case Change.Options _ -> Phrases.joined(new Text("Välj minst ett alternativ i ", "Choose at least one option in "),
                    words.numbered(question, Optional.empty()));
            case Change.Words _ -> Phrases.joined(need.from().isEmpty() ? new Text("Fyll i ", "Fill in ")
                    : new Text("Skriv ett annat exempel i ", "Write another example in "),
                    words.numbered(question, Optional.empty()));
        };
    }

    /** An item that the rule set has a word for is told as it tells it, others as the questionnaire does. */
    private Text where(Need.Cell cell) {
        if (cell.item().isEmpty() || words.tellsItemsOf(cell.question())) {
            return words.numbered(cell.question(), cell.item());
        }
        var item = words.item(cell.question(), cell.item().get());
        return Phrases.joined(new Text("”" + item.sv() + "”", "“" + item.en() + "”"),
                new Text(" i fråga " + cell.question(), " in question " + cell.question()));
    }

    /** {@return the answer there is, empty if there is none or one that the question has not} */
    private Optional<Text> from(Need need) {
        return need.from().filter(String.class::isInstance).flatMap(code ->
                words.code(need.cell().question(), need.cell().item(), (String) code)).map(Phrases::quoted);
    }
}
