package se.usve.scoring.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.usve.scoring.criteria.Decision;

/** Share and Cohen's kappa of pairs of rulings. */
class AgreementTest {

    private static List<Agreement.Pair> pairs(int bothApprove, int firstOnly, int secondOnly, int bothReject) {
        var pairs = new ArrayList<Agreement.Pair>();
        pairs.addAll(Collections.nCopies(bothApprove, new Agreement.Pair(Decision.APPROVED, Decision.APPROVED)));
        pairs.addAll(Collections.nCopies(firstOnly, new Agreement.Pair(Decision.APPROVED, Decision.REJECTED)));
        pairs.addAll(Collections.nCopies(secondOnly, new Agreement.Pair(Decision.REJECTED, Decision.APPROVED)));
        pairs.addAll(Collections.nCopies(bothReject, new Agreement.Pair(Decision.REJECTED, Decision.REJECTED)));
        return pairs;
    }

    /**
     * Worked by hand: 20 both yes, 5 the first alone, 10 the second alone, 15 both no, of 50. Agreed 35/50 = 0.7. The first
     * says yes to 25/50, the second to 30/50: by chance 0.5 · 0.6 + 0.5 · 0.4 = 0.5. Kappa (0.7 − 0.5) / (1 − 0.5) = 0.4.
     */
    @Test
    void kappaIsWhatTheHandWorkedExampleGives() {
        var agreement = Agreement.of(pairs(20, 5, 10, 15));
        assertEquals(50, agreement.pairs());
        assertEquals(35, agreement.agreed());
        assertEquals(0.7, agreement.share(), 1e-12);
        assertEquals(0.4, agreement.kappa(), 1e-12);
    }

    @Test
    void fullAgreementIsOneAndFullDisagreementBelowNought() {
        assertEquals(1.0, Agreement.of(pairs(3, 0, 0, 4)).kappa());
        assertEquals(-1.0, Agreement.of(pairs(0, 5, 5, 0)).kappa());
        assertEquals(0.0, Agreement.of(pairs(4, 4, 4, 4)).kappa());
        assertEquals(0.0, Agreement.of(pairs(8, 2, 0, 0)).kappa(), "the first approves all: no more than chance");
    }

    @Test
    void whereChanceAloneExplainsAllThereIsNoKappa() {
        var allApproved = Agreement.of(pairs(7, 0, 0, 0));
        assertEquals(1.0, allApproved.share());
        assertNull(allApproved.kappa());
        assertNull(Agreement.of(pairs(0, 0, 0, 1)).kappa());
        assertNull(Agreement.of(List.of()).share());
        assertNull(Agreement.of(List.of()).kappa());
    }

    /** For two decisions kappa is 2(ad − bc) / ((a+b)(b+d) + (a+c)(c+d)), a formula without any chance in it. */
    @Test
    void kappaIsWhatTheFormulaOfTheFourCountsGives() {
        var random = new Random(4);
        for (int i = 0; i < 2000; i++) {
            long a = random.nextInt(40), b = random.nextInt(40), c = random.nextInt(40), d = random.nextInt(40);
            var below = (a + b) * (b + d) + (a + c) * (c + d);
            var kappa = Agreement.of(pairs((int) a, (int) b, (int) c, (int) d)).kappa();
            if (below == 0) {
                assertNull(kappa);
            } else {
                assertEquals(2.0 * (a * d - b * c) / below, kappa, 1e-12, a + " " + b + " " + c + " " + d);
            }
        }
    }
}
