package se.usve.scoring.ruleset;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.chassis.problem.Text;
import se.usve.scoring.contract.RuleSetActivated;
import se.usve.scoring.criteria.Criterion;

/** The rule set as a file: read whole, or refused with every fault and its line. */
class RuleSetFileTest {

    private static final String VALID = """
            id: test
            version: 1
            questionnaire: test
            questions:
              1a: {sv: Fråga ett, en: Question one}
              1b: {sv: Fråga två, en: Question two}
            areas:
              GENERAL: {sv: Allmänt, en: General}
            words:
              "YES": {sv: Ja, en: "Yes"}
            levels:
              - level: 1
                area: GENERAL
                sv: Nivå ett
                en: Level one
                short: {sv: Ett, en: One}
                comment:
                  sv: Läs så här.
                  en: Read it so.
                met_when: 1a = YES
            """;

    @Test
    void theLevelsAreThoseOfTable3() throws IOException {
        var sample = new ObjectMapper().readTree(RuleSetActivated.class.getResourceAsStream(
                "golden/rule-set-activated.v1.json")).get("levels");
        var rules = Levels.of2018();
        assertEquals(27, rules.levels().size());
        assertAll(rules.levels().stream().map(level -> () -> {
            var expected = sample.get(level.number() - 1);
            assertEquals(expected.get("area").asText(), level.area().code());
            assertEquals(new Text(expected.get("text").get("sv").asText(), expected.get("text").get("en").asText()),
                    level.shortText());
        }));
    }

    @Test
    void onlyLevels18And23AreAssessedAndOnlyFourFreeAUnitFromTheWholeLevel() {
        assertEquals(List.of(18, 23), judged(Levels.of2018()));
        assertEquals(List.of(14, 15, 23, 24), exempting(Levels.of2018()));
        assertEquals(List.of(13, 16), judged(Levels.of2022()));
        assertEquals(List.of(11, 15, 16), exempting(Levels.of2022()));
    }

    private static List<Integer> judged(RuleSet rules) {
        var byExample = rules.levels().stream().filter(l -> !l.examples().isEmpty()).map(MinimumLevel::number).toList();
        assertEquals(byExample, rules.levels().stream().filter(l -> l.assessment().isPresent())
                .map(MinimumLevel::number).toList());
        return byExample;
    }

    private static List<Integer> exempting(RuleSet rules) {
        return rules.levels().stream().filter(l -> l.exemptWhen().isPresent()).map(MinimumLevel::number).toList();
    }

    @Test
    void the17LevelsOf2022AreInTheAreasTheyArePrintedIn() {
        assertEquals(List.of("GENERAL", "CLINICAL_RESEARCH", "CLINICAL_RESEARCH", "CLINICAL_RESEARCH",
                        "CLINICAL_RESEARCH", "CLINICAL_RESEARCH", "CLINICAL_RESEARCH", "CLINICAL_RESEARCH",
                        "MEDICAL_EDUCATION", "MEDICAL_EDUCATION", "MEDICAL_EDUCATION", "MEDICAL_EDUCATION",
                        "MEDICAL_EDUCATION", "DEVELOPMENT", "DEVELOPMENT", "DEVELOPMENT", "DEVELOPMENT"),
                Levels.of2022().levels().stream().map(level -> level.area().code()).toList());
    }

