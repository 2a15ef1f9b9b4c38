package se.usve.scoring.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.assessment.UnitCases;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.contract.UnitScored;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.criteria.Criterion;
import se.usve.scoring.overrides.Basis;
import se.usve.scoring.overrides.LevelOverride;
import se.usve.scoring.overrides.Reply;
import se.usve.scoring.overrides.State;
import se.usve.scoring.overrides.UnitOverrides;
import se.usve.scoring.overrides.WantedOverride;
import se.usve.scoring.ruleset.Levels;
import se.usve.scoring.ruleset.RuleSet;
import se.usve.scoring.unit.UnitId;

/**
 * Everything that can happen to the overrides of a unit, in every order, to a small depth: the code that decides it beside
 * a ledger that is kept by the requirements alone, and knows nothing of that code.
 */
class OverrideLifeTest {

    private static final int DEPTH = 7;
    private static final UnitId UNIT = new UnitId("r", "u");
    private static final RuleSet RULES = Levels.of2018();
    private static final Instant START = Instant.parse("2022-09-01T15:00:00Z");
    /** Three of them are longer than the one day to reply that ends at midnight in Sweden, two are not. */
    private static final Duration STEP = Duration.ofHours(15);
    private static final Map<String, Object> ANSWERS = AnswersOfAUnit.meetingAll();
    /** Level 6 is about question 13c, and level 27, which nobody overrides here, about 39. */
    private static final Map<String, Object> CHANGED = AnswersOfAUnit.meetingAllBut("{\"13c\": \"NO\", \"39\": \"NO\"}");
    private static final Map<State, Set<State>> NEXT = Map.of(
            State.AWAITING_REPLY, EnumSet.allOf(State.class),
            State.IN_FORCE, EnumSet.of(State.IN_FORCE, State.WITHDRAWN),
            State.WITHDRAWN, EnumSet.of(State.WITHDRAWN),
            State.LAPSED, EnumSet.of(State.LAPSED));

    /** What can happen. */
    private enum Act {
        MAKE_AT_ONCE, MAKE_WITH_A_DAY, MAKE_ON_ANOTHER_LEVEL, REPLY_TO_THE_FIRST, REPLY_TO_THE_LAST, TIME_PASSES,
        TIME_COMES, WITHDRAW_THE_FIRST, WITHDRAW_THE_LAST, PUBLISH, SEND_THE_SAME, SEND_OTHER_ANSWERS, WITHDRAW_ANSWERS
    }

    /** What the ledger knows of an override. */
    private record Line(int level, Outcome outcome, Instant made, int days, boolean restsOnChanged, boolean withdrawn,
            boolean inForce, List<Instant> replies) {

        /** The first whole hour whose day in Sweden is after the last day of the reply. */
        Instant effect() {
            if (days == 0) {
                return made;
            }
            var sweden = ZoneId.of("Europe/Stockholm");
            var last = made.atZone(sweden).toLocalDate().plusDays(days);
            var hour = made;
            while (!hour.atZone(sweden).toLocalDate().isAfter(last)) {
                hour = hour.plus(Duration.ofHours(1));
            }
            return hour;
        }

        Line with(boolean nowWithdrawn, boolean nowInForce, List<Instant> nowReplies) {
            return new Line(level, outcome, made, days, restsOnChanged, nowWithdrawn, nowInForce, nowReplies);
        }

        State state(boolean published) {
            if (withdrawn) {
                return State.WITHDRAWN;
            }
            if (inForce) {
                return State.IN_FORCE;
            }
            return published ? State.LAPSED : State.AWAITING_REPLY;
        }
    }

    /** The world by the ledger. Two worlds that look the same have the same future. */
    private record Ledger(Instant now, boolean published, boolean changed, boolean answered, List<Line> lines) {
    }

    /** The world by the code, beside the ledger. */
    private record World(Ledger ledger, List<LevelOverride> overrides, Map<UUID, List<Reply>> replies) {
    }

    @Test
    void whateverHappensInWhateverOrder() {
        var first = new World(new Ledger(START, false, false, true, List.of()), List.of(), Map.of());
        var seen = new HashSet<Ledger>(Set.of(first.ledger()));
        var reached = EnumSet.noneOf(State.class);
        var refused = EnumSet.noneOf(Act.class);
        var open = new ArrayDeque<>(List.of(first));
        for (int depth = 0; depth < DEPTH; depth++) {
            var next = new ArrayDeque<World>();
            for (var world : open) {
                for (var act : Act.values()) {
                    var after = happens(world, act, refused);
                    if (seen.add(after.ledger())) {
                        check(after);
                        after.overrides().forEach(o -> reached.add(o.state(after.ledger().published())));
                        next.add(after);
                    }
                }
            }
            open = next;
        }
        assertEquals(EnumSet.allOf(State.class), reached);
        assertEquals(EnumSet.of(Act.MAKE_AT_ONCE, Act.MAKE_WITH_A_DAY, Act.MAKE_ON_ANOTHER_LEVEL, Act.REPLY_TO_THE_FIRST,
                Act.REPLY_TO_THE_LAST, Act.WITHDRAW_THE_FIRST, Act.WITHDRAW_THE_LAST), refused);
        assertTrue(seen.size() > 10_000, "so many different worlds were seen: " + seen.size());
    }

