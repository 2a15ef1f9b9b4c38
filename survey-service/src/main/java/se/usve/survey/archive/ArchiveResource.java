package se.usve.survey.archive;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.archive.WriteArchive;
import se.usve.survey.round.RoundInForce;

/** What the survey has of a round, over HTTP. */
@Path("/survey/v1/rounds/{round}/archive")
@Produces(WriteArchive.TYPE)
@RolesAllowed(Role.ADMIN)
@Tag(name = "Arkiv")
class ArchiveResource {

    private final WriteArchive archive;
    private final RoundInForce rounds;
    private final Caller caller;

    ArchiveResource(WriteArchive archive, RoundInForce rounds, Caller caller) {
        this.archive = archive;
        this.rounds = rounds;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Hämta allt som enkäten har om omgången, för dess arkivpaket", description = """
            Fetch all that the survey has of the round, for its archive package: lines of JSON, {"part": …, "record": …}, all of
            one moment. Parts: round, participations, registrations, late-windows, submissions (every version, with the answers
            that sha256 is the hash of), follow-ups, successions, audit. The last line, {"part":"end","records":n}, tells that
            nothing is missing. Names of those who acted are in it.""")
    @APIResponse(responseCode = "200", description = "Raderna. The lines.",
            content = @Content(mediaType = WriteArchive.TYPE, schema = @Schema(implementation = String.class)))
    public Response archive(String round) {
        var seen = rounds.visible(round, caller);
        return Response.ok(archive.of(seen.id(), "", SurveyParts.ALL), WriteArchive.TYPE).build();
    }
}