    @Test
    void everyClauseIsWrittenBackAsItStandsInTheFile() {
        var source = Levels.source();
        var clauses = Levels.of2018().levels().stream()
                .flatMap(level -> Stream.concat(Stream.of(level.metWhen()), level.exemptWhen().stream()))
                .flatMap(Criterion::clauses).toList();
        assertEquals(44, clauses.size());
        assertAll(clauses.stream().map(clause -> () -> {
            assertEquals(Optional.of(clause), ClauseText.read(ClauseText.write(clause)));
            assertTrue(source.contains(ClauseText.write(clause)), ClauseText.write(clause));
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"13c=YES", "13c = yes", "13c == YES", "any of 14a", "sum of 15 > 5", "sum of 15 >= five",
            "30a approved", "13b. = YES", "x in YES", "x in YES NO", "", "is given"})
    void whatIsNotWrittenAsAClauseIsNone(String text) {
        assertEquals(Optional.empty(), ClauseText.read(text));
    }

    @Test
    void everyExampleInTheSchemaAndInTheHeadOfTheFileIsAClause() throws IOException {
        var examples = new ObjectMapper().readTree(RuleSetSchema.class.getResourceAsStream(
                "/rule-sets/rule-set.schema.json")).at("/$defs/criterion/examples");
        assertEquals(8, examples.size());
        examples.forEach(example -> assertTrue(ClauseText.read(example.asText()).isPresent(), example.asText()));
        var head = Levels.source().lines().filter(line -> line.startsWith("#   ")).map(line ->
                line.substring(4).split(" {3,}")[0]).toList();
        assertEquals(8, head.size());
        head.forEach(example -> assertTrue(ClauseText.read(example).isPresent(), example));
    }

    @Test
    void theExampleInTheDocumentationOfTheApiIsARuleSet() {
        assertEquals("2026-2029", RuleSetFile.check("example", RuleSetExample.YAML,
                RuleSetFile.Known.with(_ -> Optional.empty())).id());
    }

    @Test
    void aCommentIsKeptWithItsParagraphs() {
        assertEquals(Optional.of(new Text("Läs så här.", "Read it so.")),
                RuleSetFile.read("test.yaml", VALID).level(1).orElseThrow().comment());
        var comment = Levels.of2018().level(8).orElseThrow().comment().orElseThrow();
        assertEquals(2, comment.sv().lines().count());
        assertEquals(2, comment.en().lines().count());
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            met_when: 1a = YES  | met_when: 1a is YES           | 20 | NOT_A_CLAUSE    | no clause is written so: 1a is YES
            met_when: 1a = YES  | met_when: {any: [1a = YES, 1a ~ YES]} | 20 | NOT_A_CLAUSE | no clause is written so: 1a ~ YES
            met_when: 1a = YES  | met_when: 1c = YES            | 20 | NO_WORDS        | questions does not say what question 1c is about
            met_when: 1a = YES  | met_when: 1a = NO             | 20 | NO_WORDS        | words does not say what NO is called
            met_when: 1a = YES  | met_when: 1a.THIS = YES       | 20 | NO_WORDS        | words does not say what THIS is called
            met_when: 1a = YES  | met_when: {all: [1a = YES]}   | 20 | INVALID_VALUE   | must have at least 2 items but found 1
            met_when: 1a = YES  | met_when: {none: [1a = YES]}  | 20 | UNKNOWN_FIELD   | there is no none here
            met_when: 1a = YES  | met_when: 7                   | 20 | INVALID_VALUE   | integer found, [string, object] expected
            met_when: 1a = YES  | met_wen: 1a = YES             | 20 | UNKNOWN_FIELD   | there is no met_wen here
            met_when: 1a = YES  | met_wen: 1a = YES             | 12 | MANDATORY       | met_when is missing
            met_when: 1a = YES  | met_when: 1a is approved      | 12 | ASSESSMENT_MISSING | an example is judged, but assessment does not say by what
            comment:            | assessment:                   | 17 | ASSESSMENT_UNUSED | assessment says how to judge an example, but none is judged
            met_when: 1a = YES  | exempt_when: 1a is approved   | 12 | MANDATORY       | met_when is missing
            area: GENERAL       | area: OTHER                   | 13 | UNKNOWN_AREA    | the area is none of [GENERAL]
            level: 1            | level: 2                      | 12 | NOT_IN_ORDER    | levels are numbered 1, 2, … in order, so this one is number 1
            sv: Nivå ett        | sv: ""                        | 14 | INVALID_VALUE   | must not be blank
            short: {sv: Ett, en: One} | short: {sv: Ett}        | 16 | MANDATORY       | en is missing
            version: 1          | version: 0                    |  2 | INVALID_VALUE   | minimum value of 1
            version: 1          | version: 1.5                  |  2 | INVALID_VALUE   | number found, integer expected
            version: 1          | version: x                    |  2 | INVALID_VALUE   | string found, integer expected
            id: test            | id: Två                       |  1 | INVALID_VALUE   | has the wrong form
            id: test            | ident: test                   |  1 | UNKNOWN_FIELD   | there is no ident here
            id: test            | ident: test                   |  1 | MANDATORY       | id is missing
            version: 1          | id: test                      |  2 | INVALID_YAML    | Duplicate field 'id'
            version: 1          | version: [1                   |  3 | INVALID_YAML    | expected ',' or ']'
            sv: Nivå ett        | sv: &a Nivå ett               | 15 | INVALID_YAML    | aliases
            """)
    void aFaultIsToldWithItsLine(String right, String wrong, int line, String code, String message) {
        assertDoesNotThrow(() -> RuleSetFile.read("test.yaml", VALID));
        var text = VALID.replace(right, wrong).replace(wrong.contains("&a") ? "en: Level one" : "\0", "en: *a");
        var thrown = assertThrows(InvalidRuleSet.class, () -> RuleSetFile.read("test.yaml", text));
        assertTrue(thrown.getMessage().startsWith("The rule set test.yaml cannot be used:\n- line "), thrown.getMessage());
        assertTrue(thrown.faults().stream().anyMatch(fault -> fault.line() == line && fault.code().equals(code)
                && fault.what().en().contains(message)), thrown.getMessage());
        thrown.faults().forEach(fault -> assertTrue(fault.violation().message().sv().startsWith("Rad " + fault.line()),
                fault.toString()));
    }

    @Test
    void anExemptionRestsOnAnswersAlone() {
        var thrown = assertThrows(InvalidRuleSet.class, () -> RuleSetFile.read("test.yaml",
                VALID + "    exempt_when: 1b is approved\n"));
        assertEquals(List.of("line 21 (/levels/0/exempt_when): an exemption cannot rest on an assessor's ruling"),
                thrown.faults().stream().map(Fault::toString).toList());
    }

    @Test
    void allFaultsAreToldAtOnceInTheOrderOfTheFile() {
        var thrown = assertThrows(InvalidRuleSet.class, () -> RuleSetFile.read("test.yaml",
                VALID.replace("level: 1", "level: 7").replace("1a = YES", "1a = NO").replace("version: 1", "version: x")));
        assertEquals(List.of("INVALID_VALUE", "NOT_IN_ORDER", "NO_WORDS"),
                thrown.faults().stream().map(Fault::code).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "- a list", "one: document\n---\nanother: one", "text"})
    void whatIsNoRuleSetAtAllIsRefused(String text) {
        assertThrows(InvalidRuleSet.class, () -> RuleSetFile.read("test.yaml", text));
    }

    @Test
    void whatHasBeenInForceMayChangeItsYamlCommentsButNotWhatItSays() {
        var stored = RuleSetFile.read("stored", VALID);
        assertDoesNotThrow(() -> mustBeAsStored("# A new comment.\n" + VALID, stored));
        for (var changed : List.of(VALID.replace("1a = YES", "1b = YES"), VALID.replace("Läs så här", "Läs inte så"))) {
            var thrown = assertThrows(InvalidRuleSet.class, () -> mustBeAsStored(changed, stored));
            assertTrue(thrown.getMessage().contains("line 2 (/version): version 1 of test has been in force with another "
                    + "content"), thrown.getMessage());
        }
    }

    private static void mustBeAsStored(String source, RuleSet stored) {
        BroughtRuleSets.mustBeAsStored("test.yaml", source, RuleSetFile.read("test.yaml", source), stored);
    }

    @Test
    void everyCriterionIsSaidInBothLanguages() {
        var rules = Levels.of2018();
        assertEquals(new Text("Fråga 13c är besvarad ”Ja”", "Question 13c is answered “Yes”"),
                Words.of(ClauseText.read("13c = YES").orElseThrow(), rules));
        assertEquals(new Text("Fråga 35 (patienternas upplevelser av vården (PREM)) är besvarad ”Ja”",
                        "Question 35 (patient-reported experiences (PREM)) is answered “Yes”"),
                Words.of(ClauseText.read("35.PREM = YES").orElseThrow(), rules));
        assertEquals(new Text("Talen i fråga 15 är tillsammans minst 5", "The numbers of question 15 add up to at least 5"),
                Words.of(ClauseText.read("sum of 15 >= 5").orElseThrow(), rules));
        assertEquals("Fråga 38 (2021) är besvarad ”Ja”", Words.of(ClauseText.read("38.2021 = YES").orElseThrow(), rules)
                .sv());
    }
}
