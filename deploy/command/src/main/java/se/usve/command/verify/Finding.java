package se.usve.command.verify;

import java.util.List;
import java.util.Optional;

/**
 * What came of checking one invariant.
 *
 * @param id           its number, such as {@code I5}
 * @param statement    what must hold
 * @param checked      how many things it was checked for
 * @param figures      what was counted while it was checked, a line each
 * @param deviations   each thing it does not hold for, in words: what it is, a colon, and what is wrong; empty if it holds
 * @param notLookedAt  what of it could not be looked at, and why; empty if all of it was
 */
public record Finding(String id, String statement, long checked, List<String> figures, List<String> deviations,
        Optional<String> notLookedAt) {

    public Finding {
        figures = List.copyOf(figures);
        deviations = List.copyOf(deviations);
    }

    /** Of an invariant that was looked at whole, and of which there is nothing more to tell. */
    public Finding(String id, String statement, long checked, List<String> deviations) {
        this(id, statement, checked, List.of(), deviations, Optional.empty());
    }

    /** {@return whether nothing was found that it does not hold for} */
    public boolean holds() {
        return deviations.isEmpty();
    }

    /** {@return the same with only those deviations that another look found of the same things} */
    Finding asIn(Finding earlier) {
        var before = earlier.deviations().stream().map(Finding::subject).toList();
        return new Finding(id, statement, checked, figures,
                deviations.stream().filter(deviation -> before.contains(subject(deviation))).toList(), notLookedAt);
    }

    private static String subject(String deviation) {
        int end = deviation.indexOf(": ");
        return end < 0 ? deviation : deviation.substring(0, end);
    }
}
