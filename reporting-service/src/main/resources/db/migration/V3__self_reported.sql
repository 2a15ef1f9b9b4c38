-- What units report of themselves beside what counts, kept up by difference like the other counts.
create table self_reported_count (
    round    text not null,
    grouping text not null,
    code     text not null,
    level    integer not null,
    met      bigint not null, -- by the units' own answers alone; exempt included
    exempt   bigint not null,
    lowered  bigint not null, -- of those that meet it by their own answers, assessed as not meeting it
    awaiting bigint not null, -- of those, waiting for an assessor
    raised   bigint not null, -- not by their own answers, but as assessed
    primary key (round, grouping, code, level)
);

insert into self_reported_count
select u.round, g.grouping, g.code, o.level::int,
    count(*) filter (where s.outcome in ('MET', 'EXEMPT')), count(*) filter (where s.outcome = 'EXEMPT'),
    count(*) filter (where s.outcome in ('MET', 'EXEMPT') and o.outcome = 'NOT_MET'),
    count(*) filter (where s.outcome in ('MET', 'EXEMPT') and o.outcome = 'AWAITING_ASSESSMENT'),
    count(*) filter (where s.outcome = 'NOT_MET' and o.outcome in ('MET', 'EXEMPT'))
from unit u
cross join lateral (values ('REGION', u.region), ('SPECIALTY', coalesce(u.specialty, 'UNSPECIFIED'))) g (grouping, code)
cross join lateral jsonb_each_text(u.outcomes) o (level, outcome)
-- Looked up and not joined: taken apart anew for every level, it would be as many rows as there are levels, squared.
cross join lateral (select u.self_reported ->> o.level) s (outcome)
where s.outcome is not null and u.registration_version > 0 and u.takes_part and u.result_submission_version > u.withdrawn_version
group by u.round, g.grouping, g.code, o.level;
