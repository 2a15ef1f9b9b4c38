package se.usve.chassis.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.InstantSource;

/** The time of the machine, for all that asks for an {@link InstantSource}: a test can put another in its place. */
class SystemTime {

    @Produces
    @ApplicationScoped
    InstantSource now() {
        return InstantSource.system();
    }
}
