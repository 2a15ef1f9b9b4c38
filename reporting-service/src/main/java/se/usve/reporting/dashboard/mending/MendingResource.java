package se.usve.reporting.dashboard.mending;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.reporting.dashboard.Frames;
import se.usve.reporting.dashboard.Paging;
import se.usve.reporting.dashboard.Place;
import se.usve.reporting.figures.Group;
import se.usve.reporting.followup.PlansWanted;
import se.usve.reporting.followup.ReadFollowUp;
import se.usve.reporting.report.Moment;
import se.usve.survey.contract.RoundChanged;

/** The page of how far what units miss is mended. */
@Path("/")
@PermitAll
public class MendingResource {

    private static final int ON_A_PAGE = 50;

    private final Frames frames;
    private final ReadFollowUp followUp;

    MendingResource(Frames frames, ReadFollowUp followUp) {
        this.frames = frames;
        this.followUp = followUp;
    }

    @GET
    @Path("rounds/{round}/follow-up")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response followUp(@RestPath String round, @RestQuery String group, @RestQuery String page) {
        var figures = followUp.figures(round, Moment.NOW);
        var frame = frames.inRound(round, figures.status(), Place.FOLLOW_UP).readAt(figures.asOf());
        if (figures.status() == RoundChanged.State.DRAFT || figures.status() == RoundChanged.State.OPEN) {
            return frames.page(Templates.mending(MendingPage.notBegun(), frame), frame);
        }
        var region = Optional.ofNullable(group).filter(code -> !code.equals(Group.NATION)
                && figures.groups().stream().anyMatch(row -> row.code().equals(code)));
        var plans = followUp.plans(round, Moment.NOW, new PlansWanted(region, Optional.empty(), Optional.empty(),
                Optional.empty()), Paging.of(ON_A_PAGE, page));
        return frames.page(Templates.mending(MendingPage.of(figures, plans, group, frame), frame), frame);
    }
}
