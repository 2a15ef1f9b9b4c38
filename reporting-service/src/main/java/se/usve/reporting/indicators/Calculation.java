package se.usve.reporting.indicators;

/** How a figure is made of the answers and outcomes of a group's units. */
public sealed interface Calculation {

    /** What a figure says, for who shows it. */
    enum Kind { SHARE, SUM, MEAN, PERCENTILE, RATIO, LEVEL }

    /** How a figure is written. */
    enum Unit {
        /** As a part of 1, shown in per cent. */
        SHARE,
        /** As a number. */
        NUMBER
    }

    /** {@return an empty tally, to add the units of one group to} */
    Tally tally();

    Kind kind();

    Unit unit();

    /** The share of the units that the condition holds for, of those whose answers tell. */
    record Share(Condition condition) implements Calculation {
        @Override
        public Tally tally() {
            return new Tally.OfUnits(condition);
        }

        @Override
        public Kind kind() {
            return Kind.SHARE;
        }

        @Override
        public Unit unit() {
            return Unit.SHARE;
        }
    }

    /** All units' numbers together, divided by {@code per}. */
    record Sum(Amount amount, int per) implements Calculation {
        @Override
        public Tally tally() {
            return new Tally.OfAmount(amount, per);
        }

        @Override
        public Kind kind() {
            return Kind.SUM;
        }

        @Override
        public Unit unit() {
            return Unit.NUMBER;
        }
    }

    /** The mean of the numbers of the units that gave one. */
    record Mean(Amount amount) implements Calculation {
        @Override
        public Tally tally() {
            return new Tally.OfMean(amount);
        }

        @Override
        public Kind kind() {
            return Kind.MEAN;
        }

        @Override
        public Unit unit() {
            return Unit.NUMBER;
        }
    }

    /**
     * A percentile of the numbers of the units that gave one: of the numbers in order, the one at {@code (n - 1) · p / 100}
     * counted from 0, between two of them by linear interpolation. That is the usual median, R's and Excel's ordinary
     * percentile, and at 0 and 100 the smallest and the largest.
     *
     * @param amount       the number
     * @param percent      0–100
     * @param positiveOnly whether a unit that says 0 is left out, as one whose numbers are told by another unit
     */
    record Percentile(Amount amount, int percent, boolean positiveOnly) implements Calculation {
        @Override
        public Tally tally() {
            return new Tally.OfPercentile(amount, percent, positiveOnly);
        }

        @Override
        public Kind kind() {
            return Kind.PERCENTILE;
        }

        @Override
        public Unit unit() {
            return Unit.NUMBER;
        }
    }

    /** All units' first numbers together as a part of their second, over the units that gave both. */
    record Ratio(Amount part, Amount of, int per, Unit unit) implements Calculation {
        @Override
        public Tally tally() {
            return new Tally.OfRatio(part, of, per);
        }

        @Override
        public Kind kind() {
            return Kind.RATIO;
        }
    }

    /**
     * The share of the units with outcomes that meet the level, as assessed.
     *
     * @param level          number of the level
     * @param withoutExempt  whether units that the level does not apply to are left out; else they count as meeting it
     */
    record Level(int level, boolean withoutExempt) implements Calculation {
        @Override
        public Tally tally() {
            return new Tally.OfLevel(level, withoutExempt);
        }

        @Override
        public Kind kind() {
            return Kind.LEVEL;
        }

        @Override
        public Unit unit() {
            return Unit.SHARE;
        }
    }
}
