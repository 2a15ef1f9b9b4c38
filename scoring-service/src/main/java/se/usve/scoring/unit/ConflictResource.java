package se.usve.scoring.unit;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.input.Fields;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/** Conflicts of interest that assessors declare themselves. */
@Path("/scoring/v1/conflicts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.ASSESSOR})
@Tag(name = "Jäv")
class ConflictResource {

    /** Conflicts as sent. */
    record ConflictsView(List<ConflictOfInterest> conflicts) {
    }

    private final Caller caller;
    private final UnitAccess access;
    private final Conflicts conflicts;

    ConflictResource(Caller caller, UnitAccess access, Conflicts conflicts) {
        this.caller = caller;
        this.access = access;
        this.conflicts = conflicts;
    }

    @GET
    @Transactional
    @Operation(summary = "Anmälda jäv / Declared conflicts of interest",
            description = "Egna; ADMIN ser allas. / One's own; ADMIN sees everybody's.")
    public ConflictsView list() {
        return new ConflictsView(conflicts.active(
                caller.is(Role.ADMIN) ? Optional.empty() : Optional.of(caller.name())));
    }

    @PUT
    @Path("/{unit}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "anställning",
            value = "{\"reason\": \"Jag arbetade på enheten till och med 2020.\"}")))
    @Operation(summary = "Anmäl jäv mot en enhet / Declare a conflict of interest with a unit", description = """
            Gäller enheten i alla omgångar: dess ärenden syns inte i kön, och den som är jävig bedömer inget och ändrar
            inget. Den egna regionen behöver inte anmälas. reason: 1–500 tecken.
            It concerns the unit in every round: its cases are not in the queue, and the one in conflict judges nothing of
            it. One's own region need not be declared.""")
    public ConflictOfInterest declare(String unit, JsonNode body) {
        var known = access.unitOfAnyRound(unit);
        var fields = Fields.of(body);
        var reason = fields.words("reason", 1, 500);
        fields.mustBeValid();
        conflicts.declare(caller.name(), known, reason);
        return conflicts.find(caller.name(), known).orElseThrow();
    }

    @DELETE
    @Path("/{unit}")
    @Transactional
    @Operation(summary = "Ta tillbaka en anmälan / Take a declared conflict back",
            description = "Den finns kvar i historiken. / It stays in the history.")
    public void end(String unit) {
        if (!conflicts.end(caller.name(), unit)) {
            throw new ProblemException(ProblemType.NOT_FOUND, new Text(
                    "Du har inte anmält jäv mot någon enhet %s", "You have declared no conflict with a unit %s").with(unit));
        }
    }
}
