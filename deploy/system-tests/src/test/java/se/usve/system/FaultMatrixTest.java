package se.usve.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.command.faults.FaultMatrix;
import se.usve.command.faults.Points;

/**
 * A part of what {@code ./usve faults} does with the whole system, by a fixed seed: services killed where it hurts most. The long
 * form is {@code ./usve faults}; its results stand in {@code deploy/README.md}.
 */
class FaultMatrixTest {

    private static final long SEED = 7;

    private static FaultMatrix matrix;

    @BeforeAll
    static void theRunningSystem() {
        System.setProperty("usve.home", RunningSystem.repository().toString());
        matrix = new FaultMatrix(RunningSystem.get().stack());
    }

    @ParameterizedTest
    @ValueSource(strings = {"kill-survey-after-commit", "kill-scoring-before-offsets"})
    void afterItEveryReceiptHoldsAndEveryFigureIsRight(String fault) throws Exception {
        var row = matrix.strike(fault, SEED);
        assertThat(row.faults()).as(row.toString()).isEmpty();
        assertThat(row.receipts()).isGreaterThan(20);
    }

    @Test
    void aKilledServiceLeavesRequestsWithoutAnAnswer() throws Exception {
        // As a control: were nothing broken, the faults above would hold of themselves.
        var row = matrix.strike("kill-survey-before-commit", SEED);
        assertThat(row.faults()).as(row.toString()).isEmpty();
        assertThat(row.unanswered()).isPositive();
    }

    @Test
    void thePointsAtWhichServicesAreKilledAreInThem() {
        assertThat(Points.missing(RunningSystem.repository())).isEmpty();
    }
}
