package se.usve.chassis.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The time of the machine, for all that asks for an {@link InstantSource}: a test can put another in its place. It tells
 * whole microseconds, which is what PostgreSQL keeps: what has just been made is equal to what is read back.
 */
class SystemTime {

    @Produces
    @ApplicationScoped
    InstantSource now() {
        return Clock.tick(Clock.systemUTC(), ChronoUnit.MICROS.getDuration());
    }
}
