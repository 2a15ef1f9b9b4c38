package se.usve.survey.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.audit.Actor;
import se.usve.survey.audit.AuditTrail;
import se.usve.survey.imports.Import.Status;
import se.usve.survey.submission.SubmitMany;
import se.usve.survey.submission.SubmitMany.GroundMoved;

/** Stores what a plan has shown, exactly that and all of it, in one transaction and once. */
@ApplicationScoped
class CommitPlan {

    private static final ProblemType GONE = new ProblemType("gone", 410,
            new Text("Planen har gått ut", "The plan has expired"));

    private final Imports imports;
    private final ImportRows rows;
    private final SubmitMany submitMany;
    private final AuditTrail audit;
    private final RowCount count;

    CommitPlan(Imports imports, ImportRows rows, SubmitMany submitMany, AuditTrail audit, RowCount count) {
        this.imports = imports;
        this.rows = rows;
        this.submitMany = submitMany;
        this.audit = audit;
        this.count = count;
    }

    /**
     * Commits a plan; does nothing if that was done before.
     *
     * @return the import, committed
     * @throws ProblemException 404 if there is no such plan in sight, 410 if its time is over, 409 if there is nothing to
     *                          commit or the ground has moved
     * @throws HeldBack         if it is all or none and a row has errors
     */
    Import commit(String round, Optional<String> region, UUID id, Actor actor) {
        try {
            return attempt(round, region, id, actor, Status.PLANNED);
        } catch (GroundMoved e) {
            throw problem(id, e);
        }
    }

    /**
     * Commits the plan of an import that is being worked on, which nobody has been shown.
     *
     * @throws GroundMoved if it must be made anew
     * @throws HeldBack    if it is all or none and a row has errors
     */
    Import commitUnseen(Import.Order order, UUID id, Actor actor) {
        return attempt(order.ground().round(), order.region(), id, actor, Status.RUNNING);
    }

    private Import attempt(String round, Optional<String> region, UUID id, Actor actor, Status ready) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var plan = imports.hold(round, region, id).orElseThrow(CommitPlan::notFound);
            if (plan.status() == Status.COMMITTED) {
                return plan;
            }
            mustBe(ready, plan);
            var planned = rows.of(id);
            if (plan.isHeldBack()) {
                throw new HeldBack(plan, planned);
            }
            var at = submitMany.submit(plan.order().ground(), items(planned), actor);
            imports.committed(id, at, actor.name());
            plan.counts().ifPresent(count::committed);
            if (planned.stream().anyMatch(row -> row.action().stores())) {
                audit.record(actor, new AuditTrail.Entry("import.committed", round, null,
                        plan.order().region().orElse(null), null, plan.fileHash(), plan.order().reason()));
            }
            return imports.find(round, region, id).orElseThrow();
        });
    }

    private static void mustBe(Status ready, Import plan) {
        if (plan.expires().isBefore(Instant.now())) {
            throw new ProblemException(GONE, new Text(
                    "Planen gällde till %s. Skicka filen igen.", "The plan was good until %s. Send the file again.")
                    .with(plan.expires()));
        }
        if (plan.status() != ready) {
            throw new ProblemException(ProblemType.CONFLICT, new Text(
                    "Importen är %s: det finns ingen plan att genomföra", "The import is %s: there is no plan to commit")
                    .with(plan.status()));
        }
    }

    private static List<SubmitMany.Item> items(List<PlannedRow> rows) {
        return rows.stream().filter(row -> row.action().stores() || row.action() == Action.UNCHANGED).map(row -> {
            var base = row.base().orElseThrow();
            return new SubmitMany.Item(row.unit(), base.region(), base.version(), base.sha256(), row.answers(),
                    row.reason());
        }).toList();
    }

    static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, new Text("Importen finns inte", "There is no such import"));
    }

    /** {@return the problem of a plan whose ground has moved, 409, with everything that has} */
    ProblemException problem(UUID id, GroundMoved moved) {
        Map<String, Integer> numbers = rows.of(id).stream().filter(row -> row.action() != Action.REJECTED)
                .filter(row -> row.action() != Action.SKIPPED)
                .collect(Collectors.toMap(PlannedRow::unit, PlannedRow::row));
        Function<String, String> pointer = unit -> "/rows/" + numbers.get(unit) + "/unit";
        var things = moved.moves().size() == 1 ? new Text("1 sak har ändrats", "1 thing has changed")
                : new Text("%d saker har ändrats", "%d things have changed").with(moved.moves().size());
        return new ProblemException(ProblemType.CONFLICT, new Text(
                "Planen gäller inte längre: " + things.sv() + " sedan den visades. Inget är sparat. Skicka filen igen.",
                "The plan does not hold any more: " + things.en() + " since it was shown. Nothing was stored. Send the "
                        + "file again."),
                moved.moves().stream().map(move -> Moves.violation(move, pointer)).toList());
    }
}
