package se.usve.survey.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import se.usve.survey.questionnaire.Question;
import se.usve.survey.questionnaire.Questionnaire;

/** Draws answers that can be stored, with texts as unkind as they come. The same seed draws the same answers. */
public final class AnyAnswers {

    private static final List<String> PIECES = List.of("å", "ä", "Ö", " ", "  ", "\n", "\r", "\r\n", "\t", "\"", "\"\"",
            "'", "''", ";", ",", "=", "+", "-", "@", "=1+1", "'=1", "''-x", "_x0041_", "_x000D_", "_x005F_", "_x", "_",
            "\ud83d\ude00", "\u00a0", "\u202f", "\u2028", "\ufeff", "\ufffd", "e\u0301", "<b>", "&amp;", "&", "]]>", "%",
            "\\", "#N/A", "12,5", "2022-01-01", "Ja", "YES", "x", "{", "sep=;", "unit", "\ud840\udc00");
    /** What Windows-1252 can write. */
    private static final List<String> WESTERN = List.of("å", "Ö", "–", "€", " ", "\n", "\r\n", "\t", "\"", "'", ";", ",",
            "=", "+", "-", "@", "'=1", "_x0041_", "\u00a0", "ord", "é", "…", "”");

    private final Random random;
    private final List<String> pieces;

    public AnyAnswers(long seed, boolean western) {
        this.random = new Random(seed);
        this.pieces = western ? WESTERN : PIECES;
    }

    public Map<String, Object> to(Questionnaire questionnaire) {
        var answers = new LinkedHashMap<String, Object>();
        for (var question : questionnaire.questions().values()) {
            var head = question.head();
            boolean asked = head.askedWhen().isEmpty() || head.askedWhen().get().values()
                    .contains(String.valueOf(answers.get(head.askedWhen().get().question())));
            if (asked && (head.mandatory() || random.nextBoolean())) {
                var answer = to(question);
                if (!(answer instanceof Map<?, ?> each) || !each.isEmpty()) {
                    answers.put(head.id(), answer);
                }
            }
        }
        return answers;
    }

    private Object to(Question question) {
        return switch (question) {
            case Question.YesNo _ -> yesOrNo();
            case Question.Choice(_, var options) -> one(List.copyOf(options.keySet()));
            case Question.FreeText _ -> text();
            case Question.YesNoEach(_, var items) -> {
                var each = new LinkedHashMap<String, Object>();
                items.forEach((name, item) -> each.put(name, one(List.copyOf(item.codes()))));
                yield each;
            }
            case Question.YesNoPerYear(_, var years) -> {
                var each = new LinkedHashMap<String, Object>();
                years.forEach(year -> each.put(year.toString(), yesOrNo()));
                yield each;
            }
            case Question.IntegerPerYear(_, var years) -> counts(years.stream().map(String::valueOf).toList());
            case Question.IntegerEach(_, var items) -> counts(List.copyOf(items.keySet()));
            case Question.MultiChoice(_, var options) -> chosen(options);
        };
    }

    private Map<String, Object> counts(List<String> names) {
        var counts = new LinkedHashMap<String, Object>();
        for (var name : names) {
            if (random.nextInt(3) > 0) {
                counts.put(name, one(List.of(0, 1, random.nextInt(100), random.nextInt(1_000_001), 1_000_000)));
            }
        }
        return counts;
    }

    private Map<String, Object> chosen(SequencedMap<String, ?> options) {
        var chosen = new ArrayList<String>();
        options.keySet().forEach(code -> {
            if (random.nextBoolean()) {
                chosen.add(code);
            }
        });
        var answer = new LinkedHashMap<String, Object>();
        answer.put("chosen", chosen);
        if (chosen.contains(Question.MultiChoice.OTHER)) {
            answer.put("otherText", text());
        }
        return answer;
    }

    String text() {
        if (random.nextInt(40) == 0) {
            return "å".repeat(Question.LONGEST_TEXT - 1) + "=";
        }
        var text = new StringBuilder();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            text.append(one(pieces));
        }
        return Words.isBlank(text.toString()) ? text + "ord" + text : text.toString();
    }

    private String yesOrNo() {
        return random.nextBoolean() ? "YES" : "NO";
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
