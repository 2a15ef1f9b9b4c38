package se.usve.scoring.desk;

import jakarta.enterprise.context.RequestScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.pages.Language;
import se.usve.chassis.pages.Pages;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.ProblemException;
import se.usve.scoring.assessment.AssessmentView;
import se.usve.scoring.assessment.OpenCase;
import se.usve.scoring.assessment.Queue;
import se.usve.scoring.assessment.Status;
import se.usve.scoring.result.ReadResult;
import se.usve.scoring.unit.UnitId;

/** Reads all that a case's page shows. */
@RequestScoped
class ReadCase {

    private static final int SIMILAR = 5;

    private final OpenCase cases;
    private final Queue queue;
    private final ReadResult results;
    private final Caller caller;
    private final InstantSource clock;

    ReadCase(OpenCase cases, Queue queue, ReadResult results, Caller caller, InstantSource clock) {
        this.cases = cases;
        this.queue = queue;
        this.results = results;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * {@return the case as the caller may see it}
     *
     * @throws ProblemException 404 if there is none in sight, 403 for a conflict of interest
     */
    CasePage.Read of(String id, Language language) {
        var read = Transactions.inOne(() -> {
            var found = cases.open(id);
            return new CasePage.Read(found, cases.history(id), cases.similar(id, SIMILAR), List.of(), caller.name(),
                    caller.is(Role.ADMIN), next(found), clock.instant());
        });
        return new CasePage.Read(read.found(), read.history(), read.similar(), depends(read.found(), language),
                read.caller(), read.isAdmin(), read.next(), read.now());
    }

    /** What the caller has taken comes before what nobody has. */
    private String next(AssessmentView before) {
        if (!caller.is(Role.ASSESSOR)) {
            return null;
        }
        return next(before, Queue.Claimed.ME).or(() -> next(before, Queue.Claimed.NONE))
                .map(found -> Pages.path("/assess/cases", found)).orElse(null);
    }

    private Optional<String> next(AssessmentView before, Queue.Claimed claimed) {
        return queue.page(new Queue.Filter(before.round(), Optional.of(Status.PENDING), Optional.empty(),
                        Optional.empty(), Optional.empty(), Optional.of(claimed)), PageRequest.of(2, 1)).items().stream()
                .map(entry -> entry.assessment().id()).filter(id -> !id.equals(before.id())).findFirst()
                .map(Object::toString);
    }

    private List<CasePage.Clause> depends(AssessmentView found, Language language) {
        try {
            return results.of(new UnitId(found.round(), found.unit())).levels().stream()
                    .filter(level -> level.level() == found.level()).findFirst()
                    .map(level -> Clauses.of(level.explanation(), language)).orElse(new ArrayList<>());
        } catch (ProblemException e) {
            // A unit that has withdrawn its answers depends on nothing now.
            if (e.type().status() == 404) {
                return List.of();
            }
            throw e;
        }
    }
}
