package se.usve.scoring.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.usve.scoring.contract.Relation;

/** What became of the 27 levels of 2018–2021 in the 17 of 2022–2025. */
class MappingTest {

    private static final RuleSet OLD = Levels.of2018();
    private static final RuleSet NEW = Levels.of2022();
    private static final Mapping TO_OLD = NEW.mapping().orElseThrow();

    @Test
    void theLevelsCorrespondAsTheDesignSays() {
        var comparable = new TreeMap<Integer, Integer>(Map.of(1, 1, 2, 2, 3, 3, 4, 4, 6, 7, 7, 8, 8, 10, 9, 12, 10, 13));
        comparable.putAll(Map.of(11, 14, 12, 17, 13, 18, 14, 21, 16, 23, 17, 27));
        var same = new TreeMap<Integer, Integer>();
        with(Relation.SAME).forEach(entry -> same.put(entry.level().orElseThrow(), entry.other().orElseThrow()));
        assertEquals(comparable, same);
        assertEquals(List.of("5->5"), with(Relation.STRICTER).map(MappingTest::arrow).toList());
        assertEquals(List.of("15->22"), with(Relation.CHANGED).map(MappingTest::arrow).toList());
        assertEquals(List.of(), with(Relation.NEW).toList());
        assertEquals(List.of(6, 9, 11, 15, 16, 19, 20, 24, 25, 26),
                with(Relation.DROPPED).map(entry -> entry.other().orElseThrow()).toList());
    }

    private static Stream<Mapping.Entry> with(Relation relation) {
        return TO_OLD.entries().stream().filter(entry -> entry.relation() == relation);
    }

    private static String arrow(Mapping.Entry entry) {
        return entry.level().orElseThrow() + "->" + entry.other().orElseThrow();
    }

    @Test
    void aReasonThatSpeaksOfTheSameWordingSpeaksTrue() {
        for (var entry : TO_OLD.entries()) {
            if (entry.level().isPresent()) {
                var is = words(NEW, entry.level()).equals(words(OLD, entry.other()));
                assertEquals(is, entry.reason().sv().startsWith("Samma lydelse"), arrow(entry));
                assertEquals(is, entry.reason().en().startsWith("The same wording"), arrow(entry));
            }
        }
    }

    private static String words(RuleSet rules, Optional<Integer> level) {
        return rules.level(level.orElseThrow()).orElseThrow().text().sv().replaceAll("\\.$", "");
    }

    @Test
    void theOlderSetSeesTheSameFromItsSide() {
        var toNew = Mapping.between(OLD, NEW).orElseThrow();
        assertEquals(NEW.id(), toNew.other());
        assertEquals(IntStream.rangeClosed(1, 27).boxed().toList(),
                toNew.entries().stream().map(entry -> entry.level().orElseThrow()).toList());
        assertEquals(Relation.DROPPED, toNew.of(6).orElseThrow().relation());
        assertEquals(Optional.empty(), toNew.of(6).orElseThrow().other());
        assertEquals(Optional.of(15), toNew.of(22).orElseThrow().other());
        assertEquals(Relation.STRICTER, toNew.of(5).orElseThrow().relation());
        assertEquals(TO_OLD, toNew.inverted(OLD.id()), "inverted twice it is what it was");
        assertEquals(Optional.of(TO_OLD), Mapping.between(NEW, OLD));
        assertEquals(Optional.empty(), Mapping.between(OLD, OLD));
    }

    @ParameterizedTest(name = "{2} {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `    1: {same_as: 1,`  | `    18: {same_as: 1,` | LEVEL_NOT_MAPPED         | level 1 is missing
            `    1: {same_as: 1,`  | `    18: {same_as: 1,` | UNKNOWN_LEVEL            | this rule set has no level 18
            `    1: {same_as: 1,`  | `    1: {same_as: 2,`  | LEVEL_MAPPED_TWICE       | the earlier level 2 stands already at /mapping/levels/1
            `    1: {same_as: 1,`  | `    1: {same_as: 6,`  | LEVEL_MAPPED_TWICE       | the earlier level 6 stands already at /mapping/levels/1
            `    1: {same_as: 1,`  | `    1: {same_as: 28,` | UNKNOWN_EARLIER_LEVEL    | 2018-2021 has no level 28
            `    1: {same_as: 1,`  | `    1: {same_as: 28,` | EARLIER_LEVEL_NOT_MAPPED | level 1 of 2018-2021 is missing
            `    1: {same_as: 1,`  | `    1: {new: true,`   | EARLIER_LEVEL_NOT_MAPPED | level 1 of 2018-2021 is missing
            `    1: {same_as: 1,`  | `    1: {`             | INVALID_VALUE            | at least 3 properties
            `    1: {same_as: 1,`  | `    1: {equal_to: 1,` | UNKNOWN_FIELD            | there is no equal_to here
            `    1: {same_as: 1,`  | `    1: {same_as: 1, changed_from: 6,` | INVALID_VALUE | at most 3 properties
            """)
    void aLevelForgottenOrMappedTwiceIsRefused(String right, String wrong, String code, String message) {
        var source = Levels.source(Levels.FILE_2022);
        var known = RuleSetFile.Known.with(only(OLD));
        assertEquals(NEW, RuleSetFile.check("file", source, known));
        var changed = source.replace(right, wrong);
        var thrown = assertThrows(InvalidRuleSet.class, () -> RuleSetFile.check("file", changed, known));
        assertTrue(thrown.faults().stream().anyMatch(fault -> fault.code().equals(code)
                && fault.what().en().contains(message)), thrown.getMessage());
        var first = lineOf(changed, "mapping:");
        thrown.faults().forEach(fault -> assertTrue(fault.line() >= first, fault.toString()));
    }

    @Test
    void theEarlierLevelsAreNotCheckedWhileTheEarlierSetIsUnknown() {
        var source = Levels.source(Levels.FILE_2022).replace("    1: {same_as: 1,", "    1: {same_as: 28,");
        assertEquals(Optional.of(28), RuleSetFile.check("file", source, RuleSetFile.Known.with(_ -> Optional.empty()))
                .mapping().orElseThrow().of(1).orElseThrow().other());
    }

    private static Function<String, Optional<RuleSet>> only(RuleSet rules) {
        return id -> Optional.of(rules).filter(known -> known.id().equals(id));
    }

    private static int lineOf(String text, String line) {
        return text.lines().toList().indexOf(line) + 1;
    }
}
