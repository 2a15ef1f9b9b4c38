package se.usve.reporting.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;

/**
 * What the reference reader of JSON-stat (npm: jsonstat-toolkit) finds in a dataset. Skipped, with the reason, where there is no
 * Node.js or no npm registry.
 */
class JsonStatToolkitTest {

    private static final String TOOLKIT = "jsonstat-toolkit@2.2.2";
    private static final Path PLACE = Path.of("target", "jsonstat").toAbsolutePath();

    private static final String SCRIPT = """
            import JSONstat from "jsonstat-toolkit";
            import { readFileSync } from "node:fs";
            const read = JSONstat(JSON.parse(readFileSync("dataset.json", "utf8")));
            const size = read.size.reduce((a, b) => a * b, 1);
            console.log([read.class, read.length, read.n, size, read.value.length, read.role.time, read.role.geo,
              read.role.metric, read.Dimension("group").Category("SE").label, read.Dimension("group").role,
              read.Dimension("contents").Category("share").unit.decimals,
              read.Data({ round: "2018-2021", group: "01", contents: "share" }).value,
              read.Data({ round: "2018-2021", group: "SE", contents: "met" }).value,
              read.Data({ round: "2018-2021", group: "24", contents: "share" }).value,
              read.Data({ round: "2018-2021", group: "24", contents: "share" }).status].join("|"));
            """;

    @Test
    void theReferenceReaderFindsEveryFigureInItsPlace() throws Exception {
        var table = Table.of("t", new Text("Tabell", "Table"), "2018-2021", List.of(Column.ROUND,
                Column.place("group", "Region", "Region", "groupName"), Column.attribute("groupName", "Namn", "Name"),
                Column.count("met", "Når", "Meet"), Column.count("of", "Av", "Of"), Column.share("share", "Andel", "Share")),
                List.of(Table.row("2018-2021", "01", "Region Stockholm", 65L, 72L, 65 / 72.0),
                        Table.row("2018-2021", "24", "Region Västerbotten", 0L, 0L, null),
                        Table.row("2018-2021", "SE", new Text("Riket", "Sweden"), 274L, 292L, 274 / 292.0)));
        Files.createDirectories(PLACE);
        Files.writeString(PLACE.resolve("dataset.json"), new JsonStat(Language.SV).dataset(Cube.of(table)).toString());
        Files.writeString(PLACE.resolve("package.json"), "{\"private\": true, \"type\": \"module\"}");
        Files.writeString(PLACE.resolve("read.js"), SCRIPT);
        if (!Files.isDirectory(PLACE.resolve("node_modules/jsonstat-toolkit"))) {
            var installed = run("npm", "install", "--no-audit", "--no-fund", "--no-save", TOOLKIT);
            assumeTrue(installed.code() == 0, "SKIPPED: " + TOOLKIT + " cannot be installed here: " + installed.output());
        }
        var read = run("node", "read.js");
        assertEquals("dataset|3|9|9|9|round|group|contents|Riket|geo|4|" + 65 / 72.0 + "|274||.", read.output().strip());
    }

    private record Ran(int code, String output) {
    }

    private static Ran run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).directory(PLACE.toFile()).redirectErrorStream(true).start();
        } catch (IOException e) {
            return new Ran(127, command[0] + " is not there: " + e.getMessage());
        }
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(2, TimeUnit.MINUTES) ? process.exitValue() : 1, output);
    }
}
