package se.usve.survey.draft;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import se.usve.chassis.problem.Pointer;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;
import se.usve.survey.audit.Actor;
import se.usve.survey.submission.UnitInSight;

/** Saves a unit's answers as far as they have come, be they right or wrong. */
@ApplicationScoped
public class SaveDraft {

    /** More answers than any questionnaire has questions. */
    static final int MOST_ANSWERS = 500;

    private final ChangeDraft change;

    SaveDraft(ChangeDraft change) {
        this.change = change;
    }

    /**
     * Saves all answers of the draft, in place of those it has. They stand in spite of what was submitted since it was
     * saved last.
     *
     * @param answers   question id to answer; a question without answer, or with null, is unanswered
     * @param confirmed questions whose carried-over answers stand; one that is changed needs no confirmation
     * @throws ProblemException 404 for an unknown unit, 409 if its answers are not received now, 412 and 428 as the
     *                          precondition says, 422 for what cannot be kept at all
     */
    @Transactional
    public Draft save(UnitInSight unit, Map<String, Object> answers, Set<String> confirmed, Precondition precondition,
            Actor actor) {
        return save(unit, answers, confirmed, precondition, actor, true);
    }

    /**
     * Saves likewise for somebody who filled in a part and has not said what is to become of what was submitted since the
     * draft was begun.
     *
     * @throws ProblemException as {@link #save}
     */
    @Transactional
    public Draft saveOn(UnitInSight unit, Map<String, Object> answers, Set<String> confirmed, Precondition precondition,
            Actor actor) {
        return save(unit, answers, confirmed, precondition, actor, false);
    }

    private Draft save(UnitInSight unit, Map<String, Object> answers, Set<String> confirmed, Precondition precondition,
            Actor actor, boolean onNewest) {
        mustBeKeepable(answers);
        var given = new LinkedHashMap<>(answers);
        given.values().removeIf(Objects::isNull);
        return change.apply(new ChangeDraft.Request(unit, precondition, actor, "draft.saved", onNewest),
                before -> before.with(given, confirmed));
    }

    private static void mustBeKeepable(Map<String, Object> answers) {
        if (answers.size() > MOST_ANSWERS) {
            throw invalid(new Violation("/answers", "TOO_MANY", new Text(
                    "ett utkast har högst %d svar", "a draft has at most %d answers").with(MOST_ANSWERS)));
        }
        for (var answer : answers.entrySet()) {
            if (isInfinite(answer.getValue())) {
                throw invalid(new Violation(Pointer.WHOLE.to("answers").to(answer.getKey()).toString(), "INVALID_VALUE",
                        new Text("ett tal är för stort att spara", "a number is too large to be kept")));
            }
        }
    }

    /** Such as 1e400, which JSON allows and no number type holds. */
    private static boolean isInfinite(Object value) {
        return switch (value) {
            case Double number -> number.isInfinite();
            case Map<?, ?> parts -> parts.values().stream().anyMatch(SaveDraft::isInfinite);
            case List<?> parts -> parts.stream().anyMatch(SaveDraft::isInfinite);
            case null, default -> false;
        };
    }

    private static ProblemException invalid(Violation violation) {
        return new ProblemException(ProblemType.INVALID_CONTENT, new Text(
                "Utkastet är inte sparat.", "The draft was not saved."), List.of(violation));
    }
}
