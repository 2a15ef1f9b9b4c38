package se.usve.scoring.ruleset;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import se.usve.chassis.outbox.Outbox;
import se.usve.chassis.problem.Text;
import se.usve.scoring.contract.RuleSetActivated;
import se.usve.scoring.store.Database;

/**
 * The rule sets in force. The service brings them as files; the first start with a file stores it and tells of it, and
 * from then on that version of it never changes.
 */
@ApplicationScoped
public class RuleSets {

    private static final Logger LOG = Logger.getLogger(RuleSets.class);

    private record Version(String id, long version) {
    }

    private final Database database;
    private final Outbox outbox;
    private final List<String> files;
    private final Map<String, RuleSet> newest = new ConcurrentHashMap<>();
    private final Map<Version, RuleSet> read = new ConcurrentHashMap<>();

    RuleSets(Database database, Outbox outbox, @ConfigProperty(name = "usve.rule-sets") List<String> files) {
        this.database = database;
        this.outbox = outbox;
        this.files = files;
    }

    /** Reads every file and stores what is new; the service does not start with one that is wrong or was changed. */
    void start(@Observes StartupEvent started) {
        for (var file : files) {
            var source = resource(file);
            var rules = RuleSetFile.read(file, source);
            QuarkusTransaction.requiringNew().run(() -> activate(file, rules, source));
            read.put(new Version(rules.id(), rules.version()), rules);
            newest.merge(rules.id(), rules, (a, b) -> a.version() > b.version() ? a : b);
        }
    }

    private void activate(String file, RuleSet rules, String source) {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var stored = database.update("""
                insert into rule_set (id, version, source, activated_at) values (?, ?, ?, ?)
                on conflict do nothing""", rules.id(), rules.version(), source, now);
        if (stored == 1) {
            var event = activated(rules, now);
            outbox.append(event.type(), event.key(), event.version(), event);
            LOG.infof("Rule set %s version %d is in force, with %d levels",
                    rules.id(), rules.version(), rules.levels().size());
        } else {
            mustBeAsStored(file, rules, fromDatabase(new Version(rules.id(), rules.version())).orElseThrow());
        }
    }

    /**
     * Comments and layout may change, what the rule set says may not.
     *
     * @throws InvalidRuleSet if it says something else
     */
    static void mustBeAsStored(String file, RuleSet rules, RuleSet stored) {
        if (!rules.equals(stored)) {
            throw new InvalidRuleSet(file, List.of(("version %d of %s has been in force with another content, and a version "
                    + "never changes: give the changed rule set version %d").formatted(
                            rules.version(), rules.id(), rules.version() + 1)));
        }
    }

    /** {@return the newest version of the rule set, empty if there is no such rule set} */
    public Optional<RuleSet> newest(String id) {
        return Optional.ofNullable(newest.get(id));
    }

    /**
     * {@return that version of the rule set, also one that another instance or an earlier release brought}
     *
     * @throws IllegalStateException if it has never been in force
     */
    public RuleSet get(String id, long version) {
        return read.computeIfAbsent(new Version(id, version), wanted -> fromDatabase(wanted)
                .orElseThrow(() -> new IllegalStateException("Rule set %s version %d has never been in force"
                        .formatted(id, version))));
    }

    private Optional<RuleSet> fromDatabase(Version version) {
        return database.first("select source from rule_set where id = ? and version = ?",
                row -> RuleSetFile.read("stored " + version, row.text("source")), version.id(), version.version());
    }

    private static RuleSetActivated activated(RuleSet rules, Instant at) {
        return new RuleSetActivated(rules.id(), rules.version(), rules.levels().stream()
                .map(level -> new RuleSetActivated.Level(level.number(), level.area().code(),
                        wording(level.shortText())))
                .toList(), at);
    }

    private static RuleSetActivated.Wording wording(Text text) {
        return new RuleSetActivated.Wording(text.sv(), text.en());
    }

    private static String resource(String file) {
        try (var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            if (stream == null) {
                throw new InvalidRuleSet(file, List.of("there is no such file"));
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
