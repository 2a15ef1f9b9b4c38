package se.usve.scoring.result;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.usve.chassis.consumption.Received;
import se.usve.chassis.consumption.Subscription;
import se.usve.chassis.consumption.UnprocessableEvent;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.ruleset.RoundRules;
import se.usve.scoring.ruleset.RuleSet;
import se.usve.scoring.ruleset.RuleSets;
import se.usve.scoring.unit.Registration;
import se.usve.scoring.unit.Round;
import se.usve.scoring.unit.Rounds;
import se.usve.scoring.unit.Unit;
import se.usve.scoring.unit.UnitId;
import se.usve.scoring.unit.Units;
import se.usve.survey.contract.FollowUpReported;
import se.usve.survey.contract.RoundChanged;
import se.usve.survey.contract.SubmissionReceived;
import se.usve.survey.contract.SubmissionWithdrawn;
import se.usve.survey.contract.SurveyEvent;
import se.usve.survey.contract.UnitRegistered;

/** Takes in what the survey service tells, a batch at a time. */
@ApplicationScoped
class SurveyEvents implements Subscription<SurveyEvent> {

    /** A version beyond would shut out every true one that follows. */
    private static final long HIGHEST_VERSION = 1_000_000_000;

    private final Rounds rounds;
    private final Units units;
    private final RuleSets ruleSets;
    private final RoundRules roundRules;
    private final ScoreUnits scoreUnits;

    SurveyEvents(Rounds rounds, Units units, RuleSets ruleSets, RoundRules roundRules, ScoreUnits scoreUnits) {
        this.rounds = rounds;
        this.units = units;
        this.ruleSets = ruleSets;
        this.roundRules = roundRules;
        this.scoreUnits = scoreUnits;
    }

    @Override
    public String group() {
        return "scoring";
    }

    @Override
    public Set<String> topics() {
        return Set.of(SurveyEvent.TOPIC);
    }

    @Override
    public Optional<Class<? extends SurveyEvent>> classOf(String type) {
        return SurveyEvent.classOf(type);
    }

    @Override
    public String keyOf(SurveyEvent event) {
        return event.key();
    }

    @Override
    public void apply(List<Received<SurveyEvent>> batch) {
        var changed = new HashMap<String, Round>();
        var registered = new HashMap<UnitId, Registration>();
        var received = new ArrayList<Sent>();
        var newest = new HashMap<String, Optional<RuleSet>>();
        for (var each : batch) {
            mustBeWhole(each);
            switch (each.event()) {
                case RoundChanged e -> changed.merge(e.round(), new Round(e.round(), e.version(), e.state().name(),
                        e.ruleSet(), Optional.ofNullable(e.owner()), Optional.ofNullable(e.sent()), e.changedAt()),
                        newer(Round::version));
                case UnitRegistered e -> keep(registered, new Registration(new UnitId(e.round(), e.unit()), e.version(),
                        e.region(), e.name(), e.specialty(), e.takesPart()));
                case SubmissionReceived e -> {
                    if (newest.computeIfAbsent(e.ruleSet(), ruleSets::newest).isEmpty()) {
                        throw new UnprocessableEvent(each, "There is no rule set " + e.ruleSet());
                    }
                    var unit = new UnitId(e.round(), e.unit());
                    keep(registered, Registration.untold(unit, e.region()));
                    received.add(new Submission(unit, e.version(), e.ruleSet(), e.submittedAt(),
                            new Answers(e.answers())));
                }
                case SubmissionWithdrawn e -> {
                    var unit = new UnitId(e.round(), e.unit());
                    keep(registered, Registration.untold(unit, e.region()));
                    received.add(new Sent.Withdrawal(unit, e.version(), e.withdrawnAt(), e.reason()));
                }
                // How a level is mended afterwards changes no outcome.
                case FollowUpReported _ -> {
                }
            }
        }
        var sealed = rounds.hold(Stream.concat(changed.keySet().stream(),
                received.stream().map(sent -> sent.unit().round())).collect(Collectors.toSet()), !changed.isEmpty());
        rounds.change(changed.values());
        // Before the units are locked: a rescoring takes the same locks in this order.
        var rules = rules(received, newest);
        var locked = units.registerAndLock(registered.values());
        mustLeaveSealedRoundsAlone(batch, sealed, locked);
        scoreUnits.received(received, locked, rules);
    }

    /**
     * A round is sealed when all that it received has been scored, so nothing newer can come. Should it come all the same,
     * it is put aside for somebody to look into: what was published does not move by itself.
     */
    private static void mustLeaveSealedRoundsAlone(List<Received<SurveyEvent>> batch, Set<String> sealed,
            Map<UnitId, Unit> locked) {
        for (var each : batch) {
            var unit = switch (each.event()) {
                case SubmissionReceived e -> new UnitId(e.round(), e.unit());
                case SubmissionWithdrawn e -> new UnitId(e.round(), e.unit());
                case RoundChanged _, UnitRegistered _, FollowUpReported _ -> null;
            };
            if (unit != null && sealed.contains(unit.round())
                    && each.event().version() > locked.get(unit).submissionVersion()) {
                throw new UnprocessableEvent(each, "Round %s is sealed, with version %d of the unit's answers as its newest"
                        .formatted(unit.round(), locked.get(unit).submissionVersion()));
            }
        }
    }

    private static void keep(Map<UnitId, Registration> registered, Registration registration) {
        registered.merge(registration.id(), registration, newer(Registration::version));
    }

    private static <T> BinaryOperator<T> newer(ToLongFunction<T> version) {
        return (a, b) -> version.applyAsLong(b) > version.applyAsLong(a) ? b : a;
    }

    private Map<ScoreUnits.RulesKey, RuleSet> rules(Collection<Sent> received, Map<String, Optional<RuleSet>> newest) {
        return received.stream().filter(Submission.class::isInstance).map(Submission.class::cast)
                .map(ScoreUnits.RulesKey::new).distinct().sorted(
                        Comparator.comparing(ScoreUnits.RulesKey::toString))
                .collect(Collectors.toMap(key -> key, key -> roundRules.fixed(key.round(),
                        newest.get(key.ruleSet()).orElseThrow())));
    }

    /** The contract says what is always there; an event without it can never be applied. */
    private static void mustBeWhole(Received<SurveyEvent> received) {
        var required = switch (received.event()) {
            case RoundChanged e -> Stream.of(e.round(), e.state(), e.ruleSet(), e.changedAt());
            case UnitRegistered e -> Stream.of(e.round(), e.unit(), e.region(), e.name());
            case SubmissionReceived e ->
                    Stream.of(e.round(), e.unit(), e.region(), e.ruleSet(), e.submittedAt(), e.answers());
            case SubmissionWithdrawn e -> Stream.of(e.round(), e.unit(), e.region(), e.withdrawnAt(), e.reason());
            case FollowUpReported e -> Stream.of(e.round(), e.unit());
        };
        var version = received.event().version();
        if (required.anyMatch(Objects::isNull) || version < 1 || version > HIGHEST_VERSION) {
            throw new UnprocessableEvent(received, "A part that the contract requires is missing, or the version %d is "
                    .formatted(version) + "not from 1 to " + HIGHEST_VERSION);
        }
    }
}
