package se.usve.scoring.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import se.usve.chassis.problem.ProblemException;

/** Reads a case, what has happened to it, and what was decided about texts like it. */
@ApplicationScoped
public class OpenCase {

    private final CasesInSight cases;
    private final CallersView view;
    private final CaseHistory history;
    private final SimilarTexts similarTexts;
    private final InstantSource clock;

    OpenCase(CasesInSight cases, CallersView view, CaseHistory history, SimilarTexts similarTexts, InstantSource clock) {
        this.cases = cases;
        this.view = view;
        this.history = history;
        this.similarTexts = similarTexts;
        this.clock = clock;
    }

    /**
     * {@return the case as the caller may see it}
     *
     * @throws ProblemException 404 if there is none in sight, 403 for a conflict of interest
     */
    public AssessmentView open(String id) {
        return view.of(cases.readable(id));
    }

    /**
     * {@return what has happened to it as far as the caller may know, the oldest first}
     *
     * @throws ProblemException 404 if there is none in sight, 403 for a conflict of interest
     */
    public List<CaseEntry> history(String id) {
        var found = cases.readable(id).assessment();
        return view.sight(found).history(history.of(found.id()), clock.instant());
    }

    /**
     * {@return decided cases with texts like that of this one, the most similar first}
     *
     * @param limit how many at most
     * @throws ProblemException 404 if there is none in sight, 403 for a conflict of interest
     */
    public List<SimilarRuling> similar(String id, int limit) {
        return similarTexts.to(cases.readable(id).assessment(), limit);
    }

    /**
     * Makes sure that the caller may rule on the case.
     *
     * @throws ProblemException 404 if there is none in sight, 403 for a conflict of interest
     */
    public void mustBeJudgeable(String id) {
        cases.judgeable(id);
    }
}
