package se.usve.scoring.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.scoring.questionnaire.Questionnaire;

/** Whatever is sent as a rule set is either one or refused with faults at lines of it; nothing else ends the reading. */
class BrokenFilesTest {

    private static final RuleSetFile.Known KNOWN = RuleSetFile.Known.with(
            id -> Optional.of(Levels.of2018()).filter(rules -> rules.id().equals(id)));

    @ParameterizedTest
    @ValueSource(strings = {"version: .inf", "version: .nan", "version: 1e999999999", "version: 0x", "version: 1_0",
            "version: 99999999999999999999999999", "id: !!binary aGVq", "id: !!java.lang.String x", "? [a, b]\n: c",
            "? {a: b}\n: c", "id: \u0000", "id: \u0007", "id: \"\\uD800\"", "\tid: x", "%YAML 9.9\n---\nid: x", "<<: {id: x}",
            "id: &a x\nversion: *b", "a: &a [*a]", "/~: x", "\"\": x", "levels: [null]", "levels: {a: b}",
            "levels: [{met_when: {}}]", "levels: [{met_when: {all: null}}]", "levels: [[[]]]", "mapping: []",
            "mapping: {levels: {1: null}, dropped: {1: 1}, earlier: 1}", "areas: x", "words: [x]", "questions: 7"})
    void oddYamlIsRefused(String text) {
        assertThrows(InvalidRuleSet.class, () -> RuleSetFile.check("odd", text, KNOWN));
    }

    @Test
    void whatIsNestedTooDeepIsRefused() {
        assertThrows(InvalidRuleSet.class, () -> RuleSetFile.check("deep", "a: " + "[".repeat(5000), KNOWN));
        assertThrows(InvalidRuleSet.class, () -> RuleSetFile.check("deep", "a: " + "{b: ".repeat(5000), KNOWN));
    }

    @Test
    void whatIsDeeperThanTheValidatorFollowsIsRefusedLikeAllElse() {
        var deep = "id: x\nlevels: [{met_when: " + "{any: [a is given, ".repeat(300) + "a is given" + "]}".repeat(300) + "}]";
        assertEquals("INVALID_YAML", onlyFault(deep).code());
        var tenDeep = "id: x\nlevels: [{met_when: " + "{any: [a is given, ".repeat(10) + "a is given" + "]}".repeat(10) + "}]";
        assertTrue(faults(tenDeep).stream().noneMatch(fault -> fault.code().equals("INVALID_YAML")));
    }

    /** Every part is kept with its pointer: these few kilobytes would otherwise be gigabytes of pointers. */
    @Test
    void aFileThatWouldFillTheMemoryIsRefusedAtOnce() {
        var longName = "k".repeat(500);
        assertEquals(2, onlyFault("id: x\n" + longName + ": {a: [" + "1,".repeat(20_000) + "]}").line());
        assertEquals(3, onlyFault("id: x\na:\n  [" + "1,".repeat(30_000) + "]").line());
    }

    @Test
    void aConditionOfThousandsOfCodesIsRefused() {
        var met = "'13c in " + "A, ".repeat(20_000) + "A;'";
        assertEquals(List.of("/levels/0/met_when"), faults(Levels.source().replace("\"3 = WHOLE_PERIOD\"", met)
                .replace("met_when: 3 = WHOLE_PERIOD", "met_when: " + met)).stream().map(Fault::pointer).toList());
    }

    @Test
    void theWorkOfSeeingWhetherLevelsCanBeMetIsLimitedForTheWholeFile() {
        var ids = IntStream.range(0, 24).mapToObj(i -> "q" + i).toList();
        var questionnaire = Questionnaire.read("wide", "questions:\n" + ids.stream()
                .map("- {id: %s, type: yes_no, text: {sv: s, en: e}}\n"::formatted).collect(Collectors.joining()));
        var never = ids.stream().map("%s = YES"::formatted).collect(Collectors.joining(", ", "{all: [", ", q0 = NO]}"));
        var file = "id: x\nversion: 1\nquestionnaire: wide\nareas: {A: {sv: s, en: e}}\nwords: {YES: {sv: s, en: e}, "
                + "NO: {sv: s, en: e}}\nquestions:\n" + ids.stream().map("  %s: {sv: s, en: e}\n"::formatted)
                .collect(Collectors.joining()) + "levels:\n" + IntStream.rangeClosed(1, 200).mapToObj(number ->
                "- {level: %d, area: A, sv: s, en: e, short: {sv: s, en: e}, met_when: %s}\n".formatted(number, never))
                .collect(Collectors.joining());
        var known = new RuleSetFile.Known(_ -> Optional.of(questionnaire), _ -> Optional.empty(), Optional.empty());
        var faults = assertThrows(InvalidRuleSet.class, () -> RuleSetFile.check("wide", file, known)).faults();
        assertTrue(faults.size() < 10, faults.size() + " of 200 levels were tried");
        faults.forEach(fault -> assertEquals("TOO_COMPLEX", fault.code()));
    }

    private static List<Fault> faults(String text) {
        return assertThrows(InvalidRuleSet.class, () -> RuleSetFile.check("broken", text, KNOWN)).faults();
    }

    private static Fault onlyFault(String text) {
        assertEquals(1, faults(text).size());
        return faults(text).getFirst();
    }

    @Test
    void faultsAreToldInPlainWords() {
        var source = Levels.source(Levels.FILE_2022);
        var missing = assertThrows(InvalidRuleSet.class, () -> RuleSetFile.check("missing",
                source.replaceFirst("(?m)^questionnaire:.*$", ""), KNOWN)).faults();
        assertEquals(List.of("questionnaire saknas"), missing.stream().map(fault -> fault.what().sv()).toList());
        var blank = assertThrows(InvalidRuleSet.class, () -> RuleSetFile.check("blank",
                source.replaceFirst("(?m)^( +\"3\": )\\{.*$", "$1{sv: \" \", en: x}"), KNOWN)).faults();
        assertEquals(List.of("får inte vara tomt"), blank.stream().map(fault -> fault.what().sv()).toList());
    }

    @Test
    void aFileSavedByWindowsIsTheSame() {
        var source = Levels.source(Levels.FILE_2022);
        assertEquals(Levels.of2022(), RuleSetFile.check("crlf", "\uFEFF" + source.replace("\n", "\r\n"), KNOWN));
    }

    @Test
    void aDamagedFileIsRefusedAtItsLinesOrStillARuleSet() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(4);
        var source = Levels.source(Levels.FILE_2022);
        int refused = 0;
        for (int round = 0; round < 600; round++) {
            var damaged = damaged(source, random);
            try {
                assertFalse(RuleSetFile.check("damaged", damaged, KNOWN).levels().isEmpty());
            } catch (InvalidRuleSet e) {
                refused++;
                var lines = damaged.split("\n", -1).length;
                assertFalse(e.faults().isEmpty());
                e.faults().forEach(fault -> assertTrue(fault.line() >= 1 && fault.line() <= lines, fault.toString()));
            }
        }
        assertTrue(refused > 100, "refused " + refused);
    }

    /** Cuts out, doubles or overwrites a piece somewhere. */
    private static String damaged(String source, RandomGenerator random) {
        int from = random.nextInt(source.length());
        int to = Math.min(source.length(), from + 1 + random.nextInt(40));
        var piece = switch (random.nextInt(3)) {
            case 0 -> "";
            case 1 -> source.substring(from, to).repeat(2);
            default -> String.valueOf(":{}[]&*!|>'\"%@\n -0aÅ".charAt(random.nextInt(20)));
        };
        return source.substring(0, from) + piece + source.substring(to);
    }
}
