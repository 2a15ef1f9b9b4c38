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
import se.usve.survey.questionnaire.CheckedAnswers;
import se.usve.survey.questionnaire.Questionnaire;

/** What is carried over into a draft, and when it counts as the unit's own. */
class ContentTest {

    private static final Questionnaire QUESTIONS = Questionnaires.read("2018-2021");
    private static final Draft.Origin ORIGIN = new Draft.Origin("2014-2017", "u1", 2);

    @Test
    void unansweredQuestionsAreFilledAndMarked() {
        var filled = own(Map.of("3", "NO", "4a", "maybe")).filledFrom(earlier(GoldenAnswers.full()), QUESTIONS);
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
        var filled = own(Map.of()).filledFrom(earlier(earlier), QUESTIONS);
        var expected = GoldenAnswers.full();
        expected.keySet().removeAll(Set.of("3", "15"));
        assertEquals(expected, filled.answers());
    }

    @Test
    void aQuestionIsFilledWhenTheAnswersThereAreByThenAskIt() {
        var earlier = Map.<String, Object>of("24", GoldenAnswers.full().get("24"), "19b", "YES");
        assertEquals(Set.of("19b", "24"), own(Map.of()).filledFrom(earlier(earlier), QUESTIONS).carriedOver());
        var no = own(Map.of("19b", "NO"));
        assertSame(no, no.filledFrom(earlier(earlier), QUESTIONS));
    }

    /** What the new round asks in the same way is carried over, with the condition of each; nothing else is. */
    @Test
    void fromRoundToRoundOnlyQuestionsThatAreTheSameAreFilled() {
        var next = Questionnaires.read("2022-2025");
        var before = GoldenAnswers.full();
        var filled = own(Map.of("35p", "YES")).filledFrom(earlier(before), next);
        assertEquals(Set.of("3", "4a", "6a", "7a", "12a", "14a", "17a", "19a", "19b", "23", "24", "27", "29a", "30", "30a",
                "33", "35", "35a", "39", "staff", "supervisors", "doctoral-students", "students-per-group",
                "excellent-funders"), filled.carriedOver());
        filled.carriedOver().forEach(question -> assertEquals(before.get(question), filled.answers().get(question)));
        var checked = CheckedAnswers.of(next, filled.answers());
        assertEquals(List.of("MANDATORY /answers/12d", "MANDATORY /answers/34"), checked.violations().stream()
                .map(violation -> violation.code() + " " + violation.pointer()).toList());
    }

    /** By a model of its own: a mark stays only while the answer stays and nobody has confirmed it. */
    @Test
    void aMarkStaysUntilItsAnswerIsConfirmedChangedOrRemoved() {
        var random = new Random(13);
        for (int run = 0; run < 500; run++) {
            var content = own(Map.of()).filledFrom(earlier(GoldenAnswers.full()), QUESTIONS);
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

    private static EarlierAnswers.Found earlier(Map<String, Object> answers) {
        return new EarlierAnswers.Found(ORIGIN, answers, QUESTIONS);
    }
}
