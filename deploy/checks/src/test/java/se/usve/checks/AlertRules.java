package se.usve.checks;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The rules that Prometheus is given, read. */
final class AlertRules {

    static final String FILE = "deploy/observability/rules/usve.yml";

    /** @param expression what makes it fire, in PromQL */
    record Alert(String name, String expression, String severity, Map<String, String> annotations) {}

    private AlertRules() {}

    static List<Alert> alerts() {
        return rules().filter(rule -> rule.containsKey("alert")).map(AlertRules::alert).toList();
    }

    /** The names of what is computed beforehand. */
    static List<String> recorded() {
        return rules().filter(rule -> rule.containsKey("record")).map(rule -> (String) rule.get("record")).toList();
    }

    /** Every expression: of alerts, and of what is computed beforehand. */
    static List<String> expressions() {
        return rules().map(rule -> (String) rule.get("expr")).toList();
    }

    @SuppressWarnings("unchecked")
    private static Alert alert(Map<String, Object> rule) {
        return new Alert((String) rule.get("alert"), (String) rule.get("expr"),
                ((Map<String, String>) rule.get("labels")).get("severity"), (Map<String, String>) rule.get("annotations"));
    }

    @SuppressWarnings("unchecked")
    private static Stream<Map<String, Object>> rules() {
        Map<String, List<Map<String, Object>>> file = new Yaml().load(Repository.read(FILE));
        return file.get("groups").stream().flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream());
    }
}
