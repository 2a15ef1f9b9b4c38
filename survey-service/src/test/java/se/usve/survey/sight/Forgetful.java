package se.usve.survey.sight;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import se.usve.chassis.access.Role;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.sql.Sql;
import se.usve.survey.audit.Actor;
import se.usve.survey.submission.Answers;
import se.usve.survey.submission.NewestAnswers;
import se.usve.survey.submission.Submit;
import se.usve.survey.submission.UnitInSight;

/** What somebody might write who forgets that a caller is of one region: every query is for all of them. */
@Path("/survey/v1/forgetful/{round}")
@RolesAllowed({Role.ADMIN, Role.REGION, Role.ASSESSOR, Role.STEERING, Role.OPERATOR})
public class Forgetful {

    private final NewestAnswers newest;
    private final Submit submit;
    private final Sql sql;

    Forgetful(NewestAnswers newest, Submit submit, Sql sql) {
        this.newest = newest;
        this.submit = submit;
        this.sql = sql;
    }

    @GET
    @Operation(hidden = true)
    public List<String> unitsWithAnswers(String round) {
        return newest.of(round, Optional.empty()).stream().filter(unit -> unit.answers().isPresent())
                .map(NewestAnswers.OfUnit::unit).toList();
    }

    @GET
    @Path("in-transaction")
    @Transactional
    @Operation(hidden = true)
    public List<String> inTransaction(String round) {
        return unitsWithAnswers(round);
    }

    /** The transaction rolls back, and what was said in it with it. */
    @GET
    @Path("rolled-back")
    @Transactional
    @Operation(hidden = true)
    public List<String> rolledBack(String round) {
        var units = unitsWithAnswers(round).toString();
        throw new ProblemException(ProblemType.CONFLICT, new Text(units, units));
    }

    @GET
    @Path("waiting")
    @Operation(hidden = true)
    public long waiting(String round) {
        return sql.number("select count(*) from outbox where key like ? || '/%'", round);
    }

    @POST
    @Path("{unit}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public void submit(String round, String unit, String answers) {
        submit.submit(new Submit.Request(new UnitInSight(round, unit, null), Answers.stored(answers), null, new Actor("x", "y"), null));
    }

    @POST
    @Path("{unit}/answers")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public int change(String round, String unit, String any) {
        return sql.update("update submission set reason = 'changed' where round = ?", round);
    }
}
