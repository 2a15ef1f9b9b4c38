package se.usve.survey.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.usve.survey.GoldenAnswers;
import se.usve.survey.catalogue.Questionnaires;
import se.usve.survey.questionnaire.Questionnaire;

/** What is carried over into a draft, and when it counts as the unit's own. */
class ContentTest {

    private static final Questionnaire QUESTIONS = Questionnaires.read("2018-2021");
    private static final Draft.Origin ORIGIN = new Draft.Origin("2014-2017", "u1", 2);

    @Test
    void unansweredQuestionsAreFilledAndMarked() {
        var filled = own(Map.of("3", "NO", "4a", "maybe")).filledFrom(GoldenAnswers.full(), ORIGIN, QUESTIONS);
        assertEquals("NO", filled.answers().get("3"));
        assertEquals("maybe", filled.answers().get("4a"), "a wrong answer is an answer");
        assertEquals(Optional.of(ORIGIN), filled.basedOn());
        assertEquals(GoldenAnswers.full().keySet(), filled.answers().keySet());
        var carried = new HashMap<>(GoldenAnswers.full());
        carried.keySet().removeAll(Set.of("3", "4a"));
        assertEquals(carried.keySet(), filled.carriedOver());
    }

    @Test
    void anAnswerThatTheQuestionDoesNotAcceptNowIsLeft() {
        var earlier = GoldenAnswers.full();
        earlier.put("3", "ALMOST_WHOLE_PERIOD");
        earlier.put("15", Map.of("2014", 3));
        earlier.put("from another time", "YES");
        var filled = own(Map.of()).filledFrom(earlier, ORIGIN, QUESTIONS);
        var expected = GoldenAnswers.full();
        expected.keySet().removeAll(Set.of("3", "15"));
        assertEquals(expected, filled.answers());
    }

    @Test
    void aQuestionIsFilledWhenTheAnswersThereAreByThenAskIt() {
        var earlier = Map.<String, Object>of("24", GoldenAnswers.full().get("24"), "19b", "YES");
        assertEquals(Set.of("19b", "24"), own(Map.of()).filledFrom(earlier, ORIGIN, QUESTIONS).carriedOver());
        var no = own(Map.of("19b", "NO"));
        assertSame(no, no.filledFrom(earlier, ORIGIN, QUESTIONS));
    }

    /** By a model of its own: a mark stays only while the answer stays and nobody has confirmed it. */
    @Test
    void aMarkStaysUntilItsAnswerIsConfirmedChangedOrRemoved() {
        var random = new Random(13);
        for (int run = 0; run < 500; run++) {
            var content = own(Map.of()).filledFrom(GoldenAnswers.full(), ORIGIN, QUESTIONS);
            var marked = new HashMap<String, Boolean>();
            content.carriedOver().forEach(question -> marked.put(question, true));
            var questions = List.copyOf(content.carriedOver());
            for (int step = 0; step < 6; step++) {
                var answers = new HashMap<>(content.answers());
                var confirmed = new HashSet<String>();
                for (int i = 0; i < 5; i++) {
                    var question = questions.get(random.nextInt(questions.size()));
                    switch (random.nextInt(3)) {
                        case 0 -> confirmed.add(question);
                        case 1 -> answers.remove(question);
                        default -> answers.put(question, "own " + random.nextInt());
                    }
                    marked.put(question, false);
                }
                content = content.with(answers, confirmed);
                assertEquals(answers, content.answers());
                assertEquals(Optional.of(ORIGIN), content.basedOn());
                for (var question : questions) {
                    assertEquals(marked.get(question), content.carriedOver().contains(question), question);
                }
            }
        }
    }

    private static Content own(Map<String, Object> answers) {
        return new Content(answers, Set.of(), Optional.empty());
    }
}
