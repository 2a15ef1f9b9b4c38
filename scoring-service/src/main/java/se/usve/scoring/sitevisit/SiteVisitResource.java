package se.usve.scoring.sitevisit;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.input.Uuids;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.scoring.unit.UnitAccess;

/** Units selected for site visits. */
@Path("/scoring/v1/rounds/{round}/site-visits")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Platsbesök")
class SiteVisitResource {

    private final Caller caller;
    private final UnitAccess access;
    private final Selections selections;
    private final SelectUnits selectUnits;

    SiteVisitResource(Caller caller, UnitAccess access, Selections selections, SelectUnits selectUnits) {
        this.caller = caller;
        this.access = access;
        this.selections = selections;
        this.selectUnits = selectUnits;
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR, Role.STEERING})
    @Transactional
    @Operation(summary = "Urval för platsbesök / Selections for site visits",
            description = "Det senaste först. / The newest first.")
    public Page<Selection> list(String round, @BeanParam PageRequest page) {
        return selections.of(access.round(round).id(), page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR, Role.STEERING})
    @Transactional
    @Operation(summary = "Ett urval för platsbesök / One selection for site visits", description = """
            Vem som helst kan göra om lottningen: SHA-256 av seed/enhet för varje kandidat, den minsta är vald.
            Anybody can draw again: SHA-256 of seed/unit for each candidate, the least is chosen. For example
            printf '%s' 'seed/unit' | sha256sum""")
    public Selection one(String round, String id) {
        var inSight = access.round(round).id();
        return Uuids.of(id).flatMap(known -> selections.find(inSight, known))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                        "Omgången %s har inget urval %s", "Round %s has no selection %s").with(round, id)));
    }

    @POST
    @RolesAllowed(Role.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(
            name = "rapportens specialiteter", value = """
            {"specialties": ["Akutsjukvård", "Barn- och ungdomspsykiatri", "Neurologi", "Ortopedi"],
             "reason": "Nationella styrgruppens förslag 2022-03-14"}""")))
    @APIResponse(responseCode = "201", description = "Urvalet / The selection",
            content = @Content(schema = @Schema(implementation = Selection.class)))
    @Operation(summary = "Välj enheter för platsbesök / Select units for site visits", description = """
            En enhet per region i varje specialitet, bland dem som deltar och har ett resultat; slumpen avgör där det finns
            flera. seed: texten som slumpen dras ur, högst 100 tecken; utan den gör tjänsten en. Urvalet ändras aldrig, och
            regioner utan enhet i en specialitet står med utan kandidater.
            One unit per region in each specialty, among those that take part and have a result; chance decides where there
            are several. seed: the text that chance is drawn from, 100 characters at most; without it the service makes
            one. The selection never changes, and regions without a unit of a specialty are shown without candidates.""")
    public Response select(String round, JsonNode body, @Context UriInfo uri) {
        var inSight = access.round(round).id();
        var made = selectUnits.select(inSight, SelectUnits.Wanted.of(body), caller.name());
        return Response.created(uri.getAbsolutePathBuilder().path(made.id().toString()).build()).entity(made).build();
    }
}
