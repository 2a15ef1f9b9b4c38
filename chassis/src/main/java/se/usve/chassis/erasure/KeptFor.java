package se.usve.chassis.erasure;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import se.usve.chassis.time.Sweden;

/**
 * How long something is kept, as configuration says it.
 *
 * @param period how long; empty for as long as there is a database
 */
public record KeptFor(Optional<Period> period) {

    /**
     * {@return what a setting says}
     *
     * @param text a period of days, months or years (ISO 8601) such as {@code P10Y}, or {@code off}
     * @throws IllegalArgumentException if it is neither, or less than a day
     */
    public static KeptFor of(String text) {
        if (text.equalsIgnoreCase("off")) {
            return new KeptFor(Optional.empty());
        }
        try {
            var period = Period.parse(text);
            if (period.isNegative() || period.isZero()) {
                throw new IllegalArgumentException(text + " is no time to keep anything: say P10Y, P90D or off");
            }
            return new KeptFor(Optional.of(period));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text + " is no period of days, months or years: say P10Y, P90D or off", e);
        }
    }

    /** {@return the time before which what ended is kept no more} */
    public Optional<Instant> cutoff(Instant now) {
        return period.map(time -> now.atZone(Sweden.ZONE).minus(time).toInstant());
    }
}
