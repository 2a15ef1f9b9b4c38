package se.usve.scoring.explanation;

import java.math.BigInteger;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.usve.chassis.problem.Text;

/** Words put together in both languages, by the rules of each. */
final class Phrases {

    static final Text NOTHING = new Text("", "");

    private Phrases() {
    }

    static Text joined(Text... parts) {
        return new Text(Stream.of(parts).map(Text::sv).collect(Collectors.joining()),
                Stream.of(parts).map(Text::en).collect(Collectors.joining()));
    }

    /** {@return "a, b och c"} */
    static Text and(List<Text> things) {
        return new Text(listed(things, Text::sv, ", ", " och "), listed(things, Text::en, ", ", " and "));
    }

    /** {@return "a, b eller c"} */
    static Text or(List<Text> things) {
        return new Text(listed(things, Text::sv, ", ", " eller "), listed(things, Text::en, ", ", " or "));
    }

    /** {@return two things after "varken" and "neither"} */
    static Text nor(List<Text> things) {
        return new Text(or(things).sv(), listed(things, Text::en, ", ", " nor "));
    }

    /** {@return whole clauses one after the other: "a, b, och c"} The comma tells where the next begins. */
    static Text clauses(List<Text> clauses) {
        return new Text(listed(clauses, Text::sv, ", ", ", och "), listed(clauses, Text::en, ", ", ", and "));
    }

    /** {@return an answer as it is said within a sentence: one word as it is, several in quotation marks} */
    static Text quoted(Text words) {
        return new Text(words.sv().contains(" ") ? "”" + words.sv() + "”" : words.sv(),
                words.en().contains(" ") ? "“" + words.en() + "”" : words.en());
    }

    /** {@return the number as each language writes it: 1 234 and 1,234} */
    static Text number(BigInteger number) {
        return new Text(NumberFormat.getIntegerInstance(Locale.of("sv", "SE")).format(number),
                NumberFormat.getIntegerInstance(Locale.UK).format(number));
    }

    private static String listed(List<Text> things, Function<Text, String> language, String between, String last) {
        var words = things.stream().map(language).toList();
        return words.size() < 2 ? String.join("", words)
                : String.join(between, words.subList(0, words.size() - 1)) + last + words.getLast();
    }
}
