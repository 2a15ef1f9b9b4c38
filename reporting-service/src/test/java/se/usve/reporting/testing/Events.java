package se.usve.reporting.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.contract.RuleSetActivated;
import se.usve.scoring.contract.UnitScored;
import se.usve.scoring.contract.Wording;
import se.usve.survey.contract.RoundChanged;
import se.usve.survey.contract.RoundChanged.Days;
import se.usve.survey.contract.SubmissionReceived;
import se.usve.survey.contract.SubmissionWithdrawn;
import se.usve.survey.contract.UnitRegistered;

/** Events in few words, for one round. */
public record Events(String round, String ruleSet) {

    public static final Instant SUBMITTED = Instant.parse("2022-03-01T09:00:00Z");

    public RoundChanged round(long version, RoundChanged.State state) {
        return ownRound(version, state, null);
    }

    /** {@return the round as that region's own; with null as one of all regions} */
    public RoundChanged ownRound(long version, RoundChanged.State state, String owner) {
        return new RoundChanged(round, version, state, "q", ruleSet,
                new Days(LocalDate.of(2022, 2, 15), LocalDate.of(2022, 6, 28)),
                new Days(LocalDate.of(2018, 1, 1), LocalDate.of(2021, 12, 31)), owner, null, null, Instant.EPOCH);
    }

    public RuleSetActivated ruleSet(long version, String... swedish) {
        var levels = new ArrayList<RuleSetActivated.Level>();
        for (var text : swedish) {
            levels.add(new RuleSetActivated.Level(levels.size() + 1, area(levels.size() + 1),
                    new Wording(text, text + " in English"), null, null, null));
        }
        return new RuleSetActivated(ruleSet, version, null, levels, null, Instant.EPOCH);
    }

    private static String area(int level) {
        return level == 1 ? "GENERAL" : "DEVELOPMENT";
    }

    public UnitRegistered unit(String unit, long version, String region, String specialty) {
        return unit(unit, version, region, specialty, true);
    }

    public UnitRegistered unit(String unit, long version, String region, String specialty, boolean takesPart) {
        return new UnitRegistered(round, unit, version, "Enhet " + unit, region, specialty, null, 2016, null, null, null,
                takesPart, Instant.EPOCH);
    }

    public SubmissionWithdrawn withdrawal(String unit, long version) {
        return new SubmissionWithdrawn(round, unit, version, "01", SUBMITTED.plusSeconds(60), "Svaren gällde fel enhet.");
    }

    public SubmissionReceived submission(String unit, long version) {
        return new SubmissionReceived(round, unit, version, "01", "q", ruleSet, SUBMITTED, "00", Map.of("3", "YES"));
    }

    public UnitScored result(String unit, long version, Outcome... outcomes) {
        return resultOf(unit, version, 1, outcomes);
    }

    public UnitScored resultOf(String unit, long version, long submissionVersion, Outcome... outcomes) {
        return new UnitScored(round, unit, version, "01", submissionVersion, ruleSet, 1, SUBMITTED.plusSeconds(1),
                null, IntStream.rangeClosed(1, outcomes.length).mapToObj(level -> new UnitScored.LevelOutcome(level,
                        area(level), outcomes[level - 1], outcomes[level - 1] == Outcome.AWAITING_ASSESSMENT
                                ? Outcome.MET : outcomes[level - 1], false)).toList(), null);
    }

    /** {@return the same, by that version of the rule set} */
    public UnitScored by(long ruleSetVersion, UnitScored e) {
        return new UnitScored(e.round(), e.unit(), e.version(), e.region(), e.submissionVersion(), e.ruleSet(),
                ruleSetVersion, e.scoredAt(), e.cause(), e.levels(), e.grounds());
    }

    /** {@return a result with the units' own outcomes beside those assessed} */
    public UnitScored assessed(String unit, long version, List<Outcome> selfReported, List<Outcome> assessed) {
        return new UnitScored(round, unit, version, "01", 1, ruleSet, 1, SUBMITTED.plusSeconds(1),
                null, IntStream.rangeClosed(1, assessed.size()).mapToObj(level -> new UnitScored.LevelOutcome(level,
                        area(level), assessed.get(level - 1), selfReported.get(level - 1), false)).toList(), null);
    }

    /** {@return a unit registered, answering and scored} */
    public List<Object> answering(String unit, String region, String specialty, Outcome... outcomes) {
        return List.of(unit(unit, 1, region, specialty), submission(unit, 1), result(unit, 1, outcomes));
    }
}
