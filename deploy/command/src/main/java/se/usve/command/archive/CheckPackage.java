package se.usve.command.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.erdtman.jcs.JsonCanonicalizer;
import se.usve.command.verify.Finding;
import se.usve.command.verify.JudgedAnew;
import se.usve.command.verify.SealedResults;
import se.usve.scoring.criteria.Decision;
import se.usve.scoring.ruleset.RuleSet;
import se.usve.scoring.ruleset.RuleSetFile;
import se.usve.stack.StackFailure;

/** Checks a package by itself: that its files are those it was made with, and that its results follow from what is in it. */
public final class CheckPackage {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String XLINK = "http://www.w3.org/1999/xlink";

    private final Path root;
    private final Path data;

    /** Unit to result by revision, in order of the units' ids. */
    private final Map<String, TreeMap<Long, JsonNode>> results = new TreeMap<>();

    private CheckPackage(Path root) {
        this.root = root;
        this.data = root.resolve(PackageXml.REP).resolve("data");
    }

    /**
     * {@return what holds of the package and what does not}
     *
     * @param where a folder, or a file {@code .zip}
     * @throws StackFailure if it is no package
     */
    public static List<Finding> check(Path where) throws IOException {
        try (var opened = PackageFiles.open(where)) {
            return new CheckPackage(opened.root()).check();
        }
    }

    private List<Finding> check() throws IOException {
        var findings = new ArrayList<Finding>();
        findings.add(files());
        findings.add(described());
        if (!findings.stream().allMatch(Finding::holds)) {
            // What is read of other files than those that were packed would say nothing.
            return findings;
        }
        each("results/results", result -> results.computeIfAbsent(result.path("unit").asText(), _ -> new TreeMap<>())
                .put(result.path("revision").asLong(), result));
        findings.add(receipts());
        findings.add(outcomes());
        findings.add(seals());
        findings.add(explanations());
        findings.add(table());
        return findings;
    }

    private Finding files() throws IOException {
        var deviations = new ArrayList<String>();
        var said = PackageFiles.manifest(root);
        var there = new TreeSet<>(PackageFiles.below(root, ""));
        there.remove(PackageFiles.MANIFEST);
        for (var file : said.entrySet()) {
            if (!there.remove(file.getKey())) {
                deviations.add(file.getKey() + ": missing");
            } else if (!Sha256.of(root.resolve(file.getKey())).equals(file.getValue())) {
                deviations.add(file.getKey() + ": other bytes than when it was packed");
            }
        }
        there.forEach(file -> deviations.add(file + ": not of the package"));
        return new Finding("A1", "every file is there with its SHA-256, and no other", said.size(), deviations);
    }

    private Finding described() throws IOException {
        var deviations = new ArrayList<String>();
        var described = new TreeSet<>(List.of("METS.xml"));
        for (var base : List.of("", PackageXml.REP + "/")) {
            try (var in = Files.newInputStream(root.resolve(base + "METS.xml"))) {
                var factory = XMLInputFactory.newDefaultFactory();
                factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
                var xml = factory.createXMLStreamReader(in);
                String size = null;
                String checksum = null;
                while (xml.hasNext()) {
                    if (xml.next() == javax.xml.stream.XMLStreamConstants.START_ELEMENT) {
                        var element = xml.getLocalName();
                        if (element.equals("file") || element.equals("mdRef")) {
                            size = xml.getAttributeValue(null, "SIZE");
                            checksum = xml.getAttributeValue(null, "CHECKSUM");
                        }
                        if (element.equals("FLocat") || element.equals("mdRef")) {
                            var path = base + xml.getAttributeValue(XLINK, "href");
                            described.add(path);
                            if (!Files.exists(root.resolve(path)) || !String.valueOf(Files.size(root.resolve(path))).equals(size)
                                    || !Sha256.of(root.resolve(path)).equals(checksum)) {
                                deviations.add(path + ": not as " + base + "METS.xml describes it");
                            }
                        }
                    }
                }
            } catch (XMLStreamException | java.nio.file.NoSuchFileException e) {
                deviations.add(base + "METS.xml: cannot be read: " + e.getMessage());
            }
        }
        PackageFiles.below(root, "").stream().filter(file -> !file.equals(PackageFiles.MANIFEST) && !described.contains(file))
                .forEach(file -> deviations.add(file + ": described by no METS.xml"));
        return new Finding("A2", "METS describes every file as it is", described.size(), deviations);
    }

