package se.usve.scoring.explanation;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import se.usve.chassis.problem.Text;

/**
 * An answer to change.
 *
 * @param question id of the question
 * @param item     the item or year of it, for a question asked for each
 * @param from     the answer there is, as it was given; empty if there is none or it is a text
 * @param to       what will do
 * @param sentence the same in words: "Ändra fråga 13c (samverkan med näringslivet) från Nej till Ja"
 */
public record Change(String question, Optional<String> item, Optional<Object> from, Target to, Text sentence) {

    /** What an answer is to become. */
    public sealed interface Target {
    }

    /** One of these codes. */
    public record Codes(List<String> codes) implements Target {
        public Codes {
            codes = List.copyOf(codes);
        }
    }

    /** At least one of these options chosen. */
    public record Options(List<String> codes) implements Target {
        public Options {
            codes = List.copyOf(codes);
        }
    }

    /** A number no less than this. */
    public record AtLeast(BigInteger number) implements Target {
    }

    /** A text, or another than there is; an example that must be approved then awaits its assessment. */
    public record Words() implements Target {
    }
}
