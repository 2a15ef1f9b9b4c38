package se.usve.scoring.ruleset;

/** The shortest rule set, as the API's documentation shows it. */
final class RuleSetExample {

    static final String YAML = """
            id: "2026-2029"
            version: 1
            questionnaire: "2022-2025"
            areas:
              GENERAL: {sv: Generell miniminivå, en: General minimum level}
            questions:
              "3": {sv: FoUU-ansvarig person i ledningen, en: FoUU-responsible person in the management}
            words:
              WHOLE_PERIOD: {sv: Det har funnits under hela perioden, en: During the whole period}
            levels:
              - level: 1
                area: GENERAL
                sv: Vid USVE finns i ledningen minst en FoUU-ansvarig person.
                en: The management of the unit includes at least one FoUU-responsible person.
                short: {sv: FoUU-ansvarig person i ledningen, en: FoUU-responsible person in the management}
                met_when: 3 = WHOLE_PERIOD
            """;

    private RuleSetExample() {
    }
}
