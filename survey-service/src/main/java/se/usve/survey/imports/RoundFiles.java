package se.usve.survey.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import se.usve.chassis.access.Caller;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.files.CsvProfile;
import se.usve.survey.files.FileFormat;
import se.usve.survey.files.UnitRow;
import se.usve.survey.register.RegionInSight;
import se.usve.survey.round.RoundFacts;
import se.usve.survey.round.RoundInForce;
import se.usve.survey.submission.Answers;
import se.usve.survey.submission.NewestAnswers;
import se.usve.survey.submission.NewestAnswers.OfUnit;

/** Files of a round's units and what they have answered, to be filled in or looked at. */
@ApplicationScoped
class RoundFiles {

    /**
     * Which file.
     *
     * @param format  its format
     * @param profile how CSV is written
     * @param region  the only region whose units stand in it, if one is asked for
     * @param name    the first part of its name
     */
    record Wanted(FileFormat format, CsvProfile profile, Optional<String> region, String name) {
    }

    private final RoundInForce rounds;
    private final NewestAnswers newest;
    private final MakePlan plans;

    RoundFiles(RoundInForce rounds, NewestAnswers newest, MakePlan plans) {
        this.rounds = rounds;
        this.newest = newest;
        this.plans = plans;
    }

    /** {@return a file of the units the caller may see, filled in with what is stored if that is wanted} */
    Response template(String round, Wanted wanted, boolean answers, Caller caller) {
        return file(round, wanted, _ -> true, answers, answers, caller);
    }

    /** {@return a file of the units that have answered, which tells the versions it was made from if that is wanted} */
    Response answers(String round, Wanted wanted, boolean versions, Caller caller) {
        return file(round, wanted, unit -> unit.answers().isPresent(), true, versions, caller);
    }

    private Response file(String round, Wanted wanted, Predicate<OfUnit> which, boolean answers, boolean versions,
            Caller caller) {
        RoundFacts facts = rounds.visible(round, caller);
        var units = newest.of(round, RegionInSight.of(wanted.region(), caller)).stream().filter(which)
                .map(unit -> new UnitRow(unit.unit(), unit.name(), unit.region(),
                        versions ? (Long) unit.version() : null, answers ? of(unit) : Map.of())).toList();
        return new AnswerDocument(plans.files(round, facts.questionnaire()), wanted.format(), wanted.profile(),
                wanted.name() + "-" + round + wanted.region().map(code -> "-" + code).orElse("")).of(units);
    }

    private static Map<String, Object> of(OfUnit unit) {
        return unit.answers().map(answers -> Answers.stored(answers.json()).values()).orElse(Map.of());
    }

    static ProblemException noSuchFile() {
        return new ProblemException(ProblemType.NOT_FOUND, new Text("Filen finns inte", "There is no such file"));
    }
}
