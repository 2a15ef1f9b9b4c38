package se.usve.survey.register;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.ForbiddenException;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.round.RoundInForce;

/** The unit register over HTTP. */
@Path("/survey/v1/rounds/{round}/units")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Enheter")
class UnitResource {

    private final Units units;
    private final RegisterUnit register;
    private final RoundInForce rounds;
    private final Caller caller;

    UnitResource(Units units, RegisterUnit register, RoundInForce rounds, Caller caller) {
        this.units = units;
        this.register = register;
        this.rounds = rounds;
        this.caller = caller;
    }

    @PUT
    @Path("{unit}")
    @RolesAllowed({Role.ADMIN, Role.REGION})
    @Operation(summary = "Registrera en enhet eller ändra den", description = "Register a unit or change it")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(
            name = "12-onkologi-lund", value = """
                    {"name":"Hematologi, onkologi och strålningsfysik","region":"12","specialty":"Onkologi",
                     "hsaId":"SE2321000255-O12345","designatedYear":2016}""")))
    public Response put(String round, String unit, JsonNode body) {
        var id = new UnitId(round, unit);
        var registered = register.register(id, Registration.read(id, body), caller);
        return Response.status(registered.created() ? 201 : 200).entity(registered.unit()).build();
    }

    @GET
    @Path("{unit}")
    @RolesAllowed({Role.ADMIN, Role.REGION, Role.ASSESSOR, Role.STEERING})
    @Operation(summary = "Visa en enhet", description = "Show a unit")
    public UnitView get(String round, String unit) {
        return UnitView.of(units.visible(new UnitId(round, unit), caller));
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.REGION, Role.ASSESSOR, Role.STEERING})
    @Operation(summary = "Lista enheterna; en region ser sina egna",
            description = "List the units; a region sees its own, and is refused (403) when it names another")
    public Page<UnitView> list(String round, @RestQuery Optional<String> region, @BeanParam PageRequest page) {
        region.filter(code -> !Region.CODE.matcher(code).matches()).ifPresent(code -> {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, new Text(
                    "region ska vara någon av %s", "region must be one of %s").with(Region.CODES));
        });
        rounds.visible(round, caller);
        var own = caller.readsEveryRegion() ? Optional.<String>empty() : Optional.of(caller.region().orElse(""));
        if (own.isPresent() && region.isPresent() && !region.equals(own)) {
            throw new ForbiddenException();
        }
        var found = units.of(round, own.or(() -> region)).page(page.page() - 1, page.limit());
        return new Page<>(found.stream().map(UnitView::of).toList(), page.page(), page.limit(), found.count());
    }
}
