package se.usve.scoring.assessment;

import java.util.List;

/** Why somebody cannot rule on a case now, nor claim it. */
public sealed interface Refusal {

    /** The example is no longer to be judged. */
    record Superseded() implements Refusal {
    }

    /**
     * The case is decided.
     *
     * @param by the ruling that decided
     */
    record AlreadyDecided(Ruling by) implements Refusal {
    }

    /**
     * They have ruled on it.
     *
     * @param own their ruling
     */
    record OwnRulingStands(Ruling own) implements Refusal {
    }

    /** They have withdrawn their ruling after another gave theirs, and could not be independent of it. */
    record TookPart() implements Refusal {
    }

    /**
     * As many others have claimed it as rulings are lacking.
     *
     * @param by their claims
     */
    record ClaimedByOthers(List<Claim> by) implements Refusal {
    }
}
