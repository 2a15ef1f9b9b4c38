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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.input.Fields;
import se.usve.chassis.input.Uuids;
import se.usve.chassis.pages.Pages;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.scoring.overrides.OverrideLevel;
import se.usve.scoring.overrides.ReplyToOverride;
import se.usve.scoring.overrides.WantedOverride;
import se.usve.scoring.ruleset.RoundRules;
import se.usve.scoring.unit.Rationale;
import se.usve.scoring.unit.UnitAccess;
import se.usve.scoring.unit.UnitId;

/** A unit's levels and overrides: reading them, overriding a level, withdrawing that, and the region's reply. */
@Path("/assess/units/{round}/{unit}")
class UnitPageResource {

    private static final Map<String, Text> FAULTS = Map.of(
            "outcome", new Text("Välj ett utfall.", "Choose an outcome."),
            "rationale", new Text("Skriv en motivering, högst 4\u00a0000 tecken.",
                    "Write a rationale, 4,000 characters at most."),
            "evidence", new Text("Skriv var underlaget finns med högst 500 tecken.",
                    "Write where the ground is kept in 500 characters at most."),
            "reason", new Text("Skriv varför ändringen återkallas, högst 4\u00a0000 tecken.",
                    "Write why the override is withdrawn, 4,000 characters at most."),
            "text", new Text("Skriv ett svar, högst 4\u00a0000 tecken.", "Write a reply, 4,000 characters at most."));
    private static final Map<String, Text> DONE = Map.of(
            "made", new Text("Ändringen är sparad.", "The override is saved."),
            "withdrawn", new Text("Ändringen är återkallad.", "The override is withdrawn."),
            "replied", new Text("Svaret är sparat och syns för bedömarna.",
                    "The reply is saved, and assessors see it."));

    private final ReadUnit read;
    private final OverrideLevel overrides;
    private final ReplyToOverride replies;
    private final RoundRules rules;
    private final UnitAccess access;
    private final Rooms rooms;
    private final Pages pages;
    private final Caller caller;

    UnitPageResource(ReadUnit read, OverrideLevel overrides, ReplyToOverride replies, RoundRules rules,
            UnitAccess access, Rooms rooms, Pages pages, Caller caller) {
        this.read = read;
        this.overrides = overrides;
        this.replies = replies;
        this.rules = rules;
        this.access = access;
        this.rooms = rooms;
        this.pages = pages;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR, Role.STEERING, Role.REGION})
    @Operation(hidden = true)
    public Response unit(String round, String unit) {
        var viewer = pages.viewer();
        return Pages.page(Templates.unit(read.unit(new UnitId(round, unit), viewer.language()),
                rooms.doors(room(), viewer), viewer), viewer);
    }

    @GET
    @Path("levels/{level}")
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR, Role.STEERING, Role.REGION})
    @Operation(hidden = true)
    public Response level(String round, String unit, String level, @RestQuery String done) {
        return page(200, new UnitId(round, unit), number(level), LevelPage.Draft.NONE, Faults.NONE,
                Optional.ofNullable(done).map(DONE::get), Optional.empty());
    }

    @POST
    @Path("levels/{level}/overrides")
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response override(String round, String unit, String level, MultivaluedMap<String, String> form) {
        var id = new UnitId(round, unit);
        var number = number(level);
        var sent = new Sent(form);
        var draft = new LevelPage.Draft("new", sent.text("outcome"), sent.text("rationale"), sent.text("evidence"), "", "");
        return done(id, number, "made", draft, () -> {
            access.mustBeImpartial(access.readable(id));
            var wanted = WantedOverride.of(sent.json("outcome", "rationale", "evidence").put("level", number),
                    rules.of(access.round(round)));
            overrides.override(id, wanted, caller.name());
        });
    }

    @POST
    @Path("levels/{level}/overrides/{override}/withdrawal")
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response withdraw(String round, String unit, String level, String override,
            MultivaluedMap<String, String> form) {
        var id = new UnitId(round, unit);
        var number = number(level);
        var sent = new Sent(form);
        var address = ReadUnit.href(id, number) + "/overrides/" + override + "/withdrawal";
        return done(id, number, "withdrawn", new LevelPage.Draft(address, "", "", "", sent.text("reason"), ""), () -> {
            access.mustBeImpartial(access.readable(id));
            var fields = Fields.of(sent.json("reason"));
            var reason = fields.words("reason", 1, Rationale.LONGEST);
            fields.mustBeValid();
            overrides.withdraw(id, parse(override), reason, caller.name());
        });
    }

    @POST
    @Path("levels/{level}/overrides/{override}/replies")
    @RolesAllowed(Role.REGION)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response reply(String round, String unit, String level, String override,
            MultivaluedMap<String, String> form) {
        var id = new UnitId(round, unit);
        var number = number(level);
        var sent = new Sent(form);
        var address = ReadUnit.href(id, number) + "/overrides/" + override + "/replies";
        return done(id, number, "replied", new LevelPage.Draft(address, "", "", "", "", sent.text("text")), () -> {
            access.readable(id);
            var fields = Fields.of(sent.json("text"));
            var text = fields.words("text", 1, Rationale.LONGEST);
            fields.mustBeValid();
            replies.reply(id, parse(override), text);
        });
    }

    private Response done(UnitId id, int level, String what, LevelPage.Draft draft, Runnable work) {
        return Posted.done(work, ReadUnit.href(id, level) + "?done=" + what, FAULTS, pages,
                (status, faults, refused) -> page(status, id, level, draft, faults, Optional.empty(), refused));
    }

    private Response page(int status, UnitId id, int level, LevelPage.Draft draft, Faults faults, Optional<Text> done,
            Optional<Text> refused) {
        var viewer = pages.viewer(ReadUnit.href(id, level));
        return Pages.page(status, Templates.level(read.level(id, level, draft, faults, done, refused,
                viewer.language()), rooms.doors(room(), viewer), viewer), viewer);
    }

    private Room room() {
        return Room.first(caller) == Room.REPLIES ? Room.REPLIES : Room.OVERRIDES;
    }

    private static int number(String level) {
        if (!level.matches("[1-9][0-9]{0,3}")) {
            throw new ProblemException(ProblemType.NOT_FOUND,
                    new Text("Det finns ingen nivå %s", "There is no level %s").with(level));
        }
        return Integer.parseInt(level);
    }

    private static UUID parse(String override) {
        return Uuids.of(override).orElseThrow(() -> OverrideLevel.unknown(override));
    }
}
