package se.usve.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Compose sets what there is to set, and what it does not set an operator finds beside it. */
class ComposeSettingsTest {

    private static final java.util.List<String> SERVICES = Compose.SERVICES;
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `[^`]+` \\| `([A-Z0-9_]+)` \\|");

    @ParameterizedTest
    @FieldSource("SERVICES")
    void everyVariableThatComposeSetsIsInTheReference(String service) {
        var set = new TreeSet<>(set(service));
        set.addAll(Compose.of("deploy/compose/mail.yml").environment(service).keySet().stream().map(ComposeSettingsTest::withoutFile)
                .toList());
        assertThat(reference(service)).containsAll(set);
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void everyVariableOfTheReferenceIsSetOrInTheExampleFile(String service) {
        var missing = new TreeSet<>(reference(service));
        missing.removeAll(set(service));
        var listed = Repository.read("deploy/compose/" + service + ".env.example").lines().filter(line -> line.matches("#[A-Z0-9_]+=.*"))
                .map(line -> line.substring(1).split("=")[0]).collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed).as("run deploy/compose/write-examples.sh").isEqualTo(missing);
    }

    private static Set<String> set(String service) {
        return Compose.main().environment(service).keySet().stream().map(ComposeSettingsTest::withoutFile)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Any setting may be given by a file. */
    private static String withoutFile(String variable) {
        return variable.replaceFirst("_FILE$", "");
    }

    private static Set<String> reference(String service) {
        return ROW.matcher(Repository.read("deploy/configuration/" + service + ".md")).results().map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
