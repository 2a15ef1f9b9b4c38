package se.usve.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.usve.stack.Bearer;

/**
 * How long a file of answers takes. Two sets of answers are sent in turn, so that every run changes every unit: each row is
 * read, checked and compared, previewed with the answers before and after, and stored as a new version with its event.
 */
public final class ImportBench implements AutoCloseable {
    private static final List<String> REGIONS = List.copyOf(Bearer.REGIONS);
    private static final List<String> STAGES = List.of("reading", "comparing", "previewing", "storing");
    private static final int WARM_UP = 3;

    /** The formats, and how each is fetched. */
    private enum Format {
        CSV("text/csv", "/answers.csv"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "/answers.xlsx"),
        NDJSON("application/x-ndjson", "/answers.ndjson");

        private final String type;
        private final String export;

        Format(String type, String export) {
            this.type = type;
            this.export = export;
        }
    }

    private final SurveyApi api;
    private final PrintWriter out;
    private final String round = "bench-" + System.currentTimeMillis();

    public ImportBench(URI survey, String adminToken, PrintWriter out) {
        this.api = new SurveyApi(survey, adminToken);
        this.out = out;
    }

    /**
     * Measures and prints.
     *
     * @param units how many units answer the whole questionnaire
     * @param runs  how many times each file is sent, beside the first few that are not counted
     * @throws IOException if the service answers otherwise than it should
     */
    public void run(int units, int runs) throws IOException {
        say("Round %s: %d units, every question answered, %d runs after %d to warm up, on %d processors.",
                round, units, runs, WARM_UP, Runtime.getRuntime().availableProcessors());
        open(units);
        JsonNode questionnaire = api.get("/rounds/" + round + "/questionnaire").json();
        var variants = new ArrayList<Map<Format, byte[]>>();
        for (int variant = 0; variant < 2; variant++) {
            byte[] file = lines(units, new WholeQuestionnaire(questionnaire, variant));
            Sent sent = send(Format.NDJSON, file, variant == 0 ? "created" : "changed", units);
            if (variant == 0) {
                say("First file, all created: dry run %.0f ms, commit %.0f ms (a cold service).", sent.dryRun.millis(),
                        sent.commit.millis());
            }
            variants.add(exports());
        }
        say("%-7s %9s %16s   %-44s %16s", "", "file", "dry run", "of which (medians)", "commit");
        say("%-7s %9s %16s   %-44s %16s", "", "kB", "min/median ms", String.join(" / ", STAGES), "min/median ms");
        int turn = 0;
        for (Format format : Format.values()) {
            var samples = new ArrayList<Sent>();
            for (int run = 0; run < WARM_UP + runs; run++, turn++) {
                samples.add(send(format, variants.get(turn % 2).get(format), "changed", units));
            }
            String levels = samples.getLast().dryRun.json().get("levels").get("status").asText();
            if (!levels.equals("SHOWN")) {
                say("The plans show no levels (%s): the dry runs below are without the preview.", levels);
            }
            print(format, variants.getFirst().get(format).length, samples.subList(WARM_UP, samples.size()));
        }
    }

    private record Sent(SurveyApi.Reply dryRun, SurveyApi.Reply commit) {
    }

    private Sent send(Format format, byte[] file, String what, int units) throws IOException {
        SurveyApi.Reply plan = api.post("/rounds/" + round + "/imports?dryRun=true", format.type, file);
        SurveyApi.Reply commit = api.post(
                "/rounds/" + round + "/imports/" + plan.json().get("plan").asText() + "/commit", "application/json",
                new byte[0]);
        if (commit.json().get(what).asInt() != units) {
            throw new IOException("The file was to be all " + what + " but came to " + commit.json().get("created")
                    + " created, " + commit.json().get("changed") + " changed, " + commit.json().get("rejected")
                    + " rejected");
        }
        return new Sent(plan, commit);
    }

    private void open(int units) throws IOException {
        ObjectNode definition = JsonNodeFactory.instance.objectNode()
                .put("questionnaire", "2018-2021").put("ruleSet", "2018-2021");
        definition.putObject("collection").put("opens", "2022-02-15").put("closes", "2022-06-28");
        definition.putObject("period").put("from", "2018-01-01").put("to", "2021-12-31");
        api.put("/rounds/" + round, definition);
        for (int unit = 0; unit < units; unit++) {
            api.put("/rounds/" + round + "/units/" + id(unit), JsonNodeFactory.instance.objectNode()
                    .put("name", "Enhet " + unit).put("region", REGIONS.get(unit % REGIONS.size())));
        }
        api.post("/rounds/" + round + "/transitions", "application/json",
                "{\"to\":\"OPEN\"}".getBytes(StandardCharsets.UTF_8));
    }

    private Map<Format, byte[]> exports() throws IOException {
        var files = new EnumMap<Format, byte[]>(Format.class);
        for (Format format : Format.values()) {
            files.put(format, api.get("/rounds/" + round + format.export + "?versions=false").body());
        }
        return files;
    }

    private static byte[] lines(int units, WholeQuestionnaire answers) {
        var lines = new StringBuilder();
        for (int unit = 0; unit < units; unit++) {
            ObjectNode line = JsonNodeFactory.instance.objectNode().put("unit", id(unit));
            line.set("answers", answers.next());
            lines.append(line).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String id(int unit) {
        return "bench-%04d".formatted(unit);
    }

    private void print(Format format, int bytes, List<Sent> samples) {
        var stages = STAGES.stream().map(stage -> "%.0f".formatted(median(samples.stream()
                .map(sent -> sent.dryRun.stages().getOrDefault(stage, 0.0)).toList()))).toList();
        var dryRuns = samples.stream().map(sent -> sent.dryRun.millis()).toList();
        var commits = samples.stream().map(sent -> sent.commit.millis()).toList();
        say("%-7s %9d %16s   %-44s %16s", format, bytes / 1000, minAndMedian(dryRuns), String.join(" / ", stages),
                minAndMedian(commits));
    }

    private static String minAndMedian(List<Double> millis) {
        return "%.0f / %.0f".formatted(millis.stream().min(Double::compare).orElseThrow(), median(millis));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values).stripTrailing());
        out.flush();
    }

    @Override
    public void close() {
        api.close();
    }
}
