package se.usve.survey.submission;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.catalogue.Questionnaires;

/** Compares two versions of a unit's answers. */
@ApplicationScoped
class CompareVersions {

    /** A unit may have thousands of versions: they are not all held at once. */
    private static final int AT_ONCE = 50;

    private final Submissions submissions;
    private final Questionnaires questionnaires;

    CompareVersions(Submissions submissions, Questionnaires questionnaires) {
        this.submissions = submissions;
        this.questionnaires = questionnaires;
    }

    /**
     * {@return what differs in a version from another, which may be the newer of the two} A withdrawal between them is
     * passed over: it took no answer away from the version that followed.
     *
     * @param against the other, or null for the last before it that has answers
     * @throws ProblemException 404 for an unknown version
     */
    History.Changes changes(UnitInSight unit, long version, Long against) {
        var asked = get(unit, version);
        var other = against == null ? submissions.answeredBefore(unit, version).orElse(null) : get(unit, against);
        var backwards = other != null && other.version() > version;
        var from = backwards ? asked : other;
        var to = backwards ? other : asked;
        var comparison = new Comparison(from);
        if (from == null || from.version() < to.version()) {
            between(unit, from, to, comparison);
            comparison.step(to);
        }
        return new History.Changes(unit.round(), unit.unit(), version, other == null ? null : other.version(),
                comparison.changes(questionnaires.get(asked.questionnaire()), backwards));
    }

    private void between(UnitInSight unit, Submission from, Submission to, Comparison comparison) {
        var last = from == null ? 0 : from.version();
        List<Submission> some;
        while (!(some = submissions.answeredBetween(unit, last, to.version(), AT_ONCE)).isEmpty()) {
            some.forEach(comparison::step);
            last = some.getLast().version();
        }
    }

    private Submission get(UnitInSight unit, long version) {
        return submissions.version(unit, version).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND,
                new Text("Det inskickade svaret finns inte", "There is no such submission")));
    }
}
