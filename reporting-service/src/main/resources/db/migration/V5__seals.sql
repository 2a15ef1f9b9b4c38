-- The seals of published rounds, as the scoring service tells them: revision 1, 2, …, never changed. A revision holds the
-- results scored until sealed_at; every later result belongs to a later revision.
create table round_seal (
    round            text not null,
    version          bigint not null,
    rule_set         text not null,
    rule_set_version bigint not null,
    units            bigint not null,
    met              bigint not null, -- exempt included
    exempt           bigint not null,
    not_met          bigint not null,
    awaiting         bigint not null,
    sha256           text not null,
    reason           text,
    moved            jsonb not null, -- [{"unit": …, "level": …, "from": …, "to": …, "rationale": …}, …]
    sealed_at        timestamptz not null,
    complete         boolean not null default false, -- whether all its results are known to have come here
    primary key (round, version)
);

-- The hash of what this service itself holds of a round as it was at a time, line by line as RoundSealed says: of each unit
-- that takes part the newest result then, unless its answers had been withdrawn.
create function seal_recomputed(of_round text, at timestamptz) returns text stable return (
    select encode(sha256(convert_to(coalesce(string_agg(u.unit || ';' || u.submission_version || u.levels || chr(10), ''
        order by u.unit collate "C"), ''), 'UTF8')), 'hex')
    from (
        select newest.unit, newest.submission_version, (
            select string_agg(';' || o.level || '=' || o.outcome, '' order by o.level::int)
            from jsonb_each_text(newest.outcomes) o (level, outcome)) as levels
        from (
            select distinct on (r.unit) r.unit, r.submission_version, r.outcomes
            from result_history r where r.round = of_round and r.scored_at <= at
            order by r.unit, r.version desc) newest
        where newest.submission_version > coalesce((
                select max(w.version) from withdrawal_history w
                where w.round = of_round and w.unit = newest.unit and w.withdrawn_at <= at), 0)
            and (select g.takes_part from registration_history g
                where g.round = of_round and g.unit = newest.unit and g.changed_at <= at
                order by g.version desc limit 1)) u);
