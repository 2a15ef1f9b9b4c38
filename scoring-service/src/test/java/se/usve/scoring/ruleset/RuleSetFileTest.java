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

/** The rule set as a file: read whole, or refused with every fault and its place. */
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
        var levels = Levels.of2018().levels();
        assertEquals(List.of(18, 23), levels.stream().filter(l -> !l.examples().isEmpty()).map(MinimumLevel::number)
                .toList());
        assertEquals(List.of(18, 23), levels.stream().filter(l -> l.assessment().isPresent())
                .map(MinimumLevel::number).toList());
        assertEquals(List.of(14, 15, 23, 24), levels.stream().filter(l -> l.exemptWhen().isPresent())
                .map(MinimumLevel::number).toList());
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

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            met_when: 1a = YES  | met_when: 1a is YES           | level 1, met_when: not a clause: 1a is YES
            met_when: 1a = YES  | met_when: 1a = NO             | level 1: words does not say what NO is called
            met_when: 1a = YES  | met_when: 1a.THIS = YES       | level 1: words does not say what THIS is called
            met_when: 1a = YES  | met_when: {all: [1a = YES]}   | level 1, met_when: all and any put at least two clauses together
            met_when: 1a = YES  | met_when: {none: [1a = YES]}  | level 1, met_when: neither a clause nor a list under all or any
            met_when: 1a = YES  | met_wen: 1a = YES             | level 1: unknown: met_wen
            met_when: 1a = YES  | met_wen: 1a = YES             | level 1, met_when: missing
            met_when: 1a = YES  | met_when: 1a is approved      | level 1: an example is judged, but assessment does not say by what
            area: GENERAL       | area: OTHER                   | level 1: the area OTHER is not one of [GENERAL]
            level: 1            | level: 2                      | level 1: levels are numbered 1, 2, … in order, but this one says level: 2
            sv: Nivå ett        | sv: ""                        | level 1: the words in sv are missing
            short: {sv: Ett, en: One} | short: {sv: Ett}        | level 1, short: the words in en are missing
            version: 1          | version: 0                    | the file: version must be a whole number from 1
            version: 1          | version: 1.5                  | the file: version must be a whole number from 1
            id: test            | id: Två                       | the file: id must be lower-case letters
            id: test            | ident: test                   | the file: unknown: ident
            version: 1          | id: test                      | Duplicate field 'id'
            version: 1          | version: [1                   | line
            """)
    void aFaultIsToldWithFileAndPlace(String right, String wrong, String message) {
        assertDoesNotThrow(() -> RuleSetFile.read("test.yaml", VALID));
        var thrown = assertThrows(InvalidRuleSet.class,
                () -> RuleSetFile.read("test.yaml", VALID.replace(right, wrong)));
        assertTrue(thrown.getMessage().startsWith("The rule set test.yaml cannot be used:"), thrown.getMessage());
        assertTrue(thrown.getMessage().contains(message), thrown.getMessage());
    }

    @Test
    void allFaultsAreToldAtOnce() {
        var thrown = assertThrows(InvalidRuleSet.class, () -> RuleSetFile.read("test.yaml",
                VALID.replace("level: 1", "level: 7").replace("1a = YES", "1a = NO").replace("version: 1", "version: x")));
        assertEquals(4, thrown.getMessage().lines().count(), thrown.getMessage());
    }

    @Test
    void whatHasBeenInForceMayChangeItsCommentsButNotWhatItSays() {
        var stored = RuleSetFile.read("stored", VALID);
        assertDoesNotThrow(() -> RuleSets.mustBeAsStored("test.yaml",
                RuleSetFile.read("test.yaml", "# A new comment.\n" + VALID), stored));
        var thrown = assertThrows(InvalidRuleSet.class, () -> RuleSets.mustBeAsStored("test.yaml",
                RuleSetFile.read("test.yaml", VALID.replace("1a = YES", "1b = YES")), stored));
        assertTrue(thrown.getMessage().contains("version 1 of test has been in force with another content"),
                thrown.getMessage());
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
