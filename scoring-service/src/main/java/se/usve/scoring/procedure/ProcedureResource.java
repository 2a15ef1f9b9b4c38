package se.usve.scoring.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.input.Fields;
import se.usve.scoring.unit.UnitAccess;

/** How a round is assessed. */
@Path("/scoring/v1/rounds/{round}/procedure")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ordning för bedömning")
class ProcedureResource {

    private final Caller caller;
    private final UnitAccess access;
    private final Procedures procedures;
    private final ChangeProcedure changeProcedure;

    ProcedureResource(Caller caller, UnitAccess access, Procedures procedures, ChangeProcedure changeProcedure) {
        this.caller = caller;
        this.access = access;
        this.procedures = procedures;
        this.changeProcedure = changeProcedure;
    }

    @GET
    @Authenticated
    @Transactional
    @Operation(summary = "Hur omgången bedöms / How the round is assessed", description = """
            doubleReview: om två bedömare tar ställning till varje exempel oberoende av varandra; replyDays: hur många dagar
            en region har på sig att svara innan en ändrad bedömning börjar gälla.
            doubleReview: whether two assessors rule on each example independently; replyDays: how many days a region has to
            reply before an override takes effect.""")
    public Procedure procedure(String round) {
        return procedures.of(access.round(round).id());
    }

    @PUT
    @RolesAllowed(Role.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(
            name = "två bedömare", value = "{\"doubleReview\": true, \"replyDays\": 14}")))
    @APIResponse(responseCode = "200", description = "Så bedöms omgången nu. How the round is assessed now.",
            content = @Content(schema = @Schema(implementation = Procedure.class)))
    @APIResponse(responseCode = "409", description = "Omgången är publicerad. The round is published.")
    @Operation(summary = "Bestäm hur omgången bedöms / Decide how the round is assessed", description = """
            Ärenden som någon redan har bedömt behåller sin ordning; övriga väntande ärenden får den nya. replyDays: 0–365.
            Cases that somebody has ruled on keep their procedure; others that wait get the new one. replyDays: 0–365.""")
    public Procedure change(String round, JsonNode body) {
        var id = access.round(round).id();
        var fields = Fields.of(body);
        var doubleReview = fields.truth("doubleReview");
        var replyDays = fields.whole("replyDays", 0, Procedure.LONGEST_REPLY);
        fields.mustBeValid();
        var procedure = new Procedure(id, doubleReview, replyDays);
        changeProcedure.change(procedure, caller.name());
        return procedure;
    }
}
