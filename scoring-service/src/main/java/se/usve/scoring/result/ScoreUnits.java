package se.usve.scoring.result;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.usve.chassis.outbox.Outbox;
import se.usve.scoring.assessment.Assessments;
import se.usve.scoring.assessment.UnitCases;
import se.usve.scoring.overrides.LevelOverride;
import se.usve.scoring.overrides.Overrides;
import se.usve.scoring.ruleset.RuleSet;
import se.usve.scoring.ruleset.RuleSets;
import se.usve.scoring.contract.Cause;
import se.usve.scoring.contract.UnitScored;
import se.usve.scoring.unit.ScoreAnew;
import se.usve.scoring.unit.Unit;
import se.usve.scoring.unit.UnitId;
import se.usve.scoring.unit.Units;

/**
 * Scores units, in the caller's transaction and with their rows locked: what is stored about all of them is read first,
 * everything is worked out in memory, and all of it is written at the end, each in one statement.
 */
@ApplicationScoped
class ScoreUnits implements ScoreAnew {

    private static final Duration[] BUCKETS = Stream.of(500, 1_000, 2_500, 5_000, 10_000, 50_000, 250_000)
            .map(micros -> Duration.of(micros, ChronoUnit.MICROS)).toArray(Duration[]::new);

    private final Units units;
    private final Submissions submissions;
    private final Results results;
    private final Assessments assessments;
    private final Overrides overrides;
    private final RuleSets ruleSets;
    private final Outbox outbox;
    private final InstantSource clock;
    private final Timer judging;

    ScoreUnits(Units units, Submissions submissions, Results results, Assessments assessments, Overrides overrides,
            RuleSets ruleSets, Outbox outbox, InstantSource clock, MeterRegistry meters) {
        this.units = units;
        this.submissions = submissions;
        this.results = results;
        this.assessments = assessments;
        this.overrides = overrides;
        this.ruleSets = ruleSets;
        this.outbox = outbox;
        this.clock = clock;
        this.judging = Timer.builder("usve.scoring").description("Time to judge one unit by all levels of its rules")
                .serviceLevelObjectives(BUCKETS).register(meters);
    }

    /** Why units are scored: as in {@link Result}. */
    private record Why(Cause cause, String by, String reason) {
    }

    /** A unit in the middle of being scored. */
    private static final class InHand {
        private final UnitCases cases;
        private final Map<Integer, LevelOverride> overrides;
        private final Map<Long, List<UnitScored.Ground>> grounds = new HashMap<>();
        private Unit unit;
        private Result newest;
        private Sent received;

        InHand(Unit unit, UnitCases cases, Map<Integer, LevelOverride> overrides, Result newest) {
            this.unit = unit;
            this.cases = cases;
            this.overrides = overrides;
            this.newest = newest;
        }
    }

    /**
     * Scores submissions, and notes withdrawals, in the order given, each that is newer than the one before it; every one
     * of them gets its own result, so that the history is the same however they were grouped.
     *
     * @param received what locked units sent
     * @param locked   the units
     * @param rules    the rules of each round and rule set
     */
    void received(List<? extends Sent> received, Map<UnitId, Unit> locked, Map<RulesKey, RuleSet> rules) {
        var newer = received.stream()
                .filter(s -> s.version() > locked.get(s.unit()).submissionVersion())
                .toList();
        if (newer.isEmpty()) {
            return;
        }
        var inHand = read(newer.stream().map(s -> locked.get(s.unit())).distinct().toList());
        var made = new ArrayList<Result>();
        for (var sent : newer) {
            var unit = inHand.get(sent.unit());
            if (sent.version() > unit.unit.submissionVersion()) {
                unit.received = sent;
                switch (sent) {
                    case Submission submission -> score(unit, submission, rules.get(new RulesKey(submission)),
                            new Why(Cause.SUBMISSION, null, null), clock.instant(), made);
                    case Sent.Withdrawal withdrawal -> withdraw(unit, withdrawal, made);
                }
            }
        }
        submissions.replace(inHand.values().stream().map(unit -> unit.received).filter(Submission.class::isInstance)
                .map(Submission.class::cast).toList());
        submissions.remove(inHand.values().stream().map(unit -> unit.unit).filter(Unit::withdrawn).map(Unit::id)
                .toList());
        write(inHand, made);
    }

    @Override
    public void score(Unit unit, Cause cause, String by) {
        if (unit.withdrawn()) {
            return;
        }
        var inHand = read(List.of(unit)).get(unit.id());
        var submission = submissions.find(unit.id()).orElseThrow(
                () -> new IllegalStateException("A unit without a submission was to be scored: " + unit.id()));
        var made = new ArrayList<Result>();
        score(inHand, submission, ruleSets.get(inHand.newest.ruleSet(), inHand.newest.ruleSetVersion()),
                new Why(cause, by, null), clock.instant(), made);
        write(Map.of(unit.id(), inHand), made);
    }

