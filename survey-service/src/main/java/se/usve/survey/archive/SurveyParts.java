package se.usve.survey.archive;

import java.util.List;
import se.usve.chassis.archive.ArchivePart;

/**
 * What of a round is archived here. Not drafts, imports, contacts and letters: they are means that are gone after a time. Nor
 * the programs and addresses of the audit.
 */
final class SurveyParts {

    static final List<ArchivePart> ALL = List.of(
            new ArchivePart("round", """
                    select json_build_object('round', t.id, 'state', t.state, 'version', t.version, 'owner', t.owner,
                        'questionnaire', t.questionnaire, 'ruleSet', t.rule_set, 'collectionOpens', t.collection_opens,
                        'collectionCloses', t.collection_closes, 'periodFrom', t.period_from, 'periodTo', t.period_to,
                        'followUpBy', t.follow_up_by, 'changedAt', {t.changed_at}, 'changedBy', t.changed_by)
                    from p, round t where t.id = p.id"""),
            new ArchivePart("participations", """
                    select json_build_object('unit', t.unit, 'version', t.version, 'takesPart', t.takes_part, 'name', t.name,
                        'region', t.region, 'specialty', t.specialty, 'hsaId', t.hsa_id, 'designatedYear', t.designated_year,
                        'directPatientContact', t.direct_patient_contact, 'partOf', t.part_of,
                        'submissionVersion', t.submission_version, 'followUpVersion', t.follow_up_version,
                        'changedAt', {t.changed_at}, 'changedBy', t.changed_by)
                    from p, participation t where t.round = p.id order by t.unit collate "C\""""),
            new ArchivePart("registrations", """
                    select json_build_object('unit', t.unit, 'round', t.round, 'version', t.version, 'takesPart', t.takes_part,
                        'registration', t.registration, 'reason', t.reason, 'changedAt', {t.changed_at}, 'changedBy', t.changed_by)
                    from p, registration_change t where t.round = p.id order by t.seq"""),
            new ArchivePart("late-windows", """
                    select json_build_object('region', t.region, 'unit', t.unit, 'until', t.until, 'reason', t.reason,
                        'grantedAt', {t.granted_at}, 'grantedBy', t.granted_by, 'endedAt', {t.ended_at}, 'endedBy', t.ended_by,
                        'endReason', t.end_reason)
                    from p, late_window t where t.round = p.id order by t.id"""),
            new ArchivePart("submissions", """
                    select json_build_object('unit', t.unit, 'version', t.version, 'submittedAt', {t.submitted_at},
                        'submittedBy', t.submitted_by, 'reason', t.reason, 'sha256', t.sha256, 'answers', t.answers::json)
                    from p, submission t where t.round = p.id order by t.unit collate "C", t.version"""),
            new ArchivePart("follow-ups", """
                    select json_build_object('unit', t.unit, 'version', t.version, 'level', t.level, 'region', t.region,
                        'measure', t.measure, 'responsible', t.responsible, 'due', t.due, 'status', t.status,
                        'mendedOn', t.mended_on, 'evidence', t.evidence, 'reportedAt', {t.reported_at},
                        'reportedBy', t.reported_by)
                    from p, follow_up t where t.round = p.id order by t.unit collate "C", t.version"""),
            new ArchivePart("successions", """
                    select json_build_object('kind', t.kind, 'effective', t.effective, 'reason', t.reason,
                        'fromUnits', (select json_agg(u.unit order by u.unit collate "C") from succession_unit u
                            where u.succession = t.id and u.side = 'FROM'),
                        'toUnits', (select json_agg(u.unit order by u.unit collate "C") from succession_unit u
                            where u.succession = t.id and u.side = 'TO'),
                        'recordedAt', {t.recorded_at}, 'recordedBy', t.recorded_by, 'withdrawnAt', {t.withdrawn_at},
                        'withdrawnBy', t.withdrawn_by, 'withdrawnReason', t.withdrawn_reason)
                    from p, succession t where exists (select from succession_unit u join participation i using (unit)
                        where u.succession = t.id and i.round = p.id) order by t.id"""),
            new ArchivePart("audit", """
                    select json_build_object('seq', t.seq, 'at', {t.at}, 'actor', t.actor, 'action', t.action, 'unit', t.unit,
                        'region', t.region, 'beforeHash', t.before_hash, 'afterHash', t.after_hash, 'reason', t.reason)
                    from p, audit t where t.round = p.id order by t.seq"""));

    private SurveyParts() {
    }
}
