package se.usve.command.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import se.usve.stack.Service;
import se.usve.stack.StackFailure;

/** Makes a round's package of what the services give. It stands at its place only when it is whole. */
public final class MakePackage {

    /** Where what the services give comes from. */
    public interface Source {

        /**
         * {@return the body of what is at a path; the caller closes it}
         *
         * @throws StackFailure when it cannot be had
         */
        InputStream get(Service service, String path);
    }

    /** What was made: where, by which name, and how many records of each part. */
    public record Made(Path where, String id, Map<String, Long> records, int files) {
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OF_SURVEY = Set.of("round", "participations", "registrations", "late-windows",
            "submissions", "follow-ups", "successions", "audit");
    private static final Set<String> OF_SCORING = Set.of("rule-sets", "procedure", "results", "assessments", "rulings",
            "assessment-events", "conflicts", "overrides", "override-replies", "site-visits", "rescorings", "seals");
    private static final List<String> TABLES = List.of("levels", "response-rates", "distribution", "designation-years",
            "self-reported");
    /** Form of a table to how its file ends. */
    private static final Map<String, String> FORMS = Map.of("csv", ".csv", "csv-sv", ".sv.csv", "json", ".json", "json-stat2",
            ".json-stat.json");

    private final Source source;
    private final String round;
    private final Instant created;
    private final String version;
    private final Dictionary dictionary = Dictionary.read();

    /**
     * @param round   id of the round
     * @param created when the package is made, which is told in it
     * @param version version of this software
     */
    public MakePackage(Source source, String round, Instant created, String version) {
        this.source = source;
        this.round = round;
        this.created = created;
        this.version = version;
    }

    /**
     * Makes the package.
     *
     * @param where      a folder that is not there, or a file {@code .zip} that is not
     * @param unfinished whether also a round that is not published and sealed is packed
     * @param tell       told how it comes along
     * @throws StackFailure when it cannot be made; nothing is left then
     */
    public Made make(Path where, boolean unfinished, Consumer<String> tell) throws IOException {
        if (Files.exists(where)) {
            throw new StackFailure(where + " is there already; a package is written beside what there is, not over it.");
        }
        var parent = where.toAbsolutePath().getParent();
        if (!Files.isDirectory(parent)) {
            throw new StackFailure("There is no folder " + parent + ".");
        }
        var working = Files.createTempDirectory(parent, ".usve-archive-");
        try {
            return pack(where, working, unfinished, tell);
        } finally {
            delete(working);
        }
    }

    private Made pack(Path where, Path working, boolean unfinished, Consumer<String> tell) throws IOException {
        var folder = Files.createDirectories(working.resolve("package"));
        var data = folder.resolve(PackageXml.REP).resolve("data");
        tell.accept("Answers, register and audit");
        var counts = new TreeMap<>(records(Service.SURVEY, "/survey/v1", OF_SURVEY, data));
        tell.accept("Rule sets, assessments and results");
        counts.putAll(records(Service.SCORING, "/scoring/v1", OF_SCORING, data));
        if (counts.get("seals") == 0 && !unfinished) {
            throw new StackFailure("Round " + round + " is not published and sealed, so what it is packed as now may change. "
                    + "--even-if-not-sealed packs it all the same.");
        }
        tell.accept("Explanations");
        counts.putAll(records(Service.REPORTING, "/reporting/v1", Set.of("explanations"), data));
        var revision = counts.get("seals");
        tell.accept("Published tables and report");
        tables(data, revision);
        answers(data, folder);
        rules(data);
        var id = "usve-" + round + (revision == 0 ? "-preliminary" : "-r" + revision);
        var documentation = new Documentation(dictionary);
        documentation.readme(folder.resolve("documentation/README.md"), id, round);
        documentation.schemas(folder.resolve("schemas"));
        new PackageXml(folder, new PackageXml.Description(id, "Miniminivåer i universitetssjukvården, omgång " + round, round,
                revision, created, version)).write();
        PackageFiles.writeManifest(folder);
        var files = PackageFiles.below(folder, "").size();
        place(folder, working, where, id);
        return new Made(where, id, counts, files);
    }

    private void place(Path folder, Path working, Path where, String id) throws IOException {
        if (where.getFileName().toString().endsWith(".zip")) {
            var named = Files.move(folder, working.resolve(id));
            var zip = working.resolve("package.zip");
            PackageFiles.zip(named, zip, created);
            Files.move(zip, where);
        } else {
            Files.move(folder, where);
        }
    }

    private Map<String, Long> records(Service service, String base, Set<String> parts, Path data) throws IOException {
        try (var lines = source.get(service, base + "/rounds/" + round + "/archive")) {
            return new Records(dictionary, data).write(lines, parts, service.name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    /** As everybody fetches them. Of a sealed round they are of its newest revision, whatever is told meanwhile. */
    private void tables(Path data, long revision) throws IOException {
        var base = "/reporting/v1/rounds/" + round + "/";
        var which = revision == 0 ? "" : "revision=" + revision + "&";
        for (var table : TABLES) {
            for (var form : FORMS.entrySet()) {
                fetch(Service.REPORTING, base + table + "?" + which + "format=" + form.getKey(),
                        data.resolve("tables/" + table + form.getValue()));
            }
        }
        fetch(Service.REPORTING, base + "report.pdf?" + which + "lang=sv", data.resolve("tables/report.pdf"));
        if (revision > 0) {
            fetch(Service.REPORTING, base + "revisions/" + revision, data.resolve("tables/manifest.json"));
        }
    }

    private void answers(Path data, Path folder) throws IOException {
        var base = "/survey/v1/rounds/" + round + "/questionnaire";
        var questionnaire = data.resolve("round/questionnaire.json");
        fetch(Service.SURVEY, base, questionnaire);
        fetch(Service.SURVEY, base + "/schema", folder.resolve("schemas/answers.schema.json"));
        AnswerTable.write(JSON.readTree(questionnaire.toFile()), data.resolve("answers/submissions.ndjson"),
                data.resolve("answers/answers.csv"));
    }

    /** Each version as the file it is. */
    private static void rules(Path data) throws IOException {
        try (var lines = Files.newBufferedReader(data.resolve("rules/rule-sets.ndjson"))) {
            for (String line; (line = lines.readLine()) != null;) {
                JsonNode rules = JSON.readTree(line);
                Files.writeString(data.resolve("rules/" + rules.path("ruleSet").asText() + "-v" + rules.path("version").asLong()
                        + ".yaml"), rules.path("source").asText());
            }
        }
    }

    private void fetch(Service service, String path, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (var body = source.get(service, path)) {
            Files.copy(body, file);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
