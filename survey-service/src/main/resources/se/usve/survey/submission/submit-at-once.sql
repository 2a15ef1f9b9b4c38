-- A submission in one round trip: three statements in one transaction, which ends with them. The first says whose rows it may touch
-- and holds the round in its state to the commit, the second waits for the unit's turn, and the third sees what is committed after both locks are had.
-- (In one statement it would see the round, and the answers before, as they were when it began to wait.)
select set_config('usve.region', :sees, true), pg_advisory_xact_lock_shared(:lock_class::integer, hashtext(:round));
select 1 from participation where round = :round and unit = :unit for no key update;
with turn as (
    update participation p set submission_version = submission_version + 1
    from round r
    where p.round = :round and p.unit = :unit and (:region::text is null or p.region = :region)
      and r.id = p.round and r.questionnaire = :questionnaire
      and (:region::text is null or r.owner is null or r.owner = :region) and receives_answers(r, p)
    returning p.round, p.unit, p.region, p.submission_version as version, r.questionnaire, r.rule_set, r.collection_closes,
        clock_timestamp() as at),
stored as (
    insert into submission (round, unit, version, submitted_at, submitted_by, sha256, answers, reason, idempotency_key)
    select round, unit, version, at, :actor, :sha256, :answers, :reason, :idempotency_key from turn
    returning sha256, answers),
noted as (
    insert into audit (actor, client, action, round, unit, region, before_hash, after_hash, reason)
    select :actor, :client, 'submission.received', t.round, t.unit, t.region, b.sha256, :sha256, :reason
    from turn t left join submission b on b.round = t.round and b.unit = t.unit and b.version = t.version - 1),
-- Times as java.time.Instant writes them, with no, three or six digits of a second: events told again are the same bytes.
told as (
    insert into outbox (type, key, version, payload, traceparent)
    select :type, round || '/' || unit, version,
        format('{"round":%s,"unit":%s,"version":%s,"region":%s,"questionnaire":%s,"ruleSet":%s,"submittedAt":%s,"sha256":%s,'
            || '"answers":%s}', to_json(round), to_json(unit), version, to_json(region::text), to_json(questionnaire),
            to_json(rule_set), to_json(regexp_replace(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24":"MI":"SS.US'),
                '(\.000)?000$', '') || 'Z'), to_json(sha256), answers),
        :traceparent
    from turn, stored)
select version, region, at, (at at time zone 'Europe/Stockholm')::date > collection_closes as late from turn
