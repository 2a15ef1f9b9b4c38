package se.usve.survey.register;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.usve.survey.register.Succession.Kind;

/** What became of what, over several steps. */
class LineageTest {

    private static final List<Succession> STEPS = List.of(
            step(1, Kind.MERGED, 2019, List.of("lund", "malmo"), List.of("skane")),
            step(2, Kind.RENAMED, 2021, List.of("skane"), List.of("sus")),
            step(3, Kind.SPLIT, 2023, List.of("sus"), List.of("ogon", "sus")),
            step(4, Kind.CLOSED, 2025, List.of("ogon"), List.of()),
            step(5, Kind.RENAMED, 2018, List.of("skane"), List.of("old-name")),
            step(6, Kind.CLOSED, 2020, List.of("elsewhere"), List.of()));

    @Test
    void whatAUnitBecameIsFollowedToItsEnd() {
        assertEquals(List.of(1L, 2L, 3L, 4L), ids(new Lineage(STEPS).after("lund")),
                "not 5: lund became skane after skane had been something else");
        assertEquals(List.of(3L, 4L), ids(new Lineage(STEPS).after("sus")));
        assertEquals(List.of(), ids(new Lineage(STEPS).after("unheard-of")));
    }

    @Test
    void whatAUnitCameFromIsFollowedToItsBeginning() {
        assertEquals(List.of(1L, 2L, 3L), ids(new Lineage(STEPS).before("ogon")));
        assertEquals(List.of(), ids(new Lineage(STEPS).before("malmo")));
    }

    @Test
    void aUnitThatGoesOnBesideWhatLeftItIsNotEnded() {
        var lineage = new Lineage(STEPS);
        assertTrue(lineage.endOf("lund", LocalDate.of(2018, 12, 31)).isEmpty());
        assertEquals(1, lineage.endOf("lund", LocalDate.of(2019, 1, 1)).orElseThrow().id());
        assertTrue(lineage.endOf("sus", LocalDate.of(2030, 1, 1)).isEmpty());
        assertEquals(4, lineage.endOf("ogon", LocalDate.of(2030, 1, 1)).orElseThrow().id());
        var back = new Lineage(List.of(step(1, Kind.RENAMED, 2020, List.of("a"), List.of("b")),
                step(2, Kind.RENAMED, 2021, List.of("b"), List.of("a"))));
        assertTrue(back.endOf("a", LocalDate.of(2022, 1, 1)).isEmpty(), "it came back");
        assertEquals(List.of(1L, 2L), ids(back.after("a")), "and following it comes to an end");
    }

    /** Against the plain definition: one unit became another if a chain of steps leads there, none before the last. */
    @Test
    void forwardAndBackAreEachOthersMirror() {
        var random = new Random(2026);
        for (int round = 0; round < 300; round++) {
            var steps = new ArrayList<Succession>();
            for (int id = 1; id <= 10; id++) {
                steps.add(step(id, Kind.MERGED, 2000 + random.nextInt(6), some(random), some(random)));
            }
            var lineage = new Lineage(steps);
            for (int unit = 0; unit < 8; unit++) {
                var name = "u" + unit;
                assertEquals(ids(steps.stream().filter(step -> isReached(name, LocalDate.MIN, step, steps, Set.of()))
                        .sorted(comparing(Succession::effective).thenComparing(Succession::id)).toList()),
                        ids(lineage.after(name)), name + " in " + steps);
                assertEquals(Set.copyOf(lineage.before(name)), steps.stream()
                        .filter(step -> step.to().contains(name) || step.to().stream().anyMatch(to -> steps.stream()
                                .filter(last -> last.to().contains(name))
                                .anyMatch(last -> isReached(to, step.effective(), last, steps, Set.of()))))
                        .collect(toSet()), name + " in " + steps);
            }
        }
    }

    private static boolean isReached(String unit, LocalDate since, Succession wanted, List<Succession> steps,
            Set<Long> passed) {
        return steps.stream().filter(step -> !passed.contains(step.id()) && step.from().contains(unit)
                && !step.effective().isBefore(since)).anyMatch(step -> step.equals(wanted) || step.to().stream()
                .anyMatch(to -> isReached(to, step.effective(), wanted, steps, with(passed, step.id()))));
    }

    private static Set<Long> with(Set<Long> passed, long id) {
        var all = new HashSet<>(passed);
        all.add(id);
        return all;
    }

    private static List<String> some(Random random) {
        return random.ints(1 + random.nextInt(2), 0, 8).distinct().mapToObj(unit -> "u" + unit).toList();
    }

    private static List<Long> ids(List<Succession> steps) {
        return steps.stream().map(Succession::id).toList();
    }

    private static Succession step(long id, Kind kind, int year, List<String> from, List<String> to) {
        return new Succession(id, kind, LocalDate.of(year, 1, 1), from, to, "because", Instant.EPOCH, "somebody");
    }
}
