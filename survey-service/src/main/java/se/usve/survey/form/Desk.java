package se.usve.survey.form;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.stream.Stream;
import se.usve.chassis.access.Caller;
import se.usve.chassis.pages.Pages;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.catalogue.Questionnaires;
import se.usve.survey.draft.Drafts;
import se.usve.survey.questionnaire.Questionnaire;
import se.usve.survey.questionnaire.Section;
import se.usve.survey.register.UnitsInRound;
import se.usve.survey.round.RoundFacts;
import se.usve.survey.round.RoundInForce;
import se.usve.survey.submission.Submissions;
import se.usve.survey.submission.UnitInSight;

/** Where somebody sits down to answer for a unit. */
@RequestScoped
class Desk {

    /**
     * All there is on it.
     *
     * @param round         the round
     * @param unit          the unit as it takes part
     * @param sight         the unit as the caller sees it
     * @param questionnaire what the round asks
     * @param work          what is answered so far
     */
    record Papers(RoundFacts round, UnitsInRound.Participant unit, UnitInSight sight, Questionnaire questionnaire,
            Work work) {

        /** {@return the path of the unit's page, or of one below it} */
        String href(String... more) {
            return unitPath(round.id(), unit.unit(), more);
        }

        String href(Section section) {
            return href("sections", section.id());
        }

        /** {@return the same with newer work} */
        Papers with(Work newer) {
            return new Papers(round, unit, sight, questionnaire, newer);
        }

        /** @throws ProblemException 404 if the questionnaire has no such section */
        Section section(String id) {
            return questionnaire.sections().stream().filter(section -> section.id().equals(id)).findFirst()
                    .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                            "Enkäten har inget sådant avsnitt", "The survey has no such section")));
        }
    }

    /** {@return the path of a unit's page, or of one below it} */
    static String unitPath(String round, String unit, String... more) {
        return Pages.path("/form", Stream.concat(Stream.of(round, unit), Stream.of(more)).toArray(String[]::new));
    }

    private final RoundInForce rounds;
    private final UnitsInRound units;
    private final Questionnaires questionnaires;
    private final Drafts drafts;
    private final Submissions submissions;
    private final Caller caller;

    Desk(RoundInForce rounds, UnitsInRound units, Questionnaires questionnaires, Drafts drafts, Submissions submissions,
            Caller caller) {
        this.rounds = rounds;
        this.units = units;
        this.questionnaires = questionnaires;
        this.drafts = drafts;
        this.submissions = submissions;
        this.caller = caller;
    }

    /**
     * {@return what there is of a unit}
     *
     * @throws ProblemException 404 if there is no such round or unit, or it is another region's
     */
    Papers of(String round, String unit) {
        var facts = rounds.visible(round, caller);
        var sight = UnitInSight.toAnswer(round, unit, caller);
        var participant = units.one(round, unit, Optional.ofNullable(sight.region())).orElseThrow(() ->
                new ProblemException(ProblemType.NOT_FOUND, new Text("Enheten finns inte", "There is no such unit")));
        return new Papers(facts, participant, sight, questionnaires.get(facts.questionnaire()), work(sight));
    }

    /** {@return what is answered so far, read anew} */
    Work work(UnitInSight sight) {
        return new Work(drafts.find(sight), submissions.newest(sight));
    }
}
