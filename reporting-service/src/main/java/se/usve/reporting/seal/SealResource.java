package se.usve.reporting.seal;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.reporting.report.Visibility;

/** The seals of published rounds. Open to all callers; {@link Visibility} decides what they see. */
@Path("/reporting/v1/rounds/{round}")
@PermitAll
@APIResponse(responseCode = "401")
@APIResponse(responseCode = "403")
@Produces(MediaType.APPLICATION_JSON)
public class SealResource {

    /** A page of revisions, as the document shows it. */
    record Revisions(List<Manifest> items, int page, int limit, long total) {
    }

    private final ReadSeals seals;

    SealResource(ReadSeals seals) {
        this.seals = seals;
    }

    @GET
    @Path("manifest")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Manifest.class)))
    @Operation(summary = "Vad som är publicerat: den nyaste revisionen. What is published: the newest revision",
            description = """
            Antal enheter och utfall, regelverkets version, när det förseglades och kontrollsumman (sha256) av alla enheters
            utfall: en rad per enhet i ordning efter id, enhet;svarsversion;1=MET;2=NOT_MET;…, var och en avslutad med
            radbrytning (LF), i UTF-8. recomputed är samma summa uträknad nu av det som visas här, och matches säger om de är
            lika. 404 för en omgång som inte är förseglad.
            Counts of units and outcomes, the version of the rule set, when it was sealed, and the checksum (sha256) of all
            units' outcomes: one line per unit in order of id, ended by a line feed, in UTF-8. recomputed is the same sum of
            what is shown here now, and matches whether they are equal. 404 for a round that is not sealed.""")
    public Manifest manifest(@PathParam("round") @Parameter(example = "2018-2021") String round) {
        return seals.newest(round).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                "Omgången %s är inte förseglad: det blir den när den är publicerad och alla svar har räknats",
                "The round %s is not sealed: it will be when it is published and all answers have been scored")
                .with(round)));
    }

    @GET
    @Path("revisions")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Revisions.class)))
    @Operation(summary = "Den publicerade omgångens revisioner. The published round's revisions", description = """
            Den nyaste först: den första är det som publicerades, varje senare en rättelse med skäl (reason) och vad den
            flyttade (moved). Tabellerna ges som de var i en revision med revision=1, 2, …
            The newest first: the first is what was published, each later one a correction with its reason and what it moved.
            Tables are given as they were in a revision by revision=1, 2, …""")
    public Page<Manifest> revisions(@PathParam("round") @Parameter(example = "2018-2021") String round,
            @BeanParam PageRequest page) {
        return seals.all(round, page);
    }

    @GET
    @Path("revisions/{revision}")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Manifest.class)))
    @Operation(summary = "En revision av den publicerade omgången. One revision of the published round", description = """
            Fälten som i manifest. Fields as in manifest.""")
    public Manifest revision(@PathParam("round") @Parameter(example = "2018-2021") String round,
            @PathParam("revision") @Parameter(example = "1") String revision) {
        return seals.one(round, revision.matches("[1-9][0-9]{0,8}") ? Long.parseLong(revision) : 0);
    }
}
