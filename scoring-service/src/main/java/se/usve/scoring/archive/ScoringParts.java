package se.usve.scoring.archive;

import java.util.List;
import se.usve.chassis.archive.ArchivePart;

/** What of a round is archived here. Not claims: they say who is at work now. */
final class ScoringParts {

    static final List<ArchivePart> ALL = List.of(
            new ArchivePart("rule-sets", """
                    select json_build_object('ruleSet', t.id, 'version', t.version, 'publishedAt', {t.published_at},
                        'publishedBy', t.published_by, 'source', t.source)
                    from p, rule_set t where (t.id, t.version) in (
                        select rule_set, rule_set_version from result where round = p.id
                        union select rule_set, version from round_rule_set where round = p.id
                        union select rule_set, rule_set_version from round_seal where round = p.id)
                    order by t.id collate "C", t.version"""),
            new ArchivePart("procedure", """
                    select json_build_object('doubleReview', t.double_review, 'replyDays', t.reply_days,
                        'changedAt', {t.changed_at}, 'changedBy', t.changed_by)
                    from p, procedure t where t.round = p.id"""),
            new ArchivePart("results", """
                    select json_build_object('unit', t.unit, 'revision', t.revision, 'submissionVersion', t.submission_version,
                        'ruleSet', t.rule_set, 'ruleSetVersion', t.rule_set_version, 'cause', t.cause, 'causedBy', t.caused_by,
                        'reason', t.reason, 'scoredAt', {t.scored_at}, 'levels', t.levels)
                    from p, result t where t.round = p.id order by t.unit collate "C", t.revision"""),
            new ArchivePart("assessments", """
                    select json_build_object('assessment', t.id, 'unit', t.unit, 'level', t.level, 'question', t.question,
                        'text', t.text, 'status', t.status, 'doubleReview', t.double_review, 'requestedAt', {t.requested_at})
                    from p, assessment t where t.round = p.id order by t.unit collate "C", t.level, t.requested_at, t.id"""),
            new ArchivePart("rulings", """
                    select json_build_object('ruling', t.id, 'assessment', t.assessment, 'seat', t.seat,
                        'independent', t.independent, 'decision', t.decision, 'rationale', t.rationale, 'ruledBy', t.ruled_by,
                        'ruledAt', {t.ruled_at}, 'withdrawnAt', {t.withdrawn_at}, 'withdrawnBy', t.withdrawn_by,
                        'withdrawalRationale', t.withdrawal_rationale)
                    from p, assessment a join assessment_ruling t on t.assessment = a.id where a.round = p.id
                    order by t.ruled_at, t.id"""),
            new ArchivePart("assessment-events", """
                    select json_build_object('assessment', t.assessment, 'at', {t.at}, 'action', t.action, 'by', t.done_by,
                        'claimOf', t.claim_of, 'claimedTo', {t.claimed_to}, 'ruling', t.ruling)
                    from p, assessment a join assessment_event t on t.assessment = a.id where a.round = p.id order by t.id"""),
            new ArchivePart("conflicts", """
                    select json_build_object('assessor', t.assessor, 'unit', t.unit, 'reason', t.reason,
                        'declaredAt', {t.declared_at}, 'endedAt', {t.ended_at})
                    from p, conflict_of_interest t where t.unit in (select unit from unit where round = p.id)
                    order by t.declared_at, t.id"""),
            new ArchivePart("overrides", """
                    select json_build_object('override', t.id, 'unit', t.unit, 'level', t.level, 'outcome', t.outcome,
                        'rationale', t.rationale, 'evidence', t.evidence, 'answers', t.answers,
                        'submissionVersion', t.submission_version, 'madeAt', {t.made_at}, 'madeBy', t.made_by,
                        'replyDays', t.reply_days, 'takesEffectAt', {t.takes_effect_at}, 'inForceAt', {t.in_force_at},
                        'withdrawnAt', {t.withdrawn_at}, 'withdrawnBy', t.withdrawn_by,
                        'withdrawalRationale', t.withdrawal_rationale)
                    from p, level_override t where t.round = p.id order by t.unit collate "C", t.level, t.made_at, t.id"""),
            new ArchivePart("override-replies", """
                    select json_build_object('override', t.override_id, 'text', t.text, 'repliedAt', {t.replied_at},
                        'repliedBy', t.replied_by)
                    from p, level_override o join override_reply t on t.override_id = o.id where o.round = p.id
                    order by t.replied_at, t.id"""),
            new ArchivePart("site-visits", """
                    select json_build_object('selection', t.id, 'seed', t.seed, 'seedGenerated', t.seed_generated,
                        'specialties', t.specialties, 'reason', t.reason, 'groups', t.groups, 'madeAt', {t.made_at},
                        'madeBy', t.made_by)
                    from p, site_visit_selection t where t.round = p.id order by t.made_at, t.id"""),
            new ArchivePart("rescorings", """
                    select json_build_object('rescoring', t.id, 'ruleSet', t.rule_set, 'fromVersion', t.from_version,
                        'toVersion', t.to_version, 'reason', t.reason, 'flips', t.flips, 'plannedAt', {t.planned_at},
                        'plannedBy', t.planned_by, 'executedAt', {t.executed_at}, 'executedBy', t.executed_by)
                    from p, rescoring t where t.round = p.id order by t.planned_at, t.id"""),
            new ArchivePart("seals", """
                    select json_build_object('revision', t.version, 'ruleSet', t.rule_set, 'ruleSetVersion', t.rule_set_version,
                        'units', t.units, 'met', t.met, 'exempt', t.exempt, 'notMet', t.not_met, 'awaiting', t.awaiting,
                        'sha256', t.sha256, 'sealedAt', {t.sealed_at}, 'reason', t.reason, 'madeBy', t.made_by,
                        'moved', t.moved)
                    from p, round_seal t where t.round = p.id order by t.version"""));

    private ScoringParts() {
    }
}
