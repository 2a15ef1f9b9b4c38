package se.usve.survey.operation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import se.usve.chassis.republication.Republication;
import se.usve.chassis.republication.RepublicationResource;
import se.usve.chassis.sql.Sql;
import se.usve.survey.audit.Actors;
import se.usve.survey.audit.AuditTrail;

/** What this service told of rounds, told again. */
@Path("/survey/v1/republications")
@Produces(MediaType.APPLICATION_JSON)
class SurveyRepublicationResource extends RepublicationResource {

    private final Sql sql;
    private final Actors actors;
    private final AuditTrail audit;

    SurveyRepublicationResource(Sql sql, Actors actors, AuditTrail audit) {
        this.sql = sql;
        this.actors = actors;
        this.audit = audit;
    }

    @Override
    protected boolean isKnown(String round) {
        return sql.number("select count(*) from round where id = ?", round) > 0;
    }

    @Override
    protected void begun(Republication begun) {
        var actor = actors.current();
        QuarkusTransaction.requiringNew().run(() -> audit.record(actor, new AuditTrail.Entry(
                begun.dryRun() ? "republication.counted" : "republication.begun", begun.round(), null, null, null, null,
                null)));
    }
}
