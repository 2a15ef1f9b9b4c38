package se.usve.reporting.indicators;

import java.util.List;
import java.util.Optional;

/**
 * A number that a unit's answers add up to.
 *
 * @param parts what is added, at least one
 */
public record Amount(List<Part> parts) {

    /**
     * One number that is asked for.
     *
     * @param question  id of the question
     * @param item      the item or year of it
     * @param askedWhen the answer to an earlier question without which it is not asked
     */
    record Part(String question, String item, Optional<Condition> askedWhen) {
    }

    /**
     * What a unit gave.
     *
     * @param number what the parts it gave add up to
     * @param whole  whether it gave all of them
     */
    record Given(long number, boolean whole) {
    }

    /**
     * {@return what the unit gave; empty if it gave none of the parts that it was asked, which is not the same as 0}
     *
     * <p>A part that was not asked, because the answer before says that there is nothing to count, is 0.
     */
    Optional<Given> of(Answers answers) {
        long sum = 0;
        int given = 0;
        int known = 0;
        for (var part : parts) {
            var number = answers.number(part.question(), part.item());
            if (number.isPresent()) {
                sum += number.getAsLong();
                given++;
                known++;
            } else if (part.askedWhen().flatMap(condition -> condition.holds(answers)).equals(Optional.of(false))) {
                known++;
            }
        }
        return given > 0 || known == parts.size() ? Optional.of(new Given(sum, known == parts.size())) : Optional.empty();
    }
}
