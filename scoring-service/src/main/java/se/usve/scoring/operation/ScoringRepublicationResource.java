package se.usve.scoring.operation;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import se.usve.chassis.republication.RepublicationResource;
import se.usve.chassis.sql.Sql;

/** What this service told of rounds and of the rule sets they are judged by, told again. */
@Path("/scoring/v1/republications")
@Produces(MediaType.APPLICATION_JSON)
class ScoringRepublicationResource extends RepublicationResource {

    private final Sql sql;

    ScoringRepublicationResource(Sql sql) {
        this.sql = sql;
    }

    @Override
    protected boolean isKnown(String round) {
        return sql.number("select count(*) from round where id = ?", round) > 0;
    }
}
