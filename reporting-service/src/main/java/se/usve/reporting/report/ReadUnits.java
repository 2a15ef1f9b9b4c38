package se.usve.reporting.report;

import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.reporting.figures.Grouping;

/** Reads units of a round as the caller may see them. Errors are those of {@link Visibility}, and those named here. */
@ApplicationScoped
public class ReadUnits {

    private final Snapshot snapshot;
    private final Visibility visibility;
    private final Units units;

    ReadUnits(Snapshot snapshot, Visibility visibility, Units units) {
        this.snapshot = snapshot;
        this.visibility = visibility;
        this.units = units;
    }

    /**
     * {@return a page of the units wanted: of the caller's own region where that is all the caller sees}
     *
     * @throws ForbiddenException if another region is asked for by name
     */
    public Page<UnitRow> page(String round, Moment moment, UnitsWanted wanted, PageRequest page) {
        return snapshot.read(connection -> {
            var seen = visibility.see(connection, round, moment);
            var asked = wanted.filter().codes(Grouping.REGION);
            var within = switch (seen.sight()) {
                case Sight.Everything _ -> wanted;
                case Sight.OwnRegion(var own) when asked.isEmpty() -> wanted.within(own);
                case Sight.OwnRegion(var own) when wanted.filter().isWithin(own) -> wanted;
                case Sight.OwnRegion _ -> throw new ForbiddenException();
            };
            return units.page(connection, seen, within, page);
        });
    }

    /**
     * {@return the unit}
     *
     * @throws ProblemException 404 if there is none, or none the caller may know of
     */
    public UnitRow one(String round, String unit, Moment moment) {
        return snapshot.read(connection -> {
            var seen = visibility.see(connection, round, moment);
            return units.find(connection, seen, unit).filter(row -> seen.sight().covers(row.region()))
                    .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                            "Det finns ingen enhet %s i omgången", "There is no unit %s in the round").with(unit)));
        });
    }
}
