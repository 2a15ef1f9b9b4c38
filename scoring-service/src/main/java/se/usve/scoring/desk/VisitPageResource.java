package se.usve.scoring.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.pages.Pages;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.Text;
import se.usve.scoring.sitevisit.SelectUnits;
import se.usve.scoring.sitevisit.Selections;
import se.usve.scoring.unit.UnitAccess;

/** The units selected for site visits. */
@Path("/assess/site-visits")
class VisitPageResource {

    private static final int MANY = 100;
    private static final Text DONE = new Text("Urvalet är gjort.", "The selection is made.");
    private static final Map<String, Text> FAULTS = Map.of(
            "seed", new Text("Skriv högst 100 tecken på en rad, eller lämna tomt.",
                    "Write 100 characters at most on one line, or leave it empty."),
            "reason", new Text("Skriv högst 4\u00a0000 tecken.", "Write 4,000 characters at most."));

    private final SelectUnits select;
    private final Selections selections;
    private final UnitAccess access;
    private final Rooms rooms;
    private final Pages pages;
    private final Caller caller;

    VisitPageResource(SelectUnits select, Selections selections, UnitAccess access, Rooms rooms, Pages pages,
            Caller caller) {
        this.select = select;
        this.selections = selections;
        this.access = access;
        this.rooms = rooms;
        this.pages = pages;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR, Role.STEERING})
    @Operation(hidden = true)
    public Response list(@RestQuery String round, @RestQuery String done) {
        return page(200, round, new Sent(null), Faults.NONE, done == null ? null : DONE);
    }

    @POST
    @RolesAllowed(Role.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response select(MultivaluedMap<String, String> form) {
        var sent = new Sent(form);
        var round = sent.text("round");
        try {
            Transactions.inOne(() -> select.select(access.round(round).id(), SelectUnits.Wanted.of(body(sent)),
                    caller.name()));
            return Pages.to("/assess/site-visits?done=1&round=" + Pages.encoded(round));
        } catch (ProblemException e) {
            var language = pages.viewer().language();
            var faults = e.type().status() == 409
                    ? new Faults(List.of(new Faults.Fault("specialties", language.in(e.detail()))))
                    : Faults.of(e, FAULTS, language);
            return page(422, round, sent, faults, null);
        }
    }

    /** One specialty a line. */
    private static ObjectNode body(Sent sent) {
        var body = sent.json("seed", "reason");
        var specialties = body.putArray("specialties");
        sent.text("specialties").lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(specialties::add);
        return body;
    }

    private Response page(int status, String round, Sent sent, Faults faults, Text done) {
        var viewer = pages.viewer("/assess/site-visits" + (round == null ? "" : "?round=" + Pages.encoded(round)));
        var shown = Transactions.inOne(() -> {
            var known = rooms.rounds();
            var chosen = rooms.chosen(round, known);
            return new VisitsPage(Choice.ofRounds(known, chosen), chosen.id(),
                    selections.of(chosen.id(), PageRequest.of(MANY, 1)).items().stream()
                            .map(each -> VisitsPage.Drawn.of(each, viewer.language())).toList(),
                    caller.is(Role.ADMIN), sent.text("specialties"), sent.text("seed"), sent.text("reason"), faults,
                    done == null ? null : viewer.in(done));
        });
        return Pages.page(status, Templates.visits(shown, rooms.doors(Room.VISITS, viewer), viewer), viewer);
    }
}
