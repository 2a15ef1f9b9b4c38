package se.usve.reporting.report;

import io.quarkus.security.ForbiddenException;
import java.util.Collection;
import java.util.Optional;
import se.usve.reporting.figures.Grouping;

/** How much of a round a caller sees. */
public sealed interface Sight {

    /** All of it. */
    record Everything() implements Sight {
    }

    /**
     * What a region sees before publication: its own units, its own figures and the national ones.
     *
     * @param region SCB county code of the region
     */
    record OwnRegion(String region) implements Sight {
    }

    /** {@return whether the units and figures of the region are in sight} */
    default boolean covers(String region) {
        return switch (this) {
            case Everything _ -> true;
            case OwnRegion(var own) -> own.equals(region);
        };
    }

    /**
     * {@return the region that a list of units keeps to, empty where all of them are in sight}
     *
     * @param asked codes of the regions asked for by name, none where nobody asked for any
     * @throws ForbiddenException if another region is asked for than the one in sight
     */
    default Optional<String> keepsTo(Collection<String> asked) {
        return switch (this) {
            case Everything _ -> Optional.empty();
            case OwnRegion(var own) when asked.stream().allMatch(own::equals) -> Optional.of(own);
            case OwnRegion _ -> throw new ForbiddenException();
        };
    }

    /**
     * Ends a request for figures that are out of sight. A region sees all that is only about its own units; of the nation
     * it sees the plain figures beside its own, not parts of it: a specialty may be one unit of another region.
     *
     * @throws ForbiddenException if the groups of these units are not all in sight
     */
    default void mustAllow(Grouping grouping, UnitFilter filter) {
        if (this instanceof OwnRegion(var own) && !filter.isWithin(own)
                && !(filter.isAll() && grouping == Grouping.REGION)) {
            throw new ForbiddenException();
        }
    }
}
