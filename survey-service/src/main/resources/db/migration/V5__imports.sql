-- A file of answers that was sent: what it would change when it was read, and what became of it. Kept a day. region is
-- the only region whose units it may touch, null for all. heartbeat is touched as long as somebody works on it: what is
-- RUNNING without it was interrupted. questionnaire and rule_set are what the round asked when the plan was made.
create table import (
    id             uuid primary key,
    round          text not null references round,
    region         region_code,
    sent_by        text not null,
    sent_at        timestamptz not null default clock_timestamp(),
    expires_at     timestamptz not null,
    dry_run        boolean not null,
    atomic         boolean not null,
    reason         text,
    status         text not null check (status in ('RUNNING', 'PLANNED', 'COMMITTED', 'REFUSED', 'FAILED')),
    phase          text not null,
    rows_done      integer not null default 0,
    rows_total     integer,
    heartbeat      timestamptz not null default clock_timestamp(),
    file           bytea not null,
    file_sha256    text not null,
    format         text,
    questionnaire  text not null,
    rule_set       text not null,
    created        integer,
    changed        integer,
    unchanged      integer,
    rejected       integer,
    skipped        integer,
    levels         text,
    refusal        text,
    committed_at   timestamptz,
    committed_by   text
);

-- Spreadsheets are compressed already.
alter table import alter column file set storage external;
create index import_round on import (round, sent_at desc);
create index import_expires on import (expires_at);

-- A row of the file: what it would do to its unit. base_version and base_sha256 are what the unit had when the plan was
-- made; answers is the canonical JSON (RFC 8785) that sha256 is the hash of. told is what is said of the row: changes,
-- errors, warnings and levels, as JSON.
create table import_row (
    import       uuid not null references import on delete cascade,
    row          integer not null,
    unit         text,
    action       text not null check (action in ('CREATED', 'CHANGED', 'UNCHANGED', 'REJECTED', 'SKIPPED')),
    region       text,
    base_version bigint,
    base_sha256  text,
    answers      text,
    sha256       text,
    reason       text,
    told         text not null,
    primary key (import, row)
);

-- Written once, read once or twice, gone in a day: to compress it would take longer than all else about it.
alter table import_row alter column answers set storage external, alter column told set storage external;