    /**
     * Scores units by another version of the rules they were scored by; every one gets a new result.
     *
     * @param again locked, with outcomes
     * @param by    who decided that the other version is to count
     * @param reason why
     * @return each with what it was and what became of it
     */
    List<Rejudged> rescore(List<Unit> again, RuleSet rules, String by, String reason) {
        return again(again, rules, new Why(Cause.RESCORING, by, reason), clock.instant());
    }

    /**
     * Scores units of a sealed round by the rules it is sealed by, after overrides that correct it.
     *
     * @param again  locked, with outcomes
     * @param by     who corrects it
     * @param reason why
     * @param at     now, after the newest seal
     * @return each with what it was and what became of it
     */
    List<Rejudged> correct(List<Unit> again, RuleSet rules, String by, String reason, Instant at) {
        return again(again, rules, new Why(Cause.CORRECTION, by, reason), at);
    }

    private List<Rejudged> again(List<Unit> again, RuleSet rules, Why why, Instant at) {
        var inHand = read(again);
        var sent = submissions.of(inHand.keySet());
        var made = new ArrayList<Result>();
        var rejudged = new ArrayList<Rejudged>();
        inHand.forEach((id, unit) -> {
            var submission = sent.get(id);
            if (submission.ruleSet().equals(rules.id())) {
                var before = unit.newest.levels();
                var was = unit.unit;
                score(unit, submission, rules, why, at, made);
                rejudged.add(new Rejudged(was, submission.answers(), before, unit.newest.levels()));
            }
        });
        write(inHand, made);
        return rejudged;
    }

    private Map<UnitId, InHand> read(List<Unit> read) {
        var ids = read.stream().map(Unit::id).toList();
        var cases = assessments.of(ids);
        var inForce = overrides.inForce(ids);
        var newest = results.newest(read);
        var inHand = new LinkedHashMap<UnitId, InHand>();
        for (var unit : read) {
            inHand.put(unit.id(), new InHand(unit, new UnitCases(unit.id(), cases.getOrDefault(unit.id(), List.of())),
                    inForce.getOrDefault(unit.id(), Map.of()), newest.get(unit.id())));
        }
        return inHand;
    }

    private void score(InHand inHand, Submission submission, RuleSet rules, Why why, Instant now, List<Result> made) {
        var unit = inHand.unit;
        var levels = judging.record(
                () -> Scorer.score(rules, submission.answers(), inHand.cases, inHand.overrides, now));
        var result = new Result(unit.id(), unit.revision() + 1, submission.version(), rules.id(), rules.version(),
                why.cause, why.by, now, levels, why.reason);
        if (inHand.newest == null || !result.saysTheSameAs(inHand.newest)) {
            made.add(result);
            inHand.grounds.put(result.revision(), new ToldGrounds(rules).of(levels, submission.answers(), inHand.cases,
                    inHand.overrides));
            inHand.newest = result;
            inHand.unit = unit.scored(submission.version(), result.revision());
        }
    }

    /** Of answers that were never scored, such as those whose event could not be read, there is no history to end. */
    private void withdraw(InHand inHand, Sent.Withdrawal withdrawal, List<Result> made) {
        inHand.cases.withdraw(clock.instant());
        if (inHand.newest != null) {
            inHand.newest = inHand.newest.withdrawnBy(withdrawal);
            made.add(inHand.newest);
        }
        inHand.unit = inHand.unit.withdrawn(withdrawal.version(), inHand.newest == null ? 0 : inHand.newest.revision());
    }

    private void write(Map<UnitId, InHand> inHand, List<Result> made) {
        units.scored(inHand.values().stream().map(unit -> unit.unit).toList());
        results.add(made);
        assessments.save(inHand.values().stream().map(unit -> unit.cases).toList());
        outbox.append(made.stream().filter(Result::hasOutcomes).map(result -> result.told(
                        inHand.get(result.unit()).unit.region(), inHand.get(result.unit()).grounds.get(result.revision())))
                .map(event -> new Outbox.Entry(event.type(), event.key(), event.version(), event)).toList());
    }

    /**
     * What decides the rules of a submission.
     *
     * @param round   id of the round
     * @param ruleSet id of the rule set its event names
     */
    record RulesKey(String round, String ruleSet) {
        RulesKey(Submission submission) {
            this(submission.unit().round(), submission.ruleSet());
        }
    }
}
