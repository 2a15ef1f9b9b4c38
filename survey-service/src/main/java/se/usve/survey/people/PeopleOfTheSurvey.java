package se.usve.survey.people;

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
import se.usve.survey.audit.Actor;
import se.usve.survey.audit.AuditTrail;
import se.usve.survey.settings.SurveySettings;

/** Where people stand in the survey's database: who reports, who administers, and whom the letters go to. */
@ApplicationScoped
class PeopleOfTheSurvey implements PersonalData {

    private static final String OF_ENDED_ROUND = "exists (select from round r where r.id = t.round "
            + "and r.state = 'PUBLISHED' and r.changed_at < c.cutoff)";

    /** What is of no round is as old as itself. */
    private static final List<NameColumn> NAMES = List.of(
            new NameColumn("round", "changed_by", "t.state = 'PUBLISHED' and t.changed_at < c.cutoff"),
            new NameColumn("unit", "changed_by", "t.changed_at < c.cutoff"),
            new NameColumn("participation", "changed_by", OF_ENDED_ROUND),
            new NameColumn("late_window", "granted_by", OF_ENDED_ROUND),
            new NameColumn("late_window", "ended_by", OF_ENDED_ROUND),
            new NameColumn("submission", "submitted_by", OF_ENDED_ROUND),
            new NameColumn("audit", "actor", ofRoundOrOld("at"), ", client = '-'"),
            new NameColumn("registration_change", "changed_by", ofRoundOrOld("changed_at")),
            new NameColumn("succession", "recorded_by", "t.recorded_at < c.cutoff"),
            new NameColumn("succession", "withdrawn_by", "t.withdrawn_at < c.cutoff"),
            new NameColumn("draft", "saved_by", OF_ENDED_ROUND),
            // Gone a day after they came.
            new NameColumn("import", "sent_by", null),
            new NameColumn("import", "committed_by", null),
            new NameColumn("region_contact", "changed_by", OF_ENDED_ROUND),
            new NameColumn("unit_contact", "changed_by", OF_ENDED_ROUND),
            new NameColumn("reminder_schedule", "changed_by", OF_ENDED_ROUND),
            new NameColumn("follow_up_report", "reported_by", OF_ENDED_ROUND),
            new NameColumn("follow_up", "reported_by", OF_ENDED_ROUND),
            new NameColumn("republication", "requested_by", "t.started_at < c.cutoff"),
            new NameColumn("erasure", "done_by", "t.done_at < c.cutoff"));

    private final Sql sql;
    private final AuditTrail audit;
    private final SurveySettings.Retention kept;

    PeopleOfTheSurvey(Sql sql, AuditTrail audit, SurveySettings.Retention kept, MeterRegistry meters) {
        this.sql = sql;
        this.audit = audit;
        this.kept = kept;
        // There from the start, so that a rise from nothing is seen.
        List.of("names", "contacts", "reminders", "drafts").forEach(what -> meters.counter("usve.retention.erased", "what", what));
    }

    private static String ofRoundOrOld(String at) {
        return "(" + OF_ENDED_ROUND + " or t.round is null and t." + at + " < c.cutoff)";
    }

    @Override
    public List<NameColumn> names() {
        return NAMES;
    }

    @Override
    public List<String> texts() {
        return List.of("submission.answers", "submission.reason", "draft.answers", "audit.reason", "late_window.reason",
                "late_window.end_reason", "registration_change.reason", "registration_change.registration",
                "succession.reason", "succession.withdrawn_reason", "follow_up.measure", "follow_up.evidence",
                "import.reason", "import_row.answers", "import_row.told", "import_row.reason", "reminder.reason", "unit.name",
                "participation.name", "erasure.reason");
    }

    @Override
    public List<String> nobody() {
        return List.of("reminder-schedule", "retention");
    }

    /** Nothing here is decided by who somebody is: what was sent stays sent, whoever is said to have sent it. */
    @Override
    public List<Engagement> engagements(Collection<String> names) {
        return List.of();
    }

    @Override
    public Map<String, Integer> eraseElsewhere(Collection<String> names, String pattern, String pseudonym) {
        var rows = new LinkedHashMap<String, Integer>();
        rows.put("region_contact.addresses", withoutAddresses("region_contact", names));
        rows.put("unit_contact.addresses", withoutAddresses("unit_contact", names));
        // An address may have had several letters of a day and round, under several of the names.
        rows.put("reminder.address", sql.update("""
                update reminder set recipient = ? || '/' || id, address = ?, reason = null
                where recipient = any(?) or lower(address) = any(?)""", pseudonym, pseudonym, names, names));
        rows.put("follow_up.responsible", sql.update("""
                update follow_up set responsible = regexp_replace(responsible, ?, ?, 'gi') where responsible ~* ?""",
                pattern, pseudonym + "\\1", pattern));
        rows.put("outbox.payload", sql.update("""
                update outbox set payload = jsonb_set(payload::jsonb, '{responsible}',
                    to_jsonb(regexp_replace(payload::jsonb ->> 'responsible', ?, ?, 'gi')))::text
                where type = 'se.usve.survey.follow-up-reported.v1' and payload::jsonb ->> 'responsible' ~* ?""",
                pattern, pseudonym + "\\1", pattern));
        return rows;
    }

    private int withoutAddresses(String table, Collection<String> names) {
        var left = "array(select a from unnest(addresses) with ordinality x(a, n) where lower(a) <> all(?) order by n)";
        var found = "exists (select from unnest(addresses) a where lower(a) = any(?))";
        var gone = sql.update("delete from " + table + " where " + found + " and cardinality(" + left + ") = 0", names, names);
        return gone + sql.update("update " + table + " set addresses = " + left + " where " + found, names, names);
    }

    @Override
    public void note(Erasure erasure) {
        audit.record(new Actor(erasure.by(), "-"), new AuditTrail.Entry("person.erased", null, null, null, null, null,
                erasure.pseudonym() + ": " + erasure.reason()));
    }

    @Override
    public Map<String, Integer> removeUnneeded(Instant now) {
        var rows = new LinkedHashMap<String, Integer>();
        kept.contacts().cutoff(now).ifPresent(cutoff -> {
            rows.put("contacts", delete("region_contact", cutoff) + delete("unit_contact", cutoff));
            rows.put("reminders", delete("reminder", cutoff));
        });
        kept.drafts().cutoff(now).ifPresent(cutoff -> rows.put("drafts", delete("draft", cutoff)));
        return rows;
    }

    private int delete(String table, Instant cutoff) {
        return sql.update("with c as (select ?::timestamptz as cutoff) delete from " + table + " t using c where "
                + OF_ENDED_ROUND, cutoff);
    }
}
