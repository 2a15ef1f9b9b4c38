package se.usve.scoring;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** A time that a test moves, and that goes on from there. */
public final class SetTime implements InstantSource {

    private volatile Duration ahead = Duration.ZERO;

    /** Makes it that time now. */
    public void set(Instant now) {
        ahead = Duration.between(Instant.now(), now);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead).truncatedTo(ChronoUnit.MICROS);
    }
}
