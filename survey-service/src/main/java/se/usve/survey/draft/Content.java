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
     * question that was asked then too and is answered in the same way, accepts it, and is asked given the answers there
     * are by then. A question that has got another answer to choose is another question, though it kept its number.
     *
     * @param earlier the answers there were, and what they answered
     */
    Content filledFrom(EarlierAnswers.Found earlier, Questionnaire questionnaire) {
        var filled = new LinkedHashMap<>(answers);
        var carried = new TreeSet<>(carriedOver);
        boolean more = true;
        while (more) {
            more = false;
            for (var question : questionnaire.asked(filled)) {
                if (!filled.containsKey(question.id()) && canTake(question, earlier)) {
                    filled.put(question.id(), earlier.answers().get(question.id()));
                    carried.add(question.id());
                    // The answer may be what another question waits for.
                    more = true;
                }
            }
        }
        return filled.size() == answers.size() ? this : new Content(filled, carried, Optional.of(earlier.origin()));
    }

    /** {@return hash of the answers, for the audit} */
    String hash() {
        return Hash.of(answers);
    }

    private static boolean canTake(Question question, EarlierAnswers.Found earlier) {
        return earlier.answers().containsKey(question.id())
                && earlier.questionnaire().question(question.id()).filter(question::isAnsweredLike).isPresent()
                && question.accepts(earlier.answers().get(question.id()));
    }
}
