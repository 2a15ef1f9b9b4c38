package se.usve.reporting.archive;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import se.usve.chassis.access.Role;
import se.usve.chassis.archive.ArchivePart;
import se.usve.chassis.archive.WriteArchive;
import se.usve.reporting.gate.Gate;
import se.usve.reporting.report.Snapshot;
import se.usve.reporting.report.Visibility;

/** The explanations of a round's outcomes over HTTP. Tables are archived as everybody fetches them. */
@Path("/reporting/v1/rounds/{round}/archive")
@Produces(WriteArchive.TYPE)
@RolesAllowed(Role.ADMIN)
public class ArchiveResource {

    private static final List<ArchivePart> PARTS = List.of(new ArchivePart("explanations", """
            select json_build_object('unit', t.unit, 'revision', t.version, 'scoredAt', {t.scored_at}, 'levels', t.grounds)
            from p, result_history t where t.round = p.id order by t.unit collate "C", t.version"""));

    private final WriteArchive archive;
    private final Snapshot snapshot;
    private final Visibility visibility;

    ArchiveResource(WriteArchive archive, Snapshot snapshot, Visibility visibility) {
        this.archive = archive;
        this.snapshot = snapshot;
        this.visibility = visibility;
    }

    @GET
    @Operation(summary = "Hämta motiveringen av varje utfall, för omgångens arkivpaket. Fetch why each outcome came out so",
            description = """
            Rader av JSON, {"part": "explanations", "record": …}, en för varje resultat en enhet har haft, allt av ett ögonblick.
            Sista raden, {"part":"end","records":n}, säger att inget fattas. Tabeller och rapport hämtas för sig.
            Lines of JSON, one for every result a unit has had, all of one moment; the last line tells that nothing is missing.
            Tables and the report are fetched by themselves.""")
    @APIResponse(responseCode = "200", description = "Raderna. The lines.",
            content = @Content(mediaType = WriteArchive.TYPE, schema = @Schema(implementation = String.class)))
    public Response archive(@PathParam("round") @Parameter(example = "2018-2021") String round) {
        var seen = snapshot.read(connection -> visibility.see(connection, round));
        return Response.ok(archive.of(seen.round().id(), Gate.READ, PARTS), WriteArchive.TYPE).build();
    }
}
