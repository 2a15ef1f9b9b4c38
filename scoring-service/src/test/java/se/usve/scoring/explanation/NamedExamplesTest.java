package se.usve.scoring.explanation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.chassis.problem.Text;
import se.usve.scoring.AnswersOfAUnit;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.criteria.Rulings;
import se.usve.scoring.ruleset.Levels;
import se.usve.scoring.ruleset.RuleSet;

/** The named examples of every level, which stand in src/test/resources/examples for those who know the subject. */
class NamedExamplesTest {

    private static final Map<String, RuleSet> RULES = Levels.all();

    private record Told(Outcome outcome, Text sentence) {
    }

    static Stream<Object[]> examples() {
        return RULES.keySet().stream().flatMap(id -> new ExampleTable(id).examples().stream()
                .map(example -> new Object[] {id, example}));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("examples")
    void theOutcomeAndItsSentenceAreThoseOfTheTable(String rules, ExampleTable.Example example) {
        var told = told(rules, example);
        assertEquals(example.outcome(), told.outcome());
        assertEquals(example.sentence().sv(), told.sentence().sv());
        assertEquals(example.sentence().en(), told.sentence().en());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2018-2021", "2022-2025"})
    void everyLevelIsShownMetAndNotMet(String rules) {
        var outcomes = new ExampleTable(rules).examples().stream().collect(Collectors.groupingBy(
                ExampleTable.Example::level, Collectors.mapping(ExampleTable.Example::outcome, Collectors.toSet())));
        for (var level : RULES.get(rules).levels()) {
            assertTrue(outcomes.getOrDefault(level.number(), Set.of())
                    .containsAll(List.of(Outcome.MET, Outcome.NOT_MET)), "level " + level.number());
        }
    }

    /** Fails with where the whole table, sentences written, lies to be read and taken over. */
    @ParameterizedTest
    @ValueSource(strings = {"2018-2021", "2022-2025"})
    void theTableIsAsItWouldBeWritten(String rules) throws IOException {
        var table = new ExampleTable(rules);
        var sentences = new HashMap<ExampleTable.Example, Text>();
        table.examples().forEach(example -> sentences.put(example, told(rules, example).sentence()));
        var proposal = Path.of("target", "examples", rules + ".md");
        Files.createDirectories(proposal.getParent());
        Files.writeString(proposal, table.with(sentences));
        assertEquals(Files.readString(Path.of("src", "test", "resources", "examples", rules + ".md")),
                Files.readString(proposal), "compare with scoring-service/" + proposal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2018-2021", "2022-2025"})
    void theUnitOfTheTableMeetsEveryLevelOnceItsExamplesAreApproved(String rules) {
        var answers = new Answers(new ExampleTable(rules).unit());
        for (var level : RULES.get(rules).levels()) {
            assertEquals(Outcome.MET, level.judge(answers, Rulings.allApproved()).outcome(), "level " + level.number());
            assertEquals(level.examples().isEmpty() ? Outcome.MET : Outcome.AWAITING_ASSESSMENT,
                    level.judge(answers, Rulings.none()).outcome(), "level " + level.number());
            assertEquals(Outcome.NOT_MET, level.judge(new Answers(Map.of()), Rulings.allApproved()).outcome(),
                    "level " + level.number() + " of a unit that answered nothing");
        }
    }

    @Test
    void theUnitIsTheOneOfTheOtherTests() {
        assertEquals(AnswersOfAUnit.meetingAll(), new ExampleTable("2018-2021").unit());
    }

    private static Told told(String rules, ExampleTable.Example example) {
        var judgement = RULES.get(rules).level(example.level()).orElseThrow()
                .judge(new Answers(example.answers()), Rulings.of(example.rulings()));
        return new Told(example.decided().orElse(judgement.outcome()),
                Sentences.of(RULES.get(rules)).of(example.level(), judgement, example.decided()));
    }
}
