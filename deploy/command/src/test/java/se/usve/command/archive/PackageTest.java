package se.usve.command.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import se.usve.command.verify.Finding;
import se.usve.stack.StackFailure;

/** How an archive package is laid out, what is found when it is touched, and what is never written. */
class PackageTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @TempDir
    Path folder;

    private MadeUpRound round;

    @BeforeEach
    void aRound() throws IOException {
        round = new MadeUpRound();
    }

    @Test
    void everythingStandsWhereTheSpecificationPutsItAndThePackageHolds() throws Exception {
        var made = make(folder.resolve("p"), NOW);
        assertEquals("usve-2018-2021-r1", made.id());
        var files = new TreeSet<>(PackageFiles.below(folder.resolve("p"), ""));
        for (var file : List.of("METS.xml", "manifest-sha256.txt", "metadata/descriptive/dc.xml",
                "metadata/preservation/premis.xml", "documentation/README.md", "schemas/submissions.schema.json",
                "schemas/answers.schema.json", "representations/rep1/METS.xml")) {
            assertTrue(files.remove(file), file);
        }
        files.removeIf(file -> file.startsWith("schemas/"));
        assertTrue(files.stream().allMatch(file -> file.startsWith("representations/rep1/data/")), files::toString);
        for (var part : Dictionary.read().parts()) {
            assertTrue(files.contains("representations/rep1/data/" + part.file() + ".ndjson"), part.file());
            assertTrue(files.contains("representations/rep1/data/" + part.file() + ".csv"), part.file());
        }
        assertTrue(files.contains("representations/rep1/data/rules/2018-2021-v1.yaml"));
        var findings = CheckPackage.check(folder.resolve("p"));
        assertEquals(List.of("A1", "A2", "A3", "A4", "A5", "A6", "A7"), findings.stream().map(Finding::id).toList());
        findings.forEach(finding -> assertTrue(finding.holds() && finding.checked() > 0, finding::toString));
        assertEquals(54, findings.get(3).checked(), "27 levels of two units");
    }

    @Test
    void metsHasWhatTheCommonSpecificationAsksFor() throws Exception {
        make(folder.resolve("p"), NOW);
        var mets = xml("METS.xml");
        assertEquals("usve-2018-2021-r1", mets.getAttribute("OBJID"));
        assertEquals("https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml", mets.getAttribute("PROFILE"));
        assertEquals("Datasets", mets.getAttribute("TYPE"));
        assertEquals("SIP", only(mets, "metsHdr").getAttribute("csip:OAISPACKAGETYPE"));
        assertEquals(NOW.toString(), only(mets, "metsHdr").getAttribute("CREATEDATE"));
        assertEquals("PHYSICAL CSIP", only(mets, "structMap").getAttribute("TYPE") + " "
                + only(mets, "structMap").getAttribute("LABEL"));
        assertEquals(List.of("usve-2018-2021-r1", "Metadata", "Documentation", "Schemas", "Representations/rep1"),
                attributes(mets, "div", "LABEL"));
        assertEquals(List.of("Documentation", "Schemas", "Representations/rep1"), attributes(mets, "fileGrp", "USE"));
        assertEquals(List.of("representations/rep1/METS.xml"), attributes(mets, "mptr", "xlink:href"));
        var ids = new TreeSet<String>();
        for (var element : List.of("dmdSec", "amdSec", "digiprovMD", "mdRef", "fileSec", "fileGrp", "file", "structMap", "div")) {
            attributes(mets, element, "ID").forEach(id -> assertTrue(id.startsWith("uuid-") && ids.add(id), element + " " + id));
        }
        attributes(mets, "fptr", "FILEID").forEach(id -> assertTrue(ids.contains(id), id));
        var rep = xml("representations/rep1/METS.xml");
        assertEquals(List.of("Data"), attributes(rep, "fileGrp", "USE"));
        assertTrue(attributes(rep, "FLocat", "xlink:href").contains("data/answers/submissions.ndjson"));
    }

    @Test
    void recordsAreAsTheirSchemasAndTheReadmeSays() throws Exception {
        make(folder.resolve("p"), NOW);
        var schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        var readme = Files.readString(folder.resolve("p/documentation/README.md"));
        for (var part : Dictionary.read().parts()) {
            var schema = schemas.getSchema(Files.readString(folder.resolve("p/schemas/" + part.name() + ".schema.json")));
            for (var line : Files.readAllLines(data(part.file() + ".ndjson"))) {
                assertTrue(schema.validate(line, InputFormat.JSON).isEmpty(), line);
            }
            assertFalse(schema.validate("{\"other\": 1}", InputFormat.JSON).isEmpty(), part.name());
            assertEquals(String.join(",", part.headers()), Files.readAllLines(data(part.file() + ".csv")).getFirst());
            part.columns().forEach(column -> assertTrue(readme.contains("| `" + column.name() + "` | " + column.type() + " | "
                    + column.words().sv()) && readme.contains(column.words().en()), part.name() + "." + column.name()));
        }
        assertEquals(List.of("unit,version,submittedAt,withdrawal,3,4a,15.2018,26.MEETINGS,26.OTHER,26.otherText,30a",
                "a,1,2023-03-01T12:00:00.000001Z,NO,WHOLE_PERIOD,YES,,,,,\"'=Ett exempel, \"\"med\"\"", "citat\"",
                "b,1,2023-03-01T12:00:00.000001Z,NO,NO,,,NO,YES,annat,", "c,1,2023-03-01T12:00:00.000001Z,NO,NO,,,,,,",
                "c,2,2023-03-01T12:00:00.000001Z,YES,,,,,,,"), Files.readAllLines(data("answers/answers.csv")));
    }

    @Test
    void theSameRoundAtTheSameTimeGivesTheSameBytes() throws Exception {
        make(folder.resolve("one.zip"), NOW);
        make(folder.resolve("two.zip"), NOW);
        assertArrayEquals(Files.readAllBytes(folder.resolve("one.zip")), Files.readAllBytes(folder.resolve("two.zip")));
        make(folder.resolve("later.zip"), NOW.plusSeconds(86_400));
        try (var one = PackageFiles.open(folder.resolve("one.zip")); var later = PackageFiles.open(folder.resolve("later.zip"))) {
            var before = PackageFiles.manifest(one.root());
            var after = PackageFiles.manifest(later.root());
            assertEquals(List.of("METS.xml", "metadata/descriptive/dc.xml", "metadata/preservation/premis.xml",
                    "representations/rep1/METS.xml"), before.keySet().stream()
                    .filter(file -> !before.get(file).equals(after.get(file))).toList(), "what tells when it was made");
        }
        CheckPackage.check(folder.resolve("one.zip")).forEach(finding -> assertTrue(finding.holds(), finding::toString));
    }

    @Test
    void whateverIsTouchedIsFound() throws Exception {
        make(folder.resolve("p"), NOW);
        touch("answers/submissions.ndjson", "WHOLE_PERIOD", "PART_OF_PERIOD");
        assertEquals(List.of("A1", "A2"), broken());
        describeAnew();
        assertEquals(List.of("A3", "A4"), broken());
        touch("answers/submissions.ndjson", "PART_OF_PERIOD", "WHOLE_PERIOD");

        touch("results/results.ndjson", "\"level\":1,\"outcome\":\"MET\"", "\"level\":1,\"outcome\":\"NOT_MET\"");
        describeAnew();
        assertEquals(List.of("A4", "A5", "A7"), broken());
        touch("results/results.ndjson", "\"level\":1,\"outcome\":\"NOT_MET\"", "\"level\":1,\"outcome\":\"MET\"");

        touch("assessments/rulings.ndjson", "APPROVED", "REJECTED");
        describeAnew();
        assertEquals(List.of("A4"), broken());
        touch("assessments/rulings.ndjson", "REJECTED", "APPROVED");

        touch("results/explanations.ndjson", "\"unit\":\"a\"", "\"unit\":\"z\"");
        describeAnew();
        assertEquals(List.of("A6"), broken());
        touch("results/explanations.ndjson", "\"unit\":\"z\"", "\"unit\":\"a\"");
        describeAnew();
        assertEquals(List.of(), broken());

        Files.writeString(folder.resolve("p/note.txt"), "x");
        assertEquals(List.of("A1", "A2"), broken());
        Files.delete(folder.resolve("p/note.txt"));
        Files.delete(data("tables/report.pdf"));
        assertEquals(List.of("A1", "A2"), broken());
    }

    @Test
    void aPackageThatIsNotWholeIsNeverWritten() throws IOException {
        for (var twisted : List.of("broken off", "unknown part", "unknown field", "not sealed")) {
            round.isSealed = !twisted.equals("not sealed");
            round.twist = switch (twisted) {
                case "broken off" -> lines -> lines.substring(0, lines.lastIndexOf("{\"part\":\"end\""));
                case "unknown part" -> lines -> lines.replaceFirst("\"part\":\"[a-z-]+\"", "\"part\":\"secrets\"");
                case "unknown field" -> lines -> lines.replaceFirst("\"record\":\\{", "\"record\":{\"secret\":1,");
                default -> lines -> lines;
            };
            assertThrows(StackFailure.class, () -> make(folder.resolve("p.zip"), NOW), twisted);
            try (var left = Files.list(folder)) {
                assertEquals(List.of(), left.toList(), twisted);
            }
        }
        var made = new MakePackage(round, "2018-2021", NOW, "1").make(folder.resolve("p"), true, _ -> { });
        assertEquals("usve-2018-2021-preliminary", made.id());
        assertThrows(StackFailure.class, () -> make(folder.resolve("p"), NOW), "what is there is not written over");
        Files.writeString(folder.resolve("text.zip"), "x");
        for (var none : List.of("text.zip", "none", ".")) {
            if (!none.equals(".")) {
                assertThrows(StackFailure.class, () -> CheckPackage.check(folder.resolve(none)), none);
            }
        }
    }

    private MakePackage.Made make(Path where, Instant created) throws IOException {
        return new MakePackage(round, "2018-2021", created, "1").make(where, false, _ -> { });
    }

    private Path data(String file) {
        return folder.resolve("p/representations/rep1/data").resolve(file);
    }

    private void touch(String file, String from, String to) throws IOException {
        var text = Files.readString(data(file));
        assertTrue(text.contains(from), from);
        Files.writeString(data(file), text.replaceFirst(java.util.regex.Pattern.quote(from), to));
    }

    /** As somebody would who forges a package: all checksums are right again. */
    private void describeAnew() throws IOException {
        var root = folder.resolve("p");
        new PackageXml(root, new PackageXml.Description("usve-2018-2021-r1", "t", "2018-2021", 1, NOW, "1")).write();
        Files.delete(root.resolve(PackageFiles.MANIFEST));
        PackageFiles.writeManifest(root);
    }

    private List<String> broken() throws IOException {
        return CheckPackage.check(folder.resolve("p")).stream().filter(finding -> !finding.holds()).map(Finding::id).toList();
    }

    private Element xml(String file) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(folder.resolve("p").resolve(file).toFile())
                .getDocumentElement();
    }

    private static Element only(Element within, String name) {
        assertEquals(1, within.getElementsByTagName(name).getLength(), name);
        return (Element) within.getElementsByTagName(name).item(0);
    }

    private static List<String> attributes(Element within, String name, String attribute) {
        var found = within.getElementsByTagName(name);
        return java.util.stream.IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i))
                .map(element -> element.getAttribute(attribute)).toList();
    }
}
