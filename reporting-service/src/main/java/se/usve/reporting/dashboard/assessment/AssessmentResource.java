package se.usve.reporting.dashboard.assessment;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.reporting.assessment.ReadAssessment;
import se.usve.reporting.dashboard.Frames;
import se.usve.reporting.dashboard.Place;
import se.usve.reporting.report.ReadTables;
import se.usve.reporting.report.TableQuery;

/** The page of how far the assessment has come. */
@Path("/")
@PermitAll
public class AssessmentResource {

    private final Frames frames;
    private final ReadTables tables;
    private final ReadAssessment assessment;

    AssessmentResource(Frames frames, ReadTables tables, ReadAssessment assessment) {
        this.frames = frames;
        this.tables = tables;
        this.assessment = assessment;
    }

    @GET
    @Path("rounds/{round}/assessment")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response assessment(@RestPath String round, @RestQuery String group) {
        var counts = assessment.of(round);
        var table = tables.selfReported(TableQuery.of(round));
        var frame = frames.inRound(round, table.status(), Place.ASSESSMENT).readAt(table.asOf());
        return frames.page(Templates.assessment(AssessmentPage.of(counts, table, group, frame), frame), frame);
    }
}
