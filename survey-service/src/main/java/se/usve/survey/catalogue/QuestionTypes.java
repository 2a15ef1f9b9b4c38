package se.usve.survey.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import se.usve.chassis.problem.Text;
import se.usve.survey.questionnaire.Question;

/** Reads what is particular to each type of question. */
final class QuestionTypes {

    private static final Map<String, Reader> TYPES = Map.of(
            "yes_no", (head, _, _) -> new Question.YesNo(head),
            "choice", (head, at, _) -> new Question.Choice(head, options(at)),
            "multi_choice", (head, at, _) -> new Question.MultiChoice(head, options(at)),
            "yes_no_each", (head, at, _) -> new Question.YesNoEach(head, items(at, true)),
            "integer_each", (head, at, earlier) -> new Question.IntegerEach(head, countedItems(at, earlier)),
            "yes_no_per_year", (head, at, _) -> new Question.YesNoPerYear(head, years(at)),
            "integer_per_year", (head, at, _) -> new Question.IntegerPerYear(head, years(at)),
            "text", (head, _, _) -> new Question.FreeText(head));

    private static final Map<String, List<String>> OWN_FIELDS = Map.of(
            "choice", List.of("options"), "multi_choice", List.of("options"),
            "yes_no_each", List.of("items"), "integer_each", List.of("items", "part_of"),
            "yes_no_per_year", List.of("years"), "integer_per_year", List.of("years"));

    /** Makes a question of its head and the place it stands at, knowing the questions before it. */
    private interface Reader {
        Question read(Question.Head head, YamlPlace at, Map<String, Question> earlier);
    }

    private QuestionTypes() {
    }

    /** {@return the question, or null with an error noted when its type is unknown} */
    static Question read(Question.Head head, YamlPlace at, Map<String, Question> earlier) {
        var type = at.string("type");
        var reader = TYPES.get(type);
        if (reader == null) {
            at.error("type \"" + type + "\" is none of " + String.join(", ", new TreeSet<>(TYPES.keySet())));
            return null;
        }
        var fields = new ArrayList<>(List.of("id", "section", "type", "text", "note", "mandatory", "asked_when"));
        fields.addAll(OWN_FIELDS.getOrDefault(type, List.of()));
        at.onlyHas(fields.toArray(String[]::new));
        return reader.read(head, at, earlier);
    }

    /** {@return the name of the question's type in files and in the API} */
    static String nameOf(Question question) {
        return switch (question) {
            case Question.YesNo _ -> "yes_no";
            case Question.Choice _ -> "choice";
            case Question.MultiChoice _ -> "multi_choice";
            case Question.YesNoEach _ -> "yes_no_each";
            case Question.IntegerEach _ -> "integer_each";
            case Question.YesNoPerYear _ -> "yes_no_per_year";
            case Question.IntegerPerYear _ -> "integer_per_year";
            case Question.FreeText _ -> "text";
        };
    }

    private static SequencedMap<String, Text> options(YamlPlace at) {
        var options = new LinkedHashMap<String, Text>();
        at.codes("options").forEach((code, place) -> {
            place.onlyHas("sv", "en");
            options.put(code, place.text());
        });
        if (options.size() < 2) {
            at.error("options must be at least two");
        }
        return options;
    }

    /** A question that counts some of those an earlier one counts has its items. */
    private static SequencedMap<String, Question.Item> countedItems(YamlPlace at, Map<String, Question> earlier) {
        if (!at.node().has("part_of")) {
            return items(at, false);
        }
        if (at.node().has("items")) {
            at.error("it has both items and part_of");
        }
        var other = at.string("part_of");
        if (earlier.get(other) instanceof Question.IntegerEach(_, var items)) {
            return items;
        }
        at.error("part_of: there is no earlier question \"" + other + "\" of type integer_each");
        return new LinkedHashMap<>();
    }

    private static SequencedMap<String, Question.Item> items(YamlPlace at, boolean withExtraOptions) {
        var items = new LinkedHashMap<String, Question.Item>();
        at.codes("items").forEach((code, place) -> {
            var extra = new LinkedHashMap<String, Text>();
            if (withExtraOptions && place.node().has("extra_options")) {
                place.onlyHas("sv", "en", "extra_options");
                place.codes("extra_options").forEach((option, words) -> extra.put(option, words.text()));
                if (!Collections.disjoint(extra.keySet(), Question.YES_OR_NO)) {
                    place.error("extra_options must not be YES or NO");
                }
            } else {
                place.onlyHas("sv", "en");
            }
            items.put(code, new Question.Item(place.text(), extra));
        });
        if (items.isEmpty()) {
            at.error("items must be at least one");
        }
        return items;
    }

    private static List<Integer> years(YamlPlace at) {
        var years = new ArrayList<Integer>();
        for (var year : at.list("years")) {
            if (!year.isInt() || year.intValue() < 1900 || year.intValue() > 2100 || years.contains(year.intValue())) {
                at.error("years must be different years from 1900 to 2100, but one is " + year);
            } else {
                years.add(year.intValue());
            }
        }
        if (years.isEmpty()) {
            at.error("years must be at least one");
        }
        return List.copyOf(years);
    }
}
