package se.usve.scoring.ruleset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import se.usve.chassis.problem.Text;
import se.usve.scoring.questionnaire.Questionnaire;

/**
 * Reads a rule set as it is written for people, and tells everything that is wrong with it at once. What the schema
 * refuses is not looked at further; everything beside it is.
 */
public final class RuleSetFile {

    /**
     * What a rule set is checked against beside its own form.
     *
     * @param questionnaires those there are, by id
     * @param ruleSets       the other rule sets there are, by id
     * @param address        which version it must be, if it was sent as one
     */
    record Known(Function<String, Optional<Questionnaire>> questionnaires,
            Function<String, Optional<RuleSet>> ruleSets, Optional<Version> address) {

        /** The questionnaires of the survey service's contract, and these rule sets. */
        static Known with(Function<String, Optional<RuleSet>> ruleSets) {
            return new Known(Questionnaire::of, ruleSets, Optional.empty());
        }

        /** {@return the same, of what was sent as this version} */
        Known at(Version address) {
            return new Known(questionnaires, ruleSets, Optional.of(address));
        }
    }

    private final String name;
    private final JsonNode file;
    private final Faults faults;

    private RuleSetFile(String name, YamlText text) {
        this.name = name;
        this.file = text.root();
        this.faults = new Faults(text);
        RuleSetSchema.check(text, faults);
    }

    /**
     * {@return the rule set the text describes, by its own form alone} What has been checked once, such as a stored
     * version, is not judged again by the questionnaires of today.
     *
     * @param name what messages call the file
     * @param text YAML
     * @throws InvalidRuleSet with everything that is wrong
     */
    public static RuleSet read(String name, String text) {
        var reading = new RuleSetFile(name, YamlText.of(name, text));
        var rules = reading.ruleSet();
        reading.mustBeFaultless();
        return rules;
    }

    /**
     * {@return the rule set the text describes, which fits its questionnaire and the set it is mapped to}
     *
     * @param name  what messages call the file
     * @param text  YAML
     * @param known what it must fit
     * @throws InvalidRuleSet with everything that is wrong
     */
    static RuleSet check(String name, String text, Known known) {
        var reading = new RuleSetFile(name, YamlText.of(name, text));
        var rules = reading.ruleSet();
        reading.fits(rules, known);
        reading.mustBeFaultless();
        return rules;
    }

    private RuleSet ruleSet() {
        var words = texts("words");
        var questions = texts("questions");
        var areas = new LinkedHashMap<String, Area>();
        texts("areas").forEach((code, text) -> areas.put(code, new Area(code, text)));
        var reading = new LevelReading(areas, questions.keySet(), words.keySet(), faults);
        var levels = new ArrayList<MinimumLevel>();
        var nodes = file.path("levels").isArray() ? file.path("levels") : MissingNode.getInstance();
        for (int i = 0; i < nodes.size(); i++) {
            reading.level(nodes.get(i), i + 1).ifPresent(levels::add);
        }
        var mapping = Optional.ofNullable(file.get("mapping")).filter(_ -> faults.noneIn(MappingReading.PLACE))
                .map(node -> new MappingReading(faults).mapping(node, nodes.size()));
        return new RuleSet(file.path("id").asText(), file.path("version").asLong(),
                file.path("questionnaire").asText(), levels, questions, words, mapping);
    }

    private void fits(RuleSet rules, Known known) {
        known.address().ifPresent(address -> {
            mustBe("/id", rules.id().equals(address.id()), address.id());
            mustBe("/version", rules.version() == address.version(), address.version());
        });
        if (faults.noneIn("/questionnaire") && file.hasNonNull("questionnaire")) {
            known.questionnaires().apply(rules.questionnaire()).ifPresentOrElse(
                    questionnaire -> new FitsQuestionnaire(questionnaire, faults).check(rules),
                    () -> faults.add("/questionnaire", "UNKNOWN_QUESTIONNAIRE", new Text(
                            "enkäten %s finns inte", "there is no questionnaire %s").with(rules.questionnaire())));
        }
        rules.mapping().ifPresent(mapping -> known.ruleSets().apply(mapping.other())
                .ifPresent(other -> MappingReading.mustAccountFor(other, mapping, faults)));
    }

    private void mustBe(String at, boolean is, Object wanted) {
        if (!is && faults.noneIn(at)) {
            faults.add(at, "OTHER_ADDRESS", new Text("adressen säger %s", "the address says %s").with(wanted));
        }
    }

    private void mustBeFaultless() {
        var found = faults.inOrder();
        if (!found.isEmpty()) {
            throw new InvalidRuleSet(name, found);
        }
    }

    private Map<String, Text> texts(String part) {
        var texts = new LinkedHashMap<String, Text>();
        file.path(part).properties().forEach(entry -> texts.put(entry.getKey(), text(entry.getValue())));
        return texts;
    }

    /** {@return the words of both languages} */
    static Text text(JsonNode node) {
        return new Text(node.path("sv").asText().strip(), node.path("en").asText().strip());
    }

    /** {@return the refusal of a file for one reason that nothing in it shows} */
    static InvalidRuleSet refused(String name, String text, String pointer, String code, Text what) {
        var faults = new Faults(YamlText.of(name, text));
        faults.add(pointer, code, what);
        return new InvalidRuleSet(name, faults.inOrder());
    }
}
