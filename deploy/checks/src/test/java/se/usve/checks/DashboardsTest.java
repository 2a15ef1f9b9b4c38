package se.usve.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import se.usve.checks.Dashboards.Dashboard;

class DashboardsTest {

    static List<Dashboard> dashboards() {
        return Dashboards.all();
    }

    @Test
    void thereAreThreeAndEachHasANameAndAnAddressOfItsOwn() {
        assertThat(dashboards()).hasSize(3);
        assertThat(dashboards()).extracting(board -> board.json().path("uid").asText()).doesNotHaveDuplicates()
                .allMatch(uid -> uid.matches("usve-[a-z]+"));
        assertThat(dashboards()).extracting(board -> board.json().path("title").asText()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void eachPanelSaysWhatItShowsAndInWhatUnit(Dashboard board) {
        assertThat(board.json().path("description").asText()).isNotBlank();
        assertThat(board.panels()).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.path("description").asText()).isNotBlank();
            assertThat(panel.path("fieldConfig").path("defaults").path("unit").asText())
                    .isIn("short", "s", "ops", "reqps", "percentunit", "bytes");
            assertThat(panel.path("targets")).isNotEmpty();
        });
        assertThat(board.panels()).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsLieBesideOneAnotherAndNotOver(Dashboard board) {
        List<JsonNode> places = board.panels().stream().map(panel -> panel.get("gridPos")).toList();
        assertThat(places).allMatch(place -> at(place, "x") + at(place, "w") <= 24);
        for (JsonNode one : places) {
            assertThat(places).filteredOn(other -> other != one).noneMatch(other -> over(one, other));
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void eachPanelAsksTheProvisionedSource(Dashboard board) {
        Map<String, List<Map<String, Object>>> sources =
                new Yaml().load(Repository.read("deploy/observability/grafana/provisioning/datasources/usve.yml"));
        var uids = sources.get("datasources").stream().map(source -> source.get("uid")).toList();
        assertThat(board.panels()).extracting(panel -> panel.path("datasource").path("uid").asText()).allMatch(uids::contains);
    }

    @Test
    void prometheusUnderstandsEveryExpression(@TempDir Path folder) throws IOException {
        List<String> expressions = dashboards().stream().flatMap(board -> board.expressions().stream()).toList();
        var rules = IntStream.range(0, expressions.size())
                .mapToObj(i -> Map.of("record", "panel:" + i, "expr", expressions.get(i))).toList();
        var file = folder.resolve("panels.yml");
        Files.writeString(file, new Yaml().dump(Map.of("groups", List.of(Map.of("name", "panels", "rules", rules)))));
        Ran check = Promtool.run("check", "rules", file.toString());
        assertThat(check.exitCode()).as(check.output()).isZero();
        assertThat(check.output()).contains(expressions.size() + " rules found");
    }

    private static boolean over(JsonNode one, JsonNode other) {
        return at(one, "x") < at(other, "x") + at(other, "w") && at(other, "x") < at(one, "x") + at(one, "w")
                && at(one, "y") < at(other, "y") + at(other, "h") && at(other, "y") < at(one, "y") + at(one, "h");
    }

    private static int at(JsonNode place, String name) {
        return place.get(name).asInt();
    }
}
