-- Every version of each part of a unit, of each round and of each rule set, as the events told it: only inserted, never
-- changed. What a table looked like at a time is counted from the newest versions that were not later (ADR 0019).

create table round_history (
    round         text not null,
    version       bigint not null,
    state         text not null check (state in ('DRAFT', 'OPEN', 'CLOSED', 'PUBLISHED')),
    questionnaire text not null,
    rule_set      text not null,
    opens         date,
    closes        date,
    period_from   date,
    period_to     date,
    owner         text,
    follow_up_by  date,
    changed_at    timestamptz not null,
    primary key (round, version)
);

create table registration_history (
    round                  text not null,
    unit                   text not null,
    version                bigint not null,
    name                   text not null,
    region                 text not null,
    specialty              text,
    hsa_id                 text,
    designated_year        integer,
    direct_patient_contact boolean,
    part_of                text,
    continues              jsonb, -- ["unit", …]
    takes_part             boolean not null,
    changed_at             timestamptz not null,
    primary key (round, unit, version)
);

create table submission_history (
    round           text not null,
    unit            text not null,
    version         bigint not null,
    questionnaire   text,
    submitted_at    timestamptz not null,
    size_class      text not null, -- by the answers
    patient_contact text not null, -- by the answers
    sha256          text,
    answers         jsonb, -- null where the service was upgraded over it: a rebuild reads it from the topic
    primary key (round, unit, version)
);

create table withdrawal_history (
    round        text not null,
    unit         text not null,
    version      bigint not null,
    withdrawn_at timestamptz not null,
    primary key (round, unit, version)
);

create table result_history (
    round              text not null,
    unit               text not null,
    version            bigint not null,
    submission_version bigint not null,
    rule_set           text not null,
    rule_set_version   bigint not null,
    scored_at          timestamptz not null,
    cause              text,
    outcomes           jsonb not null,
    self_reported      jsonb not null,
    overridden         jsonb not null,
    areas              jsonb, -- {"GENERAL": [1, …], …}; null in events told before it was said
    grounds            jsonb, -- as in the event
    primary key (round, unit, version)
);

-- Finds what happened between two times, and what is newer than a seal.
create index result_by_time on result_history (round, scored_at);

create table rule_set_version (
    rule_set      text not null,
    version       bigint not null,
    questionnaire text,
    mapping       jsonb, -- as in the event: what became of the levels of an earlier rule set
    activated_at  timestamptz not null,
    primary key (rule_set, version)
);

alter table rule_set_level
    add column wording_sv text,
    add column wording_en text,
    add column comment_sv text,
    add column comment_en text,
    add column questions  jsonb; -- ["3", …]

alter table round
    add column follow_up_by date;

alter table unit
    add column direct_patient_contact boolean,
    add column part_of                text,
    add column continues              jsonb,
    add column registered_at          timestamptz,
    add column questionnaire          text,
    add column size_class             text,
    add column patient_contact        text, -- by the answers
    add column cause                  text,
    add column areas                  jsonb;

-- When anything of a round's units last happened, kept up with the counts: a seal that is later holds all of it.
create table round_moved (
    round    text primary key,
    moved_at timestamptz not null
);

-- Units that meet every level of an area.
create table area_count (
    round       text not null,
    grouping    text not null,
    code        text not null,
    area        text not null,
    meeting_all bigint not null,
    primary key (round, grouping, code, area)
);

-- Units that miss exactly one level, by that level.
create table only_missed_count (
    round    text not null,
    grouping text not null,
    code     text not null,
    level    integer not null,
    units    bigint not null,
    primary key (round, grouping, code, level)
);

-- Units that have answered, by the year they were designated; 0 where that is not known.
create table designated_count (
    round      text not null,
    grouping   text not null,
    code       text not null,
    year       integer not null,
    responding bigint not null,
    primary key (round, grouping, code, year)
);

-- What is known when the service is upgraded is the first that the histories tell. When a unit was registered was not
-- kept: it was there from the beginning.
update unit set registered_at = timestamptz 'epoch' where registration_version > 0;
update unit set size_class = 'UNKNOWN', patient_contact = 'UNKNOWN' where submission_version > 0;

insert into round_history
select round, version, state, questionnaire, rule_set, opens, closes, period_from, period_to, owner, null, changed_at
from round;
insert into registration_history
select round, unit, registration_version, name, region, specialty, hsa_id, designated_year, null, null, null, takes_part,
    registered_at
from unit where registration_version > 0;
insert into submission_history
select round, unit, submission_version, null, submitted_at, size_class, patient_contact, null, null
from unit where submission_version > 0 and submitted_at is not null;
insert into withdrawal_history
select round, unit, withdrawn_version, withdrawn_at
from unit where withdrawn_version > 0 and withdrawn_at is not null;
insert into result_history
select round, unit, result_version, result_submission_version, rule_set, rule_set_version, scored_at, null, outcomes,
    self_reported, coalesce(overridden, '[]'), null, null
