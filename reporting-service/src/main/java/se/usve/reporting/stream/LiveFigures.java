package se.usve.reporting.stream;

import java.time.Instant;
import java.util.List;
import se.usve.reporting.report.LevelTable;
import se.usve.reporting.report.LevelTable.GroupRow;
import se.usve.reporting.report.LevelTable.LevelRow;

/**
 * The data of an event: current values, of what changed or of all. Fields as in the table of levels.
 *
 * @param asOf   when they were read, UTC
 * @param groups the groups, by region, the nation last
 * @param levels the levels, with the cells of those groups
 */
public record LiveFigures(Instant asOf, List<GroupRow> groups, List<LevelRow> levels) {

    static LiveFigures all(LevelTable table) {
        return new LiveFigures(table.asOf(), table.groups(), table.levels());
    }

    /** {@return what a change touches: those groups and the nation, at those levels} */
    static LiveFigures changed(LevelTable table, Changes.Since since) {
        return new LiveFigures(table.asOf(),
                table.groups().stream().filter(group -> since.touches(group.code())).toList(),
                table.levels().stream().filter(level -> since.touchesLevel(level.level()))
                        .map(level -> new LevelRow(level.level(), level.area(), level.wording(),
                                level.cells().stream().filter(cell -> since.touches(cell.group())).toList())).toList());
    }
}
