package se.usve.reporting.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import se.usve.chassis.problem.ProblemException;

/** However many ask for what is costly to read, so many read at a time, and the others are told to come back. */
class CostlyReadsTest {

    @Test
    void whoComesWhenAllTurnsAreTakenIsToldToComeBack() {
        var reads = new CostlyReads(2, Duration.ZERO);
        try (var _ = reads.turn()) {
            var other = reads.turn();
            var refused = assertThrows(ProblemException.class, reads::turn);
            assertEquals(503, refused.type().status());
            other.close();
            reads.turn().close();
        }
        reads.turn().close();
    }

    @Test
    void whoWaitsIsNextWhenATurnEnds() throws Exception {
        var reads = new CostlyReads(1, Duration.ofMinutes(1));
        var first = reads.turn();
        var second = CompletableFuture.supplyAsync(reads::turn);
        first.close();
        second.get().close();
    }
}