from unit where result_version > 0 and rule_set is not null and scored_at is not null;
insert into rule_set_version
select distinct rule_set, version, null, null::jsonb, timestamptz 'epoch' from rule_set_level;
insert into round_moved
select round, max(greatest(registered_at, submitted_at, withdrawn_at, scored_at)) from unit
group by round having max(greatest(registered_at, submitted_at, withdrawn_at, scored_at)) is not null;

-- The units that take part, with what counts of them; what does not is null.
drop view taking_part;
create view taking_part as
select round, unit, name, region, specialty, hsa_id, designated_year, part_of, registered_at,
    coalesce(specialty, 'UNSPECIFIED') as specialty_code,
    coalesce(designated_year::text, 'UNSPECIFIED') as designated_code,
    coalesce(case when submission_version > withdrawn_version then size_class end, 'UNKNOWN') as size_class,
    case direct_patient_contact when true then 'YES' when false then 'NO'
        else coalesce(case when submission_version > withdrawn_version then patient_contact end, 'UNKNOWN') end
        as patient_contact,
    case when submission_version > withdrawn_version then submission_version end as submission_version,
    case when submission_version > withdrawn_version then submitted_at end as submitted_at,
    case when submission_version < withdrawn_version then withdrawn_at end as withdrawn_at,
    case when result_submission_version > withdrawn_version then result_version end as result_version,
    case when result_submission_version > withdrawn_version then result_submission_version end
        as result_submission_version,
    case when result_submission_version > withdrawn_version then rule_set_version end as rule_set_version,
    case when result_submission_version > withdrawn_version then scored_at end as scored_at,
    case when result_submission_version > withdrawn_version then outcomes end as outcomes,
    case when result_submission_version > withdrawn_version then self_reported end as self_reported,
    case when result_submission_version > withdrawn_version then overridden end as overridden
from unit where registration_version > 0 and takes_part;

-- The counts of the new groupings, and the new counts of all of them. Areas are not known yet.
create temporary table grouped on commit drop as
select t.*, g.grouping, g.code, t.submission_version is not null as responds
from taking_part t cross join lateral (values ('REGION', t.region), ('SPECIALTY', t.specialty_code),
    ('DESIGNATED_YEAR', t.designated_code), ('SIZE_CLASS', t.size_class), ('PATIENT_CONTACT', t.patient_contact)
    ) g (grouping, code);

create temporary table tallied on commit drop as
select g.round, g.grouping, g.code, g.unit, count(*) filter (where o.outcome in ('MET', 'EXEMPT')) as met, count(*) as of,
    min(o.level::int) filter (where o.outcome not in ('MET', 'EXEMPT')) as missed
from grouped g cross join lateral jsonb_each_text(g.outcomes) o (level, outcome)
group by g.round, g.grouping, g.code, g.unit;

insert into group_count (round, grouping, code, units, responding, scored, meeting_all)
select g.round, g.grouping, g.code, count(*), count(*) filter (where g.responds), count(t.unit),
    count(*) filter (where t.met = t.of)
from grouped g left join tallied t using (round, grouping, code, unit)
where g.grouping not in ('REGION', 'SPECIALTY') group by g.round, g.grouping, g.code;

insert into level_count (round, grouping, code, level, met, exempt, not_met, awaiting)
select g.round, g.grouping, g.code, o.level::int, count(*) filter (where o.outcome in ('MET', 'EXEMPT')),
    count(*) filter (where o.outcome = 'EXEMPT'), count(*) filter (where o.outcome = 'NOT_MET'),
    count(*) filter (where o.outcome = 'AWAITING_ASSESSMENT')
from grouped g cross join lateral jsonb_each_text(g.outcomes) o (level, outcome)
where g.grouping not in ('REGION', 'SPECIALTY') group by g.round, g.grouping, g.code, o.level;

insert into self_reported_count (round, grouping, code, level, met, exempt, lowered, awaiting, raised)
select g.round, g.grouping, g.code, o.level::int,
    count(*) filter (where s.outcome in ('MET', 'EXEMPT')), count(*) filter (where s.outcome = 'EXEMPT'),
    count(*) filter (where s.outcome in ('MET', 'EXEMPT') and o.outcome = 'NOT_MET'),
    count(*) filter (where s.outcome in ('MET', 'EXEMPT') and o.outcome = 'AWAITING_ASSESSMENT'),
    count(*) filter (where s.outcome = 'NOT_MET' and o.outcome in ('MET', 'EXEMPT'))
from grouped g cross join lateral jsonb_each_text(g.outcomes) o (level, outcome)
cross join lateral (select g.self_reported ->> o.level) s (outcome)
where g.grouping not in ('REGION', 'SPECIALTY') and s.outcome is not null
group by g.round, g.grouping, g.code, o.level;

insert into levels_met_count (round, grouping, code, levels_met, units)
select round, grouping, code, met, count(*) from tallied
where grouping not in ('REGION', 'SPECIALTY') group by round, grouping, code, met;

insert into only_missed_count (round, grouping, code, level, units)
select round, grouping, code, missed, count(*) from tallied where of - met = 1 group by round, grouping, code, missed;

insert into designated_count (round, grouping, code, year, responding)
select round, grouping, code, coalesce(designated_year, 0), count(*) from grouped where responds
group by round, grouping, code, coalesce(designated_year, 0);
