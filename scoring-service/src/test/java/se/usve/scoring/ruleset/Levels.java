package se.usve.scoring.ruleset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The rule set under test, read from the file the service brings. */
public final class Levels {

    static final String FILE = "rule-sets/2018-2021.yaml";

    private Levels() {
    }

    /** {@return the rule set of 2018–2021} */
    public static RuleSet of2018() {
        return RuleSetFile.read(FILE, source());
    }

    static String source() {
        try (var stream = Levels.class.getClassLoader().getResourceAsStream(FILE)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
