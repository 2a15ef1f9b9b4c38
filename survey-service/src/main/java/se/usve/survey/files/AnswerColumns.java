package se.usve.survey.files;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.usve.chassis.problem.Text;
import se.usve.survey.questionnaire.Question;
import se.usve.survey.questionnaire.Questionnaire;

/**
 * The columns of a questionnaire, one for each cell of an answer, in the questionnaire's order:
 *
 * <ul>
 * <li>{@code 3}: a question answered with one code, or in words;
 * <li>{@code 13b.OWN_REGION_CARE_UNITS}: an item of a question answered item by item;
 * <li>{@code 15.2018}: a year of a question answered year by year;
 * <li>{@code 26.SUPERVISOR_MEETINGS}: an option of a question where several may be chosen, YES or NO;
 * <li>{@code 26.otherText}: the words that belong to its option OTHER.
 * </ul>
 *
 * A blank cell is unanswered. A question where several may be chosen is unanswered when all its cells are blank; with
 * nothing but NO it is answered, with nothing chosen.
 */
public final class AnswerColumns {

    private static final Text YES = new Text("Ja", "Yes");
    private static final Text NO = new Text("Nej", "No");

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}[.,][0-9]{1,9}");

    private final SequencedMap<String, AnswerColumn> byHeader = new LinkedHashMap<>();

    private AnswerColumns(Questionnaire questionnaire) {
        questionnaire.questions().values().stream().flatMap(AnswerColumns::of).forEach(column -> {
            if (byHeader.put(Words.plain(column.header()), column) != null || Lead.named(column.header()).isPresent()) {
                throw new IllegalArgumentException("Two columns of " + questionnaire.id() + " are headed "
                        + column.header());
            }
        });
    }

    /** {@return the columns of the questionnaire} */
    public static AnswerColumns of(Questionnaire questionnaire) {
        return new AnswerColumns(questionnaire);
    }

    private static Stream<AnswerColumn> of(Question question) {
        return switch (question) {
            case Question.YesNo(var head) -> Stream.of(AnswerColumn.whole(head, yesOrNo()));
            case Question.Choice(var head, var options) -> Stream.of(AnswerColumn.whole(head, new CodedForm(options)));
            case Question.FreeText(var head) -> Stream.of(AnswerColumn.whole(head, new TextForm()));
            case Question.YesNoEach(var head, var items) -> items.entrySet().stream().map(item ->
                    AnswerColumn.part(head, item.getKey(), item.getValue().text(),
                            yesOrNoOr(item.getValue().extraOptions())));
            case Question.IntegerEach(var head, var items) -> items.entrySet().stream().map(item ->
                    AnswerColumn.part(head, item.getKey(), item.getValue().text(), new CountForm()));
            case Question.YesNoPerYear(var head, var years) -> years.stream().map(year ->
                    AnswerColumn.part(head, year.toString(), words(year), yesOrNo()));
            case Question.IntegerPerYear(var head, var years) -> years.stream().map(year ->
                    AnswerColumn.part(head, year.toString(), words(year), new CountForm()));
            case Question.MultiChoice(var head, var options) -> Stream.concat(
                    options.entrySet().stream().map(option ->
                            AnswerColumn.option(head, option.getKey(), option.getValue(), yesOrNo())),
                    Stream.ofNullable(options.get(Question.MultiChoice.OTHER)).map(other ->
                            AnswerColumn.otherText(head, new Text(other.sv() + " (text)", other.en() + " (text)"))));
        };
    }

    private static Text words(Integer year) {
        return new Text(year.toString(), year.toString());
    }

    private static Form yesOrNo() {
        return yesOrNoOr(new LinkedHashMap<>());
    }

    private static Form yesOrNoOr(SequencedMap<String, Text> more) {
        var words = new LinkedHashMap<String, Text>();
        words.put("YES", YES);
        words.put("NO", NO);
        words.putAll(more);
        return new CodedForm(words);
    }

    /** {@return the headers, in the questionnaire's order} */
    public List<String> headers() {
        return all().stream().map(AnswerColumn::header).toList();
    }

    /**
     * {@return the same answers as reading them from a file gives them: questions, items, and chosen options in the
     * questionnaire's order, counts as Integer, a question with nothing in it left out} Two maps of valid answers
     * that say the same have the same normal form.
     *
     * @param answers valid answers
     */
    public Map<String, Object> normalised(Map<String, ?> answers) {
        var normal = new LinkedHashMap<String, Object>();
        for (var column : all()) {
            var value = column.from(answers);
            if (value != null) {
                column.into(normal, value instanceof Number number ? (Object) number.intValue() : value);
            }
        }
        return normal;
    }

    /** {@return those of some answers, valid or not, that have a cell, so that they can be shown in it} */
    Map<String, Object> shown(Map<String, ?> answers) {
        var shown = new LinkedHashMap<String, Object>();
        for (var column : all()) {
            var value = column.from(answers);
            if (value instanceof String || value instanceof Number || value instanceof Boolean) {
                column.into(shown, value);
            }
        }
        return shown;
    }

    List<AnswerColumn> all() {
        return List.copyOf(byHeader.values());
    }

    Optional<AnswerColumn> named(String header) {
        var plain = Words.plain(header);
        return Optional.ofNullable(byHeader.get(plain)).or(() -> asNumber(plain));
    }

    /** A spreadsheet takes {@code 15.2020} for a number, and writes it {@code 15.202} or {@code 15,202}. */
    private Optional<AnswerColumn> asNumber(String header) {
        if (!DECIMAL.matcher(header).matches()) {
            return Optional.empty();
        }
        var number = new BigDecimal(header.replace(',', '.'));
        var same = byHeader.entrySet().stream().filter(column -> DECIMAL.matcher(column.getKey()).matches()
                && new BigDecimal(column.getKey()).compareTo(number) == 0).map(Map.Entry::getValue).toList();
        return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
    }

    Optional<AnswerColumn> at(String pointer) {
        var path = pointer.split("/", -1);
        if (path.length < 3 || !path[1].equals("answers")) {
            return Optional.empty();
        }
        var question = name(path[2]);
        var part = path.length > 3 ? name(path[3]) : "";
        var columns = byHeader.values().stream().filter(column -> column.question().equals(question)).toList();
        return columns.stream().filter(column -> column.part().equals(part)).findFirst()
                .or(() -> columns.stream().findFirst());
    }

    private static String name(String escaped) {
        return escaped.replace("~1", "/").replace("~0", "~");
    }
}
