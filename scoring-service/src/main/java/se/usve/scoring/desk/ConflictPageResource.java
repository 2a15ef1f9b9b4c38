package se.usve.scoring.desk;

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
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.Text;
import se.usve.scoring.unit.DeclareConflict;

/** One's conflicts of interest; ADMIN sees everybody's. */
@Path("/assess/conflicts")
@RolesAllowed({Role.ADMIN, Role.ASSESSOR})
class ConflictPageResource {

    private static final Text UNIT = new Text("Skriv enhetens beteckning, som den står vid enhetens namn.",
            "Write the unit's id, as it stands beside its name.");
    private static final Map<String, Text> FAULTS = Map.of("unit", UNIT,
            "reason", new Text("Skriv skälet, högst 500 tecken.", "Write the reason, 500 characters at most."));
    private static final Map<String, Text> DONE = Map.of(
            "declared", new Text("Jävet är anmält. Enhetens ärenden finns inte längre i din kö.",
                    "The conflict is declared. The unit's cases are no longer in your queue."),
            "ended", new Text("Anmälan är tillbakatagen.", "The declaration is taken back."));

    private final DeclareConflict conflicts;
    private final Rooms rooms;
    private final Pages pages;
    private final Caller caller;

    ConflictPageResource(DeclareConflict conflicts, Rooms rooms, Pages pages, Caller caller) {
        this.conflicts = conflicts;
        this.rooms = rooms;
        this.pages = pages;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public Response list(@RestQuery String unit, @RestQuery String done) {
        return page(200, unit == null ? "" : unit, "", Faults.NONE, done == null ? null : DONE.get(done));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response declare(MultivaluedMap<String, String> form) {
        var sent = new Sent(form);
        var unit = sent.text("unit").strip();
        try {
            conflicts.declare(unit, sent.json("reason"));
            return Pages.to("/assess/conflicts?done=declared");
        } catch (ProblemException e) {
            var language = pages.viewer().language();
            var faults = e.type().status() == 404
                    ? new Faults(List.of(new Faults.Fault("unit", language.in(unit.isEmpty() ? UNIT : e.detail()))))
                    : Faults.of(e, FAULTS, language);
            return page(422, unit, sent.text("reason"), faults, null);
        }
    }

    @POST
    @Path("end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response end(MultivaluedMap<String, String> form) {
        conflicts.end(new Sent(form).text("unit"));
        return Pages.to("/assess/conflicts?done=ended");
    }

    private Response page(int status, String unit, String reason, Faults faults, Text done) {
        var viewer = pages.viewer("/assess/conflicts");
        var list = conflicts.inSight().stream().map(each -> new ConflictsPage.Declared(each.unit(), each.assessor(),
                each.reason(), viewer.language().time(each.declaredAt()), each.assessor().equals(caller.name()))).toList();
        return Pages.page(status, Templates.conflicts(new ConflictsPage(list, caller.is(Role.ADMIN), unit, reason, faults,
                done == null ? null : viewer.in(done)), rooms.doors(Room.CONFLICTS, viewer), viewer), viewer);
    }
}
