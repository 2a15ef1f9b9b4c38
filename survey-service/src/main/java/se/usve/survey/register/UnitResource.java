package se.usve.survey.register;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import se.usve.survey.round.Reason;
import se.usve.survey.round.RoundInForce;

/** The units that take part in a round, over HTTP. */
@Path("/survey/v1/rounds/{round}/units")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Enheter")
class UnitResource {

    private final Register units;
    private final RegisterUnit register;
    private final TakePart takePart;
    private final RoundInForce rounds;
    private final Registrars registrars;
    private final Caller caller;

    UnitResource(Register units, RegisterUnit register, TakePart takePart, RoundInForce rounds, Registrars registrars,
            Caller caller) {
        this.units = units;
        this.register = register;
        this.takePart = takePart;
        this.rounds = rounds;
        this.registrars = registrars;
        this.caller = caller;
    }

    @PUT
    @Path("{unit}")
    @RolesAllowed({Role.ADMIN, Role.REGION})
    @Operation(summary = "Registrera en enhet i omgången eller ändra den", description = """
            Register a unit for the round or change it. While the round is DRAFT or OPEN the register takes over what
            that changes in the round, and nothing if nothing does; a closed round is corrected alone.""")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Bodies.UnitBody.class), examples = @ExampleObject(
            name = "12-onkologi-lund", value = """
                    {"name":"Hematologi, onkologi och strålningsfysik","region":"12","specialty":"Onkologi",
                     "hsaId":"SE2321000255-O12345","designatedYear":2016,"directPatientContact":true,
                     "partOf":"12-skane-lund","reason":"Ny verksamhetschef, nytt namn"}""")))
    @APIResponse(responseCode = "422", description = "Uppgifterna har fel; alla anges. Every error is told.")
    @APIResponse(responseCode = "200",
            description = "Enheten är ändrad, eller som förut. The unit was changed, or stands as it was.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = UnitView.class)))
    @APIResponse(responseCode = "201", description = "Enheten är registrerad i omgången. The unit was registered for the round.")
    public Response put(String round, String unit, JsonNode body) {
        var registered = register.inRound(round, Wanted.read(unit, body), caller, registrars.current());
        return Response.status(registered.created() ? 201 : 200).entity(registered.unit()).build();
    }

    @POST
    @RolesAllowed({Role.ADMIN, Role.REGION})
    @Operation(summary = "Låt enheter ur registret delta i omgången", description = """
            Let units of the register take part with what the register says: those named in units, or those of an earlier
            round (fromRound; a region: its own). Units that were no more when the round opened are left out and told.""")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Bodies.TakePartBody.class), examples = {
        @ExampleObject(name = "units", value = "{\"units\":[\"12-onkologi-lund\",\"12-ogon-malmo\"]}"),
        @ExampleObject(name = "fromRound", value = "{\"fromRound\":\"2018-2021\"}")}))
    public TakePart.Taken takePart(String round, JsonNode body) {
        return takePart.begin(round, body, caller, registrars.current());
    }

    @DELETE
    @APIResponse(responseCode = "204", description = "Det är gjort. It was done.")
    @APIResponse(responseCode = "422", description = "Skälet saknas eller har fel. The reason is missing or wrong.")
    @APIResponse(responseCode = "409", description = "Enheten har svarat, eller omgången tillåter det inte. "
            + "The unit has answered, or the round does not allow it.")
    @Path("{unit}")
    @RolesAllowed({Role.ADMIN, Role.REGION})
    @Operation(summary = "Låt en enhet inte längre delta i omgången", description = """
            End a unit's taking part, with a reason. Refused (409) while the unit has answers that count.""")
    public void delete(String round, String unit, @RestQuery Optional<String> reason) {
        takePart.end(round, unit, Reason.of(reason), caller, registrars.current());
    }

    @GET
    @Path("{unit}")
    @RolesAllowed({Role.ADMIN, Role.REGION, Role.ASSESSOR, Role.STEERING})
    @Operation(summary = "Visa en enhet", description = "Show a unit")
    public UnitView get(String round, String unit) {
        rounds.visible(round, caller);
        return units.participant(round, unit)
                .filter(found -> registrars.sees(found.registration().region()))
                .map(found -> UnitView.inRound(round, found))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                        "Enheten finns inte", "There is no such unit")));
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.REGION, Role.ASSESSOR, Role.STEERING})
    @Operation(summary = "Lista enheterna; en region ser sina egna",
            description = "List the units; a region sees its own, and is refused (403) when it names another")
    public Page<UnitView> list(String round, @RestQuery Optional<String> region, @BeanParam PageRequest page) {
        var seen = RegionInSight.of(region, caller);
        rounds.visible(round, caller);
        return new Page<>(units.participants(round, seen, page.limit(), page.offset()).stream()
                .map(unit -> UnitView.inRound(round, unit)).toList(),
                page.page(), page.limit(), units.participants(round, seen));
    }
}
