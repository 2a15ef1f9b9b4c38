package se.usve.scoring.assessment;

import java.util.List;
import java.util.Optional;
import se.usve.scoring.criteria.Decision;

/** How far the judgement of an example has come: follows from the rulings that stand, and from nothing else. */
public sealed interface Review {

    /**
     * {@return where the judgement stands}
     *
     * @param doubleReview whether two must agree
     * @param standing     the rulings that have not been withdrawn, by different persons, the oldest first
     */
    static Review of(boolean doubleReview, List<Ruling> standing) {
        if (standing.isEmpty()) {
            return new AwaitsFirst(doubleReview ? 2 : 1);
        }
        var last = standing.getLast();
        if (!doubleReview) {
            return new Decided(last);
        }
        if (standing.size() == 1) {
            return new AwaitsSecond(last);
        }
        // Of two decisions one is given twice among any three: the newest ruling that another agrees with decides.
        return standing.reversed().stream().filter(ruling -> agreeing(standing, ruling.decision()) >= 2).findFirst()
                .<Review>map(Decided::new)
                .orElseGet(() -> new AwaitsThird(standing.getFirst(), last));
    }

    private static long agreeing(List<Ruling> rulings, Decision decision) {
        return rulings.stream().filter(ruling -> ruling.decision() == decision).count();
    }

    /** {@return how many rulings can be given now} */
    int lacking();

    /** {@return the ruling by which it is decided} */
    default Optional<Ruling> decisive() {
        return this instanceof Decided(var by) ? Optional.of(by) : Optional.empty();
    }

    /**
     * Nobody has ruled.
     *
     * @param lacking 1, or 2 where two rule independently
     */
    record AwaitsFirst(int lacking) implements Review {
    }

    /**
     * One of two has ruled; nobody who may be the other is to know.
     *
     * @param first the ruling given
     */
    record AwaitsSecond(Ruling first) implements Review {
        @Override
        public int lacking() {
            return 1;
        }
    }

    /**
     * The two differ, and a third person decides.
     *
     * @param first  the earlier ruling
     * @param second the later one
     */
    record AwaitsThird(Ruling first, Ruling second) implements Review {
        @Override
        public int lacking() {
            return 1;
        }
    }

    /**
     * It is decided.
     *
     * @param by the newest ruling with that decision
     */
    record Decided(Ruling by) implements Review {
        @Override
        public int lacking() {
            return 0;
        }
    }
}
