package se.usve.command.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.erdtman.jcs.JsonCanonicalizer;
import se.usve.command.verify.JudgedAnew;
import se.usve.command.verify.SealedResults;
import se.usve.scoring.criteria.Decision;
import se.usve.scoring.ruleset.RuleSetFile;
import se.usve.stack.Service;
import se.usve.stack.StackFailure;

/**
 * What three services would give of a small published round: unit a of Skåne answers with an example that is approved, b of
 * Stockholm has a level overridden after a site visit, and c withdraws.
 */
final class MadeUpRound implements MakePackage.Source {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TIME = "2023-03-01T12:00:00.000001Z";

    private final List<String> survey = new ArrayList<>();
    private final List<String> scoring = new ArrayList<>();
    private final List<String> reporting = new ArrayList<>();
    private final Map<String, Integer> counted = new HashMap<>();
    private final SealedResults sealed = new SealedResults("");
    private long units;

    /** Changes what a service gives before it is sent. */
    UnaryOperator<String> twist = lines -> lines;
    boolean isSealed = true;

    MadeUpRound() throws IOException {
        add(survey, "round", Map.of("round", "2018-2021", "state", "PUBLISHED", "questionnaire", "2018-2021"));
        add(scoring, "rule-sets", Map.of("ruleSet", "2018-2021", "version", 1, "source", rules()));
        answered("a", "12", JSON.createObjectNode().put("3", "WHOLE_PERIOD").put("4a", "YES").put("30", "YES")
                .put("30a", "=Ett exempel, \"med\"\ncitat"), "APPROVED", null);
        answered("b", "01", JSON.createObjectNode().put("3", "NO").set("26", JSON.createObjectNode()
                .put("otherText", "annat").set("chosen", JSON.createArrayNode().add("OTHER"))), null, 1);
        add(survey, "participations", Map.of("unit", "c", "region", "01", "takesPart", true, "submissionVersion", 2));
        submission("c", 1, JSON.createObjectNode().put("3", "NO"));
        submission("c", 2, null);
        add(scoring, "results", Map.of("unit", "c", "revision", 1, "submissionVersion", 2, "cause", "WITHDRAWAL", "scoredAt", TIME,
                "levels", JSON.createArrayNode()));
        add(survey, "audit", Map.of("seq", 1, "action", "submission.received", "unit", "a"));
    }