    private static World happens(World world, Act act, Set<Act> refused) {
        var ledger = world.ledger();
        var code = new UnitOverrides(world.overrides());
        var replies = new TreeMap<>(world.replies());
        var lines = new ArrayList<>(ledger.lines());
        var now = ledger.now();
        var allowed = switch (act) {
            case MAKE_AT_ONCE -> make(6, Outcome.NOT_MET, 0, ledger, lines);
            case MAKE_WITH_A_DAY -> make(6, Outcome.EXEMPT, 1, ledger, lines);
            case MAKE_ON_ANOTHER_LEVEL -> make(7, Outcome.NOT_MET, 1, ledger, lines);
            case REPLY_TO_THE_FIRST -> reply(0, ledger, lines);
            case REPLY_TO_THE_LAST -> reply(lines.size() - 1, ledger, lines);
            case WITHDRAW_THE_FIRST -> withdraw(0, ledger, lines);
            case WITHDRAW_THE_LAST -> withdraw(lines.size() - 1, ledger, lines);
            case TIME_COMES -> takeEffect(ledger, lines);
            case TIME_PASSES, PUBLISH, SEND_THE_SAME, SEND_OTHER_ANSWERS, WITHDRAW_ANSWERS -> true;
        };
        var taken = true;
        try {
            does(act, world, code, replies);
        } catch (ProblemException e) {
            assertEquals(409, e.type().status());
            taken = false;
            refused.add(act);
        }
        assertEquals(allowed, taken, () -> act + " in " + ledger);
        var after = new Ledger(act == Act.TIME_PASSES ? now.plus(STEP) : now,
                ledger.published() || act == Act.PUBLISH,
                switch (act) {
                    case SEND_THE_SAME -> false;
                    case SEND_OTHER_ANSWERS -> true;
                    default -> ledger.changed();
                },
                act == Act.WITHDRAW_ANSWERS ? false
                        : ledger.answered() || act == Act.SEND_THE_SAME || act == Act.SEND_OTHER_ANSWERS,
                List.copyOf(lines));
        for (int i = 0; i < world.overrides().size(); i++) {
            var was = world.overrides().get(i).state(ledger.published());
            var is = code.all().get(i).state(after.published());
            assertTrue(NEXT.get(was).contains(is), () -> was + " became " + is + " by " + act);
        }
        return new World(after, code.all(), replies);
    }

    /** What the use cases do: nothing in a published round, and of what they read under the unit's lock. */
    private static void does(Act act, World world, UnitOverrides code, Map<UUID, List<Reply>> replies) {
        var ledger = world.ledger();
        var all = code.all();
        switch (act) {
            case MAKE_AT_ONCE -> make(code, 6, Outcome.NOT_MET, 0, ledger);
            case MAKE_WITH_A_DAY -> make(code, 6, Outcome.EXEMPT, 1, ledger);
            case MAKE_ON_ANOTHER_LEVEL -> make(code, 7, Outcome.NOT_MET, 1, ledger);
            case REPLY_TO_THE_FIRST -> reply(first(all, ledger), ledger, replies);
            case REPLY_TO_THE_LAST -> reply(first(all.reversed(), ledger), ledger, replies);
            case WITHDRAW_THE_FIRST -> code.withdraw(first(all, ledger), withdrawal(ledger));
            case WITHDRAW_THE_LAST -> code.withdraw(first(all.reversed(), ledger), withdrawal(ledger));
            case TIME_COMES -> {
                if (!ledger.published()) {
                    code.takeEffect(ledger.now());
                }
            }
            case TIME_PASSES, PUBLISH, SEND_THE_SAME, SEND_OTHER_ANSWERS, WITHDRAW_ANSWERS -> {
                // Nothing is done to the overrides.
            }
        }
    }

    private static LevelOverride first(List<LevelOverride> overrides, Ledger ledger) {
        mustBeAllowed(!ledger.published() && !overrides.isEmpty());
        return overrides.getFirst();
    }

    private static void make(UnitOverrides code, int level, Outcome outcome, int days, Ledger ledger) {
        mustBeAllowed(!ledger.published() && ledger.answered());
        var questions = RULES.level(level).orElseThrow().clauses().map(Criterion.Clause::question).distinct().toList();
        code.add(LevelOverride.made(UNIT, new WantedOverride(level, outcome, "skäl", null), days,
                Basis.of(1, questions, ledger.changed() ? CHANGED : ANSWERS), "a", ledger.now()));
    }

