package se.usve.scoring.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.usve.chassis.access.Caller;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.ProblemException;
import se.usve.scoring.store.Database;
import se.usve.scoring.store.Row;
import se.usve.scoring.unit.UnitAccess;

/** The cases of a round with their units, the longest waiting first, as far as they are for the caller to judge. */
@ApplicationScoped
public class Queue {

    /** By whom a case is claimed. */
    public enum Claimed {
        /** By the caller. */
        ME,
        /** By nobody. */
        NONE,
        /** By somebody else. */
        OTHERS
    }

    /**
     * Which cases are asked for.
     *
     * @param round     id of the round
     * @param status    where they stand; of those PENDING only what the caller has not ruled on
     * @param level     number of the level
     * @param region    region of the unit
     * @param olderThan how long they have waited at least
     * @param claimed   by whom they are claimed
     */
    public record Filter(String round, Optional<Status> status, Optional<Integer> level, Optional<String> region,
            Optional<Duration> olderThan, Optional<Claimed> claimed) {
    }

    /**
     * A case with what the register knows of its unit.
     *
     * @param assessment the case
     * @param region     region of the unit
     * @param unitName   its name, empty until its registration has come
     * @param ruleSet    id of the rules that ask for it
     * @param version    their version
     */
    public record Entry(Assessment assessment, String region, Optional<String> unitName, String ruleSet, long version) {

        private Entry with(Assessment whole) {
            return new Entry(whole, region, unitName, ruleSet, version);
        }
    }

    private static final String SELECT = "select a.*, u.region, u.name, r.rule_set, r.rule_set_version ";
    private static final String FROM = """
            from assessment a
            join unit u using (round, unit)
            join result r on r.round = a.round and r.unit = a.unit and r.revision = u.revision
            """;
    private static final String WHERE = """
            where a.round = ? and u.takes_part and a.status = coalesce(?, a.status)
                and a.level = coalesce(?::int, a.level) and u.region = coalesce(?, u.region)
                and u.region is distinct from ?::text and u.unit <> all(?::text[])
                and a.requested_at <= coalesce(?::timestamptz, a.requested_at)
            """;
    /** What one has ruled on is not asked of one again, nor what one has withdrawn from beside another's ruling. */
    private static final String NOT_RULED_ON_BY = """
            and not exists (select 1 from assessment_ruling g where g.assessment = a.id
                and g.ruled_by = ? and (g.withdrawn_at is null or a.double_review))
            """;
    private static final String CLAIM = "exists (select 1 from assessment_claim c where c.assessment = a.id "
            + "and c.expires_at > ? and c.assessor ";

    private final Database database;
    private final Assessments assessments;
    private final UnitAccess access;
    private final Caller caller;
    private final InstantSource clock;

    Queue(Database database, Assessments assessments, UnitAccess access, Caller caller, InstantSource clock) {
        this.database = database;
        this.assessments = assessments;
        this.access = access;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * {@return a page of the cases; an assessor sees none from their own region, nor of a unit with which they have declared
     * a conflict of interest}
     *
     * @throws ProblemException 404 for a round that the caller does not see, 403 if the token says no region
     */
    public Page<Entry> page(Filter filter, PageRequest page) {
        access.round(filter.round());
        var keptFrom = access.keptFrom();
        var now = clock.instant();
        var me = caller.name();
        var where = new StringBuilder(WHERE);
        var parameters = new ArrayList<Object>();
        Collections.addAll(parameters, filter.round(), filter.status().map(Enum::name).orElse(null),
                filter.level().orElse(null), filter.region().orElse(null), keptFrom.region().orElse(null),
                List.copyOf(keptFrom.units()), filter.olderThan().map(now::minus).orElse(null));
        if (filter.status().equals(Optional.of(Status.PENDING))) {
            where.append(NOT_RULED_ON_BY);
            parameters.add(me);
        }
        filter.claimed().ifPresent(claimed -> {
            where.append(switch (claimed) {
                case ME -> "and " + CLAIM + "= ?) ";
                case OTHERS -> "and " + CLAIM + "<> ?) ";
                case NONE -> "and not " + CLAIM + "is distinct from ?) ";
            });
            Collections.addAll(parameters, now, claimed == Claimed.NONE ? null : me);
        });
        var total = database.first("select count(*) as n " + FROM + where, row -> row.number("n"),
                parameters.toArray()).orElseThrow();
        Collections.addAll(parameters, page.limit(), page.offset());
        var items = whole(database.query(SELECT + FROM + where + "order by a.requested_at, a.id limit ? offset ?",
                Queue::entry, parameters.toArray()));
        return new Page<>(items, page.page(), page.limit(), total);
    }

    Optional<Entry> find(UUID id) {
        return whole(database.query(SELECT + FROM + "where a.id = ?", Queue::entry, id)).stream().findFirst();
    }

    private List<Entry> whole(List<Entry> bare) {
        var whole = assessments.whole(bare.stream().map(Entry::assessment).toList()).stream()
                .collect(Collectors.toMap(Assessment::id, Function.identity()));
        return bare.stream().map(entry -> entry.with(whole.get(entry.assessment().id()))).toList();
    }

    private static Entry entry(Row row) throws SQLException {
        return new Entry(Assessments.bare(row), row.text("region"), row.optionalText("name"),
                row.text("rule_set"), row.number("rule_set_version"));
    }
}
