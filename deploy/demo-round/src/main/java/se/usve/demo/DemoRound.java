package se.usve.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A round as the demo loads it: made-up units, what they answer, and how far the round has come.
 *
 * <p>Unit-level data is made up. No unit here is a real clinic, and no answer, example or ruling was ever given.
 *
 * @param id         the round's id, and that of its questionnaire and rule set
 * @param collection when answers are collected
 * @param period     what the questions are about
 * @param until      the state the round is left in
 * @param units      its units, in order of region and id
 * @param takeover   the earlier round that most of its units come from; empty when they are registered one by one
 * @param followUpBy the day by which what units miss is to be mended; empty without one
 * @param followUps  what the regions tell of how that is done, once the round is published
 */
public record DemoRound(String id, Days collection, Days period, State until, List<DemoUnit> units,
                        Optional<Takeover> takeover, Optional<LocalDate> followUpBy, List<FollowUpPlan> followUps) {
    /** The API's states of a round, in their order. */
    public enum State { DRAFT, OPEN, CLOSED, PUBLISHED }

    /** A span of days, both included. */
    public record Days(LocalDate from, LocalDate to) {
    }

    /**
     * Units that go on from an earlier round.
     *
     * @param round   the earlier round
     * @param mergers what became of those that do not go on by themselves
     */
    public record Takeover(String round, List<Merger> mergers) {
        public Takeover {
            mergers = List.copyOf(mergers);
        }
    }

    /** Several units became one on a day. */
    public record Merger(List<String> from, String to, LocalDate effective, String reason) {
        public Merger {
            from = List.copyOf(from);
        }
    }

    public DemoRound {
        units = List.copyOf(units);
        followUps = List.copyOf(followUps);
    }

    /** The round 2018–2021 as the report published it: 296 units, 292 of which answer. The same every time. */
    public static DemoRound published() {
        return Round2018.make();
    }

    /**
     * The round 2022–2025 in the middle of its collection, which opened a month before the day and closes two months
     * after it: about half of the units have answered. Only the dates of collection depend on the day.
     */
    public static DemoRound open(LocalDate today) {
        return Round2022.make(today);
    }

    /** The units that answer. */
    public List<DemoUnit> answering() {
        return units.stream().filter(unit -> unit.answers().isPresent()).toList();
    }
}
