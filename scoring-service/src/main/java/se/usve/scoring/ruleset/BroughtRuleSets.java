package se.usve.scoring.ruleset;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import se.usve.chassis.problem.Text;
import se.usve.scoring.settings.ScoringSettings;

/**
 * The rule sets that the service brings as files, an earlier one before those mapped to it. The first start with a file
 * publishes it, and from then on that version of it never changes.
 */
@ApplicationScoped
class BroughtRuleSets {

    private final RuleSets ruleSets;
    private final RuleSetVersions versions;
    private final List<String> files;

    BroughtRuleSets(RuleSets ruleSets, RuleSetVersions versions, ScoringSettings settings) {
        this.ruleSets = ruleSets;
        this.versions = versions;
        this.files = settings.ruleSets();
    }

    /** Checks every file and publishes what is new; the service does not start with one that is wrong or was changed. */
    void start(@Observes StartupEvent started) {
        for (var file : files) {
            QuarkusTransaction.requiringNew().run(() -> publish(file, resource(file)));
        }
    }

    private void publish(String file, String source) {
        var rules = RuleSetFile.check(file, source, RuleSetFile.Known.with(ruleSets::newest));
        if (!versions.bring(rules, source)) {
            var name = new Version(rules.id(), rules.version());
            mustBeAsStored(file, source, rules,
                    RuleSetFile.read("stored " + name, versions.source(name).orElseThrow()));
        }
    }

    /**
     * Comments and layout may change, what the rule set says may not.
     *
     * @throws InvalidRuleSet if it says something else
     */
    static void mustBeAsStored(String file, String source, RuleSet rules, RuleSet stored) {
        if (!rules.equals(stored)) {
            throw RuleSetFile.refused(file, source, "/version", "PUBLISHED", new Text(
                    "version %d av %s är publicerad med annat innehåll, och en version ändras aldrig: ge det ändrade "
                            + "regelverket version %d",
                    "version %d of %s has been in force with another content, and a version never changes: give the changed "
                            + "rule set version %d").with(rules.version(), rules.id(), rules.version() + 1));
        }
    }

    private static String resource(String file) {
        try (var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("usve.rule-sets names " + file + ", and there is no such file");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
