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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.access.Role;

/** Conflicts of interest that assessors declare themselves. */
@Path("/scoring/v1/conflicts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.ASSESSOR})
@Tag(name = "Jäv")
class ConflictResource {

    /** Conflicts as sent. */
    record ConflictsView(List<ConflictOfInterest> conflicts) {
    }

    private final DeclareConflict conflicts;

    ConflictResource(DeclareConflict conflicts) {
        this.conflicts = conflicts;
    }

    @GET
    @Transactional
    @Operation(summary = "Anmälda jäv / Declared conflicts of interest",
            description = "Egna; ADMIN ser allas. / One's own; ADMIN sees everybody's.")
    public ConflictsView list() {
        return new ConflictsView(conflicts.inSight());
    }

    @PUT
    @Path("/{unit}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "anställning",
            value = "{\"reason\": \"Jag arbetade på enheten till och med 2020.\"}")))
    @Operation(summary = "Anmäl jäv mot en enhet / Declare a conflict of interest with a unit", description = """
            Gäller enheten i alla omgångar: dess ärenden syns inte i kön, och den som är jävig bedömer inget och ändrar
            inget; ärenden hon eller han har tagit lämnas. Den egna regionen behöver inte anmälas. reason: 1–500 tecken.
            It concerns the unit in every round: its cases are not in the queue, and the one in conflict judges nothing of
            it; cases they have claimed are released. One's own region need not be declared.""")
    public ConflictOfInterest declare(String unit, JsonNode body) {
        return conflicts.declare(unit, body);
    }

    @DELETE
    @Path("/{unit}")
    @Transactional
    @Operation(summary = "Ta tillbaka en anmälan / Take a declared conflict back",
            description = "Den finns kvar i historiken. / It stays in the history.")
    public void end(String unit) {
        conflicts.end(unit);
    }
}
