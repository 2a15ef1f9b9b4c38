package se.usve.survey.form;

import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.survey.audit.Actor;
import se.usve.survey.audit.Hash;
import se.usve.survey.draft.Precondition;
import se.usve.survey.draft.SaveDraft;
import se.usve.survey.questionnaire.Question;
import se.usve.survey.questionnaire.Section;

/**
 * Saves a section as it was posted. Two people may fill in different sections at the same time; what nobody does is to
 * overwrite answers they have not seen.
 */
@RequestScoped
class SaveSection {

    private static final int ATTEMPTS = 3;

    /**
     * What a browser posted.
     *
     * @param answers  the section's answers
     * @param revision revision of the draft the page showed, empty if there was none
     * @param seen     hash of the section's answers as the page showed them
     * @param clear    question whose answer is to go, or null
     * @param confirm  question whose carried-over answer stands, {@code *} for all of the section, or null
     */
    record Posted(PostedAnswers answers, String revision, String seen, String clear, String confirm) {
    }

    /** What came of it. */
    sealed interface Outcome {

        /** Saved, or as it was already. */
        record Saved(Work work, List<Question> dropped) implements Outcome {
        }

        /** Somebody else saved other answers to the section meanwhile; nothing was stored. */
        record Conflict(Work theirs, Map<String, Object> mine) implements Outcome {
        }
    }

    private final Desk desk;
    private final SaveDraft save;

    SaveSection(Desk desk, SaveDraft save) {
        this.desk = desk;
        this.save = save;
    }

    /**
     * Saves the section's answers.
     *
     * @throws ProblemException 409 if the unit's answers are not received now
     */
    Outcome save(Desk.Papers papers, Section section, Posted posted, Actor actor) {
        var now = papers;
        for (int i = 1;; i++) {
            try {
                return attempt(now, section, posted, actor);
            } catch (ProblemException e) {
                if (e.type() != ProblemType.PRECONDITION_FAILED || i == ATTEMPTS) {
                    throw e;
                }
                // Somebody saved between our look and our word: look again.
                now = now.with(desk.work(now.sight()));
            }
        }
    }

    private Outcome attempt(Desk.Papers papers, Section section, Posted posted, Actor actor) {
        var work = papers.work();
        var questionnaire = papers.questionnaire();
        var result = posted.answers().onto(work.answers(), questionnaire, section, posted.clear());
        var confirmed = confirmed(work, questionnaire.questionsOf(section), posted.confirm());
        if (result.answers().equals(work.answers()) && confirmed.isEmpty()) {
            return new Outcome.Saved(work, result.dropped());
        }
        if (!posted.revision().equals(work.revision()) && !posted.seen().equals(work.seen(questionnaire, section))) {
            var mine = Work.of(questionnaire, section, result.answers());
            return posted.seen().equals(Hash.of(mine)) && confirmed.isEmpty()
                    ? new Outcome.Saved(work, List.of())
                    : new Outcome.Conflict(work, mine);
        }
        var saved = save.saveOn(papers.sight(), result.answers(), confirmed, precondition(work), actor);
        return new Outcome.Saved(new Work(Optional.of(saved), work.submitted()), result.dropped());
    }

    private static Precondition precondition(Work work) {
        return work.draft().<Precondition>map(draft -> new Precondition.Is(draft.revision()))
                .orElseGet(Precondition.Absent::new);
    }

    private static Set<String> confirmed(Work work, List<Question> questions, String confirm) {
        return questions.stream().map(Question::id)
                .filter(id -> work.carriedOver().contains(id) && (id.equals(confirm) || "*".equals(confirm)))
                .collect(Collectors.toSet());
    }
}
