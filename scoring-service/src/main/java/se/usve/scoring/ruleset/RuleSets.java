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
    /** What has been published never changes, so it is read once. */
    private final Map<Version, RuleSet> published = new ConcurrentHashMap<>();

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
        }
    }

    private void activate(String file, RuleSet rules, String source) {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var stored = database.update("""
                insert into rule_set (id, version, source, published_at) values (?, ?, ?, ?)
                on conflict do nothing""", rules.id(), rules.version(), source, now);
        if (stored == 1) {
            var event = activated(rules, now);
            outbox.append(event.type(), event.key(), event.version(), event);
            LOG.infof("Rule set %s version %d is in force, with %d levels",
                    rules.id(), rules.version(), rules.levels().size());
        } else {
            mustBeAsStored(file, rules, stored(new Version(rules.id(), rules.version())).orElseThrow().rules());
        }
    }

    /**
     * Comments and layout may change, what the rule set says may not.
     *
     * @throws InvalidRuleSet if it says something else
     */
    static void mustBeAsStored(String file, RuleSet rules, RuleSet stored) {
        if (!rules.equals(stored)) {
            throw new InvalidRuleSet(file, List.of(new Fault("", 1, "X", new Text("","version %d of %s has been in force with another content, and a version never changes: give the changed rule set version %d").with(
                            rules.version(), rules.id(), rules.version() + 1))));
        }
    }

    /** {@return the newest published version of the rule set, whichever instance published it} */
    public Optional<RuleSet> newest(String id) {
        return database.query("""
                select version from rule_set where id = ? and published_at is not null
                order by version desc limit 1""", row -> row.number("version"), id).stream().findFirst()
                .map(version -> get(id, version));
    }

    /**
     * {@return that published version of the rule set}
     *
     * @throws IllegalStateException if there is none, or it is a draft
     */
    public RuleSet get(String id, long version) {
        return published.computeIfAbsent(new Version(id, version), wanted -> stored(wanted)
                .filter(Stored::published).map(Stored::rules)
                .orElseThrow(() -> new IllegalStateException("Rule set %s version %d is not published"
                        .formatted(id, version))));
    }

    /** {@return that version of the rule set, empty if there is none or it is a draft} */
    public Optional<RuleSet> published(String id, long version) {
        var wanted = new Version(id, version);
        return Optional.ofNullable(published.get(wanted))
                .or(() -> stored(wanted).filter(Stored::published).map(Stored::rules));
    }

    /** {@return that version of the rule set, published or a draft} */
    public Optional<RuleSet> find(String id, long version) {
        var wanted = new Version(id, version);
        return Optional.ofNullable(published.get(wanted)).or(() -> stored(wanted).map(Stored::rules));
    }

    private record Stored(RuleSet rules, boolean published) {
    }

    private Optional<Stored> stored(Version version) {
        return database.first("select source, published_at is not null as published from rule_set "
                        + "where id = ? and version = ?",
                row -> new Stored(RuleSetFile.read("stored " + version, row.text("source")), row.truth("published")),
                version.id(), version.version());
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
                throw new InvalidRuleSet(file, List.of(new Fault("", 1, "X", new Text("","there is no such file"))));
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
