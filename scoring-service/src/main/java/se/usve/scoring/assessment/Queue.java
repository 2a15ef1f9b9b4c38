package se.usve.scoring.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.scoring.store.Database;
import se.usve.scoring.store.Row;
import se.usve.scoring.unit.KeptFrom;

/** The cases of a round with their units, the longest waiting first. */
@ApplicationScoped
class Queue {

    /**
     * Which cases are asked for.
     *
     * @param round    id of the round
     * @param status   where they stand
     * @param level    number of the level
     * @param region   region of the unit
     * @param keptFrom what is left out
     */
    record Filter(String round, Optional<Status> status, Optional<Integer> level, Optional<String> region,
            KeptFrom keptFrom) {
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
    record Entry(Assessment assessment, String region, Optional<String> unitName, String ruleSet, long version) {
    }

    private static final String FROM = """
            from assessment a
            join unit u using (round, unit)
            join result r on r.round = a.round and r.unit = a.unit and r.revision = u.revision
            """;
    private static final String WHERE = """
            where a.round = ? and u.takes_part and a.status = coalesce(?, a.status) and a.level = coalesce(?::int, a.level)
                and u.region = coalesce(?, u.region) and u.region is distinct from ?::text
                and u.unit <> all(?::text[])
            """;

    private final Database database;

    Queue(Database database) {
        this.database = database;
    }

    Page<Entry> page(Filter filter, PageRequest page) {
        var status = filter.status().map(Enum::name).orElse(null);
        var level = filter.level().orElse(null);
        var region = filter.region().orElse(null);
        var notRegion = filter.keptFrom().region().orElse(null);
        var notUnits = List.copyOf(filter.keptFrom().units());
        var total = database.first("select count(*) as n " + FROM + WHERE, row -> row.number("n"),
                filter.round(), status, level, region, notRegion, notUnits).orElseThrow();
        List<Entry> items = database.query("select a.*, u.region, u.name, r.rule_set, r.rule_set_version " + FROM
                        + WHERE + "order by a.requested_at, a.id limit ? offset ?", Queue::entry,
                filter.round(), status, level, region, notRegion, notUnits, page.limit(), page.offset());
        return new Page<>(items, page.page(), page.limit(), total);
    }

    Optional<Entry> find(UUID id) {
        return database.first("select a.*, u.region, u.name, r.rule_set, r.rule_set_version " + FROM
                + "where a.id = ?", Queue::entry, id);
    }

    private static Entry entry(Row row) throws SQLException {
        return new Entry(Assessments.assessment(row), row.text("region"), row.optionalText("name"),
                row.text("rule_set"), row.number("rule_set_version"));
    }
}
