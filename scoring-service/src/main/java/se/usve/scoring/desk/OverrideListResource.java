package se.usve.scoring.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.chassis.access.Role;
import se.usve.chassis.pages.Pages;
import se.usve.chassis.paging.PageRequest;
import se.usve.scoring.overrides.OverrideView;
import se.usve.scoring.overrides.ReadOverrides;
import se.usve.scoring.overrides.State;
import se.usve.scoring.unit.Round;

/** The overrides of a round: all for assessors, and for a region its own, to reply to. */
@Path("/assess")
class OverrideListResource {

    private static final int LIMIT = 25;
    private static final int MANY = 1000;

    private final ReadOverrides overrides;
    private final Rooms rooms;
    private final Pages pages;

    OverrideListResource(ReadOverrides overrides, Rooms rooms, Pages pages) {
        this.overrides = overrides;
        this.rooms = rooms;
        this.pages = pages;
    }

    @GET
    @Path("overrides")
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR, Role.STEERING})
    @Operation(hidden = true)
    public Response overrides(@RestQuery String round, @RestQuery String state, @RestQuery String region,
            @RestQuery String changed, @RestQuery String page) {
        var viewer = pages.viewer();
        var language = viewer.language();
        var wanted = Arrays.stream(State.values()).filter(each -> each.name().equals(state)).findFirst();
        var where = Optional.ofNullable(region).filter(Names::isRegion);
        var shown = Transactions.inOne(() -> {
            var known = rooms.rounds();
            var chosen = rooms.chosen(round, known);
            var found = overrides.inRound(chosen.id(), new ReadOverrides.Filter(wanted,
                    changed == null ? Optional.empty() : Optional.of(true), where, Optional.empty()),
                    PageRequest.of(LIMIT, Paging.number(page)));
            return new OverridesPage(chosen.id(), Choice.ofRounds(known, chosen),
                    Choice.orAll(List.of(State.values()), Enum::name, each -> language.in(OverrideRow.state(each)),
                            wanted.map(Enum::name), language),
                    Choice.orAll(Names.regionCodes(), code -> code, Names::region, where, language), changed != null,
                    found.items().stream().map(each -> OverrideRow.of(each, false, false, language)).toList(),
                    Paging.of(found, number -> href(chosen, wanted, where, changed != null, number), language));
        });
        return Pages.page(Templates.overrides(shown, rooms.doors(Room.OVERRIDES, viewer), viewer), viewer);
    }

    private static String href(Round round, Optional<State> state, Optional<String> region, boolean changed, int page) {
        var query = new ArrayList<String>();
        query.add("round=" + Pages.encoded(round.id()));
        state.ifPresent(value -> query.add("state=" + value));
        region.ifPresent(value -> query.add("region=" + value));
        if (changed) {
            query.add("changed=1");
        }
        query.add("page=" + page);
        return "/assess/overrides?" + String.join("&", query);
    }

    /** Opens a unit by its id. */
    @GET
    @Path("units")
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR, Role.STEERING})
    @Operation(hidden = true)
    public Response unit(@RestQuery String round, @RestQuery String unit) {
        if (round == null || round.isBlank() || unit == null || unit.isBlank()) {
            return Pages.to("/assess/overrides");
        }
        return Pages.to(Pages.path("/assess/units", round.strip(), unit.strip()));
    }

    @GET
    @Path("replies")
    @RolesAllowed(Role.REGION)
    @Operation(hidden = true)
    public Response replies(@RestQuery String round) {
        var viewer = pages.viewer();
        var shown = Transactions.inOne(() -> {
            var known = rooms.rounds();
            var chosen = rooms.chosen(round, known);
            var found = overrides.inRound(chosen.id(), ReadOverrides.Filter.ALL, PageRequest.of(MANY, 1)).items();
            return new RepliesPage(Choice.ofRounds(known, chosen),
                    found.stream().filter(OverrideListResource::awaits)
                            .map(each -> OverrideRow.of(each, false, true, viewer.language())).toList(),
                    found.stream().filter(each -> !awaits(each))
                            .map(each -> OverrideRow.of(each, false, false, viewer.language())).toList());
        });
        return Pages.page(Templates.replies(shown, rooms.doors(Room.REPLIES, viewer), viewer), viewer);
    }

    private static boolean awaits(OverrideView view) {
        return view.state() == State.AWAITING_REPLY;
    }
}
