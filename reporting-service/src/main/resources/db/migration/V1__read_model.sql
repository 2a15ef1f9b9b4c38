-- The read model: every row can be rebuilt from the topics usve.survey.v1 and usve.scoring.v1.

create table round (
    round         text primary key,
    version       bigint not null,
    state         text not null check (state in ('DRAFT', 'OPEN', 'CLOSED', 'PUBLISHED')),
    questionnaire text not null,
    rule_set      text not null,
    opens         date,
    closes        date,
    period_from   date,
    period_to     date,
    changed_at    timestamptz not null
);

-- A published version of a rule set never changes, so versions stand side by side; a table reads the one that the
-- round's units were scored by.
create table rule_set_level (
    rule_set text not null,
    version  bigint not null,
    level    integer not null,
    area     text not null,
    text_sv  text not null,
    text_en  text not null,
    primary key (rule_set, version, level)
);

-- One row for a unit in a round, in three parts with versions of their own, which come in any order.
-- A version of 0 says that the part is not known yet; a unit without registration counts nowhere.
create table unit (
    round                     text not null,
    unit                      text not null,
    registration_version      bigint not null default 0,
    name                      text,
    region                    text,
    specialty                 text,
    hsa_id                    text,
    designated_year           integer,
    submission_version        bigint not null default 0,
    submitted_at              timestamptz,
    result_version            bigint not null default 0,
    result_submission_version bigint,
    rule_set                  text,
    rule_set_version          bigint,
    scored_at                 timestamptz,
    outcomes                  jsonb, -- {"1": "MET", …}: what counts
    self_reported             jsonb, -- {"1": "MET", …}: by the unit's own answers alone
    overridden                jsonb, -- [18, …]: levels where an override decides
    primary key (round, unit)
);

create index unit_by_region on unit (round, region, name, unit);

-- Finds the version that a round's units were scored by without reading them.
create index unit_by_rule_set on unit (round, rule_set, rule_set_version);

-- The counts, kept up by difference in the transaction that changes the units. grouping is REGION or SPECIALTY, code
-- the region or specialty; the nation is the sum of a grouping's rows and is not stored. No check that a count is at
-- least 0: PostgreSQL would hold it against the difference proposed for insertion, before it is added.
create table group_count (
    round       text not null,
    grouping    text not null,
    code        text not null,
    units       bigint not null,
    responding  bigint not null,
    scored      bigint not null,
    meeting_all bigint not null,
    primary key (round, grouping, code)
);

create table level_count (
    round    text not null,
    grouping text not null,
    code     text not null,
    level    integer not null,
    met      bigint not null, -- exempt included
    exempt   bigint not null,
    not_met  bigint not null,
    awaiting bigint not null,
    primary key (round, grouping, code, level)
);

create table levels_met_count (
    round      text not null,
    grouping   text not null,
    code       text not null,
    levels_met integer not null,
    units      bigint not null,
    primary key (round, grouping, code, levels_met)
);
