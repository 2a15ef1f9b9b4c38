package se.usve.reporting.indicators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import se.usve.chassis.problem.Text;
import se.usve.reporting.indicators.Indicator.Population;

/** Reads a file of definitions, whose head says how it is written, and checks it against its questionnaire. */
final class IndicatorFile {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Set<String> IN_A_MEASURE = Set.of("id", "sv", "en", "share", "shares_of", "sum", "sums_of", "mean",
            "means_of", "percentile", "of", "positive_only", "ratio", "ratios_of", "to", "per", "percent", "groups", "level",
            "without_exempt");

    private final List<String> faults = new ArrayList<>();
    private final Questionnaire questionnaire;
    private final Map<String, Population> populations = new LinkedHashMap<>();
    private final JsonNode groups;
    private String where = "";

    private IndicatorFile(JsonNode root, Questionnaire questionnaire) {
        this.questionnaire = questionnaire;
        this.groups = root.path("item_groups");
        root.path("populations").properties().forEach(e -> {
            where = "population " + e.getKey();
            populations.put(e.getKey(), new Population(text(e.getValue().path("words")), condition(e.getValue().path("when"))));
        });
    }

    static Optional<Indicators> read(String id) {
        if (!id.matches("[a-z0-9-]+")) {
            return Optional.empty();
        }
        try (var file = IndicatorFile.class.getResourceAsStream("/indicators/" + id + ".yaml")) {
            return file == null ? Optional.empty() : Optional.of(read(YAML.readTree(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return the definitions}
     *
     * @throws IllegalArgumentException with every fault of the file
     */
    static Indicators read(JsonNode root) {
        var id = root.path("questionnaire").asText();
        var file = new IndicatorFile(root, Questionnaire.of(id)
                .orElseThrow(() -> new IllegalArgumentException("There is no questionnaire " + id)));
        var all = new ArrayList<Indicator>();
        root.path("indicators").forEach(node -> all.add(file.indicator(node)));
        file.where = "the file";
        file.once("indicator", all.stream().map(Indicator::id));
        if (!file.faults.isEmpty()) {
            throw new IllegalArgumentException("indicators " + id + ": " + String.join("; ", file.faults));
        }
        return new Indicators(id, root.path("rule_set").asText(), List.copyOf(all));
    }

    private Indicator indicator(JsonNode node) {
        var id = node.path("id").asText();
        where = id;
        var population = Optional.ofNullable(node.path("among").textValue());
        population.filter(name -> !populations.containsKey(name)).ifPresent(name -> fault("no population " + name));
        var measures = new ArrayList<Measure>();
        node.path("measures").forEach(measure -> measures.addAll(measures(measure)));
        once("measure", measures.stream().map(Measure::id));
        if (measures.isEmpty()) {
            fault("no measures");
        }
        if (population.isEmpty()) {
            measures.forEach(this::mustBeAskedOfAll);
        }
        if (measures.stream().map(measure -> measure.calculation().unit()).distinct().count() > 1) {
            fault("shares and numbers in one");
        }
        return new Indicator(id, text(node.path("title")), text(node.path("place")),
                node.has("note") ? text(node.path("note")) : null, population.map(populations::get), List.copyOf(measures));
    }

    /** Else a unit that was never asked would look like one that left the answer out. */
    private void mustBeAskedOfAll(Measure measure) {
        if (measure.calculation() instanceof Calculation.Share(var condition)) {
            condition.questions().filter(question -> questionnaire.questions().get(question) != null
                    && questionnaire.questions().get(question).askedWhen().isPresent())
                    .forEach(question -> fault("question " + question + " is not asked of all, and no population is said"));
        }
    }

    private List<Measure> measures(JsonNode node) {
        node.fieldNames().forEachRemaining(name -> {
            if (!IN_A_MEASURE.contains(name)) {
                fault("unknown word " + name);
            }
        });
        if (node.has("shares_of")) {
            return shares(node.path("shares_of").asText());
        }
        if (node.has("sums_of")) {
            return eachPart(node, node.path("sums_of"), parts -> new Calculation.Sum(parts.getFirst(), per(node)));
        }
        if (node.has("means_of")) {
            return eachPart(node, node.path("means_of"), parts -> new Calculation.Mean(parts.getFirst()));
        }
        if (node.has("ratios_of")) {
            return eachPart(node, node.path("ratios_of"), parts -> new Calculation.Ratio(parts.get(0), parts.get(1), per(node),
                    unit(node)));
        }
        return calculation(node).map(calculation -> List.of(new Measure(node.path("id").asText(), text(node), calculation)))
                .orElseGet(() -> {
                    fault("a measure without a calculation");
                    return List.of();
                });
    }

    private Optional<Calculation> calculation(JsonNode node) {
        if (node.has("share")) {
            return Optional.of(new Calculation.Share(condition(node.path("share"))));
        }
        if (node.has("sum")) {
            return Optional.of(new Calculation.Sum(amount(node.path("sum")), per(node)));
        }
        if (node.has("mean")) {
            return Optional.of(new Calculation.Mean(amount(node.path("mean"))));
        }
        if (node.has("percentile")) {
            return Optional.of(new Calculation.Percentile(amount(node.path("of")), node.path("percentile").asInt(),
                    node.path("positive_only").asBoolean()));
        }
        if (node.has("ratio")) {
            return Optional.of(new Calculation.Ratio(amount(node.path("ratio")), amount(node.path("to")), per(node), unit(node)));
        }
        if (node.has("level")) {
            return Optional.of(new Calculation.Level(node.path("level").asInt(), node.path("without_exempt").asBoolean()));
        }
        return Optional.empty();
    }

    /** One measure for each option, item or year of the question. */
    private List<Measure> shares(String id) {
        return question(id).map(question -> question.parts().entrySet().stream().map(part -> new Measure(
                name(part.getKey()), part.getValue(), new Calculation.Share(question.isChosen()
                        ? new Condition.Chosen(id, part.getKey())
                        : question.isAskedForEach()
                                ? new Condition.Is(id, Optional.of(part.getKey()), Set.of("YES"))
                                : new Condition.Is(id, Optional.empty(), Set.of(part.getKey()))))).toList()).orElse(List.of());
    }

    @FunctionalInterface
    private interface Making {
        Calculation of(List<Amount> amounts);
    }

    /**
     * One measure for each item or year of the questions named, or for each group of items: of the questions of the first
     * list, and those of {@code to} where there is one.
     */
    private List<Measure> eachPart(JsonNode node, JsonNode of, Making calculation) {
        var first = ids(of);
        var second = ids(node.path("to"));
        var made = new ArrayList<Measure>();
        grouped(node, first.getFirst()).forEach((name, group) -> {
            var amounts = new ArrayList<Amount>();
            amounts.add(new Amount(first.stream().flatMap(id -> parts(id, group.items())).toList()));
            if (!second.isEmpty()) {
                amounts.add(new Amount(second.stream().flatMap(id -> parts(id, group.items())).toList()));
            }
            made.add(new Measure(name(name), group.title(), calculation.of(amounts)));
        });
        return made;
    }

    private record ItemGroup(Text title, List<String> items) {
    }

    private Map<String, ItemGroup> grouped(JsonNode node, String id) {
        var found = new LinkedHashMap<String, ItemGroup>();
        if (!node.has("groups")) {
            question(id).ifPresent(question -> question.parts().forEach((item, title) ->
                    found.put(item, new ItemGroup(title, List.of(item)))));
            return found;
        }
        var chosen = groups.path(node.path("groups").asText());
        if (chosen.isMissingNode()) {
            fault("no item group " + node.path("groups").asText());
        }
        chosen.properties().forEach(e -> found.put(e.getKey(), new ItemGroup(text(e.getValue()), ids(e.getValue().path("items")))));
        return found;
    }

    /** {@code {question: staff, items: [A, B]}}, without items all of them; or a list of such. */
    private Amount amount(JsonNode node) {
        var parts = new ArrayList<Amount.Part>();
        (node.isArray() ? node : YAML.createArrayNode().add(node)).forEach(one -> {
            var id = one.path("question").asText();
            var items = one.has("items") ? ids(one.path("items"))
                    : question(id).map(question -> List.copyOf(question.parts().keySet())).orElse(List.of());
            parts(id, items).forEach(parts::add);
        });
        if (parts.isEmpty()) {
            fault("a number of nothing");
        }
        return new Amount(List.copyOf(parts));
    }

    private Stream<Amount.Part> parts(String id, List<String> items) {
        return question(id).stream().flatMap(question -> {
            if (!question.isCounted()) {
                fault("question " + id + " is not answered with numbers");
            }
            items.stream().filter(item -> !question.parts().containsKey(item))
                    .forEach(item -> fault("question " + id + " has no item " + item));
            return items.stream().map(item -> new Amount.Part(id, item, question.askedWhen()));
        });
    }

    /** {@code {question: 13b, item: X, is: [YES]}}, {@code {question: 32, chosen: X}}, {@code {all: [...]}}, {@code {any: [...]}}. */
    private Condition condition(JsonNode node) {
        if (node.has("all")) {
            return new Condition.All(conditions(node.path("all")));
        }
        if (node.has("any")) {
            return new Condition.Any(conditions(node.path("any")));
        }
        var id = node.path("question").asText();
        var question = question(id);
        if (node.has("chosen")) {
            var option = node.path("chosen").asText();
            question.filter(q -> !q.isChosen() || !q.parts().containsKey(option))
                    .ifPresent(_ -> fault("question " + id + " has no option " + option));
            return new Condition.Chosen(id, option);
        }
        var item = Optional.ofNullable(node.path("item").textValue());
        var codes = new LinkedHashSet<>(ids(node.path("is")));
        question.ifPresent(q -> {
            if (q.isAskedForEach() != item.isPresent() || item.filter(i -> !q.parts().containsKey(i)).isPresent()) {
                fault("question " + id + " has no item " + item.orElse("left out"));
            }
            codes.stream().filter(code -> !q.codes().contains(code))
                    .forEach(code -> fault("question " + id + " is never answered " + code));
        });
        if (codes.isEmpty()) {
            fault("question " + id + " is nothing");
        }
        return new Condition.Is(id, item, codes);
    }

    private List<Condition> conditions(JsonNode nodes) {
        var conditions = new ArrayList<Condition>();
        nodes.forEach(node -> conditions.add(condition(node)));
        return List.copyOf(conditions);
    }

    private Optional<Questionnaire.Question> question(String id) {
        var found = Optional.ofNullable(questionnaire.questions().get(id));
        if (found.isEmpty()) {
            fault("there is no question " + id);
        }
        return found;
    }

    private static int per(JsonNode node) {
        return node.path("per").asInt(1);
    }

    private static Calculation.Unit unit(JsonNode node) {
        return node.path("percent").asBoolean() ? Calculation.Unit.SHARE : Calculation.Unit.NUMBER;
    }

    private static String name(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> ids(JsonNode node) {
        var ids = new ArrayList<String>();
        if (node.isArray()) {
            node.forEach(id -> ids.add(id.asText()));
        } else if (!node.isMissingNode()) {
            ids.add(node.asText());
        }
        return ids;
    }

    private Text text(JsonNode node) {
        if (!node.hasNonNull("sv") || !node.hasNonNull("en")) {
            fault("words are missing in a language");
        }
        return new Text(node.path("sv").asText(), node.path("en").asText());
    }

    private void once(String what, Stream<String> ids) {
        var seen = new HashSet<String>();
        ids.filter(id -> !seen.add(id) || !id.matches("[a-z0-9-]+")).forEach(id -> fault(what + " " + id
                + " stands twice or is no lower-case word"));
    }

    private void fault(String what) {
        faults.add(where + ": " + what);
    }
}
