package se.usve.survey.form;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import se.usve.chassis.access.Role;
import se.usve.chassis.pages.Pages;
import se.usve.survey.preview.PreviewAnswers;

/** What would we miss: the levels, as the answers so far would give them. */
@Path("/form/{round}/{unit}/levels")
@RolesAllowed({Role.REGION, Role.ADMIN})
class LevelsResource {

    private final Desk desk;
    private final PreviewAnswers preview;
    private final Pages pages;
    private final SecurityIdentity identity;

    LevelsResource(Desk desk, PreviewAnswers preview, Pages pages, SecurityIdentity identity) {
        this.desk = desk;
        this.preview = preview;
        this.pages = pages;
        this.identity = identity;
    }

    @GET
    @Operation(hidden = true)
    public Response show(String round, String unit) {
        var papers = desk.of(round, unit);
        var viewer = pages.viewer();
        var levels = preview.of(round, papers.work().answers(),
                identity.getCredential(AccessTokenCredential.class).getToken());
        return Pages.page(Templates.levels(LevelsView.of(papers, levels, viewer.language()), viewer), viewer);
    }
}
