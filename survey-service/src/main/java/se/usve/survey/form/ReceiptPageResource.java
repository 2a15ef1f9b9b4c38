package se.usve.survey.form;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import se.usve.chassis.access.Role;
import se.usve.chassis.pages.Pages;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.submission.SealedReceipt;
import se.usve.survey.submission.Submission;
import se.usve.survey.submission.Submissions;

/** Receipts, to look at, to print and to keep. */
@Path("/form/{round}/{unit}/receipts/{version}")
@RolesAllowed({Role.REGION, Role.ADMIN})
class ReceiptPageResource {

    private final Desk desk;
    private final Submissions submissions;
    private final Pages pages;

    ReceiptPageResource(Desk desk, Submissions submissions, Pages pages) {
        this.desk = desk;
        this.submissions = submissions;
        this.pages = pages;
    }

    @GET
    @Operation(hidden = true)
    public Response show(String round, String unit, String version) {
        var papers = desk.of(round, unit);
        var viewer = pages.viewer();
        return Pages.page(Templates.receipt(
                ReceiptView.of(papers, submission(papers, version), viewer.language()), viewer), viewer);
    }

    @GET
    @Path("receipt.json")
    @Operation(hidden = true)
    public Response download(String round, String unit, String version) {
        var papers = desk.of(round, unit);
        var receipt = SealedReceipt.of(papers.sight(), papers.unit().name(), submission(papers, version));
        return Response.ok(receipt).type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + receipt.fileName() + "\"").build();
    }

    private Submission submission(Desk.Papers papers, String version) {
        if (!version.matches("[1-9][0-9]{0,8}")) {
            throw none();
        }
        return submissions.version(papers.sight(), Long.parseLong(version))
                .filter(found -> found.kind() == Submission.Kind.SUBMISSION).orElseThrow(ReceiptPageResource::none);
    }

    private static ProblemException none() {
        return new ProblemException(ProblemType.NOT_FOUND, new Text(
                "Det finns inget sådant kvitto", "There is no such receipt"));
    }
}
