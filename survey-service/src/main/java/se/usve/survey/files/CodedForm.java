package se.usve.survey.files;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import se.usve.chassis.problem.Text;
import se.usve.survey.questionnaire.Question;

/**
 * One of some codes, written as the code or as its words in either language. Where YES and NO are all there is, the
 * short ways of saying so are understood too: with more to choose from, an {@code x} or a {@code 1} could mean any.
 */
final class CodedForm implements Form {

    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("j", "YES"), Map.entry("y", "YES"), Map.entry("1", "YES"), Map.entry("x", "YES"),
            Map.entry("true", "YES"), Map.entry("sant", "YES"),
            Map.entry("n", "NO"), Map.entry("0", "NO"), Map.entry("false", "NO"), Map.entry("falskt", "NO"));

    private static final int LONGEST = 1_000;

    private final SequencedMap<String, Text> words;
    private final Map<String, String> codes = new HashMap<>();

    CodedForm(SequencedMap<String, Text> words) {
        this.words = words;
        words.keySet().forEach(code -> codes.put(Words.plain(code), code));
        learn(Text::sv);
        learn(Text::en);
        if (words.keySet().equals(Question.YES_OR_NO)) {
            SHORT.forEach(codes::putIfAbsent);
        }
    }

    /** Words that two codes share say neither; words that are another code's own name say that code. */
    private void learn(Function<Text, String> language) {
        var seen = new HashSet<String>();
        words.forEach((code, text) -> {
            var plain = Words.plain(language.apply(text));
            if (!seen.add(plain) && !isCode(plain)) {
                codes.remove(plain);
            } else {
                codes.putIfAbsent(plain, code);
            }
        });
    }

    private boolean isCode(String plain) {
        return words.keySet().stream().anyMatch(code -> Words.plain(code).equals(plain));
    }

    /** {@return what a person chooses from, in Swedish} */
    List<String> choices() {
        return words.keySet().stream().map(this::inWords).toList();
    }

    @Override
    public Reading read(Cell cell) {
        var code = cell.kind() == Cell.Kind.DATE || cell.text().length() > LONGEST
                ? null
                : codes.get(Words.plain(cell.text()));
        return code != null ? new Reading.Answer(code) : new Reading.Wrong(RowError.INVALID_ANSWER, new Text(
                "”%s” är inget av svaren: skriv %s, eller lämna cellen tom".formatted(cell.shown(),
                        String.join(" / ", words.values().stream().map(Text::sv).toList())),
                "“%s” is none of the answers: write %s, or leave the cell empty".formatted(cell.shown(),
                        String.join(" / ", words.values().stream().map(Text::en).toList()))));
    }

    @Override
    public Cell write(Object value, boolean inWords) {
        var code = String.valueOf(value);
        return Cell.text(inWords ? inWords(code) : code);
    }

    private String inWords(String code) {
        var text = words.get(code);
        return text != null && code.equals(codes.get(Words.plain(text.sv()))) ? text.sv() : code;
    }
}