    private Finding receipts() throws IOException {
        var deviations = new ArrayList<String>();
        var versions = new HashMap<String, Long>();
        each("answers/submissions", sent -> {
            var unit = sent.path("unit").asText();
            var version = sent.path("version").asLong();
            if (version != versions.merge(unit, 1L, Long::sum)) {
                deviations.add("%s: version %d stands where %d is expected".formatted(unit, version, versions.get(unit)));
            }
            if (!sent.path("answers").isNull() && !Sha256.of(new JsonCanonicalizer(sent.path("answers").toString())
                    .getEncodedString()).equals(sent.path("sha256").asText())) {
                deviations.add("%s version %d: the answers are not those of its receipt".formatted(unit, version));
            }
        });
        each("round/participations", unit -> {
            if (unit.path("submissionVersion").asLong() != versions.getOrDefault(unit.path("unit").asText(), 0L)) {
                deviations.add(unit.path("unit").asText() + ": versions of its answers are missing");
            }
        });
        return new Finding("A3", "the answers of every version are those of its receipt, and no version is missing",
                versions.values().stream().mapToLong(Long::longValue).sum(), deviations);
    }

    @SuppressWarnings("unchecked")
    private Finding outcomes() throws IOException {
        var deviations = new ArrayList<String>();
        var rules = new HashMap<String, RuleSet>();
        each("rules/rule-sets", set -> {
            var name = set.path("ruleSet").asText() + " " + set.path("version").asLong();
            rules.put(name, RuleSetFile.read(name, set.path("source").asText()));
        });
        var sent = new HashMap<String, JsonNode>();
        each("answers/submissions", one -> sent.put(one.path("unit").asText(), one));
        var rulings = rulings();
        var overrides = new HashMap<String, Map<Integer, String>>();
        each("overrides/overrides", one -> {
            if (!one.path("inForceAt").isNull() && one.path("withdrawnAt").isNull()) {
                overrides.computeIfAbsent(one.path("unit").asText(), _ -> new HashMap<>())
                        .put(one.path("level").asInt(), one.path("outcome").asText());
            }
        });
        long checked = 0;
        for (var unit : sent.entrySet()) {
            var result = results.containsKey(unit.getKey()) ? results.get(unit.getKey()).lastEntry().getValue() : null;
            var withdrawn = unit.getValue().path("answers").isNull();
            if (result == null || result.path("submissionVersion").asLong() != unit.getValue().path("version").asLong()
                    || withdrawn != result.path("cause").asText().equals("WITHDRAWAL")) {
                if (result != null || !withdrawn) {
                    deviations.add(unit.getKey() + ": its newest answers have no result");
                }
            } else if (!withdrawn) {
                var set = rules.get(result.path("ruleSet").asText() + " " + result.path("ruleSetVersion").asLong());
                var expected = set == null ? Map.<Integer, String>of() : JudgedAnew.outcomes(set,
                        (Map<String, Object>) JSON.convertValue(unit.getValue().path("answers"), Map.class),
                        rulings.getOrDefault(unit.getKey(), Map.of()), overrides.getOrDefault(unit.getKey(), Map.of()));
                var found = new TreeMap<Integer, String>();
                result.path("levels").forEach(level -> found.put(level.path("level").asInt(),
                        JudgedAnew.both(level.path("outcome").asText(), level.path("selfReported").asText())));
                checked += expected.size();
                if (!expected.equals(found)) {
                    deviations.add(unit.getKey() + ": " + difference(expected, found));
                }
            }
        }
        results.keySet().stream().filter(unit -> !sent.containsKey(unit))
                .forEach(unit -> deviations.add(unit + ": has a result, but no answers"));
        return new Finding("A4", "every outcome follows from the packed answers, rulings, overrides and rule set", checked,
                deviations);
    }

    private static String difference(Map<Integer, String> expected, Map<Integer, String> found) {
        var levels = new TreeSet<>(expected.keySet());
        levels.addAll(found.keySet());
        return String.join("; ", levels.stream().filter(level -> !java.util.Objects.equals(expected.get(level), found.get(level)))
                .map(level -> "level " + level + " is " + found.get(level) + " instead of " + expected.get(level)).toList());
    }

    /** Unit to case to decision: by one ruling that stands, or where two rule by two that are alike. */
    private Map<String, Map<String, Decision>> rulings() throws IOException {
        var standing = new HashMap<String, List<Decision>>();
        each("assessments/rulings", ruling -> {
            if (ruling.path("withdrawnAt").isNull()) {
                standing.computeIfAbsent(ruling.path("assessment").asText(), _ -> new ArrayList<>())
                        .add(Decision.valueOf(ruling.path("decision").asText()));
            }
        });
        var rulings = new HashMap<String, Map<String, Decision>>();
        each("assessments/cases", one -> {
            var given = standing.getOrDefault(one.path("assessment").asText(), List.of());
            var needed = one.path("doubleReview").asBoolean() ? 2 : 1;
            for (var decision : Decision.values()) {
                if (given.stream().filter(decision::equals).count() >= needed) {
                    rulings.computeIfAbsent(one.path("unit").asText(), _ -> new HashMap<>()).put(JudgedAnew.caseOf(
                            one.path("level").asInt(), one.path("question").asText(), one.path("text").asText()), decision);
                }
            }
        });
        return rulings;
    }

