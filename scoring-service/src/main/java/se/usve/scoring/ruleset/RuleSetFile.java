package se.usve.scoring.ruleset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import se.usve.chassis.problem.Text;
import se.usve.scoring.criteria.Criterion;

/** Reads a rule set as it is written for people, and tells everything that is wrong with it at once. */
public final class RuleSetFile {

    private static final YAMLMapper YAML = new YAMLMapper(
            YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());
    private static final Set<String> FILE_KEYS = Set.of("id", "version", "questionnaire", "areas", "questions", "words", "levels");
    private static final Set<String> LEVEL_KEYS =
            Set.of("level", "area", "sv", "en", "short", "met_when", "exempt_when", "assessment");

    private final String name;
    private final List<String> faults = new ArrayList<>();

    private RuleSetFile(String name) {
        this.name = name;
    }

    /**
     * {@return the rule set the text describes}
     *
     * @param name what messages call the file
     * @param text YAML
     * @throws InvalidRuleSet with everything that is wrong
     */
    public static RuleSet read(String name, String text) {
        return new RuleSetFile(name).read(text);
    }

    private RuleSet read(String text) {
        var file = parse(text);
        onlyKeys(file, FILE_KEYS, "the file");
        var id = file.path("id").asText();
        if (!id.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            fault("the file", "id must be lower-case letters, digits and hyphens, at most 40");
        }
        var version = file.path("version");
        if (!version.canConvertToExactIntegral() || version.asLong() < 1) {
            fault("the file", "version must be a whole number from 1");
        }
        var areas = new LinkedHashMap<String, Area>();
        file.path("areas").properties().forEach(area -> areas.put(area.getKey(),
                new Area(area.getKey(), text(area.getValue(), "area " + area.getKey()))));
        var words = new LinkedHashMap<String, Text>();
        file.path("words").properties().forEach(word ->
                words.put(word.getKey(), text(word.getValue(), "word " + word.getKey())));
        var questions = new LinkedHashMap<String, Text>();
        file.path("questions").properties().forEach(question ->
                questions.put(question.getKey(), text(question.getValue(), "question " + question.getKey())));
        var levels = new ArrayList<MinimumLevel>();
        for (var level : file.path("levels")) {
            levels.add(level(level, levels.size() + 1, areas, questions, words));
        }
        if (levels.isEmpty()) {
            fault("the file", "levels are missing");
        }
        if (!faults.isEmpty()) {
            throw new InvalidRuleSet(name, faults);
        }
        return new RuleSet(id, version.asLong(), file.path("questionnaire").asText(), levels, questions, words);
    }

    private JsonNode parse(String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new InvalidRuleSet(name, List.of("line %d, column %d: %s".formatted(
                    e.getLocation().getLineNr(), e.getLocation().getColumnNr(), e.getOriginalMessage())));
        }
    }

    private MinimumLevel level(JsonNode level, int number, Map<String, Area> areas, Map<String, Text> questions,
            Map<String, Text> words) {
        var where = "level " + number;
        onlyKeys(level, LEVEL_KEYS, where);
        if (level.path("level").asInt() != number) {
            fault(where, "levels are numbered 1, 2, … in order, but this one says level: "
                    + level.path("level").asText());
        }
        var area = Optional.ofNullable(areas.get(level.path("area").asText()));
        if (area.isEmpty()) {
            fault(where, "the area " + level.path("area").asText() + " is not one of " + areas.keySet());
        }
        var text = new Text(words(level, "sv", where), words(level, "en", where));
        var metWhen = criterion(level.path("met_when"), where + ", met_when");
        var exemptWhen = Optional.ofNullable(level.get("exempt_when"))
                .flatMap(node -> criterion(node, where + ", exempt_when"));
        var assessment = Optional.ofNullable(level.get("assessment")).map(node -> text(node, where + ", assessment"));
        metWhen.ifPresent(met -> {
            var judged = met.clauses().anyMatch(Criterion.ExampleApproved.class::isInstance);
            if (judged != assessment.isPresent()) {
                fault(where, judged ? "an example is judged, but assessment does not say by what"
                        : "assessment says how to judge an example, but none is judged");
            }
        });
        exemptWhen.filter(exempt -> exempt.clauses().anyMatch(Criterion.ExampleApproved.class::isInstance))
                .ifPresent(_ -> fault(where, "an exemption cannot rest on an assessor's ruling"));
        Stream.concat(metWhen.stream(), exemptWhen.stream()).flatMap(Criterion::clauses)
                .map(Criterion.Clause::question).distinct().filter(question -> !questions.containsKey(question))
                .forEach(question -> fault(where, "questions does not say what question " + question + " is about"));
        Stream.concat(metWhen.stream(), exemptWhen.stream()).flatMap(Criterion::clauses)
                .flatMap(RuleSetFile::codes).distinct().filter(code -> !words.containsKey(code))
                .forEach(code -> fault(where, "words does not say what " + code + " is called"));
        return new MinimumLevel(number, area.orElse(null), text, text(level.path("short"), where + ", short"),
                metWhen.orElse(null), exemptWhen, assessment);
    }

    private Optional<Criterion> criterion(JsonNode node, String where) {
        if (node.isTextual()) {
            var clause = ClauseText.read(node.asText());
            if (clause.isEmpty()) {
                fault(where, "not a clause: " + node.asText());
            }
            return clause.map(c -> c);
        }
        if (node.isObject() && node.size() == 1 && (node.has("all") || node.has("any"))) {
            var parts = new ArrayList<Criterion>();
            var list = node.iterator().next();
            list.forEach(part -> criterion(part, where).ifPresent(parts::add));
            if (!list.isArray() || list.size() < 2) {
                fault(where, "all and any put at least two clauses together");
            }
            if (parts.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(node.has("all") ? new Criterion.All(parts) : new Criterion.Any(parts));
        }
        fault(where, node.isMissingNode() ? "missing" : "neither a clause nor a list under all or any: " + node);
        return Optional.empty();
    }

    /** Codes and items that a person reads; a year is its own word. */
    private static Stream<String> codes(Criterion.Clause clause) {
        return switch (clause) {
            case Criterion.AnswerIn(_, var item, var codes, var exemptions) -> Stream.of(
                    item.filter(i -> !i.matches("[0-9]+")).stream(), codes.stream(), exemptions.stream())
                    .flatMap(all -> all);
            case Criterion.AnyItemIs(_, var code) -> Stream.of(code);
            case Criterion.SumAtLeast _, Criterion.AnyChosen _, Criterion.TextGiven _, Criterion.ExampleApproved _ ->
                    Stream.empty();
        };
    }

    private Text text(JsonNode node, String where) {
        onlyKeys(node, Set.of("sv", "en"), where);
        return new Text(words(node, "sv", where), words(node, "en", where));
    }

    private String words(JsonNode node, String language, String where) {
        var words = node.path(language);
        if (!words.isTextual() || words.asText().isBlank()) {
            fault(where, "the words in " + language + " are missing");
        }
        return words.asText().strip();
    }

    private void onlyKeys(JsonNode node, Set<String> allowed, String where) {
        node.properties().stream().map(Map.Entry::getKey).filter(key -> !allowed.contains(key))
                .forEach(key -> fault(where, "unknown: " + key));
    }

    private void fault(String where, String what) {
        faults.add(where + ": " + what);
    }
}
