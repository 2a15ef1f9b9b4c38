package se.usve.survey.form;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import se.usve.chassis.access.Role;
import se.usve.chassis.pages.Pages;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.audit.Actors;
import se.usve.survey.draft.SaveDraft;
import se.usve.survey.draft.SubmitDraft;
import se.usve.survey.submission.Reason;

/** Looking through what is left, and submitting. */
@Path("/form/{round}/{unit}/check")
@RolesAllowed({Role.REGION, Role.ADMIN})
class SubmitResource {

    private static final Text LEFT =
            new Text("Svaren kan inte skickas in än: se vad som återstår nedan. Inget är inskickat.",
            "The answers cannot be submitted yet: see below what is left. Nothing was submitted.");
    private static final Text TOO_LONG = new Text("Skälet får vara högst %d tecken. Inget är inskickat.",
            "The reason may be at most %d characters. Nothing was submitted.");

    private final Desk desk;
    private final SubmitDraft submit;
    private final SaveDraft save;
    private final Pages pages;
    private final Actors actors;

    SubmitResource(Desk desk, SubmitDraft submit, SaveDraft save, Pages pages, Actors actors) {
        this.desk = desk;
        this.submit = submit;
        this.save = save;
        this.pages = pages;
        this.actors = actors;
    }

    @GET
    @Operation(hidden = true)
    public Response check(String round, String unit) {
        return page(desk.of(round, unit), 200, null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response submit(String round, String unit, @FormParam("revision") String revision,
            @FormParam("reason") String reason) {
        var papers = desk.of(round, unit);
        var why = reason == null || reason.isBlank() ? null : reason.strip().replace("\r\n", "\n");
        if (why != null && why.codePointCount(0, why.length()) > Reason.LONGEST) {
            return page(papers, 422, TOO_LONG.with(Reason.LONGEST));
        }
        try {
            var received = submit.submit(papers.sight(), why, UnitPageResource.precondition(revision),
                    actors.current());
            return Pages.to(papers.href("receipts", String.valueOf(received.submission().version())));
        } catch (ProblemException e) {
            if (e.type() == ProblemType.INVALID_CONTENT) {
                return page(papers, 422, LEFT);
            }
            if (e.type().status() == 409 || e.type().status() == 412 || e.type().status() == 404) {
                // What was submitted meanwhile is said by the page itself.
                var now = desk.of(round, unit);
                return page(now, 409, isMoved(e) ? null : e.detail());
            }
            throw e;
        }
    }

    private static boolean isMoved(ProblemException e) {
        return e.violations().stream().anyMatch(violation -> violation.code().equals(SubmitDraft.ANSWERS_MOVED));
    }

    /** Lets the draft stand in spite of the version its reader was shown, and of no later one. */
    @POST
    @Path("keep")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response keep(String round, String unit, @FormParam("revision") String revision,
            @FormParam("newest") String newest) {
        var papers = desk.of(round, unit);
        if (!String.valueOf(papers.unit().submissionVersion()).equals(newest) || papers.work().draft().isEmpty()) {
            return page(papers, 409, null);
        }
        try {
            save.save(papers.sight(), papers.work().answers(), Set.of(), UnitPageResource.precondition(revision),
                    actors.current());
        } catch (ProblemException e) {
            if (e.type().status() == 409 || e.type().status() == 412) {
                return page(desk.of(round, unit), 409, e.detail());
            }
            throw e;
        }
        return Pages.to(papers.href("check"));
    }

    private Response page(Desk.Papers papers, int status, Text message) {
        var viewer = pages.viewer();
        return Pages.page(status, Templates.check(CheckView.of(papers,
                message == null ? null : viewer.in(message), viewer.language()), viewer), viewer);
    }
}
