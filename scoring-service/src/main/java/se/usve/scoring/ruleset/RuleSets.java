package se.usve.scoring.ruleset;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import se.usve.scoring.store.Database;

/** The rule sets there are, whichever instance published them. */
@ApplicationScoped
public class RuleSets {

    private final Database database;
    /** What has been published never changes, so it is read once. */
    private final Map<Version, RuleSet> published = new ConcurrentHashMap<>();

    RuleSets(Database database) {
        this.database = database;
    }

    /** {@return the newest published version of the rule set} */
    public Optional<RuleSet> newest(String id) {
        return database.first("""
                select version from rule_set where id = ? and published_at is not null
                order by version desc limit 1""", row -> row.number("version"), id)
                .map(version -> get(id, version));
    }

    /** {@return the newest published version of every rule set, in order of id} */
    public List<RuleSet> newest() {
        return database.query("""
                select id, max(version) as version from rule_set where published_at is not null
                group by id order by id""", row -> new Version(row.text("id"), row.number("version"))).stream()
                .map(newest -> get(newest.id(), newest.version())).toList();
    }

    /**
     * {@return that published version of the rule set}
     *
     * @throws IllegalStateException if there is none, or it is a draft
     */
    public RuleSet get(String id, long version) {
        return published(id, version).orElseThrow(() -> new IllegalStateException(
                "Rule set " + new Version(id, version) + " is not published"));
    }

    /** {@return that version of the rule set, empty if there is none or it is a draft} */
    public Optional<RuleSet> published(String id, long version) {
        var wanted = new Version(id, version);
        return publishedBefore(wanted).or(() -> stored(wanted, "and published_at is not null"));
    }

    /** {@return that version of the rule set, published or a draft} */
    public Optional<RuleSet> find(String id, long version) {
        var wanted = new Version(id, version);
        return publishedBefore(wanted).or(() -> stored(wanted, ""));
    }

    private Optional<RuleSet> publishedBefore(Version wanted) {
        return Optional.ofNullable(published.get(wanted));
    }

    /** Remembers what is published; a transaction that publishes must not ask, as it may yet be rolled back. */
    private Optional<RuleSet> stored(Version wanted, String only) {
        return database.first("""
                select source, published_at is not null as published from rule_set
                where id = ? and version = ?""" + " " + only, row -> {
                    var rules = RuleSetFile.read("stored " + wanted, row.text("source"));
                    if (row.truth("published")) {
                        published.put(wanted, rules);
                    }
                    return rules;
                }, wanted.id(), wanted.version());
    }
}
