package se.usve.survey.draft;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import se.usve.survey.audit.Hash;
import se.usve.survey.questionnaire.Question;
import se.usve.survey.questionnaire.Questionnaire;

/**
 * What a draft says.
 *
 * @param answers     question id to answer
 * @param carriedOver the questions whose answers are carried over and not confirmed
 * @param basedOn     where answers were carried over from last
 */
record Content(Map<String, Object> answers, Set<String> carriedOver, Optional<Draft.Origin> basedOn) {

    static final Content NOTHING = new Content(Map.of(), Set.of(), Optional.empty());

    static Content of(Draft draft) {
        return new Content(draft.answers(), draft.carriedOver(), draft.basedOn());
    }

    /** {@return the same with other answers; a carried-over answer that is changed or removed needs no confirmation} */
    Content with(Map<String, Object> changed, Set<String> confirmed) {
        var still = new TreeSet<String>();
        for (var question : carriedOver) {
            if (!confirmed.contains(question) && Objects.equals(answers.get(question), changed.get(question))) {
                still.add(question);
            }
        }
        return new Content(changed, still, basedOn);
    }

    /**
     * {@return the same with the unanswered questions answered as they were before} An answer is carried over to a
     * question that has the same id, accepts it, and is asked given the answers there are by then.
     */
    Content filledFrom(Map<String, Object> earlier, Draft.Origin origin, Questionnaire questionnaire) {
        var filled = new LinkedHashMap<>(answers);
        var carried = new TreeSet<>(carriedOver);
        boolean more = true;
        while (more) {
            more = false;
            for (var question : questionnaire.asked(filled)) {
                if (!filled.containsKey(question.id()) && canTake(question, earlier)) {
                    filled.put(question.id(), earlier.get(question.id()));
                    carried.add(question.id());
                    // The answer may be what another question waits for.
                    more = true;
                }
            }
        }
        return filled.size() == answers.size() ? this : new Content(filled, carried, Optional.of(origin));
    }

    /** {@return hash of the answers, for the audit} */
    String hash() {
        return Hash.of(answers);
    }

    private static boolean canTake(Question question, Map<String, Object> earlier) {
        return earlier.containsKey(question.id()) && question.accepts(earlier.get(question.id()));
    }
}