    private Finding seals() throws IOException {
        var deviations = new ArrayList<String>();
        var checked = new ArrayList<Long>();
        each("results/seals", seal -> {
            checked.add(seal.path("revision").asLong());
            var sealed = new SealedResults(SealedResults.words(seal.path("sha256").asText(), seal.path("units").asLong(),
                    seal.path("met").asLong(), seal.path("exempt").asLong(), seal.path("notMet").asLong(),
                    seal.path("awaiting").asLong()));
            // Times are all written alike, so their order is that of the texts.
            var at = seal.path("sealedAt").asText();
            results.forEach((unit, revisions) -> revisions.values().stream()
                    .filter(result -> result.path("scoredAt").asText().compareTo(at) <= 0).reduce((_, last) -> last)
                    .filter(result -> !result.path("cause").asText().equals("WITHDRAWAL"))
                    .ifPresent(result -> result.path("levels").forEach(level -> sealed.add(unit,
                            result.path("submissionVersion").asLong(), level.path("level").asInt(),
                            level.path("outcome").asText()))));
            if (!sealed.sealed().equals(sealed.found())) {
                deviations.add("revision %d: sealed as %s, but the packed results give %s".formatted(
                        seal.path("revision").asLong(), sealed.sealed(), sealed.found()));
            }
        });
        return new Finding("A5", "every published revision is what was sealed", checked.size(), deviations);
    }

    private Finding explanations() throws IOException {
        var deviations = new ArrayList<String>();
        var missing = new TreeSet<String>();
        results.forEach((unit, revisions) -> revisions.forEach((revision, result) -> {
            if (!result.path("cause").asText().equals("WITHDRAWAL")) {
                missing.add(unit + " revision " + revision);
            }
        }));
        long checked = missing.size();
        each("results/explanations", explained -> missing.remove(
                explained.path("unit").asText() + " revision " + explained.path("revision").asLong()));
        missing.forEach(result -> deviations.add(result + ": not explained"));
        return new Finding("A6", "every result is explained", checked, deviations);
    }

    /** Only units that take part count in a table. */
    private Finding table() throws IOException {
        var regions = new HashMap<String, String>();
        each("round/participations", unit -> {
            if (unit.path("takesPart").asBoolean()) {
                regions.put(unit.path("unit").asText(), unit.path("region").asText());
            }
        });
        var counted = new LinkedHashMap<String, Integer>();
        results.forEach((unit, revisions) -> {
            var result = revisions.lastEntry().getValue();
            if (regions.containsKey(unit) && !result.path("cause").asText().equals("WITHDRAWAL")) {
                for (var level : result.path("levels")) {
                    var outcome = level.path("outcome").asText();
                    for (var group : List.of(regions.get(unit), "SE")) {
                        var cell = "level " + level.path("level").asInt() + " of " + group + " ";
                        counted.merge(cell + (outcome.equals("EXEMPT") ? "MET" : outcome), 1, Integer::sum);
                    }
                }
            }
        });
        var deviations = new ArrayList<String>();
        long checked = 0;
        var table = JSON.readTree(Files.readAllBytes(data.resolve("tables/levels.json")));
        for (var level : table.path("levels")) {
            for (var cell : level.path("cells")) {
                var name = "level " + level.path("level").asInt() + " of " + cell.path("group").asText() + " ";
                for (var kind : Map.of("MET", "met", "NOT_MET", "notMet", "AWAITING_ASSESSMENT", "awaiting").entrySet()) {
                    int expected = counted.getOrDefault(name + kind.getKey(), 0);
                    if (cell.path(kind.getValue()).asInt() != expected) {
                        deviations.add("%s%s: %d in the table, %d by the results".formatted(name, kind.getValue(),
                                cell.path(kind.getValue()).asInt(), expected));
                    }
                    checked++;
                }
            }
        }
        return new Finding("A7", "every count of the packed table of levels is that of the packed results", checked, deviations);
    }

    private interface Reader {
        void read(JsonNode record) throws IOException;
    }

    private void each(String file, Reader reader) throws IOException {
        try (var lines = Files.newBufferedReader(data.resolve(file + ".ndjson"))) {
            for (String line; (line = lines.readLine()) != null;) {
                reader.read(JSON.readTree(line));
            }
        }
    }
}
