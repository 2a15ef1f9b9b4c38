package se.usve.reporting.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import se.usve.reporting.figures.Grouping;

/**
 * Reads the tables of a round as the caller may see them. Errors are those of {@link Visibility}: 401, 403, 404.
 */
@ApplicationScoped
public class ReadTables {

    private final Snapshot snapshot;
    private final Visibility visibility;
    private final Figures figures;
    private final Levels levels;

    ReadTables(Snapshot snapshot, Visibility visibility, Figures figures, Levels levels) {
        this.snapshot = snapshot;
        this.visibility = visibility;
        this.figures = figures;
        this.levels = levels;
    }

    /** {@return the rounds that are not published yet and of which the caller sees something, the newest period first} */
    public List<Round> roundsUnderWay() {
        return visibility.underWay();
    }

    /** {@return table 3 of the report} */
    public LevelTable levels(String round, Grouping grouping, Denominator denominator) {
        return snapshot.read(connection -> {
            var seen = visibility.see(connection, round);
            return LevelTable.of(seen.round(), levels.of(connection, seen.round()), grouping, denominator,
                    figures.of(connection, round, grouping).columns(seen.sight()),
                    Instant.now().truncatedTo(ChronoUnit.MICROS));
        });
    }

    /** {@return table 3 by the units' own answers, beside what counts} */
    public SelfReportedTable selfReported(String round, Grouping grouping, Denominator denominator) {
        return snapshot.read(connection -> {
            var seen = visibility.see(connection, round);
            return SelfReportedTable.of(seen.round(), levels.of(connection, seen.round()), grouping, denominator,
                    figures.of(connection, round, grouping).columns(seen.sight()),
                    Instant.now().truncatedTo(ChronoUnit.MICROS));
        });
    }

    /** {@return table 2 of the report} */
    public ResponseRates responseRates(String round, Grouping grouping) {
        return snapshot.read(connection -> {
            var seen = visibility.see(connection, round);
            return ResponseRates.of(seen.round(), figures.of(connection, round, grouping).columns(seen.sight()));
        });
    }

    /** {@return how many units meet how many levels} */
    public Distribution distribution(String round, Grouping grouping) {
        return snapshot.read(connection -> {
            var seen = visibility.see(connection, round);
            return Distribution.of(seen.round(), figures.of(connection, round, grouping).columns(seen.sight()));
        });
    }
}
