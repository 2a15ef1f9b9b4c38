package se.usve.survey.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.usve.chassis.problem.Violation;
import se.usve.survey.audit.Actor;

/** What a set of registrations comes to, before anything is stored. */
class RegistrationPlanTest {

    private static final Registrar ADMIN = new Registrar(new Actor("admin", "test"), Optional.empty());
    private static final Registrar SKANE = new Registrar(new Actor("skane", "test"), Optional.of("12"));

    private final Map<String, Unit> register = new HashMap<>();

    @Test
    void unitsOfOneFileMayBePartsOfEachOtherInAnyOrder() {
        var plan = plan(ADMIN, unit("clinic", "12", "hospital"), unit("hospital", "12", null));
        assertEquals(List.of("CREATED []", "CREATED []"), told(plan));
    }

    @Test
    void whatRestsOnARejectedRowIsRejectedToo() {
        var plan = plan(SKANE, unit("ward", "12", "clinic"), unit("clinic", "12", "hospital"),
                unit("hospital", "14", null), unit("other", "12", null));
        assertEquals(List.of("REJECTED [UNKNOWN_UNIT /partOf]", "REJECTED [UNKNOWN_UNIT /partOf]",
                "REJECTED [FORBIDDEN /region]", "CREATED []"), told(plan));
    }

    @Test
    void noUnitBecomesAPartOfItselfNotEvenInAFewSteps() {
        register("a", "12", null);
        register("b", "12", "a");
        assertEquals(List.of("REJECTED [CYCLE /partOf]"), told(plan(ADMIN, unit("a", "12", "a"))));
        assertEquals(List.of("REJECTED [CYCLE /partOf]"), told(plan(ADMIN, unit("a", "12", "b"))));
        assertEquals(List.of("CHANGED []", "CHANGED []"), told(plan(ADMIN, unit("a", "12", "b"),
                unit("b", "12", null))), "the other way round in the same file");
    }

    @Test
    void aUnitThatChangesRegionNeedsAReason() {
        register("a", "12", null);
        assertEquals(List.of("REJECTED [MANDATORY /reason]"), told(plan(ADMIN, unit("a", "14", null))));
        assertEquals(List.of("REJECTED [FORBIDDEN /region]"), told(RegistrationPlan.of(now(),
                List.of(unit("a", "14", null)), SKANE, false)));
    }

    @Test
    void aRegionTakesNoIdThatIsNamedAfterAnother() {
        assertEquals(List.of("REJECTED [ANOTHER_REGIONS_ID /unit]", "CREATED []", "CREATED []", "CREATED []"),
                told(plan(SKANE, unit("14-ogon", "12", null), unit("12-ogon", "12", null), unit("140-ogon", "12", null),
                        unit("ogon", "12", null))));
        assertEquals(List.of("CREATED []"), told(plan(ADMIN, unit("14-ogon", "12", null))));
        register("14-moved", "12", null);
        assertEquals(List.of("CHANGED []"), told(plan(SKANE, unit("14-moved", "12", "ogon"), unit("ogon", "12", null))
                .subList(0, 1)), "a unit that moved keeps its id");
    }

    /** Whatever is asked: what is left after the rejected rows keeps every rule of the register. */
    @Test
    void whatIsLeftAlwaysKeepsTheRulesOfTheRegister() {
        var random = new Random(3);
        int rejected = 0;
        int kept = 0;
        for (int round = 0; round < 2000; round++) {
            register.clear();
            for (int unit = 0; unit < 5; unit++) {
                register("u" + unit, "12", unit > 0 && random.nextBoolean() ? "u" + random.nextInt(unit) : null);
            }
            var wanted = random.ints(0, 9).distinct().limit(5).mapToObj(unit -> unit("u" + unit, "12",
                    random.nextBoolean() ? "u" + random.nextInt(9) : null)).toList();
            var plan = RegistrationPlan.of(now(), wanted, ADMIN, true);
            var after = new HashMap<String, Registration>();
            register.forEach((id, unit) -> after.put(id, unit.registration()));
            for (var one : plan) {
                if (one.action() == Planned.Action.REJECTED) {
                    rejected++;
                    assertFalse(one.toRegister() || one.toRound());
                } else {
                    kept++;
                    after.put(one.wanted().unit(), one.wanted().registration());
                }
            }
            assertHolds(after);
        }
        assertTrue(rejected > 500 && kept > 500, rejected + " rejected, " + kept + " kept");
    }

    private static void assertHolds(Map<String, Registration> units) {
        units.forEach((id, unit) -> {
            var seen = new HashSet<>(List.of(id));
            for (var at = unit.partOf(); at != null; at = units.get(at).partOf()) {
                assertTrue(units.containsKey(at), at + " is there");
                assertTrue(seen.add(at), "no cycle from " + id);
            }
        });
    }

    private List<Planned> plan(Registrar registrar, Wanted... wanted) {
        return RegistrationPlan.of(now(), List.of(wanted), registrar, true);
    }

    private Situation now() {
        return new Situation(Optional.empty(), register, Map.of());
    }

    private void register(String id, String region, String partOf) {
        register.put(id, new Unit(id, 1, unit(id, region, partOf).registration(), true, Instant.EPOCH, "x"));
    }

    private static Wanted unit(String id, String region, String partOf) {
        return new Wanted(id, new Registration("Enhet " + id, region, null, null, null, null, partOf), null);
    }

    private static List<String> told(List<Planned> plan) {
        return plan.stream().map(one -> one.action() + " " + one.errors().stream()
                .map((Violation error) -> error.code() + " " + error.pointer()).toList()).toList();
    }
}
