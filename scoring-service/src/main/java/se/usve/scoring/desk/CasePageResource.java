package se.usve.scoring.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.chassis.access.Role;
import se.usve.chassis.input.Fields;
import se.usve.chassis.pages.Pages;
import se.usve.chassis.problem.Text;
import se.usve.scoring.assessment.ClaimCase;
import se.usve.scoring.assessment.OpenCase;
import se.usve.scoring.assessment.RuleOnExample;
import se.usve.scoring.assessment.WithdrawRuling;
import se.usve.scoring.criteria.Decision;
import se.usve.scoring.unit.Rationale;

/** A case: reading it, taking it, ruling on it, and withdrawing one's ruling. */
@Path("/assess/cases/{id}")
class CasePageResource {

    private static final Pattern DECISION = Pattern.compile("APPROVED|REJECTED");
    private static final Map<String, Text> FAULTS = Map.of(
            "decision", new Text("Välj om exemplet godkänns eller underkänns.", "Choose whether the example is approved."),
            "rationale", new Text("Skriv en motivering, högst 4\u00a0000 tecken.",
                    "Write a rationale, 4,000 characters at most."),
            "reason", new Text("Skriv varför bedömningen dras tillbaka, högst 4\u00a0000 tecken.",
                    "Write why the ruling is withdrawn, 4,000 characters at most."));
    private static final Map<String, Text> DONE = Map.of(
            "claimed", new Text("Ärendet är ditt nu.", "The case is yours now."),
            "released", new Text("Ärendet är ledigt igen.", "The case is unclaimed again."),
            "ruled", new Text("Din bedömning är sparad.", "Your ruling is saved."),
            "withdrawn", new Text("Bedömningen är tillbakadragen.", "The ruling is withdrawn."));

    private final ReadCase read;
    private final OpenCase cases;
    private final ClaimCase claims;
    private final RuleOnExample rule;
    private final WithdrawRuling withdraw;
    private final Rooms rooms;
    private final Pages pages;

    CasePageResource(ReadCase read, OpenCase cases, ClaimCase claims, RuleOnExample rule, WithdrawRuling withdraw,
            Rooms rooms, Pages pages) {
        this.read = read;
        this.cases = cases;
        this.claims = claims;
        this.rule = rule;
        this.withdraw = withdraw;
        this.rooms = rooms;
        this.pages = pages;
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR})
    @Operation(hidden = true)
    public Response opened(String id, @RestQuery String done) {
        return page(200, id, CasePage.Draft.NONE, Faults.NONE, Optional.ofNullable(done).map(DONE::get),
                Optional.empty());
    }

    @POST
    @Path("claim")
    @RolesAllowed(Role.ASSESSOR)
    @Operation(hidden = true)
    public Response claim(String id) {
        return done(id, "claimed", "#ruling", CasePage.Draft.NONE, () -> claims.claim(id));
    }

    @POST
    @Path("release")
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR})
    @Operation(hidden = true)
    public Response release(String id) {
        return done(id, "released", "", CasePage.Draft.NONE, () -> claims.release(id, Optional.empty()));
    }

    @POST
    @Path("rulings")
    @RolesAllowed(Role.ASSESSOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response rule(String id, MultivaluedMap<String, String> form) {
        var sent = new Sent(form);
        var draft = new CasePage.Draft(sent.text("decision"), sent.text("rationale"), "");
        return done(id, "ruled", "", draft, () -> {
            cases.mustBeJudgeable(id);
            var fields = Fields.of(sent.json("decision", "rationale"));
            var decision = fields.matching("decision", DECISION, FAULTS.get("decision"));
            var rationale = Rationale.of(fields);
            fields.mustBeValid();
            rule.rule(id, Decision.valueOf(decision), rationale);
        });
    }

    @POST
    @Path("rulings/{ruling}/withdrawal")
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response withdraw(String id, String ruling, MultivaluedMap<String, String> form) {
        var sent = new Sent(form);
        return done(id, "withdrawn", "", new CasePage.Draft("", "", sent.text("reason")), () -> {
            var fields = Fields.of(sent.json("reason"));
            var reason = fields.words("reason", 1, Rationale.LONGEST);
            fields.mustBeValid();
            withdraw.withdraw(id, ruling, reason);
        });
    }

    private Response done(String id, String what, String anchor, CasePage.Draft draft, Runnable work) {
        return Posted.done(work, Pages.path("/assess/cases", id) + "?done=" + what + anchor, FAULTS, pages,
                (status, faults, refused) -> page(status, id, draft, faults, Optional.empty(), refused));
    }

    private Response page(int status, String id, CasePage.Draft draft, Faults faults, Optional<Text> done,
            Optional<Text> refused) {
        var viewer = pages.viewer(Pages.path("/assess/cases", id));
        var shown = read.of(id, viewer.language()).shown(draft, faults, done.map(viewer::in).orElse(null),
                refused.map(viewer::in).orElse(null), viewer.language());
        return Pages.page(status, Templates.opened(shown, rooms.doors(Room.QUEUE, viewer), viewer), viewer);
    }
}
