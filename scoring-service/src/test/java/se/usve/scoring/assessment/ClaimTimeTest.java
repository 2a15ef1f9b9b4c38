package se.usve.scoring.assessment;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** A claim that is nobody's the moment it is made would keep nobody else from the case. */
class ClaimTimeTest {

    private static void start(String time) {
        new ClaimCase(null, null, null, null, null, () -> Duration.parse(time), InstantSource.system())
                .start(new StartupEvent());
    }

    @Test
    void theServiceStartsOnlyWithATimeThatLasts() {
        assertThrows(IllegalStateException.class, () -> start("PT0S"));
        assertThrows(IllegalStateException.class, () -> start("-PT4H"));
        assertDoesNotThrow(() -> start("PT1S"));
    }
}
