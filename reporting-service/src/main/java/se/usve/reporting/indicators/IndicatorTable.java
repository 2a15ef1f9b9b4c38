package se.usve.reporting.indicators;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import se.usve.chassis.problem.Text;
import se.usve.reporting.export.Column;
import se.usve.reporting.export.Table;
import se.usve.reporting.figures.Grouping;
import se.usve.reporting.report.GroupColumns;
import se.usve.survey.contract.RoundChanged;

/**
 * An indicator's figures, by group.
 *
 * @param round         id of the round
 * @param questionnaire id of its questionnaire
 * @param indicator     what the figures are
 * @param groupBy       what units are grouped by
 * @param asOf          the time the figures are of, UTC
 * @param status        where the round stood
 * @param revision      number of the sealed revision the figures are of; absent where they are of none
 * @param groups        the groups, all units counted last
 * @param measures      the figures, each with a cell for each group in the same order
 */
public record IndicatorTable(String round, String questionnaire, IndicatorList.Entry indicator, Grouping groupBy,
        Instant asOf, RoundChanged.State status, @JsonInclude(JsonInclude.Include.NON_NULL) Long revision,
        List<GroupRow> groups, List<MeasureRow> measures) {

    /**
     * A group.
     *
     * @param code       SCB county code or another code of the grouping, or {@code SE} for all
     * @param name       name in Swedish
     * @param units      units registered
     * @param responding units that have answered
     */
    public record GroupRow(String code, String name, long units, long responding) {
    }

    /**
     * A figure.
     *
     * @param id    names it within the indicator
     * @param title what it is
     * @param unit  how it is written
     * @param cells its cells, one a group
     */
    public record MeasureRow(String id, Text title, Calculation.Unit unit, List<Cell> cells) {
    }

    private static final Text RESTS_ON = new Text("Besvarad: de enheter som siffran bygger på. Delvis: de av dem som lämnat "
            + "ut någon av uppgifterna, så att siffran är för liten. Tillfrågade: de enheter som har besvarat enkäten och som "
            + "siffran gäller; skillnaden är de som inte har lämnat uppgiften.", "Answered: the units that the figure is made "
            + "of. Partial: those of them that left out some of the numbers, so that the figure is too small. Asked: the units "
            + "that have answered the survey and that the figure is about; the difference did not give it.");

    /** {@return the figures as a table} */
    public Table table() {
        var rows = new ArrayList<List<Object>>();
        for (var measure : measures) {
            for (int i = 0; i < groups.size(); i++) {
                var cell = measure.cells().get(i);
                var group = groups.get(i);
                rows.add(Table.row(round, measure.id(), measure.title(), cell.group(),
                        GroupColumns.name(groupBy, group.code(), group.name()), cell.value(), cell.part(),
                        cell.of(), cell.answered(), cell.partial(), cell.asked(), cell.awaiting()));
            }
        }
        var table = Table.of("indicator-" + indicator.id(), indicator.title(), round, columns(), rows)
                .noting(new Text("Plats i rapporten: " + indicator.place().sv(), "Place in the report: " + indicator.place().en()));
        if (indicator.among() != null) {
            table = table.noting(new Text("Avser " + indicator.among().sv() + ".", "Of " + indicator.among().en() + "."));
        }
        if (indicator.note() != null) {
            table = table.noting(indicator.note());
        }
        return table.noting(RESTS_ON).readAt(asOf, status.name(), revision);
    }

    private List<Column> columns() {
        // All figures of an indicator are written alike.
        var shares = measures.getFirst().unit() == Calculation.Unit.SHARE;
        return List.of(Column.ROUND, Column.dimension("measure", "Mått", "Measure", "measureTitle"),
                Column.attribute("measureTitle", "Måttets namn", "Name of the measure"),
                GroupColumns.code(groupBy), GroupColumns.NAME,
                shares ? Column.share("value", "Andel", "Share")
                        : Column.measure("value", "Värde", "Value", Column.Unit.NUMBER),
                Column.measure("part", "Täljare", "Numerator", Column.Unit.NUMBER),
                Column.measure("of", "Nämnare", "Denominator", Column.Unit.NUMBER),
                Column.count("answered", "Besvarad av enheter", "Answered by units"),
                Column.count("partial", "Delvis besvarad av", "Partially answered by"),
                Column.count("asked", "Tillfrågade enheter", "Units asked"),
                Column.count("awaiting", "Väntar på bedömning", "Await assessment"));
    }
}
