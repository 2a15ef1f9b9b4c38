package se.usve.scoring.ruleset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The rule sets under test, read from the files the service brings. */
public final class Levels {

    static final String FILE = "rule-sets/2018-2021.yaml";

    private Levels() {
    }

    /** {@return the rule set of 2018–2021} */
    public static RuleSet of2018() {
        return RuleSetFile.read(FILE, source());
    }

    /** {@return every rule set, by its id} */
    public static Map<String, RuleSet> all() {
        return Map.of("2018-2021", of2018());
    }

    static String source() {
        try (var stream = Levels.class.getClassLoader().getResourceAsStream(FILE)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
