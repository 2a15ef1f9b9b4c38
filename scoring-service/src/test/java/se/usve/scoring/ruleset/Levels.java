package se.usve.scoring.ruleset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The rule sets under test, read from the files the service brings. */
public final class Levels {

    static final String FILE = "rule-sets/2018-2021.yaml";
    static final String FILE_2022 = "rule-sets/2022-2025.yaml";

    private Levels() {
    }

    /** {@return the rule set of 2018–2021} */
    public static RuleSet of2018() {
        return RuleSetFile.read(FILE, source());
    }

    /** {@return the rule set of 2022–2025} */
    public static RuleSet of2022() {
        return RuleSetFile.read(FILE_2022, source(FILE_2022));
    }

    /** {@return every rule set, by its id} */
    public static Map<String, RuleSet> all() {
        return Map.of("2018-2021", of2018(), "2022-2025", of2022());
    }

    static String source() {
        return source(FILE);
    }

    /** {@return what stands in the resource} */
    static String source(String file) {
        try (var stream = Levels.class.getClassLoader().getResourceAsStream(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
