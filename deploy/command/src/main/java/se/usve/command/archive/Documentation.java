package se.usve.command.archive;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import se.usve.command.archive.Dictionary.Words;

/** What explains a package to whoever opens it in fifty years: a README in two languages, and JSON Schemas. */
final class Documentation {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Dictionary dictionary;

    Documentation(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** Writes README.md. */
    void readme(Path file, String id, String round) throws IOException {
        Files.createDirectories(file.getParent());
        var text = new StringBuilder("# " + id + "\n\n*English below.*\n\n").append("""
                Det här paketet innehåller omgång %s av den nationella uppföljningen av miniminivåer i universitetssjukvården:
                svaren, regelverket, bedömningarna och resultaten, så att varje siffra kan räknas om ur det.

                - `METS.xml` beskriver paketet och alla dess filer (E-ARK CSIP, som Riksarkivets FGS Paketstruktur bygger på);
                  `representations/rep1/METS.xml` filerna under `representations/rep1/data`.
                - `metadata/preservation/premis.xml` säger hur och när det skapades, `metadata/descriptive/dc.xml` vad det är.
                - `schemas/` har ett JSON Schema för varje slag av rader, och för svaren.
                - `manifest-sha256.txt` har SHA-256 av varje fil utom sig själv (`sha256sum -c manifest-sha256.txt`).
                - Rader finns i två former med samma innehåll: `.ndjson` (en JSON-post per rad, UTF-8) och `.csv` (komma, UTF-8,
                  CRLF; listor och objekt som JSON; text som börjar med = + - eller @ har en apostrof före). Vid olikhet gäller
                  `.ndjson`.
                - Tider är UTC enligt RFC 3339. Tomt betyder att uppgiften inte finns.
                - Utkast, kontaktuppgifter, påminnelser och datoradresser ingår inte. Namn på den som handlat ingår.

                """.formatted(round));
        files(text, "Filer", "Fil", "Innehåll", "Kolumner", "typ", Words::sv);
        text.append("\n---\n\n# " + id + " (English)\n\n").append("""
                This package holds round %s of the national follow-up of minimum levels in Swedish university health care: the
                answers, the rule set, the assessments and the results, so that every figure can be computed again from it.

                - `METS.xml` describes the package and all its files (E-ARK CSIP, on which the Swedish FGS package structure is
                  built); `representations/rep1/METS.xml` the files under `representations/rep1/data`.
                - `metadata/preservation/premis.xml` says how and when it was made, `metadata/descriptive/dc.xml` what it is.
                - `schemas/` has a JSON Schema of each kind of record, and of the answers.
                - `manifest-sha256.txt` has the SHA-256 of every file but itself (`sha256sum -c manifest-sha256.txt`).
                - Records stand in two forms of the same content: `.ndjson` (a JSON record a line, UTF-8) and `.csv` (comma,
                  UTF-8, CRLF; lists and objects as JSON; text that begins with = + - or @ has an apostrophe before it). Where
                  they differ, `.ndjson` holds.
                - Times are UTC by RFC 3339. Empty means that there is no such value.
                - Drafts, contacts, reminders and computers' addresses are left out. Names of who acted are in it.

                How outcomes are computed from this: the newest version of a unit's answers (`answers/submissions`) is judged by
                the clauses of the rule set (`rules`); an example in free text counts as approved or rejected by the rulings that
                stand on it (`assessments`: one, or of a case under double review two that agree); an override in force
                (`overrides`) comes before all that. The outcomes of the last revision of each unit (`results/results`) follow, and
                `results/seals` has the checksum they were published with. `./usve archive --check` of the system does this.

                """.formatted(round));
        files(text, "Files", "File", "Content", "Columns", "type", Words::en);
        Files.writeString(file, text);
    }

    private void files(StringBuilder text, String heading, String file, String content, String columns, String type,
            Function<Words, String> words) {
        text.append("## ").append(heading).append("\n\n| ").append(file).append(" | ").append(content).append(" |\n|---|---|\n");
        dictionary.parts().forEach(part -> text.append("| `").append(part.file()).append(".ndjson`, `.csv` | ")
                .append(words.apply(part.words())).append(" |\n"));
        dictionary.files().forEach((path, said) -> text.append("| `").append(path).append("` | ").append(words.apply(said))
                .append(" |\n"));
        text.append("\n## ").append(columns).append('\n');
        for (var part : dictionary.parts()) {
            text.append("\n### ").append(part.file()).append("\n\n| | ").append(type).append(" | |\n|---|---|---|\n");
            part.columns().forEach(column -> text.append("| `").append(column.name()).append("` | ").append(column.type())
                    .append(" | ").append(words.apply(column.words())).append(" |\n"));
        }
    }

    /** Writes a JSON Schema of the records of each part. */
    void schemas(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var part : dictionary.parts()) {
            var schema = JSON.createObjectNode().put("$schema", "https://json-schema.org/draft/2020-12/schema")
                    .put("title", part.file()).put("description", part.words().sv() + " " + part.words().en())
                    .put("type", "object").put("additionalProperties", false);
            var required = schema.putArray("required");
            ObjectNode properties = schema.putObject("properties");
            part.columns().forEach(column -> {
                required.add(column.name());
                properties.putObject(column.name()).put("description", column.words().sv() + " / " + column.words().en())
                        .putArray("type").add(column.type()).add("null");
            });
            Files.writeString(folder.resolve(part.name() + ".schema.json"),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n");
        }
    }
}
