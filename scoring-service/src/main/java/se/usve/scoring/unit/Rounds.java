package se.usve.scoring.unit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.scoring.store.Database;
import se.usve.scoring.store.Row;

/** The rounds. */
@ApplicationScoped
public class Rounds {

    private static final ProblemType PUBLISHED = new ProblemType("round-published", 409,
            new Text("Omgången är publicerad", "The round is published"));

    /** Versions of what a unit sends are counted without holes, so the newest is how many have been scored. */
    private static final String COMPLETE = """
            r.state = 'PUBLISHED' and r.sealed_at is null and r.sent =
                (select coalesce(sum(u.submission_version), 0) from unit u where u.round = r.id)""";

    private final Database database;

    Rounds(Database database) {
        this.database = database;
    }

    /**
     * Stores what is newer than what is stored.
     *
     * @param rounds each at most once
     */
    public void change(Collection<Round> rounds) {
        if (rounds.isEmpty()) {
            return;
        }
        var sorted = rounds.stream().sorted(Comparator.comparing(Round::id)).toList();
        database.update("""
                insert into round (id, version, state, rule_set, owner, sent, changed_at)
                select * from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                    ?::timestamptz[])
                order by 1
                on conflict (id) do update set version = excluded.version, state = excluded.state,
                    rule_set = excluded.rule_set, owner = excluded.owner, sent = excluded.sent,
                    changed_at = excluded.changed_at
                where round.version < excluded.version""",
                sorted.stream().map(Round::id).toList(), sorted.stream().map(Round::version).toList(),
                sorted.stream().map(Round::state).toList(), sorted.stream().map(Round::ruleSet).toList(),
                sorted.stream().map(round -> round.owner().orElse(null)).toList(),
                sorted.stream().map(round -> round.sent().orElse(null)).toList(),
                sorted.stream().map(Round::changedAt).toList());
    }

    /** {@return every round, whoever may see it: ask {@link UnitAccess}} */
    List<Round> all() {
        return database.query("select * from round order by id desc", Rounds::round);
    }

    /** {@return those of the rounds that there are, by id, whoever may see them: ask {@link UnitAccess} for others} */
    Map<String, Round> find(Collection<String> ids) {
        return database.query("select * from round where id = any(?::text[])", Rounds::round, List.copyOf(ids))
                .stream().collect(Collectors.toMap(Round::id, Function.identity()));
    }

    /**
     * Makes sure that the round is not published before the transaction ends. To be called before a unit is locked: the
     * survey's events take the locks in that order.
     *
     * @throws ProblemException 409 if the round is published
     */
    public void mustNotBePublished(String id) {
        if (isPublished(id)) {
            throw published(id);
        }
    }

    /**
     * Looks at the round as it was read, without a lock: for what changes no result.
     *
     * @throws ProblemException 409 if the round is published
     */
    public void mustNotBePublished(Round round) {
        if (round.isPublished()) {
            throw published(round.id());
        }
    }

    private static ProblemException published(String id) {
        return new ProblemException(PUBLISHED, new Text(
                "Omgång %s är publicerad, och dess resultat ändras inte längre.",
                "Round %s is published, and its results no longer change.").with(id));
    }

    /**
     * Lets nobody else change the rounds until the transaction ends: who they are judged by, whether they are published and
     * whether they are sealed. To be called before anything else of a round is locked.
     *
     * @param ids  ids of the rounds
     * @param mine whether this transaction may be to change one of them itself; otherwise any number hold them at once
     * @return those of them that are sealed: their results move by a correction alone
     */
    public Set<String> hold(Collection<String> ids, boolean mine) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return database.query("""
                select id, sealed_at is not null as sealed from round where id = any(?::text[]) order by id for"""
                + (mine ? " no key update" : " share"), row -> row.truth("sealed") ? row.text("id") : null,
                List.copyOf(ids)).stream().filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** {@return the published rounds that are not sealed and whose submissions and withdrawals have all been scored} */
    public List<String> complete() {
        return database.query("select id from round r where " + COMPLETE + " order by id", row -> row.text("id"));
    }

    /**
     * A published round that is not sealed, and told how much it received.
     *
     * @param id     its id
     * @param sent   how many submissions and withdrawals it received
     * @param scored how many of them have been scored
     * @param since  when it was published
     */
    public record Unsealed(String id, long sent, long scored, Instant since) {
    }

    /** {@return the published rounds that wait to be sealed, the longest first; none that was published before rounds told that} */
    public List<Unsealed> unsealed() {
        return database.query("""
                select r.id, r.sent, r.changed_at,
                    (select coalesce(sum(u.submission_version), 0) from unit u where u.round = r.id) as scored
                from round r where r.state = 'PUBLISHED' and r.sealed_at is null and r.sent is not null
                order by r.changed_at, r.id""", row -> new Unsealed(row.text("id"), row.number("sent"),
                row.number("scored"), row.time("changed_at")));
    }

    /** {@return the round, which nobody else changes until the transaction ends, if it is one of {@link #complete}} */
    public Optional<Round> holdComplete(String id) {
        // Locked first and looked at then: the second statement sees all that happened while the first waited.
        hold(List.of(id), true);
        return database.first("select * from round r where id = ? and " + COMPLETE, Rounds::round, id);
    }

    /** Notes that the round, which must be held, is sealed. */
    public void sealed(String id, Instant at) {
        database.update("update round set sealed_at = ? where id = ?", at, id);
    }

    /** {@return whether the round is published; if not, it stays so until the transaction ends: ask as above} */
    public boolean isPublished(String id) {
        return database.first("select * from round where id = ? for share", Rounds::round, id)
                .filter(Round::isPublished).isPresent();
    }

    private static Round round(Row row) throws SQLException {
        return new Round(row.text("id"), row.number("version"), row.text("state"), row.text("rule_set"),
                row.optionalText("owner"), row.optionalText("sent").map(Long::valueOf), row.time("changed_at"));
    }
}
