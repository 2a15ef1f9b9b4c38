package se.usve.reporting.publication;

import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import se.usve.reporting.export.Table;
import se.usve.reporting.figures.Grouping;
import se.usve.reporting.followup.ReadFollowUp;
import se.usve.reporting.indicators.IndicatorTable;
import se.usve.reporting.indicators.ReadIndicators;
import se.usve.reporting.report.Denominator;
import se.usve.reporting.report.Moment;
import se.usve.reporting.report.ReadTables;
import se.usve.reporting.report.TableQuery;

/** All tables of a round that the caller may see; the units, one by one, have a table of their own. */
@ApplicationScoped
class RoundTables {

    private final ReadTables tables;
    private final ReadIndicators indicators;
    private final ReadFollowUp followUp;

    RoundTables(ReadTables tables, ReadIndicators indicators, ReadFollowUp followUp) {
        this.tables = tables;
        this.indicators = indicators;
        this.followUp = followUp;
    }

    /** {@return the tables of that moment, those of the report first} Errors are those of {@link ReadTables}. */
    List<Table> all(String round, Moment moment) {
        var byRegion = TableQuery.of(round).with(moment);
        var found = new ArrayList<Table>();
        found.add(tables.responseRates(byRegion).table());
        found.add(tables.levels(byRegion).table());
        found.add(tables.designationYears(byRegion).table());
        found.add(tables.distribution(byRegion).table());
        found.add(tables.distribution(byRegion).onlyMissedTable());
        found.add(tables.selfReported(byRegion).table());
        add(found, () -> List.of(tables.levels(byRegion.with(Denominator.ALL)).table()));
        for (var grouping : Grouping.values()) {
            if (grouping != Grouping.REGION) {
                add(found, () -> List.of(tables.levels(byRegion.with(grouping)).table()));
            }
        }
        add(found, () -> indicators.several(byRegion, _ -> true).stream().map(IndicatorTable::table).toList());
        add(found, () -> List.of(followUp.figures(round, moment).table()));
        return found;
    }

    /** A region sees its own and the nation of an open round, and no other grouping: what it may not see is left out. */
    private static void add(List<Table> found, Supplier<List<Table>> more) {
        try {
            found.addAll(more.get());
        } catch (ForbiddenException e) {
            // The round itself is in sight, as the tables before this say.
        }
    }
}
