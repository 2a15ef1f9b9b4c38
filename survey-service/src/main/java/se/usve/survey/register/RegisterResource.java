package se.usve.survey.register;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/** The unit register over HTTP: units across rounds. */
@Path("/survey/v1/units")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Enhetsregister")
class RegisterResource {

    private static final int LONGEST_SEARCH = 200;

    private final RegisteredUnits units;
    private final RegisterUnit register;
    private final Registrars registrars;
    private final Caller caller;

    RegisterResource(RegisteredUnits units, RegisterUnit register, Registrars registrars, Caller caller) {
        this.units = units;
        this.register = register;
        this.registrars = registrars;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.REGION, Role.ASSESSOR, Role.STEERING})
    @Operation(summary = "Lista registrets enheter; en region ser sina egna", description = """
            List the units of the register; a region sees its own. q: text in the id, name or HSA-id.""")
    public Page<UnitView> list(@RestQuery Optional<String> region, @RestQuery Optional<String> q,
            @BeanParam PageRequest page) {
        q.filter(text -> text.length() > LONGEST_SEARCH).ifPresent(_ -> {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, new Text(
                    "q får ha högst %d tecken", "q may have at most %d characters").with(LONGEST_SEARCH));
        });
        var seen = RegionInSight.of(region, caller);
        var text = q.filter(some -> !some.isBlank());
        return new Page<>(units.list(seen, text, page.limit(), page.offset()), page.page(), page.limit(),
                units.count(seen, text));
    }

    @GET
    @Path("{unit}")
    @RolesAllowed({Role.ADMIN, Role.REGION, Role.ASSESSOR, Role.STEERING})
    @Operation(summary = "Visa en enhet med HSA-id, omgångar, delar, föregångare och efterföljare",
            description = "Show a unit with its HSA-ids, rounds, parts, predecessors and successors")
    public RegisteredUnit get(String unit) {
        return inSight(unit);
    }

    @PUT
    @Path("{unit}")
    @RolesAllowed({Role.ADMIN, Role.REGION})
    @Operation(summary = "Registrera en enhet i registret eller ändra den", description = """
            Register a unit in the register or change it; what rounds know of it stays. A unit that changes region needs a
            reason.""")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Bodies.UnitBody.class), examples = @ExampleObject(
            name = "12-onkologi-lund", value = """
                    {"name":"Hematologi, onkologi och strålningsfysik","region":"12","specialty":"Onkologi",
                     "hsaId":"SE2321000255-O12345","designatedYear":2016,"directPatientContact":true,
                     "reason":"Nytt HSA-id efter omorganisation"}""")))
    @APIResponse(responseCode = "200",
            description = "Enheten är ändrad, eller som förut. The unit was changed, or stands as it was.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = RegisteredUnit.class)))
    @APIResponse(responseCode = "201", description = "Enheten är registrerad. The unit was registered.")
    public Response put(String unit, JsonNode body) {
        var registered = register.inRegister(Wanted.read(unit, body), registrars.current());
        return Response.status(registered.created() ? 201 : 200).entity(inSight(unit)).build();
    }

    @GET
    @Path("{unit}/history")
    @RolesAllowed({Role.ADMIN, Role.REGION, Role.ASSESSOR, Role.STEERING})
    @Operation(summary = "Visa enhetens ändringar, den nyaste först: vem, när, varför, före och efter",
            description = "Show the changes of a unit, the newest first: who, when, why, before and after")
    public Page<RegistrationChange> history(String unit, @BeanParam PageRequest page) {
        inSight(unit);
        return new Page<>(units.changes(unit, caller, page.limit(), page.offset()), page.page(), page.limit(),
                units.changes(unit, caller));
    }

    private RegisteredUnit inSight(String unit) {
        return units.find(unit, caller).filter(found -> registrars.sees(found.unit().region()))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                        "Enheten finns inte", "There is no such unit")));
    }
}
