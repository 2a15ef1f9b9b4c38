package se.usve.scoring.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.pages.Language;
import se.usve.chassis.pages.Pages;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.Text;
import se.usve.scoring.assessment.CallersView;
import se.usve.scoring.assessment.Queue;
import se.usve.scoring.assessment.Status;
import se.usve.scoring.ruleset.MinimumLevel;
import se.usve.scoring.ruleset.RoundRules;
import se.usve.scoring.unit.Round;

/** The assessor's queue, the longest waiting first. Whoever has none is shown to their own first page. */
@Path("/assess")
class QueuePageResource {

    private static final int LIMIT = 25;
    private static final List<Integer> DAYS = List.of(1, 7, 14, 30);
    private static final Text AT_LEAST = new Text("Minst %d dagar", "At least %d days");
    private static final Text ONE_DAY = new Text("Minst 1 dag", "At least 1 day");
    private static final Text LEVEL = new Text("Nivå %d", "Level %d");
    private static final Text WAITING = new Text("%s ärenden väntar på bedömning", "%s cases await assessment");
    private static final Text ONE_WAITS = new Text("1 ärende väntar på bedömning", "1 case awaits assessment");
    private static final Text NONE_WAITS = new Text("Inga ärenden väntar på din bedömning",
            "No cases await your assessment");
    private static final Text MATCHING = new Text(", %s med det här urvalet.", ", %s with these filters.");
    private static final Text MINE = new Text("Du har tagit %s.", "You have claimed %s.");

    /** By whom a case is claimed, in words. */
    private enum Whose {
        ME(Queue.Claimed.ME, new Text("Mina", "Mine")),
        NONE(Queue.Claimed.NONE, new Text("Lediga", "Unclaimed")),
        OTHERS(Queue.Claimed.OTHERS, new Text("Tagna av andra", "Claimed by others"));

        private final Queue.Claimed claimed;
        private final Text words;

        Whose(Queue.Claimed claimed, Text words) {
            this.claimed = claimed;
            this.words = words;
        }
    }

    private final Queue queue;
    private final CallersView view;
    private final RoundRules rules;
    private final Rooms rooms;
    private final Pages pages;
    private final Caller caller;
    private final InstantSource clock;

    QueuePageResource(Queue queue, CallersView view, RoundRules rules, Rooms rooms, Pages pages, Caller caller,
            InstantSource clock) {
        this.queue = queue;
        this.view = view;
        this.rules = rules;
        this.rooms = rooms;
        this.pages = pages;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR, Role.STEERING, Role.REGION})
    @Operation(hidden = true)
    public Response list(@RestQuery String round, @RestQuery String level, @RestQuery String region,
            @RestQuery String days, @RestQuery String claimed, @RestQuery String page) {
        var first = Room.first(caller);
        if (first != Room.QUEUE) {
            return Pages.to(first.href());
        }
        var viewer = pages.viewer();
        var shown = Transactions.inOne(() -> {
            var known = rooms.rounds();
            var chosen = rooms.chosen(round, known);
            return read(known, chosen, new Asked(chosen.id(), level, region, days, claimed), Paging.number(page),
                    viewer.language());
        });
        return Pages.page(Templates.queue(shown, rooms.doors(Room.QUEUE, viewer), viewer), viewer);
    }

    /** The filters as asked for: one that says nothing we know does not hold anything back. */
    private record Asked(String round, Optional<Integer> level, Optional<String> region, Optional<Integer> days,
            Optional<Whose> claimed) {

        Asked(String round, String level, String region, String days, String claimed) {
            this(round, number(level), Optional.ofNullable(region).filter(Names::isRegion),
                    number(days).filter(DAYS::contains), Optional.ofNullable(claimed).flatMap(word ->
                            List.of(Whose.values()).stream().filter(whose -> whose.name().equals(word)).findFirst()));
        }

        private static Optional<Integer> number(String given) {
            return Optional.ofNullable(given).filter(text -> text.matches("[1-9][0-9]{0,3}")).map(Integer::valueOf);
        }

        Queue.Filter filter() {
            return new Queue.Filter(round, Optional.of(Status.PENDING), level, region, days.map(Duration::ofDays),
                    claimed.map(whose -> whose.claimed));
        }

        boolean narrows() {
            return level.isPresent() || region.isPresent() || days.isPresent() || claimed.isPresent();
        }

        String href(int page) {
            var query = new ArrayList<String>();
            query.add("round=" + Pages.encoded(round));
            level.ifPresent(value -> query.add("level=" + value));
            region.ifPresent(value -> query.add("region=" + value));
            days.ifPresent(value -> query.add("days=" + value));
            claimed.ifPresent(value -> query.add("claimed=" + value));
            query.add("page=" + page);
            return "/assess?" + String.join("&", query);
        }
    }

    private QueuePage read(List<Round> known, Round round, Asked asked, int number, Language language) {
        var found = queue.page(asked.filter(), PageRequest.of(LIMIT, number));
        var now = clock.instant();
        var levels = rules.of(round).levels().stream().filter(level -> !level.examples().isEmpty()).toList();
        return new QueuePage(Choice.ofRounds(known, round),
                Choice.orAll(levels, level -> String.valueOf(level.number()), level -> named(level, language),
                        asked.level().map(String::valueOf), language),
                Choice.orAll(Names.regionCodes(), code -> code, Names::region, asked.region(), language),
                Choice.orAll(DAYS, String::valueOf, days -> language.in(days == 1 ? ONE_DAY : AT_LEAST.with(days)),
                        asked.days().map(String::valueOf), language),
                Choice.orAll(List.of(Whose.values()), Enum::name, whose -> language.in(whose.words),
                        asked.claimed().map(Enum::name), language),
                sum(round, found.total(), asked.narrows(), language),
                found.items().stream().map(view::of).map(each -> QueuePage.Row.of(each, now, language)).toList(),
                Paging.of(found, asked::href, language));
    }

    private static String named(MinimumLevel level, Language language) {
        return language.in(LEVEL.with(level.number())) + ": " + language.in(level.shortText());
    }

    private String sum(Round round, long matching, boolean narrowed, Language language) {
        var all = count(round, Optional.empty());
        var mine = count(round, Optional.of(Queue.Claimed.ME));
        var waiting = all == 0 ? NONE_WAITS : all == 1 ? ONE_WAITS : WAITING.with(language.count(all));
        var words = new StringBuilder(language.in(waiting));
        words.append(narrowed ? language.in(MATCHING.with(language.count(matching))) : ".");
        if (mine > 0) {
            words.append(' ').append(language.in(MINE.with(language.count(mine))));
        }
        return words.toString();
    }

    private long count(Round round, Optional<Queue.Claimed> claimed) {
        return queue.page(new Queue.Filter(round.id(), Optional.of(Status.PENDING), Optional.empty(), Optional.empty(),
                Optional.empty(), claimed), PageRequest.of(1, 1)).total();
    }
}
