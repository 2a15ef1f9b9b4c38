package se.usve.scoring.people;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.usve.chassis.erasure.Erasure;
import se.usve.chassis.erasure.NameColumn;
import se.usve.chassis.erasure.PersonalData;
import se.usve.chassis.sql.Sql;

/** Where people stand in the scoring's database: who judges, who replies for a region, and who administers. */
@ApplicationScoped
class PeopleOfTheScoring implements PersonalData {

    private static final String ENDED = "exists (select from round r where r.id = %s "
            + "and r.state = 'PUBLISHED' and r.changed_at < c.cutoff)";
    private static final String OF_ENDED_ROUND = ENDED.formatted("t.round");
    private static final String OF_ENDED_CASE =
            ENDED.formatted("(select a.round from assessment a where a.id = t.assessment)");

    /** What is of no round is as old as itself. */
    private static final List<NameColumn> NAMES = List.of(
            new NameColumn("rule_set", "saved_by", "t.saved_at < c.cutoff"),
            new NameColumn("rule_set", "published_by", "t.published_at < c.cutoff"),
            new NameColumn("procedure", "changed_by", OF_ENDED_ROUND),
            new NameColumn("conflict_of_interest", "assessor", "t.ended_at < c.cutoff"),
            new NameColumn("assessment_ruling", "ruled_by", OF_ENDED_CASE),
            new NameColumn("assessment_ruling", "withdrawn_by", OF_ENDED_CASE),
            new NameColumn("assessment_claim", "assessor", OF_ENDED_CASE),
            new NameColumn("assessment_event", "done_by", OF_ENDED_CASE),
            new NameColumn("assessment_event", "claim_of", OF_ENDED_CASE),
            new NameColumn("level_override", "made_by", OF_ENDED_ROUND),
            new NameColumn("level_override", "withdrawn_by", OF_ENDED_ROUND),
            new NameColumn("override_reply", "replied_by",
                    ENDED.formatted("(select o.round from level_override o where o.id = t.override_id)")),
            new NameColumn("result", "caused_by", OF_ENDED_ROUND),
            new NameColumn("site_visit_selection", "made_by", OF_ENDED_ROUND),
            new NameColumn("rescoring", "planned_by", OF_ENDED_ROUND),
            new NameColumn("rescoring", "executed_by", OF_ENDED_ROUND),
            new NameColumn("round_seal", "made_by", OF_ENDED_ROUND),
            new NameColumn("republication", "requested_by", "t.started_at < c.cutoff"),
            new NameColumn("erasure", "done_by", "t.done_at < c.cutoff"));

    private final Sql sql;

    PeopleOfTheScoring(Sql sql, MeterRegistry meters) {
        this.sql = sql;
        // There from the start, so that a rise from nothing is seen.
        List.of("names", "claims").forEach(what -> meters.counter("usve.retention.erased", "what", what));
    }

    @Override
    public List<NameColumn> names() {
        return NAMES;
    }

    @Override
    public List<String> texts() {
        return List.of("assessment.text", "assessment_ruling.rationale", "assessment_ruling.withdrawal_rationale",
                "level_override.rationale", "level_override.evidence", "level_override.withdrawal_rationale",
                "level_override.answers", "override_reply.text", "conflict_of_interest.reason", "rescoring.reason",
                "round_seal.reason", "round_seal.moved", "result.reason", "result.grounds", "submission.answers",
                "site_visit_selection.reason", "site_visit_selection.seed", "rule_set.source", "unit.name", "erasure.reason");
    }

    @Override
    public List<String> nobody() {
        return List.of("retention");
    }

    /**
     * Who somebody is decides, as long as a round is not published, which cases they may rule on: not one they have ruled on
     * already, not one that another has claimed, and none of a unit with which they have a conflict of interest.
     */
    @Override
    public List<Engagement> engagements(Collection<String> names) {
        return sql.list("""
                with open as (select id from round where state <> 'PUBLISHED')
                select 'ruling' as what, a.round, count(*) as rows from assessment_ruling g join assessment a on a.id = g.assessment
                    where lower(g.ruled_by) = any(?) and g.withdrawn_at is null and a.round in (select id from open) group by 2
                union all select 'claim', a.round, count(*) from assessment_claim k join assessment a on a.id = k.assessment
                    where lower(k.assessor) = any(?) and k.expires_at > now() and a.round in (select id from open) group by 2
                union all select 'conflict-of-interest', u.round, count(*) from conflict_of_interest i
                    join unit u on u.unit = i.unit
                    where lower(i.assessor) = any(?) and i.ended_at is null and u.round in (select id from open) group by 2
                order by 2, 1""", row -> new Engagement(row.getString(1), row.getString(2), row.getLong(3)), names, names, names);
    }

    /** A claim is given back, so that nobody waits for one who is gone. */
    @Override
    public Map<String, Integer> eraseElsewhere(Collection<String> names, String pattern, String pseudonym) {
        var rows = new LinkedHashMap<String, Integer>();
        sql.update("""
                insert into assessment_event (assessment, at, action, done_by, claim_of)
                select assessment, now(), 'RELEASED', ?, ? from assessment_claim where assessor = ? and expires_at > now()""",
                pseudonym, pseudonym, pseudonym);
        sql.update("delete from assessment_claim where assessor = ?", pseudonym);
        return rows;
    }

    /** The table of erasures is itself the record here. */
    @Override
    public void note(Erasure erasure) {
    }

    @Override
    public Map<String, Integer> removeUnneeded(Instant now) {
        return Map.of("claims", sql.update("""
                delete from assessment_claim k using assessment a, round r
                where a.id = k.assessment and r.id = a.round and r.state = 'PUBLISHED'"""));
    }
}
