package se.usve.scoring.archive;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.access.Role;
import se.usve.chassis.archive.WriteArchive;
import se.usve.scoring.unit.UnitAccess;

/** What the scoring has of a round, over HTTP. */
@Path("/scoring/v1/rounds/{round}/archive")
@Produces(WriteArchive.TYPE)
@RolesAllowed(Role.ADMIN)
@Tag(name = "Arkiv")
class ArchiveResource {

    private final WriteArchive archive;
    private final UnitAccess access;

    ArchiveResource(WriteArchive archive, UnitAccess access) {
        this.archive = archive;
        this.access = access;
    }

    @GET
    @Transactional
    @Operation(summary = "Hämta allt som bedömningen har om omgången, för dess arkivpaket", description = """
            Fetch all that the scoring has of the round, for its archive package: lines of JSON, {"part": …, "record": …}, all of
            one moment. Parts: rule-sets (every version that counted, as its file), procedure, results (every revision), assessments,
            rulings, assessment-events, conflicts, overrides, override-replies, site-visits, rescorings, seals. The last line, {"part":"end","records":n}, tells that
            nothing is missing. Names of those who acted are in it.""")
    @APIResponse(responseCode = "200", description = "Raderna. The lines.",
            content = @Content(mediaType = WriteArchive.TYPE, schema = @Schema(implementation = String.class)))
    public Response archive(String round) {
        var seen = access.round(round);
        return Response.ok(archive.of(seen.id(), "", ScoringParts.ALL), WriteArchive.TYPE).build();
    }
}
