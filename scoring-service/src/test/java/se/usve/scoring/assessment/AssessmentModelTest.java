package se.usve.scoring.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.criteria.Criterion;
import se.usve.scoring.criteria.Decision;
import se.usve.scoring.criteria.Evaluator;
import se.usve.scoring.criteria.Rulings;
import se.usve.scoring.criteria.Verdict;
import se.usve.scoring.unit.UnitId;

/**
 * Every sequence of what a unit, three assessors, the administration and time can do to the cases of a level, to a small
 * depth. Two sequences that lead to the same state go on alike, so each state is gone on from once.
 */
class AssessmentModelTest {

    private static final int DEPTH = 6;
    private static final List<String> PEOPLE = List.of("Anna", "Bo", "Cia");
    private static final UnitId UNIT = new UnitId("2018-2021", "u");
    private static final UnitCases.Place PLACE = new UnitCases.Place(18, "30a");
    private static final Criterion LEVEL = new Criterion.All(List.of(
            new Criterion.AnswerIn("29a", Optional.empty(), List.of("YES")), new Criterion.ExampleApproved("30a")));
    private static final Instant START = Instant.parse("2022-03-01T10:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final Duration CLAIM = Duration.ofHours(4);

    /** All there is between two steps; no answers when they are withdrawn. */
    private record State(boolean doubleReview, Optional<Answers> answers, List<Assessment> cases, Instant now) {

        UnitCases stored() {
            return new UnitCases(UNIT, cases.stream().map(c -> c.under(doubleReview)).toList());
        }

        /** What decides how it goes on: no ids, and of times only their order and whether a claim has run out. */
        String signature() {
            return doubleReview + " " + answers.map(Answers::byQuestion) + stored().all().stream().map(c -> c.text() + c.live()
                    + c.doubleReview() + c.rulings().stream().map(r -> r.by() + r.decision() + r.seat() + r.independent()
                    + r.stands()).toList() + c.claims().stream().map(claim -> claim.by() + claim.hasRunOut(now)).toList())
                    .sorted().toList();
        }
    }

    /** A step, and the state and refusal it gave. */
    private record Done(State after, Optional<Refusal> refusal, List<CaseFact> facts) {
    }

    private record Step(String name, Optional<UUID> about, Optional<String> who, Function<State, Done> does) {
    }

    private long steps;

    @ParameterizedTest(name = "beginning with double review {0}")
    @ValueSource(booleans = {false, true})
    void whateverHappensEveryInvariantHolds(boolean doubleReview) {
        var seen = new HashSet<String>();
        var reached = EnumSet.noneOf(Status.class);
        var reviews = new HashSet<Class<?>>();
        var refusals = new HashSet<Class<?>>();
        var frontier = new LinkedHashMap<State, String>();
        frontier.put(new State(doubleReview, Optional.empty(), List.of(), START), "");
        for (int depth = 0; depth < DEPTH; depth++) {
            var next = new LinkedHashMap<State, String>();
            frontier.forEach((state, path) -> {
                for (var step : steps(state)) {
                    var done = step.does().apply(state);
                    var trace = path + " → " + step.name();
                    steps++;
                    transition(state, step, done, trace);
                    done.refusal().map(Object::getClass).ifPresent(refusals::add);
                    done.after().stored().all().forEach(c -> {
                        reached.add(c.status());
                        reviews.add(c.review().getClass());
                    });
                    if (seen.add(done.after().signature())) {
                        invariants(done.after(), trace);
                        next.put(done.after(), trace);
                    }
                }
            });
            frontier = next;
        }
        assertEquals(EnumSet.allOf(Status.class), reached, "everything a case can be has been reached");
        assertEquals(Set.of(Review.class.getPermittedSubclasses()), reviews);
        assertEquals(Set.of(Refusal.class.getPermittedSubclasses()), refusals);
        assertTrue(steps > 50_000, "the exploration was wide: " + steps + " steps, " + seen.size() + " states");
    }

    private static List<Step> steps(State state) {
        var steps = new ArrayList<Step>();
        for (var text : List.of("Första", "Andra")) {
            steps.add(submission("submits " + text, Map.of("29a", "YES", "30a", text)));
        }
        steps.add(submission("submits no example", Map.of("29a", "YES")));
        steps.add(submission("submits what the example cannot save", Map.of("29a", "NO", "30a", "Första")));
        steps.add(new Step("withdraws its answers", Optional.empty(), Optional.empty(), before -> {
            var cases = before.stored();
            cases.withdraw(before.now());
            return done(before, before.doubleReview(), Optional.empty(), cases, Optional.empty(), STEP);
        }));
        steps.add(new Step("procedure switched", Optional.empty(), Optional.empty(), before ->
                done(before, !before.doubleReview(), before.answers(), before.stored(), Optional.empty(), STEP)));
        steps.add(new Step("hours pass", Optional.empty(), Optional.empty(), before ->
                done(before, before.doubleReview(), before.answers(), before.stored(), Optional.empty(), CLAIM)));
        for (var known : state.cases()) {
            for (var who : PEOPLE) {
                steps.add(step(known, who, "claims", (cases, now) ->
                        cases.claim(known.id(), new Claim(who, now, now.plus(CLAIM)))));
                steps.add(step(known, who, "releases", (cases, now) -> {
                    cases.release(known.id(), who, who, now);
                    return Optional.empty();
                }));
                for (var decision : Decision.values()) {
                    steps.add(step(known, who, decision.name(), (cases, now) ->
                            cases.rule(known.id(), decision, "Därför", who, now)));
                }
            }
            for (var ruling : known.standing()) {
                steps.add(step(known, ruling.by(), "withdraws the ruling", (cases, now) -> {
                    cases.withdrawRuling(known.id(), ruling, new Ruling.Withdrawal("Fel", ruling.by(), now));
                    return Optional.empty();
                }));
            }
        }
        return steps;
    }

    private interface Deed {
        Optional<Refusal> on(UnitCases cases, Instant now);
    }

    /** As the service does it: what decides, or undecides, has the unit scored anew, if it has answers. */
    private static Step step(Assessment about, String who, String what, Deed deed) {
        return new Step(who + " " + what + " (" + about.text() + ")", Optional.of(about.id()), Optional.of(who), before -> {
            var cases = before.stored();
            var wasDecided = cases.get(about.id()).ruling().isPresent();
            var refusal = deed.on(cases, before.now());
            if (wasDecided || cases.get(about.id()).ruling().isPresent()) {
                before.answers().ifPresent(answers -> score(cases, answers, before.now()));
            }
            return done(before, before.doubleReview(), before.answers(), cases, refusal, STEP);
        });
    }

    private static Step submission(String name, Map<String, Object> answers) {
        return new Step(name, Optional.empty(), Optional.empty(), before -> {
            var cases = before.stored();
            var sent = new Answers(answers);
            score(cases, sent, before.now());
            return done(before, before.doubleReview(), Optional.of(sent), cases, Optional.empty(), STEP);
        });
    }

    private static void score(UnitCases cases, Answers answers, Instant now) {
        cases.keep(PLACE.level(), PLACE.question(), answers, dependsOnItsExample(answers), now);
        cases.keepOnly(Set.of(PLACE), now);
    }

    private static boolean dependsOnItsExample(Answers answers) {
        return verdict(answers, Rulings.allApproved()) == Verdict.TRUE;
    }

    private static Verdict verdict(Answers answers, Rulings rulings) {
        return new Evaluator(answers, rulings).evaluate(LEVEL).verdict();
    }

    private static Done done(State before, boolean doubleReview, Optional<Answers> answers, UnitCases cases,
            Optional<Refusal> refusal, Duration passed) {
        return new Done(new State(doubleReview, answers, cases.all(), before.now().plus(passed)), refusal,
                List.copyOf(cases.happened()));
    }

    private static void invariants(State state, String trace) {
        var cases = state.stored();
        var wanted = state.answers().filter(AssessmentModelTest::dependsOnItsExample)
                .flatMap(answers -> answers.text("30a"));
        assertEquals(wanted.stream().toList(), cases.all().stream().filter(Assessment::live).map(Assessment::text).toList(),
                () -> "the example that the level depends on has one live case, and nothing else has:" + trace);
        for (var known : cases.all()) {
            var standing = known.rulings().stream().filter(r -> r.withdrawal().isEmpty()).toList();
            assertEquals(standing.size(), standing.stream().map(Ruling::by).distinct().count(),
                    () -> "one person has one ruling that stands:" + trace);
            var decided = decided(known.doubleReview(), standing);
            assertEquals(decided.map(Decision::name).orElse(known.live() ? "PENDING" : "SUPERSEDED"), known.status().name(),
                    () -> "a case is decided, asked or superseded:" + trace);
            assertTrue(known.ruling().stream().allMatch(r -> r.stands() && Optional.of(r.decision()).equals(decided)),
                    () -> "what decides is a ruling that stands:" + trace);
            PEOPLE.forEach(person -> mayKnow(known, person, state.now(), trace));
        }
        state.answers().ifPresent(answers -> {
            var approvals = approvals(cases, answers, Decision.APPROVED);
            var rejections = approvals(cases, answers, Decision.REJECTED);
            var current = cases.about(PLACE.level(), PLACE.question(), answers);
            int needed = current.filter(Assessment::doubleReview).isPresent() ? 2 : 1;
            var verdict = verdict(answers, cases.rulings(PLACE.level(), answers));
            if (dependsOnItsExample(answers)) {
                assertEquals(approvals >= needed ? Verdict.TRUE : rejections >= needed ? Verdict.FALSE : Verdict.AWAITING,
                        verdict, () -> "an outcome has its ground:" + trace);
            } else {
                assertTrue(verdict != Verdict.TRUE, () -> "nothing is met without an example:" + trace);
            }
        });
    }

    /** Told apart from the code under test: how many standing rulings say so. */
    private static long approvals(UnitCases cases, Answers answers, Decision decision) {
        return cases.about(PLACE.level(), PLACE.question(), answers).stream().flatMap(c -> c.rulings().stream())
                .filter(r -> r.withdrawal().isEmpty() && r.decision() == decision).map(Ruling::by).distinct().count();
    }

    private static Optional<Decision> decided(boolean doubleReview, List<Ruling> standing) {
        return Stream.of(Decision.values()).filter(decision -> standing.stream()
                .filter(r -> r.decision() == decision).count() >= (doubleReview ? 2 : 1)).findFirst();
    }

    /** Until a double review is decided, nobody who has not ruled learns what the other did, and never who it was. */
    private static void mayKnow(Assessment known, String person, Instant now, String trace) {
        if (!known.doubleReview() || known.ruling().isPresent()) {
            return;
        }
        var sight = new Sight(known, person, true);
        var others = sight.rulings().stream().filter(r -> !person.equals(r.by())).toList();
        assertTrue(others.stream().allMatch(r -> r.by() == null && r.id() == null),
                () -> person + " learns no name:" + trace);
        var isThird = known.rulings().stream().noneMatch(r -> r.by().equals(person)) && known.standing().size() == 2;
        assertEquals(isThird ? 2 : 0, others.size(), () -> person + " sees others' rulings only as the third:" + trace);
        if (!isThird && known.rulingBy(person).isEmpty() && known.standing().size() < 2) {
            assertEquals(Sight.State.AWAITS_RULING, sight.state(), () -> "nor whether there is one:" + trace);
        }
        assertTrue(new Sight(known, "Admin", false).rulings().size() == known.rulings().size(), trace);
        assertTrue(known.claims(now).size() <= known.review().lacking(), () -> "a claim is for a ruling lacking:" + trace);
    }

    private static void transition(State before, Step step, Done done, String trace) {
        var was = before.stored().all().stream().collect(Collectors.toMap(Assessment::id, Function.identity()));
        var is = done.after().stored().all().stream().collect(Collectors.toMap(Assessment::id, Function.identity()));
        assertTrue(is.keySet().containsAll(was.keySet()), () -> "no case is lost:" + trace);
        was.forEach((id, old) -> {
            var now = is.get(id);
            assertEquals(old.rulings().stream().map(Ruling::id).toList(),
                    now.rulings().stream().limit(old.rulings().size()).map(Ruling::id).toList(),
                    () -> "no ruling is lost:" + trace);
            assertTrue(now.rulings().size() - old.rulings().size() <= 1, trace);
            if (step.about().filter(id::equals).isEmpty()) {
                assertEquals(old.rulings(), now.rulings(), () -> "answers, procedures and time change no ruling:" + trace);
            }
        });
        if (step.about().isPresent() || step.name().startsWith("submits")) {
            was.forEach((id, old) -> old.claims(before.now()).stream().map(Claim::by)
                    .filter(holder -> step.who().filter(holder::equals).isEmpty())
                    .forEach(holder -> keepsTheClaim(holder, is.get(id), done.after().now(), trace)));
        }
        step.about().ifPresent(id -> deed(was.get(id), is.get(id), step, done, before.now(), trace));
        facts(was, is, done, trace);
    }

    private static void keepsTheClaim(String holder, Assessment now, Instant at, String trace) {
        assertEquals(Optional.empty(), now.ruling(), () -> "nobody decides what " + holder + " has claimed:" + trace);
        if (now.live()) {
            assertTrue(now.claims(at).stream().anyMatch(claim -> claim.by().equals(holder)),
                    () -> holder + " keeps the claim whatever others do:" + trace);
        } else {
            assertEquals(List.of(), now.claims(), () -> "a claim ends with its case:" + trace);
        }
    }

    private static void deed(Assessment old, Assessment now, Step step, Done done, Instant at, String trace) {
        var who = step.who().orElseThrow();
        var ruled = now.rulings().size() > old.rulings().size();
        if (done.refusal().isPresent()) {
            assertEquals(old, now, () -> "who is refused changes nothing:" + trace);
            return;
        }
        if (ruled) {
            assertTrue(old.live() && old.ruling().isEmpty(), () -> "only what is asked is ruled on:" + trace);
            var needed = old.doubleReview() ? old.standing().size() < 2 ? 2 - old.standing().size() : 1 : 1;
            var ahead = old.claims().stream().filter(claim -> claim.until().isAfter(at)).limit(needed)
                    .filter(claim -> !claim.by().equals(who)).count();
            assertTrue(ahead < needed, () -> "nobody rules on what others have claimed:" + trace);
            assertEquals(isIndependent(old, who), now.rulings().getLast().independent(), trace);
        }
        if (step.name().contains("claims")) {
            assertEquals(Optional.empty(), now.refusal(who, at.plus(STEP)), () -> "who has a claim can rule:" + trace);
            assertFalse(PEOPLE.stream().filter(other -> !other.equals(who)).map(other -> now.refusal(other, at))
                    .allMatch(Optional::isEmpty) && now.review().lacking() == 1, () -> "and keeps others from it:" + trace);
        }
    }

    /** Who rules independently has not ruled beside others before, and what stands has never stood beside another. */
    private static boolean isIndependent(Assessment old, String who) {
        if (!old.doubleReview()) {
            return true;
        }
        var own = old.rulings().stream().filter(r -> r.by().equals(who)).count();
        return (own == 0 || own == old.rulings().size()) && old.standing().stream().noneMatch(mine ->
                mine.seat() > 1 || old.rulings().stream().anyMatch(r -> r.seat() > 1 && r.at().isAfter(mine.at())));
    }

    private static void facts(Map<UUID, Assessment> was, Map<UUID, Assessment> is, Done done, String trace) {
        var actions = done.facts().stream().map(CaseFact::action).toList();
        long given = is.values().stream().mapToLong(c -> c.rulings().size()).sum()
                - was.values().stream().mapToLong(c -> c.rulings().size()).sum();
        assertEquals(given, count(actions, CaseFact.Action.RULED), () -> "every ruling is told:" + trace);
        long ended = is.values().stream().flatMap(c -> c.rulings().stream()).filter(r -> !r.stands()).count()
                - was.values().stream().flatMap(c -> c.rulings().stream()).filter(r -> !r.stands()).count();
        assertEquals(ended, count(actions, CaseFact.Action.RULING_WITHDRAWN), () -> "every withdrawal is told:" + trace);
        assertEquals(is.size() - was.size(), count(actions, CaseFact.Action.REQUESTED), () -> "every request is told:" + trace);
        is.forEach((id, now) -> {
            var old = was.get(id);
            if (old != null && old.status() != now.status()) {
                var told = done.facts().stream().filter(f -> f.assessment().equals(id)).map(CaseFact::action).toList();
                switch (now.status()) {
                    case PENDING -> assertTrue(told.contains(CaseFact.Action.REOPENED), () -> "reopened:" + trace);
                    case SUPERSEDED -> assertTrue(told.contains(CaseFact.Action.SUPERSEDED), () -> "superseded:" + trace);
                    case APPROVED, REJECTED -> assertTrue(told.contains(CaseFact.Action.RULED)
                            || told.contains(CaseFact.Action.RULING_WITHDRAWN), () -> "decided:" + trace);
                }
            }
        });
    }

    private static long count(List<CaseFact.Action> actions, CaseFact.Action action) {
        return actions.stream().filter(action::equals).count();
    }

    /** The exploration would notice: a case that decides by one ruling where two must is told. */
    @Test
    void theOracleItselfKnowsOneRulingFromTwo() {
        var one = List.of(new Ruling(UUID.randomUUID(), 1, true, Decision.APPROVED, "Därför", "Anna", START, Optional.empty()));
        assertEquals(Optional.of(Decision.APPROVED), decided(false, one));
        assertEquals(Optional.empty(), decided(true, one));
    }
}
