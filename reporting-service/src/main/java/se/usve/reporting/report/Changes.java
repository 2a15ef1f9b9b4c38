package se.usve.reporting.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import se.usve.chassis.problem.Text;
import se.usve.reporting.export.Column;
import se.usve.reporting.export.Table;

/**
 * What changed in a round between two times: a page of the changes, and all of them summed up.
 *
 * @param round   id of the round
 * @param from    the first time, UTC
 * @param to      the second, UTC
 * @param summary by level and region, the nation last; what did not move is left out
 * @param items   the changes of the page, in order of region, name and level
 * @param page    its number, from 1
 * @param limit   how many changes a page holds at most
 * @param total   how many changes there are in all
 */
public record Changes(String round, Instant from, Instant to, List<Summary> summary, List<Change> items, int page,
        int limit, long total) {

    /**
     * How a level moved in a group: what {@code levels} shows as met at the second time is what it shows at the first, and
     * {@code gained - lost}.
     *
     * @param level  number of the level
     * @param group  SCB county code, or {@code SE} for all
     * @param gained units that meet it in the group and did not
     * @param lost   units that met it in the group and do not
     */
    public record Summary(int level, String group, long gained, long lost) {
    }

    /** {@return the changes of the page as a table} */
    public Table table() {
        var rows = new ArrayList<List<Object>>();
        for (int i = 0; i < items.size(); i++) {
            var change = items.get(i);
            rows.add(Table.row(round, (long) (page - 1) * limit + i + 1, change.unit(), change.name(), change.region(),
                    change.fromRegion(), change.level(), change.before() == null ? null : change.before().name(),
                    change.after() == null ? null : change.after().name(), change.cause().name(), change.at().toString()));
        }
        return Table.of("changes", new Text("Vad som ändrades mellan två tidpunkter", "What changed between two times"),
                round, List.of(Column.ROUND, Column.dimension("number", "Nummer", "Number"),
                        Column.attribute("unit", "Enhet", "Unit"), Column.attribute("name", "Namn", "Name"),
                        Column.attribute("region", "Region", "Region"),
                        Column.attribute("fromRegion", "Tidigare region", "Earlier region"),
                        Column.attribute("level", "Miniminivå", "Minimum level"),
                        Column.measure("before", "Före", "Before", Column.Unit.CODE),
                        Column.measure("after", "Efter", "After", Column.Unit.CODE),
                        Column.attribute("cause", "Orsak", "Cause"), Column.attribute("at", "När", "When")), rows)
                .noting(Notes.OUTCOMES);
    }
}
