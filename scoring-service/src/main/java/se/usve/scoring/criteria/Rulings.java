package se.usve.scoring.criteria;

import java.util.Map;
import java.util.Optional;

/** The rulings on a unit's examples for one level, by the question that holds the example. */
public interface Rulings {

    /** {@return the ruling on the text now given for the question, empty if nobody has ruled} */
    Optional<Decision> on(String question);

    /** {@return rulings that approve every example there is: the unit's own view of itself} */
    static Rulings allApproved() {
        return _ -> Optional.of(Decision.APPROVED);
    }

    /** {@return no ruling at all} */
    static Rulings none() {
        return _ -> Optional.empty();
    }

    /** {@return these rulings} */
    static Rulings of(Map<String, Decision> byQuestion) {
        return question -> Optional.ofNullable(byQuestion.get(question));
    }
}
