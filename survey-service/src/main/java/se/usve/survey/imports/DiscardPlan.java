package se.usve.survey.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.audit.Actor;
import se.usve.survey.audit.AuditTrail;
import se.usve.survey.imports.Import.Status;

/** Forgets an import and its file before its time is over. */
@ApplicationScoped
class DiscardPlan {

    private final Imports imports;
    private final AuditTrail audit;

    DiscardPlan(Imports imports, AuditTrail audit) {
        this.imports = imports;
        this.audit = audit;
    }

    /**
     * Forgets it; what it has stored stays.
     *
     * @throws ProblemException 409 if it is being worked on
     */
    @Transactional
    void discard(Import seen, Actor actor) {
        var discarded = imports.hold(seen.round(), seen.order().region(), seen.id()).orElseThrow(CommitPlan::notFound);
        if (discarded.status() == Status.RUNNING) {
            throw new ProblemException(ProblemType.CONFLICT, new Text(
                    "Filen läses just nu. Släng importen när den är klar.",
                    "The file is being read. Discard the import when that is done."));
        }
        imports.delete(discarded.id());
        audit.record(actor, new AuditTrail.Entry("import.discarded", discarded.round(), null,
                discarded.order().region().orElse(null), discarded.fileHash(), null, null));
    }
}
