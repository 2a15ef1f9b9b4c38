package se.usve.scoring.ruleset;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.scoring.questionnaire.Questionnaire;

/** A rule set asks what its questionnaire can be answered with, and nothing that nobody can answer. */
class FitsQuestionnaireTest {

    private static final Questionnaire QUESTIONNAIRE = Questionnaire.read("test", """
            questions:
              - {id: base, type: yes_no, text: {sv: s, en: e}}
              - {id: follow, type: choice, asked_when: {question: base, is: ["YES"]}, text: {sv: s, en: e},
                 options: {ALL: {sv: s, en: e}, SOME: {sv: s, en: e}, NONE: {sv: s, en: e}}}
              - {id: after, type: text, mandatory: false, asked_when: {question: follow, is: [ALL]}, text: {sv: s, en: e}}
              - id: each
                type: yes_no_each
                text: {sv: s, en: e}
                items:
                  A: {sv: s, en: e}
                  B: {sv: s, en: e, extra_options: {NOT_APPLICABLE: {sv: s, en: e}}}
              - {id: years, type: integer_per_year, mandatory: false, text: {sv: s, en: e}, years: [2020, 2021]}
              - {id: report, type: yes_no_per_year, text: {sv: s, en: e}, years: [2020, 2021]}
              - {id: some, type: multi_choice, text: {sv: s, en: e}, options: {ALL: {sv: s, en: e}}}
            """);

    private static final String HEAD = """
            id: test
            version: 1
            questionnaire: test
            areas: {GENERAL: {sv: s, en: e}}
            words:
              A: {sv: s, en: e}
              B: {sv: s, en: e}
              C: {sv: s, en: e}
              "YES": {sv: s, en: e}
              "NO": {sv: s, en: e}
              ALL: {sv: s, en: e}
              SOME: {sv: s, en: e}
              MAYBE: {sv: s, en: e}
              NOT_APPLICABLE: {sv: s, en: e}
            questions:
              base: {sv: s, en: e}
              follow: {sv: s, en: e}
              after: {sv: s, en: e}
              each: {sv: s, en: e}
              years: {sv: s, en: e}
              report: {sv: s, en: e}
              some: {sv: s, en: e}
            levels:
              - level: 1
                area: GENERAL
                sv: s
                en: e
                short: {sv: s, en: e}
            """;
    private static final int LINE = (int) HEAD.lines().count() + 1;
    private static final RuleSetFile.Known KNOWN = new RuleSetFile.Known(
            id -> Optional.of(QUESTIONNAIRE).filter(q -> q.id().equals(id)), _ -> Optional.empty(), Optional.empty());

    private static List<Fault> faults(String level) {
        return assertThrows(InvalidRuleSet.class, () -> RuleSetFile.check("test.yaml", HEAD + level.indent(4), KNOWN))
                .faults();
    }

