package se.usve.scoring.explanation;

import java.util.List;
import java.util.Optional;

/**
 * What one answer must be for a clause to hold.
 *
 * @param cell   the answer
 * @param from   what it is
 * @param target what it must be
 * @param there  whether it is that already
 */
record Need(Cell cell, Optional<Object> from, Change.Target target, boolean there) {

    /** The place of an answer: a question, and the item or year of one that is asked for each. */
    record Cell(String question, Optional<String> item) {
    }

    /** {@return what satisfies both, empty if nothing does} */
    Optional<Need> and(Need other) {
        return both(target, other.target).map(to -> new Need(cell, from, to, there && other.there));
    }

    private static Optional<Change.Target> both(Change.Target one, Change.Target other) {
        if (one instanceof Change.Codes(var codes) && other instanceof Change.Codes(var others)) {
            var common = codes.stream().filter(others::contains).toList();
            return common.isEmpty() ? Optional.empty() : Optional.of(new Change.Codes(common));
        }
        if (one instanceof Change.AtLeast(var number) && other instanceof Change.AtLeast(var least)) {
            return Optional.of(new Change.AtLeast(number.max(least)));
        }
        // Texts ask for the same as texts, options as options; a question is not answered in two ways.
        return List.of(one).contains(other) ? Optional.of(one) : Optional.empty();
    }
}
