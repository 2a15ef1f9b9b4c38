package se.usve.scoring.sealing;

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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.scoring.unit.UnitAccess;

/** The revisions of a published round. */
@Path("/scoring/v1/rounds/{round}/revisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Försegling och rättelse")
class RevisionResource {

    private final Caller caller;
    private final UnitAccess access;
    private final Seals seals;
    private final CorrectRound correctRound;

    RevisionResource(Caller caller, UnitAccess access, Seals seals, CorrectRound correctRound) {
        this.caller = caller;
        this.access = access;
        this.seals = seals;
        this.correctRound = correctRound;
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR, Role.STEERING, Role.REGION})
    @Transactional
    @Operation(summary = "Den publicerade omgångens revisioner / The published round's revisions", description = """
            Den nyaste först. Den första gör tjänsten när omgången är publicerad och allt som lämnats har räknats; ingen finns
            före det. sha256 är av en rad per enhet med utfall, i ordning efter id: enhet;svarsversion;1=MET;2=NOT_MET;…
            The newest first. The service makes the first when the round is published and all that was sent has been scored;
            there is none before. sha256 is of one line per unit with outcomes, in order of id.""")
    public Page<Seal> list(String round, @BeanParam PageRequest page) {
        return seals.of(access.round(round).id(), page);
    }

    @GET
    @Path("/{revision}")
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR, Role.STEERING, Role.REGION})
    @Transactional
    @Operation(summary = "En revision / One revision", description = """
            Antal, kontrollsumma, när, och för en rättelse varför, av vem och vad den flyttade.
            Counts, checksum, when, and of a correction why, by whom and what it moved.""")
    public Seal one(String round, String revision) {
        var inSight = access.round(round).id();
        return number(revision).flatMap(number -> seals.find(inSight, number))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                        "Omgången %s har ingen revision %s", "Round %s has no revision %s").with(round, revision)));
    }

    @POST
    @RolesAllowed(Role.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "rättelse",
            value = """
            {"reason": "Regionens komplettering efter publiceringen", "corrections": [
             {"unit": "12-klinisk-kemi", "level": 18, "outcome": "MET", "rationale": "Exemplet hade fallit bort vid inläsningen.",
              "evidence": "Dnr 4.1-2345/2023"}]}""")))
    @APIResponse(responseCode = "201", description = "Den nya revisionen / The new revision",
            content = @Content(schema = @Schema(implementation = Seal.class)))
    @APIResponse(responseCode = "409", description = "Omgången är inte förseglad. The round is not sealed.")
    @Operation(summary = "Rätta en publicerad omgång / Correct a published round", description = """
            1–1000 rättelser, var och en av en nivå för en enhet: outcome (MET, NOT_MET eller EXEMPT), rationale och, om det
            finns, evidence. Alla eller ingen. De gäller genast, i en ny revision; de tidigare finns kvar som de är. En
            ändring efter fördjupad granskning som gäller samma nivå återkallas med samma motivering.
            1–1000 corrections, each of one level of a unit, all or none. They hold at once, in a new revision; earlier ones
            stay as they are. An override of the same level is withdrawn with the same rationale.""")
    public Response correct(String round, JsonNode body, @Context UriInfo uri) {
        var seal = correctRound.correct(round, body, caller.name());
        return Response.created(uri.getAbsolutePathBuilder().path(String.valueOf(seal.revision())).build())
                .entity(seal).build();
    }

    private static Optional<Long> number(String revision) {
        return Optional.of(revision).filter(text -> text.matches("[1-9][0-9]{0,8}")).map(Long::valueOf);
    }
}
