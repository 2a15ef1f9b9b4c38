package se.usve.scoring.explanation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.usve.chassis.problem.Text;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.criteria.Decision;
import se.usve.scoring.questionnaire.Question;
import se.usve.scoring.questionnaire.Questionnaire;

/** The table of named examples as it is written for those who know the subject; its head says how it is read. */
final class ExampleTable {

    private static final Pattern LEVEL = Pattern.compile("## Nivå ([0-9]+):.*");
    private static final Pattern TEXT = Pattern.compile("”(.*)”");
    private static final Map<String, Outcome> OUTCOMES = Map.of("uppnås", Outcome.MET, "uppnås inte", Outcome.NOT_MET,
            "gäller inte", Outcome.EXEMPT, "väntar på bedömning", Outcome.AWAITING_ASSESSMENT);

    /**
     * A row.
     *
     * @param line     of the file, from 0
     * @param level    number of the level
     * @param unit     what the unit is like
     * @param answers  all its answers
     * @param rulings  on its examples
     * @param decided  outcome decided after in-depth review
     * @param outcome  of the level
     * @param sentence that tells why; of empty words where it is not written yet
     */
    record Example(int line, int level, String unit, Map<String, Object> answers, Map<String, Decision> rulings,
            Optional<Outcome> decided, Outcome outcome, Text sentence) {
        @Override
        public String toString() {
            return "level " + level + ": " + unit;
        }
    }

    private final String name;
    private final Questionnaire questionnaire;
    private final List<String> lines;
    private final Map<String, Object> unit = new LinkedHashMap<>();
    private final List<Example> examples = new ArrayList<>();

    ExampleTable(String name) {
        this.name = name;
        this.questionnaire = Questionnaire.of(name).orElseThrow();
        this.lines = text(name).lines().toList();
        var level = 0;
        var answersOfUnit = false;
        for (int line = 0; line < lines.size(); line++) {
            var heading = LEVEL.matcher(lines.get(line));
            if (heading.matches()) {
                level = Integer.parseInt(heading.group(1));
                answersOfUnit = false;
            } else if (lines.get(line).equals("## Enheten")) {
                answersOfUnit = true;
            } else if (lines.get(line).startsWith("| ") && (answersOfUnit || level > 0)) {
                row(line, level, cells(lines.get(line)));
            }
        }
    }

    Map<String, Object> unit() {
        return unit;
    }

    List<Example> examples() {
        return examples;
    }

    /** {@return the file with these sentences in the rows of the examples} */
    String with(Map<Example, Text> sentences) {
        var written = new ArrayList<>(lines);
        sentences.forEach((example, sentence) -> {
            var cells = new ArrayList<>(cells(lines.get(example.line())));
            cells.set(4, sentence.sv());
            cells.set(5, sentence.en());
            written.set(example.line(), "| " + String.join(" | ", cells) + " |");
        });
        return String.join("\n", written) + "\n";
    }

    private void row(int line, int level, List<String> cells) {
        if (cells.getFirst().equals("fråga") || cells.getFirst().equals("enheten")) {
            return;
        }
        try {
            if (level == 0) {
                change(unit, cells.get(0), cells.get(1));
                return;
            }
            var answers = copy(unit);
            listed(cells.get(1)).forEach(change -> {
                var equals = change.split(" = ", 2);
                change(answers, equals[0], equals[1]);
            });
            var rulings = new HashMap<String, Decision>();
            Optional<Outcome> decided = Optional.empty();
            for (var ruling : listed(cells.get(2))) {
                if (ruling.startsWith("beslut: ")) {
                    decided = Optional.of(outcome(ruling.substring("beslut: ".length())));
                } else {
                    var words = ruling.split(" ");
                    rulings.put(words[0], switch (words[1]) {
                        case "godkänd" -> Decision.APPROVED;
                        case "underkänd" -> Decision.REJECTED;
                        default -> throw new IllegalArgumentException("neither godkänd nor underkänd: " + ruling);
                    });
                }
            }
            examples.add(new Example(line, level, cells.get(0), answers, rulings, decided, outcome(cells.get(3)),
                    new Text(cells.get(4), cells.get(5))));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("%s.md, line %d: %s".formatted(name, line + 1, e.getMessage()), e);
        }
    }

    @SuppressWarnings("unchecked")
    private void change(Map<String, Object> answers, String cell, String written) {
        var dot = cell.split("\\.", 2);
        var question = questionnaire.question(dot[0])
                .orElseThrow(() -> new IllegalArgumentException("there is no question " + dot[0]));
        if (written.equals("–") && dot.length == 1) {
            answers.remove(question.id());
        } else if (question.items().isEmpty()) {
            answers.put(question.id(), answer(question, Optional.empty(), written));
        } else {
            var items = (Map<String, Object>) answers.computeIfAbsent(question.id(), _ -> new LinkedHashMap<>());
            for (var item : dot.length == 2 ? List.of(dot[1]) : question.items().keySet()) {
                if (!question.items().containsKey(item)) {
                    throw new IllegalArgumentException("question " + dot[0] + " has no part " + item);
                }
                if (written.equals("–")) {
                    items.remove(item);
                } else {
                    items.put(item, answer(question, Optional.of(item), written));
                }
            }
        }
    }

    private static Object answer(Question question, Optional<String> item, String written) {
        var text = TEXT.matcher(written);
        return switch (question.type()) {
            case TEXT -> {
                if (!text.matches()) {
                    throw new IllegalArgumentException("a text stands in ”…”: " + written);
                }
                yield text.group(1);
            }
            case INTEGER_EACH, INTEGER_PER_YEAR -> Integer.valueOf(written);
            case MULTI_CHOICE -> Map.of("chosen", written.equals("inget valt") ? List.of()
                    : List.of(code(question.options(), written)));
            case YES_NO, CHOICE, YES_NO_EACH, YES_NO_PER_YEAR -> code(question.codes(item), written);
        };
    }

    private static String code(Map<String, Text> codes, String written) {
        return codes.entrySet().stream().filter(code -> code.getKey().equals(written)
                        || code.getValue().sv().toLowerCase(Locale.ROOT).equals(written.toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getKey).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("”" + written + "” is none of "
                        + codes.values().stream().map(Text::sv).collect(Collectors.joining(" / "))));
    }

    private static Outcome outcome(String written) {
        return Optional.ofNullable(OUTCOMES.get(written))
                .orElseThrow(() -> new IllegalArgumentException("”" + written + "” is none of " + OUTCOMES.keySet()));
    }

    private static Map<String, Object> copy(Map<String, Object> answers) {
        var copy = new LinkedHashMap<String, Object>();
        answers.forEach((question, answer) ->
                copy.put(question, answer instanceof Map<?, ?> items ? new LinkedHashMap<>(items) : answer));
        return copy;
    }

    private static List<String> listed(String cell) {
        return cell.isEmpty() ? List.of() : Arrays.asList(cell.split("; "));
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1)).map(String::strip).toList();
    }

    private static String text(String name) {
        try (var stream = ExampleTable.class.getResourceAsStream("/examples/" + name + ".md")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
