package se.usve.survey.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import se.usve.survey.catalogue.Questionnaires;

/** The difference between any two versions, against a search of the whole history for each question. */
class ComparisonTest {

    private static final List<String> QUESTIONS = List.of("3", "4a", "13b", "15", "36");

    @Test
    void everyDifferenceIsToldWithTheStepInWhichItCameAbout() {
        var questionnaire = Questionnaires.read("2018-2021");
        var random = new Random(36);
        for (int run = 0; run < 300; run++) {
            var history = history(random);
            int from = random.nextInt(history.size());
            int to = from + random.nextInt(history.size() - from);
            var comparison = new Comparison(history.get(from));
            history.subList(from + 1, to + 1).forEach(comparison::step);
            assertEquals(searched(history, from, to), told(comparison.changes(questionnaire, false)));
            var back = comparison.changes(questionnaire, true);
            assertEquals(comparison.changes(questionnaire, false).stream().map(Change::old).toList(),
                    back.stream().map(Change::current).toList());
            for (var change : back) {
                assertParts(change);
            }
        }
    }

    /** Parts say the whole: put in place of the old ones they make the new answer. */
    private static void assertParts(Change change) {
        if (change.items() == null) {
            return;
        }
        var answer = new TreeMap<String, Object>();
        if (change.old() instanceof Map<?, ?> old) {
            old.forEach((name, value) -> answer.put((String) name, value));
        }
        for (var item : change.items()) {
            assertEquals(answer.get(item.item()), item.old());
            if (item.current() == null) {
                answer.remove(item.item());
            } else {
                answer.put(item.item(), item.current());
            }
        }
        assertEquals(change.current() == null ? Map.of() : change.current(), answer);
    }

    private static List<String> searched(List<Submission> history, int from, int to) {
        var found = new ArrayList<String>();
        for (var question : QUESTIONS) {
            var old = history.get(from).values().get(question);
            var current = history.get(to).values().get(question);
            if (Objects.equals(old, current)) {
                continue;
            }
            int step = to;
            while (Objects.equals(history.get(step - 1).values().get(question), current)) {
                step--;
            }
            found.add(question + " " + old + " " + current + " " + history.get(step).version() + " "
                    + history.get(step).reason());
        }
        return found;
    }

    private static List<String> told(List<Change> changes) {
        return changes.stream().map(change -> change.question() + " " + change.old() + " " + change.current() + " "
                + change.version() + " " + change.reason()).toList();
    }

    private static List<Submission> history(Random random) {
        var history = new ArrayList<Submission>();
        for (int version = 1; version <= 1 + random.nextInt(8); version++) {
            var answers = new TreeMap<String, Object>();
            for (var question : QUESTIONS) {
                if (random.nextInt(4) > 0) {
                    answers.put(question, switch (question) {
                        case "13b", "15" -> Map.of("A", random.nextInt(3), "B" + random.nextInt(2), "x");
                        default -> "v" + random.nextInt(2);
                    });
                }
            }
            history.add(new Submission(version, Instant.EPOCH, "a", new Answers(answers).canonical(), "r" + version,
                    "2018-2021", false));
        }
        return history;
    }
}
