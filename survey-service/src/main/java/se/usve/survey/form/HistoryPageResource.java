package se.usve.survey.form;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import se.usve.chassis.access.Role;
import se.usve.chassis.pages.Pages;
import se.usve.survey.submission.Submissions;

/** What a unit has submitted so far. */
@Path("/form/{round}/{unit}/history")
@RolesAllowed({Role.REGION, Role.ADMIN})
class HistoryPageResource {

    private static final int SHOWN = 20;

    private final Desk desk;
    private final Submissions submissions;
    private final Pages pages;

    HistoryPageResource(Desk desk, Submissions submissions, Pages pages) {
        this.desk = desk;
        this.submissions = submissions;
        this.pages = pages;
    }

    @GET
    @Operation(hidden = true)
    public Response show(String round, String unit) {
        var papers = desk.of(round, unit);
        var viewer = pages.viewer();
        return Pages.page(Templates.history(HistoryView.of(papers, submissions.of(papers.sight(), SHOWN + 1, 0), SHOWN,
                viewer.language()), viewer), viewer);
    }
}
