-- What is in force: a version that has been stored never changes (checked at start-up against the service's own files).
create table rule_set (
    id           text not null,
    version      bigint not null,
    source       text not null,
    activated_at timestamptz not null,
    primary key (id, version)
);

-- The version a round is judged by, fixed when its first submission is scored: a newer version does not rewrite it.
create table round_rule_set (
    round    text not null,
    rule_set text not null,
    version  bigint not null,
    fixed_at timestamptz not null,
    primary key (round, rule_set)
);

-- Rounds and units as the survey service tells of them, by versioned upsert.
create table round (
    id         text primary key,
    version    bigint not null,
    state      text not null,
    rule_set   text not null,
    changed_at timestamptz not null
);

-- The row that serialises everything about a unit in a round: lock it first. A submission may come before the
-- registration, whose version is 0 until then.
create table unit (
    round                text not null,
    unit                 text not null,
    region               text not null,
    name                 text,
    registration_version bigint not null,
    submission_version   bigint not null default 0,
    revision             bigint not null default 0,
    primary key (round, unit)
);

-- The newest submission of each unit; the history is the survey service's.
create table submission (
    round        text not null,
    unit         text not null,
    version      bigint not null,
    rule_set     text not null,
    submitted_at timestamptz not null,
    answers      jsonb not null,
    primary key (round, unit),
    foreign key (round, unit) references unit
);

-- Every result a unit has had, revision 1, 2, … without holes; the highest counts.
create table result (
    round              text not null,
    unit               text not null,
    revision           bigint not null,
    submission_version bigint not null,
    rule_set           text not null,
    rule_set_version   bigint not null,
    cause              text not null check (cause in ('SUBMISSION', 'RULING', 'OVERRIDE', 'OVERRIDE_WITHDRAWN')),
    caused_by          text,
    scored_at          timestamptz not null,
    levels             jsonb not null,
    primary key (round, unit, revision),
    foreign key (round, unit) references unit
);

-- One case for each text an assessor has been asked to judge: the same text keeps its ruling.
create table assessment (
    id           uuid primary key,
    round        text not null,
    unit         text not null,
    level        int not null,
    question     text not null,
    text         text not null,
    text_hash    text not null,
    status       text not null check (status in ('PENDING', 'APPROVED', 'REJECTED', 'SUPERSEDED')),
    requested_at timestamptz not null,
    rationale    text,
    ruled_by     text,
    ruled_at     timestamptz,
    unique (round, unit, level, question, text_hash),
    foreign key (round, unit) references unit,
    check ((status in ('APPROVED', 'REJECTED')) = (ruled_at is not null))
);

create index assessment_queue on assessment (round, status, requested_at, id);

create table level_override (
    id                   uuid primary key,
    round                text not null,
    unit                 text not null,
    level                int not null,
    outcome              text not null check (outcome in ('MET', 'NOT_MET', 'EXEMPT')),
    rationale            text not null,
    made_by              text not null,
    made_at              timestamptz not null,
    withdrawal_rationale text,
    withdrawn_by         text,
    withdrawn_at         timestamptz,
    foreign key (round, unit) references unit
);

create unique index level_override_active on level_override (round, unit, level) where withdrawn_at is null;
create index level_override_of_unit on level_override (round, unit);
