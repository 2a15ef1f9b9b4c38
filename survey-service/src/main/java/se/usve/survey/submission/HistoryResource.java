package se.usve.survey.submission;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.catalogue.Questionnaires;

/** What a unit has submitted, over HTTP. */
@Path("/survey/v1/rounds/{round}/units/{unit}/submissions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.REGION, Role.ASSESSOR, Role.STEERING})
@Tag(name = "Svar")
class HistoryResource {

    private static final String VERSION = "{version: [1-9][0-9]{0,8}}";

    private final Submissions submissions;
    private final Questionnaires questionnaires;
    private final Caller caller;

    HistoryResource(Submissions submissions, Questionnaires questionnaires, Caller caller) {
        this.submissions = submissions;
        this.questionnaires = questionnaires;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Lista enhetens inskickade svar, det nyaste först",
            description = "List the unit's submissions, the newest first")
    public Page<History.Entry> list(String round, String unit, @BeanParam PageRequest page) {
        var inSight = inSight(round, unit);
        var total = submissions.count(inSight).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                "Enheten finns inte", "There is no such unit")));
        var found = submissions.of(inSight, page.limit(), page.offset());
        return new Page<>(found.stream().map(History.Entry::of).toList(), page.page(), page.limit(), total);
    }

    @GET
    @Path(VERSION)
    @Operation(summary = "Visa ett inskickat svar", description = "Show a submission")
    public History.Whole get(String round, String unit, long version) {
        var inSight = inSight(round, unit);
        return History.Whole.of(inSight, version(inSight, version));
    }

    @GET
    @Path(VERSION + "/changes")
    @Operation(summary = "Visa vad ett svar ändrade mot det föregående",
            description = "Show what a submission changed in the one before")
    public History.Changes changes(String round, String unit, long version) {
        var inSight = inSight(round, unit);
        var after = version(inSight, version);
        var first = version == 1;
        var before = first
                ? Map.<String, Object>of()
                : Answers.stored(version(inSight, version - 1).answers().json()).values();
        var questionnaire = questionnaires.find(after.questionnaire()).orElseThrow(() ->
                new IllegalStateException("The questionnaire " + after.questionnaire() + " is not here"));
        return new History.Changes(round, unit, version, first ? null : version - 1,
                History.changes(questionnaire, before, Answers.stored(after.answers().json()).values()));
    }

    private Submission version(UnitInSight unit, long version) {
        return submissions.version(unit, version).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND,
                new Text("Det inskickade svaret finns inte", "There is no such submission")));
    }

    private UnitInSight inSight(String round, String unit) {
        return new UnitInSight(round, unit, caller.readsEveryRegion() ? null : caller.region().orElse(""));
    }
}
