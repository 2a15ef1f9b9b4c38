package se.usve.scoring.ruleset;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import se.usve.chassis.outbox.Outbox;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.scoring.contract.RuleSetActivated;
import se.usve.scoring.store.Database;
import se.usve.scoring.store.Row;

/**
 * The versions of rule sets as they are written: a draft may be replaced until it is published, and from then on it never
 * changes.
 */
@ApplicationScoped
class RuleSetVersions {

    private static final Logger LOG = Logger.getLogger(RuleSetVersions.class);
    private static final String COLUMNS = "id, version, saved_at, saved_by, published_at, published_by";

    private static final ProblemType PUBLISHED = new ProblemType("rule-set-published", 409,
            new Text("Regelverket är publicerat", "The rule set is published"));
    private static final ProblemType OUTRUN = new ProblemType("rule-set-outrun", 409,
            new Text("En senare version är publicerad", "A later version is published"));

    /**
     * When and by whom a version was written.
     *
     * @param name        which version
     * @param savedAt     when its text was saved, UTC
     * @param savedBy     by whom, empty for what the service brought
     * @param publishedAt when it was published, empty for a draft
     * @param publishedBy by whom, empty for a draft and for what the service brought
     */
    record Written(Version name, Instant savedAt, Optional<String> savedBy, Optional<Instant> publishedAt,
            Optional<String> publishedBy) {

        boolean isPublished() {
            return publishedAt.isPresent();
        }
    }

    private final Database database;
    private final Outbox outbox;
    private final InstantSource clock;

    RuleSetVersions(Database database, Outbox outbox, InstantSource clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Keeps the text as a draft, instead of the draft there was.
     *
     * @param rules what the text says
     * @return whether there was no such version before
     * @throws ProblemException 409 if the version is published
     */
    boolean save(RuleSet rules, String source, String by) {
        return database.first("""
                insert into rule_set (id, version, source, saved_at, saved_by) values (?, ?, ?, ?, ?)
                on conflict (id, version) do update
                    set source = excluded.source, saved_at = excluded.saved_at, saved_by = excluded.saved_by
                    where rule_set.published_at is null
                returning xmax = 0 as is_new""", row -> row.truth("is_new"),
                rules.id(), rules.version(), source, clock.instant(), by)
                .orElseThrow(() -> new ProblemException(PUBLISHED, new Text(
                        "Version %d av %s är publicerad och ändras aldrig. Skicka det ändrade regelverket som en ny version.",
                        "Version %d of %s is published and never changes. Send the changed rule set as a new version.")
                        .with(rules.version(), rules.id())));
    }

    /**
     * Removes a draft: nothing rests on one.
     *
     * @return whether there was one
     * @throws ProblemException 409 if the version is published
     */
    boolean discard(Version name) {
        var discarded = database.update("delete from rule_set where id = ? and version = ? and published_at is null",
                name.id(), name.version());
        if (discarded == 0 && find(name).isPresent()) {
            throw new ProblemException(PUBLISHED, new Text("Version %d av %s är publicerad och tas aldrig bort.",
                    "Version %d of %s is published and is never removed.").with(name.version(), name.id()));
        }
        return discarded == 1;
    }

    /**
     * Publishes a draft and tells of it; of a version that is published already there is nothing to do. Nobody replaces the
     * draft meanwhile: what is checked and told is what is published.
     *
     * @param name  an existing version
     * @param check what the draft says, if it may be published
     * @param by    who publishes it
     * @return whether it was a draft
     * @throws ProblemException 409 if a later version is published
     */
    boolean publish(Version name, Function<String, RuleSet> check, String by) {
        var versions = database.query("select " + COLUMNS + " from rule_set where id = ? order by version for update",
                RuleSetVersions::written, name.id());
        var isPublished = versions.stream().filter(Written::isPublished).map(version -> version.name().version()).toList();
        if (isPublished.contains(name.version())) {
            return false;
        }
        var rules = check.apply(source(name).orElseThrow());
        isPublished.stream().filter(version -> version > rules.version()).findFirst().ifPresent(later -> {
            throw new ProblemException(OUTRUN, new Text(
                    "Version %d av %s är redan publicerad, så version %d kan inte bli den gällande.",
                    "Version %d of %s is published already, so version %d cannot come into force.")
                    .with(later, rules.id(), rules.version()));
        });
        var now = clock.instant();
        database.update("update rule_set set published_at = ?, published_by = ? where id = ? and version = ?",
                now, by, rules.id(), rules.version());
        tell(rules, now);
        return true;
    }

    /**
     * Publishes what the service brings with it, also an earlier version than the newest, instead of a draft of the same
     * version.
     *
     * @return whether it was not published before
     */
    boolean bring(RuleSet rules, String source) {
        var now = clock.instant();
        var stored = database.update("""
                insert into rule_set (id, version, source, saved_at, published_at) values (?, ?, ?, ?, ?)
                on conflict (id, version) do update set source = excluded.source, saved_at = excluded.saved_at,
                    saved_by = null, published_at = excluded.published_at
                    where rule_set.published_at is null""", rules.id(), rules.version(), source, now, now);
        if (stored == 1) {
            tell(rules, now);
        }
        return stored == 1;
    }

    /** {@return the text of that version} */
    Optional<String> source(Version version) {
        return database.first("select source from rule_set where id = ? and version = ?", row -> row.text("source"),
                version.id(), version.version());
    }

    /** {@return when and by whom that version was written} */
    Optional<Written> find(Version version) {
        return database.first("select " + COLUMNS + " from rule_set where id = ? and version = ?",
                RuleSetVersions::written, version.id(), version.version());
    }

    /** {@return the versions of those rule sets, in order of id and version} */
    List<Written> of(List<String> ids) {
        return database.query("select " + COLUMNS + " from rule_set where id = any(?) order by id, version",
                RuleSetVersions::written, ids);
    }

    /** {@return the ids of the rule sets there are, drafts too, some of them in order} */
    List<String> ids(int limit, int offset) {
        return database.query("select distinct id from rule_set order by id limit ? offset ?", row -> row.text("id"),
                limit, offset);
    }

    /** {@return how many rule sets there are} */
    long count() {
        return database.first("select count(distinct id) as n from rule_set", row -> row.number("n")).orElseThrow();
    }

    private void tell(RuleSet rules, Instant at) {
        var event = Activation.of(rules, at);
        outbox.append(event.type(), event.key(), event.version(), event);
        LOG.infof("Rule set %s version %d is published, with %d levels",
                rules.id(), rules.version(), rules.levels().size());
    }

    private static Written written(Row row) throws SQLException {
        return new Written(new Version(row.text("id"), row.number("version")), row.time("saved_at"),
                row.optionalText("saved_by"), row.optionalTime("published_at"), row.optionalText("published_by"));
    }
}
