package se.usve.scoring.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.criteria.Decision;
import se.usve.scoring.criteria.Rulings;

/**
 * Named examples for every level: what a unit that otherwise meets everything answers, how its examples were ruled on,
 * and the outcome of the level (the report's appendix 6).
 */
class LevelExamplesTest {

    private static final RuleSet RULES = Levels.of2018();

    @Test
    void theUnitWithoutChangesMeetsEveryLevelOnceItsExamplesAreApproved() {
        var answers = new Answers(AnswersOfAUnit.meetingAll());
        for (var level : RULES.levels()) {
            assertEquals(Outcome.MET, level.judge(answers, Rulings.allApproved()).outcome(), "level " + level.number());
            assertEquals(List.of(18, 23).contains(level.number()) ? Outcome.AWAITING_ASSESSMENT : Outcome.MET,
                    level.judge(answers, Rulings.none()).outcome(), "level " + level.number());
        }
    }

    @Test
    void aUnitThatAnsweredNothingMeetsNothing() {
        for (var level : RULES.levels()) {
            assertEquals(Outcome.NOT_MET, level.judge(new Answers(Map.of()), Rulings.allApproved()).outcome(),
                    "level " + level.number());
        }
    }

    @ParameterizedTest(name = "level {0}: {1} ({2}) -> {4}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
             1 | a responsible person part of the period      | {"3": "PART_OF_PERIOD"}                    |             | NOT_MET
             1 | no responsible person                        | {"3": "NO"}                                |             | NOT_MET
             1 | not answered                                 | {"3": null}                                |             | NOT_MET
             2 | no action plan                               | {"4a": "NO"}                               |             | NOT_MET
             3 | no doctoral student                          | {"6a": "NO"}                               |             | NOT_MET
             4 | no half-time seminar or degree               | {"7a": "NO"}                               |             | NOT_MET
             5 | no experienced supervisor                    | {"12a": "NO"}                              |             | NOT_MET
             6 | no collaboration with industry               | {"13c": "NO"}                              |             | NOT_MET
             6 | no care units in the own region              | {"13b": {"OWN_REGION_CARE_UNITS": "NO"}}   |             | NOT_MET
             6 | no care units in other regions               | {"13b": {"OTHER_REGION_CARE_UNITS": "NO"}} |             | NOT_MET
             6 | universities only in the own region          | {"13b": {"OTHER_REGION_UNIVERSITIES": "NO"}} |           | MET
             6 | universities only in other regions           | {"13b": {"OWN_REGION_UNIVERSITIES": "NO"}} |             | MET
             6 | no universities at all                       | {"13b": {"OWN_REGION_UNIVERSITIES": "NO", "OTHER_REGION_UNIVERSITIES": "NO"}} | | NOT_MET
             6 | no patient organisations                     | {"13b": {"PATIENT_ORGANISATIONS": "NO"}}   |             | NOT_MET
             6 | without patients, freed from that part only  | {"13b": {"PATIENT_ORGANISATIONS": "NO_DIRECT_PATIENT_CONTACT"}} | | MET
             6 | without patients, but no industry            | {"13b": {"PATIENT_ORGANISATIONS": "NO_DIRECT_PATIENT_CONTACT"}, "13c": "NO"} | | NOT_MET
             6 | without patients by question 36 only         | {"13b": {"PATIENT_ORGANISATIONS": "NO"}, "36": "NO_DIRECT_PATIENT_CONTACT"} | | NOT_MET
             7 | regional studies only                        | {"14a": {"NATIONAL": "NO", "INTERNATIONAL": "NO"}} |     | MET
             7 | no studies                                   | {"14a": {"REGIONAL": "NO", "NATIONAL": "NO", "INTERNATIONAL": "NO"}} | | NOT_MET
             8 | five articles in one year, others missing    | {"15": {"2018": 5, "2019": null, "2020": null, "2021": null}} | | MET
             8 | five articles over four years                | {"15": {"2018": 2, "2019": 1, "2020": 1, "2021": 1}} |   | MET
             8 | four articles                                | {"15": {"2018": 1, "2019": 1, "2020": 1, "2021": 1}} |   | NOT_MET
             8 | no figures at all, as five units in Skåne    | {"15": null}                               |             | NOT_MET
             9 | no presentations                             | {"16a": "NO"}                              |             | NOT_MET
            10 | an international grant only                  | {"17a": {"NATIONAL": "NO"}}                |             | MET
            10 | a national grant only                        | {"17a": {"INTERNATIONAL": "NO"}}           |             | MET
            10 | no grant                                     | {"17a": {"NATIONAL": "NO", "INTERNATIONAL": "NO"}} |     | NOT_MET
            11 | support, but not enough                      | {"18a": "INSUFFICIENT"}                    |             | NOT_MET
            12 | lectures only                                | {"19a": {"WORK_INTEGRATED_LEARNING": "NO", "THESIS_SUPERVISION": "NO"}} | | MET
            12 | no teaching                                  | {"19a": {"WORK_INTEGRATED_LEARNING": "NO", "LECTURES": "NO", "THESIS_SUPERVISION": "NO"}} | | NOT_MET
            13 | some of the staff                            | {"23": "SOME"}                             |             | NOT_MET
            13 | none of the staff                            | {"23": "NONE"}                             |             | NOT_MET
            14 | no named supervisor                          | {"24": "NO"}                               |             | NOT_MET
            14 | no students placed                           | {"19b": "NO", "24": null, "25": null}      |             | EXEMPT
            14 | no students placed, whatever 24 says         | {"19b": "NO", "24": "NO"}                  |             | EXEMPT
            14 | 19b not answered frees nobody                | {"19b": null, "24": "NO"}                  |             | NOT_MET
            15 | no written instructions                      | {"25": "NO"}                               |             | NOT_MET
            15 | no students placed                           | {"19b": "NO", "24": null, "25": null}      |             | EXEMPT
            16 | some other way                               | {"26": {"chosen": ["OTHER"], "otherText": "Mejl"}} |     | MET
            16 | no way                                       | {"26": {"chosen": []}}                     |             | NOT_MET
            17 | no routine                                   | {"27": "NO"}                               |             | NOT_MET
            17 | no students is no exemption here             | {"27": "NO", "19b": "NO"}                  |             | NOT_MET
            18 | example approved                             | {}                                         | 30a=APPROVED | MET
            18 | example rejected                             | {}                                         | 30a=REJECTED | NOT_MET
            18 | example not yet ruled on                     | {}                                         |             | AWAITING_ASSESSMENT
            18 | the university's evaluations only            | {"29a": "NO"}                              |             | AWAITING_ASSESSMENT
            18 | own follow-ups only                          | {"30": "NO"}                               | 30a=APPROVED | MET
            18 | neither used: no assessor is asked           | {"29a": "NO", "30": "NO"}                  |             | NOT_MET
            18 | neither used: approval does not help         | {"29a": "NO", "30": "NO"}                  | 30a=APPROVED | NOT_MET
            18 | no example: not met at once                  | {"30a": null}                              |             | NOT_MET
            18 | nothing but blanks as example                | {"30a": "  "}                              | 30a=APPROVED | NOT_MET
            19 | premises, but not enough                     | {"31": "INSUFFICIENT"}                     |             | NOT_MET
            20 | no way                                       | {"32": {"chosen": []}}                     |             | NOT_MET
            21 | no knowledge support                         | {"33": {"REGIONAL": "NO", "NATIONAL": "NO"}} |           | NOT_MET
            21 | international only                           | {"33": {"REGIONAL": "NO", "NATIONAL": "NO", "INTERNATIONAL": "YES"}} | | MET
            22 | registers used, but no example               | {"34a": null}                              |             | NOT_MET
            22 | the example is not judged                    | {"34a": "Ja."}                             |             | MET
            22 | no registers used                            | {"34": "NO", "34a": null}                  |             | NOT_MET
            23 | example approved                             | {}                                         | 35a=APPROVED | MET
            23 | example rejected                             | {}                                         | 35a=REJECTED | NOT_MET
            23 | PREM only, not yet ruled on                  | {"35": {"PROM": "NO"}}                     |             | AWAITING_ASSESSMENT
            23 | neither measured                             | {"35": {"PROM": "NO", "PREM": "NO"}}       | 35a=APPROVED | NOT_MET
            23 | no example                                   | {"35a": null}                              |             | NOT_MET
            23 | without patients by question 36              | {"36": "NO_DIRECT_PATIENT_CONTACT", "35a": null} |       | EXEMPT
            23 | without patients by question 13b             | {"13b": {"PATIENT_ORGANISATIONS": "NO_DIRECT_PATIENT_CONTACT"}, "35a": null} | | EXEMPT
            23 | without patients, although rejected          | {"36": "NO_DIRECT_PATIENT_CONTACT"}        | 35a=REJECTED | EXEMPT
            24 | no collaboration with patients               | {"36": "NO"}                               |             | NOT_MET
            24 | without patients                             | {"36": "NO_DIRECT_PATIENT_CONTACT"}        |             | EXEMPT
            24 | without patients by question 13b only        | {"36": "NO", "13b": {"PATIENT_ORGANISATIONS": "NO_DIRECT_PATIENT_CONTACT"}} | | NOT_MET
            25 | a strategy that is not known                 | {"37a": "NO"}                              |             | NOT_MET
            25 | no strategy                                  | {"37": "NO", "37a": null}                  |             | NOT_MET
            26 | reports every year but the last              | {"38": {"2021": "NO"}}                     |             | NOT_MET
            26 | the last year only                           | {"38": {"2018": "NO", "2019": "NO", "2020": "NO"}} |     | MET
            27 | no routine                                   | {"39": "NO"}                               |             | NOT_MET
            """)
    void example(int level, String name, String changes, String ruled, Outcome expected) {
        var rulings = new HashMap<String, Decision>();
        if (ruled != null) {
            rulings.put(ruled.split("=")[0], Decision.valueOf(ruled.split("=")[1]));
        }
        assertEquals(expected, RULES.level(level).orElseThrow()
                .judge(new Answers(AnswersOfAUnit.meetingAllBut(changes)), Rulings.of(rulings)).outcome());
    }
}
