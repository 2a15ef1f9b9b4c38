package se.usve.scoring.assessment;

import java.util.List;

/**
 * How far the judgement of an example has come, as far as the caller may know.
 *
 * @param doubleReview whether two rule on it independently
 * @param state        AWAITS_RULING, AWAITS_FIRST, AWAITS_SECOND, AWAITS_THIRD or DECIDED
 * @param rulings      the rulings that may be seen, also those withdrawn, the oldest first
 * @param mayRule      whether the caller can rule on it, and claim it, now
 */
public record ReviewView(boolean doubleReview, String state, List<RulingView> rulings, boolean mayRule) {
}
