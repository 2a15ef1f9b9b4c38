package se.usve.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code deploy/README.md} promises is held by tests that are there, and what it points to is there too. */
class PromisesTest {

    private static final String PAGE = "deploy/README.md";
    private static final Pattern PROMISE = Pattern.compile("^\\| [A-Z].*\\. \\|(.*)\\|$", Pattern.MULTILINE);
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)[^)]*\\)");

    static Stream<String> testsThatHoldPromises() {
        return NAMED.matcher(Repository.read(PAGE)).results().map(named -> named.group(1) + "." + named.group(2)).distinct();
    }

    @ParameterizedTest
    @MethodSource("testsThatHoldPromises")
    void aNamedTestIsThere(String name) throws IOException {
        var parts = name.split("\\.");
        try (var files = Files.find(Repository.at(""), 20, (file, _) -> file.endsWith(parts[0] + ".java")
                && !file.toString().contains("/target/"))) {
            assertThat(files.map(PromisesTest::read).collect(Collectors.joining())).contains("void " + parts[1] + "(");
        }
    }

    @Test
    void everyPromiseIsHeldByATest() {
        var promises = PROMISE.matcher(Repository.read(PAGE)).results().map(promise -> promise.group(1)).toList();
        assertThat(promises).hasSizeGreaterThan(10).allMatch(tests -> NAMED.matcher(tests).find());
    }

    @Test
    void whatItPointsToIsThere() {
        List<String> missing = LINK.matcher(Repository.read(PAGE)).results().map(link -> link.group(1))
                .filter(path -> !Files.exists(Repository.at("deploy").resolve(path))).toList();
        assertThat(missing).isEmpty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
