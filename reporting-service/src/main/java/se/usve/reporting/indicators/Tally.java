package se.usve.reporting.indicators;

import java.util.ArrayList;
import java.util.Collections;
import se.usve.scoring.contract.Outcome;

/** Counts the units of one group for one figure. */
public abstract sealed class Tally {

    /** Units that count, of them with numbers left out, and units asked. */
    record Counted(long answered, long partial, long asked) {
    }

    private long answered;
    private long partial;
    private long asked;

    /** Adds a unit that the figure is about. */
    final void add(Respondent unit, Answers answers) {
        asked++;
        count(unit, answers);
    }

    /** {@return the figure} */
    abstract Cell cell(String group);

    /** Counts the unit, if it tells what the figure is made of. */
    abstract void count(Respondent unit, Answers answers);

    final void counts(boolean whole) {
        answered++;
        if (!whole) {
            partial++;
        }
    }

    final Counted counted() {
        return new Counted(answered, partial, asked);
    }

    static final class OfUnits extends Tally {
        private final Condition condition;
        private long holds;

        OfUnits(Condition condition) {
            this.condition = condition;
        }

        @Override
        void count(Respondent unit, Answers answers) {
            condition.holds(answers).ifPresent(yes -> {
                counts(true);
                holds += yes ? 1 : 0;
            });
        }

        @Override
        Cell cell(String group) {
            return Cell.ratio(group, holds, counted().answered(), counted());
        }
    }

    /** Sums what units told. */
    private abstract static sealed class OfNumbers extends Tally {
        private final Amount amount;
        private long sum;

        OfNumbers(Amount amount) {
            this.amount = amount;
        }

        @Override
        final void count(Respondent unit, Answers answers) {
            amount.of(answers).ifPresent(given -> {
                counts(given.whole());
                sum += given.number();
            });
        }

        final long sum() {
            return sum;
        }
    }

    static final class OfAmount extends OfNumbers {
        private final int per;

        OfAmount(Amount amount, int per) {
            super(amount);
            this.per = per;
        }

        @Override
        Cell cell(String group) {
            Number value = per == 1 ? (Number) sum() : (Number) ((double) sum() / per);
            return Cell.number(group, counted().answered() == 0 ? null : value, counted());
        }
    }

    static final class OfMean extends OfNumbers {
        OfMean(Amount amount) {
            super(amount);
        }

        @Override
        Cell cell(String group) {
            return Cell.ratio(group, sum(), counted().answered(), counted());
        }
    }

    static final class OfPercentile extends Tally {
        private final Amount amount;
        private final int percent;
        private final boolean positiveOnly;
        private final ArrayList<Long> numbers = new ArrayList<>();

        OfPercentile(Amount amount, int percent, boolean positiveOnly) {
            this.amount = amount;
            this.percent = percent;
            this.positiveOnly = positiveOnly;
        }

        @Override
        void count(Respondent unit, Answers answers) {
            amount.of(answers).filter(given -> !positiveOnly || given.number() > 0).ifPresent(given -> {
                counts(given.whole());
                numbers.add(given.number());
            });
        }

        @Override
        Cell cell(String group) {
            if (numbers.isEmpty()) {
                return Cell.number(group, null, counted());
            }
            Collections.sort(numbers);
            // In whole numbers, so that the place of the median of an odd number is exactly the one in the middle.
            long hundredths = (long) (numbers.size() - 1) * percent;
            int below = (int) (hundredths / 100);
            int above = Math.min(below + 1, numbers.size() - 1);
            double between = hundredths % 100 / 100.0;
            return Cell.number(group, numbers.get(below) + between * (numbers.get(above) - numbers.get(below)), counted());
        }
    }

    static final class OfRatio extends Tally {
        private final Amount part;
        private final Amount of;
        private final int per;
        private long parts;
        private long wholes;

        OfRatio(Amount part, Amount of, int per) {
            this.part = part;
            this.of = of;
            this.per = per;
        }

        @Override
        void count(Respondent unit, Answers answers) {
            part.of(answers).ifPresent(first -> of.of(answers).ifPresent(second -> {
                counts(first.whole() && second.whole());
                parts += first.number();
                wholes += second.number();
            }));
        }

        @Override
        Cell cell(String group) {
            return Cell.ratio(group, (double) parts / per, wholes, counted());
        }
    }

    static final class OfLevel extends Tally {
        private final int level;
        private final boolean withoutExempt;
        private long met;
        private long of;
        private long awaiting;

        OfLevel(int level, boolean withoutExempt) {
            this.level = level;
            this.withoutExempt = withoutExempt;
        }

        @Override
        void count(Respondent unit, Answers answers) {
            var outcome = unit.outcomes().get(level);
            if (outcome == null) {
                return;
            }
            counts(true);
            if (outcome == Outcome.EXEMPT && withoutExempt) {
                return;
            }
            of++;
            met += outcome == Outcome.MET || outcome == Outcome.EXEMPT ? 1 : 0;
            awaiting += outcome == Outcome.AWAITING_ASSESSMENT ? 1 : 0;
        }

        @Override
        Cell cell(String group) {
            return Cell.ratio(group, met, of, counted()).awaiting(awaiting);
        }
    }
}
