package se.usve.scoring.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import se.usve.scoring.criteria.Decision;

/**
 * How far two independent assessors agree.
 *
 * @param pairs  examples that two have ruled on independently
 * @param agreed those on which they decided alike
 * @param share  agreed / pairs, not rounded; null without pairs
 * @param kappa  Cohen's kappa (Cohen 1960): the agreement beyond what the two would have by chance, each deciding as often
 *               as they did; 1 for full agreement, 0 for no more than chance. Null where it is not defined: without pairs,
 *               and where both gave every example the same decision, so that chance alone explains all
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Agreement(int pairs, int agreed, Double share, Double kappa) {

    /**
     * Two independent rulings on one example.
     *
     * @param first  decision of the earlier
     * @param second decision of the later
     */
    record Pair(Decision first, Decision second) {
    }

    static Agreement of(Collection<Pair> pairs) {
        var n = pairs.size();
        var agreed = (int) pairs.stream().filter(pair -> pair.first() == pair.second()).count();
        if (n == 0) {
            return new Agreement(0, 0, null, null);
        }
        var share = (double) agreed / n;
        var firstApproves = pairs.stream().filter(pair -> pair.first() == Decision.APPROVED).count();
        var secondApproves = pairs.stream().filter(pair -> pair.second() == Decision.APPROVED).count();
        // In whole numbers until the end: whether chance explains all must not depend on rounding.
        var byChance = firstApproves * secondApproves + (n - firstApproves) * (n - secondApproves);
        var all = (long) n * n;
        return new Agreement(n, agreed, share,
                byChance == all ? null : (double) ((long) agreed * n - byChance) / (all - byChance));
    }
}
