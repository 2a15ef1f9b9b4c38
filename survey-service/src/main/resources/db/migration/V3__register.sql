-- Since when, and until which day, a unit has an HSA-id; no last day: it has it now, as its row says. Several units may
-- have the same: it names an organisation, which may be more than one of them.
create table unit_hsa_id (
    unit       text not null references unit,
    hsa_id     text not null,
    valid_from date not null,
    valid_to   date check (valid_to >= valid_from),
    primary key (unit, valid_from)
);

-- Every version of a unit in the register and, under a round, of its participation there. reason is why, if told.
create table registration_change (
    seq          bigint generated always as identity primary key,
    unit         text not null references unit,
    round        text references round,
    version      bigint not null,
    takes_part   boolean,
    changed_at   timestamptz not null,
    changed_by   text not null,
    reason       text,
    registration jsonb not null,
    unique nulls not distinct (unit, round, version)
);

-- What became of units: from which came which. A unit on both sides goes on.
create table succession (
    id          bigint generated always as identity primary key,
    kind        text not null check (kind in ('MERGED', 'SPLIT', 'RENAMED', 'CLOSED')),
    effective   date not null,
    reason      text not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    -- What was recorded by mistake stays, and counts no more.
    withdrawn_at     timestamptz,
    withdrawn_by     text,
    withdrawn_reason text
);

create table succession_unit (
    succession bigint not null references succession,
    side       text not null check (side in ('FROM', 'TO')),
    unit       text not null references unit,
    primary key (succession, side, unit)
);

create index succession_unit_unit on succession_unit (unit);