    private static String rules() throws IOException {
        try (var file = MadeUpRound.class.getResourceAsStream("/rule-sets/2018-2021.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @SuppressWarnings("unchecked")
    private void answered(String unit, String region, JsonNode answers, String decision, Integer overridden) throws IOException {
        add(survey, "participations", Map.of("unit", unit, "region", region, "takesPart", true, "submissionVersion", 1));
        submission(unit, 1, answers);
        var rulings = new HashMap<String, Decision>();
        if (decision != null) {
            add(scoring, "assessments", Map.of("assessment", "case", "unit", unit, "level", 18, "question", "30a",
                    "text", answers.path("30a").asText(), "doubleReview", false));
            add(scoring, "rulings", Map.of("ruling", "r", "assessment", "case", "decision", decision));
            rulings.put(JudgedAnew.caseOf(18, "30a", answers.path("30a").asText()), Decision.valueOf(decision));
        }
        var overrides = new HashMap<Integer, String>();
        if (overridden != null) {
            add(scoring, "overrides", Map.of("unit", unit, "level", overridden, "outcome", "MET", "inForceAt", TIME));
            overrides.put(overridden, "MET");
        }
        var outcomes = JudgedAnew.outcomes(RuleSetFile.read("2018-2021", rules()),
                (Map<String, Object>) JSON.convertValue(answers, Map.class), rulings, overrides);
        ArrayNode levels = JSON.createArrayNode();
        outcomes.forEach((level, both) -> {
            var words = both.split(", by its own answers ");
            levels.addObject().put("level", level).put("outcome", words[0]).put("selfReported", words[1]);
            for (var group : List.of(region, "SE")) {
                counted.merge(level + " " + group + " " + (words[0].equals("EXEMPT") ? "MET" : words[0]), 1, Integer::sum);
            }
            sealed.add(unit, 1, level, words[0]);
        });
        units++;
        add(scoring, "results", Map.of("unit", unit, "revision", 1, "submissionVersion", 1, "ruleSet", "2018-2021",
                "ruleSetVersion", 1, "cause", "SUBMISSION", "scoredAt", TIME, "levels", levels));
        add(reporting, "explanations", Map.of("unit", unit, "revision", 1, "scoredAt", TIME));
    }

    private void submission(String unit, int version, JsonNode answers) throws IOException {
        var record = new HashMap<String, Object>(Map.of("unit", unit, "version", version, "submittedAt", TIME));
        if (answers != null) {
            record.put("answers", answers);
            record.put("sha256", Sha256.of(new JsonCanonicalizer(answers.toString()).getEncodedString()));
        }
        add(survey, "submissions", record);
    }

    private static void add(List<String> lines, String part, Map<String, ?> values) {
        var record = JSON.createObjectNode();
        Dictionary.read().part(part).orElseThrow().columns()
                .forEach(column -> record.set(column.name(), JSON.valueToTree(values.get(column.name()))));
        lines.add(JSON.createObjectNode().put("part", part).<ObjectNode>set("record", record).toString());
    }

    @Override
    public InputStream get(Service service, String path) {
        try {
            return new ByteArrayInputStream(answer(service, path).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String answer(Service service, String path) throws IOException {
        if (path.endsWith("/archive")) {
            var lines = new ArrayList<>(switch (service) {
                case SURVEY -> survey;
                case SCORING -> scoring;
                case REPORTING -> reporting;
            });
            if (service == Service.SCORING && isSealed) {
                add(lines, "seals", seal());
            }
            lines.add("{\"part\":\"end\",\"records\":" + lines.size() + "}");
            return twist.apply(String.join("\n", lines) + "\n");
        }
        if (path.contains("/levels?") && path.endsWith("format=json")) {
            return table();
        }
        if (path.endsWith("/questionnaire")) {
            return """
                    {"id":"2018-2021","questions":[{"id":"3","type":"choice","options":[{"code":"NO"}]},{"id":"4a","type":"yes_no"},
                     {"id":"15","type":"integer_per_year","years":[2018]},
                     {"id":"26","type":"multi_choice","options":[{"code":"MEETINGS"},{"code":"OTHER"}]},
                     {"id":"30a","type":"text"}]}""";
        }
        if (path.contains("no-such")) {
            throw new StackFailure("There is none.");
        }
        return "{\"path\":\"" + path + "\"}";
    }

    private Map<String, Object> seal() {
        var found = java.util.regex.Pattern.compile(
                "(\\d+) units, met (\\d+) \\(exempt (\\d+)\\), not met (\\d+), awaiting (\\d+), SHA-256 ([0-9a-f]{64})")
                .matcher(sealed.found());
        if (!found.matches() || Long.parseLong(found.group(1)) != units) {
            throw new IllegalStateException(sealed.found());
        }
        return Map.of("revision", 1, "units", units, "met", Long.valueOf(found.group(2)), "exempt",
                Long.valueOf(found.group(3)), "notMet", Long.valueOf(found.group(4)), "awaiting", Long.valueOf(found.group(5)),
                "sha256", found.group(6), "sealedAt", "2023-03-02T00:00:00.000000Z");
    }

    private String table() {
        var table = JSON.createObjectNode();
        var levels = table.putArray("levels");
        for (int level = 1; level <= 27; level++) {
            var cells = levels.addObject().put("level", level).putArray("cells");
            for (var group : List.of("01", "12", "SE")) {
                var cell = level + " " + group + " ";
                cells.addObject().put("group", group).put("met", counted.getOrDefault(cell + "MET", 0))
                        .put("notMet", counted.getOrDefault(cell + "NOT_MET", 0))
                        .put("awaiting", counted.getOrDefault(cell + "AWAITING_ASSESSMENT", 0));
            }
        }
        return table.toString();
    }
}
