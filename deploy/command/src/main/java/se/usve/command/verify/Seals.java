package se.usve.command.verify;

import static se.usve.stack.Service.REPORTING;
import static se.usve.stack.Service.SCORING;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Invariants of what was published: every revision of a round still is what was sealed, in both services. */
final class Seals {

    /** All that was sent has been scored, and yet nobody sealed it. */
    private static final String FORGOTTEN = """
            select format('%s: published, all of it scored, but not sealed', id) from round r
            where state = 'PUBLISHED' and sent = (select coalesce(sum(submission_version), 0) from unit u where u.round = r.id)
                and not exists (select from round_seal s where s.round = r.id) order by 1""";

    /** Round and revision, what was sealed, and what a unit's outcomes were then: one line a unit, none without any. */
    private static final String SCORED = """
            select s.round, s.version, s.sha256, s.units, s.met, s.exempt, s.not_met, s.awaiting, u.unit,
                   u.submission_version, o.level, o.outcome
            from round_seal s
            left join lateral (
                select distinct on (unit) unit, submission_version, cause, levels from result r
                where r.round = s.round and r.scored_at <= s.sealed_at order by unit, revision desc) u on u.cause <> 'WITHDRAWAL'
            left join lateral jsonb_to_recordset(u.levels) o (level int, outcome text) on true
            order by s.round, s.version, u.unit collate "C", o.level""";

    private static final String REPORTED = """
            select s.round, s.version, s.sha256, s.units, s.met, s.exempt, s.not_met, s.awaiting, u.unit,
                   u.submission_version, o.level::int, o.outcome
            from round_seal s
            left join lateral (
                select distinct on (unit) unit, submission_version, outcomes from result_history r
                where r.round = s.round and r.scored_at <= s.sealed_at order by unit, version desc) u
                on u.submission_version > coalesce((select max(version) from withdrawal_history w
                    where w.round = s.round and w.unit = u.unit and w.withdrawn_at <= s.sealed_at), 0)
            left join lateral jsonb_each_text(u.outcomes) o (level, outcome) on true
            order by s.round, s.version, u.unit collate "C", o.level::int""";

    private Seals() {
    }

    static Finding stillHold(Sources sources) throws SQLException {
        var deviations = new ArrayList<String>();
        try (var scoring = Rows.of(sources.database(SCORING)); var reporting = Rows.of(sources.database(REPORTING))) {
            deviations.addAll(scoring.texts(FORGOTTEN));
            var sealed = read(scoring, SCORED);
            var shown = read(reporting, REPORTED);
            var all = new TreeSet<>(sealed.keySet());
            all.addAll(shown.keySet());
            for (var revision : all) {
                if (!sealed.containsKey(revision) || !shown.containsKey(revision)) {
                    deviations.add("%s: sealed in %s alone".formatted(revision,
                            shown.containsKey(revision) ? "reporting" : "scoring"));
                } else if (!sealed.get(revision).sealed().equals(shown.get(revision).sealed())) {
                    deviations.add("%s: sealed as %s, in reporting as %s".formatted(revision,
                            sealed.get(revision).sealed(), shown.get(revision).sealed()));
                }
            }
            sealed.forEach((revision, seal) -> check(revision, "scoring", seal, deviations));
            shown.forEach((revision, seal) -> check(revision, "reporting", seal, deviations));
            return new Finding("I11", "a round is sealed once it is published and scored, and every revision is what was sealed",
                    scoring.count("select count(*) from round") + all.size(), deviations);
        }
    }

    private static void check(String revision, String service, SealedResults seal, List<String> deviations) {
        if (!seal.sealed().equals(seal.found())) {
            deviations.add("%s: sealed as %s, but the results in %s give %s".formatted(revision, seal.sealed(), service,
                    seal.found()));
        }
    }

    private static TreeMap<String, SealedResults> read(Rows rows, String query) throws SQLException {
        var found = new TreeMap<String, SealedResults>();
        rows.all(query, row -> {
            var seal = found.get(row.getString(1) + " revision " + row.getLong(2));
            if (seal == null) {
                seal = new SealedResults(SealedResults.words(row.getString(3), row.getLong(4), row.getLong(5),
                        row.getLong(6), row.getLong(7), row.getLong(8)));
                found.put(row.getString(1) + " revision " + row.getLong(2), seal);
            }
            if (row.getString(9) != null) {
                seal.add(row.getString(9), row.getLong(10), row.getInt(11), row.getString(12));
            }
            return seal;
        });
        return found;
    }
}