    private static void reply(LevelOverride override, Ledger ledger, Map<UUID, List<Reply>> replies) {
        var reply = override.reply("svar", "r", ledger.now());
        var said = new ArrayList<>(replies.getOrDefault(override.id(), List.of()));
        said.add(reply);
        replies.put(override.id(), List.copyOf(said));
    }

    private static LevelOverride.Withdrawal withdrawal(Ledger ledger) {
        return new LevelOverride.Withdrawal("skäl", "b", ledger.now());
    }

    private static void mustBeAllowed(boolean allowed) {
        if (!allowed) {
            throw new ProblemException(ProblemType.CONFLICT,
                    ProblemType.CONFLICT.title());
        }
    }

    private static boolean make(int level, Outcome outcome, int days, Ledger ledger, List<Line> lines) {
        var free = lines.stream().noneMatch(line -> line.level() == level && !line.withdrawn());
        if (ledger.published() || !ledger.answered() || !free) {
            return false;
        }
        lines.add(new Line(level, outcome, ledger.now(), days, ledger.changed(), false, days == 0, List.of()));
        return true;
    }

    private static boolean reply(int index, Ledger ledger, List<Line> lines) {
        if (ledger.published() || lines.isEmpty()) {
            return false;
        }
        var line = lines.get(index);
        if (line.withdrawn() || line.inForce() || !ledger.now().isBefore(line.effect())) {
            return false;
        }
        var replies = new ArrayList<>(line.replies());
        replies.add(ledger.now());
        lines.set(index, line.with(false, false, List.copyOf(replies)));
        return true;
    }

    private static boolean withdraw(int index, Ledger ledger, List<Line> lines) {
        if (ledger.published() || lines.isEmpty() || lines.get(index).withdrawn()) {
            return false;
        }
        var line = lines.get(index);
        lines.set(index, line.with(true, line.inForce(), line.replies()));
        return true;
    }

    private static boolean takeEffect(Ledger ledger, List<Line> lines) {
        if (!ledger.published()) {
            lines.replaceAll(line -> line.withdrawn() || line.inForce() || ledger.now().isBefore(line.effect()) ? line
                    : line.with(false, true, line.replies()));
        }
        return true;
    }

    private static void check(World world) {
        var ledger = world.ledger();
        var code = new UnitOverrides(world.overrides());
        assertEquals(ledger.lines().size(), world.overrides().size(), "none is lost");
        var answers = ledger.changed() ? CHANGED : ANSWERS;
        for (int i = 0; i < ledger.lines().size(); i++) {
            var line = ledger.lines().get(i);
            var override = world.overrides().get(i);
            assertEquals(List.of(line.level(), line.outcome(), line.made(), line.days(), line.effect()), List.of(
                    override.level(), override.outcome(), override.at(), override.replyDays(), override.takesEffectAt()));
            assertEquals(line.state(ledger.published()), override.state(ledger.published()));
            assertEquals(line.replies(), world.replies().getOrDefault(override.id(), List.of()).stream().map(Reply::at)
                    .toList(), "no reply is lost");
            assertTrue(line.replies().stream().allMatch(said -> said.isBefore(line.effect())), "none after effect");
            var changed = line.level() == 6 && line.restsOnChanged() != ledger.changed();
            assertEquals(changed ? List.of("13c") : List.of(), override.basis().changedIn(answers));
            assertFalse(override.isInForce() && ledger.now().isBefore(line.effect()), "never before its time");
            assertFalse(override.isInForce() && override.withdrawal() != null, "never after its withdrawal");
        }
        var live = world.overrides().stream().filter(LevelOverride::isLive).map(LevelOverride::level).toList();
        assertEquals(live.size(), Set.copyOf(live).size(), "never two on a level");
        if (ledger.answered()) {
            outcomesFollow(ledger, answers, code.inForce());
        }
    }

    private static void outcomesFollow(Ledger ledger, Map<String, Object> answers, Map<Integer, LevelOverride> inForce) {
        var byOverrides = ledger.lines().stream().filter(line -> line.inForce() && !line.withdrawn())
                .collect(Collectors.toMap(Line::level, Line::outcome));
        var byRule = score(answers, Map.of());
        var scored = score(answers, inForce);
        for (int i = 0; i < scored.size(); i++) {
            var ground = Optional.ofNullable(byOverrides.get(scored.get(i).level()));
            assertEquals(ground.orElse(byRule.get(i).outcome()), scored.get(i).outcome());
            assertEquals(ground.isPresent(), scored.get(i).overridden());
            assertEquals(byRule.get(i).selfReported(), scored.get(i).selfReported(), "their own word stays their own");
        }
    }

    private static List<UnitScored.LevelOutcome> score(Map<String, Object> answers,
            Map<Integer, LevelOverride> inForce) {
        return Scorer.score(RULES, new Answers(answers), new UnitCases(UNIT, List.of()), inForce, START);
    }
}
