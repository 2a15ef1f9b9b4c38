package se.usve.reporting.indicators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The definitions fit their questionnaires, and one that does not is told with every fault. */
class IndicatorFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"2018-2021", "2022-2025"})
    void theDefinitionsFitTheirQuestionnaire(String questionnaire) {
        var indicators = Indicators.of(questionnaire).orElseThrow();
        assertEquals(questionnaire, indicators.questionnaire());
        assertTrue(indicators.all().size() > 20);
    }

    @Test
    void everyDiagramAndTableOfTheReportThatTheAnswersMakeIsThere() {
        var places = Indicators.of("2018-2021").orElseThrow().all().stream().map(i -> i.place().sv()).toList();
        var wanted = new ArrayList<>(List.of("Bilaga 3, tabell 1", "Bilaga 4, tabell 1"));
        IntStream.rangeClosed(2, 15).forEach(n -> wanted.add("Kapitel 4, diagram " + n));
        IntStream.rangeClosed(1, 9).forEach(n -> wanted.add("Bilaga 3, diagram " + n));
        IntStream.rangeClosed(1, 6).forEach(n -> wanted.add("Bilaga 4, diagram " + n));
        wanted.forEach(place -> assertTrue(places.stream().anyMatch(p -> p.matches(place + "(\\D.*)?")), place));
    }

    @Test
    void aQuestionnaireWithoutDefinitionsHasNone() {
        assertEquals(Optional.empty(), Indicators.of("no-such"));
        assertEquals(Optional.empty(), Indicators.of("../indicators/2018-2021"));
    }

    @Test
    void everyFaultIsToldAtOnce() throws IOException {
        var file = new YAMLMapper().readTree("""
                questionnaire: "2018-2021"
                rule_set: "2018-2021"
                populations:
                  p: {words: {sv: a, en: b}, when: {question: "19b", is: [MAYBE]}}
                indicators:
                  - id: one
                    title: {sv: a}
                    place: {sv: a, en: b}
                    among: nobody
                    measures:
                      - {id: x, sv: a, en: b, share: {question: "13b", is: ["YES"]}}
                      - {id: x, sv: a, en: b, share: {question: "32", chosen: TELEPATHY}}
                      - {id: y, sv: a, en: b, sum: {question: staff, items: [WIZARDS]}}
                      - {id: z, sv: a, en: b, sum: {question: "13c"}}
                  - id: one
                    title: {sv: a, en: b}
                    place: {sv: a, en: b}
                    measures:
                      - {id: x, sv: a, en: b, share: {question: "24", is: ["YES"]}}
                      - {id: y, sv: a, en: b, guess: 3}
                      - shares_of: "99"
                      - {sums_of: staff, groups: guilds}
                """);
        var told = assertThrows(IllegalArgumentException.class, () -> IndicatorFile.read(file)).getMessage();
        for (var fault : List.of("population p: question 19b is never answered MAYBE", "one: words are missing in a language",
                "one: no population nobody", "one: question 13b has no item left out", "one: question 32 has no option TELEPATHY",
                "one: question staff has no item WIZARDS", "one: question 13c is not answered with numbers",
                "one: measure x stands twice", "one: shares and numbers in one", "one: question 24 is not asked of all, and no population is said",
                "one: unknown word guess", "one: a measure without a calculation", "one: there is no question 99",
                "one: no item group guilds", "the file: indicator one stands twice")) {
            assertTrue(told.contains(fault), fault + " in " + told);
        }
    }
}