    @ParameterizedTest
    @ValueSource(strings = {"base = YES", "follow = ALL", "follow in ALL, SOME", "each.A = YES", "each.B = NOT_APPLICABLE",
            "each.B = YES; exempt if NOT_APPLICABLE", "any of each = YES", "any of each = NOT_APPLICABLE", "report.2021 = NO",
            "any of report = YES", "sum of years >= 2000000", "any chosen of some", "after is given",
            "{all: [base = YES, follow = ALL, after is given]}", "{any: [{all: [base = NO, after is given]}, base = YES]}"})
    void whatCanBeAnsweredCanBeAskedFor(String clause) {
        assertDoesNotThrow(() -> RuleSetFile.check("test.yaml", HEAD + ("met_when: " + clause).indent(4), KNOWN));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            base = MAYBE                       | IMPOSSIBLE_CODE  | question base cannot be answered with MAYBE
            follow in ALL, MAYBE              | IMPOSSIBLE_CODE  | question follow cannot be answered with MAYBE
            each.A = NOT_APPLICABLE           | IMPOSSIBLE_CODE  | question each.A cannot be answered with NOT_APPLICABLE
            each.A = YES; exempt if NOT_APPLICABLE | IMPOSSIBLE_CODE | question each.A cannot be answered with NOT_APPLICABLE
            any of each = ALL                 | IMPOSSIBLE_CODE  | question each cannot be answered with ALL
            each.C = YES                      | UNKNOWN_ITEM     | question each has no item C; it has A, B
            report.2019 = YES                 | UNKNOWN_ITEM     | question report has no item 2019; it has 2020, 2021
            each = YES                        | WRONG_FORM       | a clause like this does not fit question each, whose type is yes_no_each
            base.A = YES                       | WRONG_FORM       | a clause like this does not fit question base, whose type is yes_no
            any of base = YES                  | WRONG_FORM       | a clause like this does not fit question base, whose type is yes_no
            sum of after >= 5                 | WRONG_FORM       | a clause like this does not fit question after, whose type is text
            sum of report >= 1                | WRONG_FORM       | a clause like this does not fit question report, whose type is yes_no_per_year
            any chosen of follow              | WRONG_FORM       | a clause like this does not fit question follow, whose type is choice
            some = ALL                        | WRONG_FORM       | a clause like this does not fit question some, whose type is multi_choice
            years is given                    | WRONG_FORM       | a clause like this does not fit question years, whose type is integer_per_year
            {all: [base = YES, base = NO]}      | UNREACHABLE_LEVEL | no answers that can be submitted meet the level
            {all: [base = NO, after is given]} | UNREACHABLE_LEVEL | no answers that can be submitted meet the level
            {all: [base = NO, follow = ALL]}   | UNREACHABLE_LEVEL | no answers that can be submitted meet the level
            {all: [follow = SOME, after is given]} | UNREACHABLE_LEVEL | no answers that can be submitted meet the level
            {all: [{any: [each.A = YES, each.B = YES]}, {all: [each.A = NO, each.B = NO]}]} | UNREACHABLE_LEVEL | no answers
            sum of years >= 2000001           | UNREACHABLE_LEVEL | no answers that can be submitted meet the level
            """)
    void whatCannotBeAnsweredIsRefusedAtItsLine(String clause, String code, String message) {
        var faults = faults("met_when: " + clause);
        assertEquals(List.of(code), faults.stream().map(Fault::code).distinct().toList(), faults.toString());
        assertEquals(LINE, faults.getFirst().line());
        assertEquals(true, faults.getFirst().what().en().startsWith(message), faults.toString());
    }

    @Test
    void aFaultInAListStandsAtItsOwnLine() {
        var faults = faults("""
                met_when:
                  all:
                    - base = YES
                    - any:
                        - follow = ALL
                        - follow = MAYBE
                """);
        assertEquals(List.of("line " + (LINE + 5)
                        + " (/levels/0/met_when/all/1/any/1): question follow cannot be answered with MAYBE"),
                faults.stream().map(Fault::toString).toList());
    }

    @ParameterizedTest(name = "{0}; {1}: {2} at line {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            base = YES    | {all: [base = YES, base = NO]}                 | UNREACHABLE_EXEMPTION | 1
            base = YES    | {all: [base = NO, follow = ALL]}              | UNREACHABLE_EXEMPTION | 1
            base = YES    | base = YES                                    | UNREACHABLE_LEVEL     | 0
            after is given | follow in ALL, SOME                        | UNREACHABLE_LEVEL     | 0
            base = YES    | base = MAYBE                                  | IMPOSSIBLE_CODE       | 1
            """)
    void anExemptionMustBeAbleToHoldAndMustLeaveTheLevelToBeMet(String metWhen, String exemptWhen, String code, int after) {
        var faults = faults("met_when: " + metWhen + "\nexempt_when: " + exemptWhen);
        assertEquals(List.of(code), faults.stream().map(Fault::code).toList(), faults.toString());
        assertEquals(LINE + after, faults.getFirst().line());
    }

    @Test
    void aQuestionThatIsNotInTheQuestionnaireIsRefusedWhereItIsNamed() {
        var text = HEAD.replace("  base: {sv: s, en: e}", "  other: {sv: s, en: e}") + "    met_when: other = YES\n";
        var faults = assertThrows(InvalidRuleSet.class, () -> RuleSetFile.check("test.yaml", text, KNOWN)).faults();
        assertEquals(List.of("line 16 (/questions/other): there is no question other in the questionnaire test",
                        "line " + LINE + " (/levels/0/met_when): there is no question other in the questionnaire test"),
                faults.stream().map(Fault::toString).toList());
    }

    @Test
    void aClauseIsCheckedAlsoWhenItsWordsAreMissing() {
        assertEquals(List.of("NO_WORDS", "IMPOSSIBLE_CODE"), faults("met_when: base = NEVER").stream().map(Fault::code)
                .toList());
    }

    @Test
    void anUnknownQuestionnaireIsRefused() {
        var text = HEAD.replace("questionnaire: test", "questionnaire: none") + "    met_when: base = YES\n";
        var faults = assertThrows(InvalidRuleSet.class, () -> RuleSetFile.check("test.yaml", text, KNOWN)).faults();
        assertEquals(List.of("line 3 (/questionnaire): there is no questionnaire none"),
                faults.stream().map(Fault::toString).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {Levels.FILE, Levels.FILE_2022})
    void theRuleSetsTheServiceBringsFitTheirQuestionnaires(String file) {
        assertDoesNotThrow(() -> RuleSetFile.check(file, Levels.source(file),
                RuleSetFile.Known.with(id -> Optional.of(Levels.of2018()).filter(rules -> rules.id().equals(id)))));
    }
}
