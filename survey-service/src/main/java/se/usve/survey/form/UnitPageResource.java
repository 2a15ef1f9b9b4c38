package se.usve.survey.form;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import se.usve.chassis.access.Role;
import se.usve.chassis.pages.Pages;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.survey.audit.Actors;
import se.usve.survey.draft.DiscardDraft;
import se.usve.survey.draft.Precondition;
import se.usve.survey.draft.PrefillDraft;
import se.usve.survey.submission.NewestVersions;

/** A unit's page, and what is done to its draft as a whole. */
@Path("/form/{round}/{unit}")
@RolesAllowed({Role.REGION, Role.ADMIN})
class UnitPageResource {

    private final Desk desk;
    private final NewestVersions newest;
    private final PrefillDraft prefill;
    private final DiscardDraft discard;
    private final Pages pages;
    private final Actors actors;

    UnitPageResource(Desk desk, NewestVersions newest, PrefillDraft prefill, DiscardDraft discard, Pages pages,
            Actors actors) {
        this.desk = desk;
        this.newest = newest;
        this.prefill = prefill;
        this.discard = discard;
        this.pages = pages;
        this.actors = actors;
    }

    @GET
    @Operation(hidden = true)
    public Response show(String round, String unit) {
        return page(desk.of(round, unit), 200, null);
    }

    @POST
    @Path("prefill")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response prefill(String round, String unit, @FormParam("revision") String revision) {
        var papers = desk.of(round, unit);
        try {
            prefill.prefill(papers.sight(), precondition(revision), actors.current());
        } catch (ProblemException e) {
            return refused(papers, e);
        }
        return Pages.to(papers.href());
    }

    @POST
    @Path("discard")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response discard(String round, String unit, @FormParam("revision") String revision) {
        var papers = desk.of(round, unit);
        try {
            discard.discard(papers.sight(), precondition(revision), actors.current());
        } catch (ProblemException e) {
            return refused(papers, e);
        }
        return Pages.to(papers.href());
    }

    /** {@return what must hold of the draft for one who saw this revision of it, empty for none} */
    static Precondition precondition(String revision) {
        return revision != null && revision.matches("[0-9]{1,18}")
                ? new Precondition.Is(Long.parseLong(revision))
                : new Precondition.Absent();
    }

    /** What cannot be done now is said on the page, with how things are now. */
    private Response refused(Desk.Papers papers, ProblemException e) {
        if (e.type() != ProblemType.CONFLICT && e.type() != ProblemType.PRECONDITION_FAILED
                && e.type() != ProblemType.NOT_FOUND) {
            throw e;
        }
        return page(desk.of(papers.round().id(), papers.unit().unit()), 409,
                pages.viewer().in(e.detail()));
    }

    private Response page(Desk.Papers papers, int status, String message) {
        var viewer = pages.viewer();
        var its = newest.of(papers.round().id(), Optional.ofNullable(papers.sight().region()))
                .get(papers.unit().unit());
        var stands = UnitRow.Status.of(papers.work().draft().isPresent(), Optional.ofNullable(its));
        return Pages.page(status, Templates.unit(UnitView.of(papers, stands, message, viewer.language()), viewer),
                viewer);
    }
}
