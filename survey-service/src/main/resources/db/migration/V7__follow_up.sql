-- The day by which regions are to have mended the levels their units miss; null without one.
alter table round add column follow_up_by date check (follow_up_by >= collection_closes);

-- Counts what was told of how the unit's levels are mended; raising it locks the unit for the one that tells.
alter table participation add column follow_up_version bigint not null default 0;

-- A request that told of follow-ups. sender is the region it was made for, or SE for an administrator's; the key is the
-- client's name for the request, by which it can repeat it, and sha256 the hash of what the request said.
create table follow_up_report (
    id              bigint generated always as identity primary key,
    round           text not null references round,
    sender          text not null check (sender in ('01', '03', '05', '12', '14', '18', '24', 'SE')),
    idempotency_key text,
    sha256          text not null,
    reported_at     timestamptz not null,
    reported_by     text not null
);

create unique index follow_up_report_idempotency_key on follow_up_report (round, sender, idempotency_key)
    where idempotency_key is not null;

-- How a minimum level that a unit misses is mended, every version of it. The version counts within the unit, over all its
-- levels; the highest of a level counts. region is the unit's when it was told. place is where in the request it stood.
create table follow_up (
    round       text not null,
    unit        text not null,
    version     bigint not null,
    level       integer not null check (level > 0),
    region      region_code not null,
    measure     text not null,
    responsible text not null,
    due         date not null,
    status      text not null check (status in ('PLANNED', 'IN_PROGRESS', 'MENDED')),
    mended_on   date,
    evidence    text,
    reported_at timestamptz not null,
    reported_by text not null,
    report      bigint not null references follow_up_report,
    place       integer not null,
    primary key (round, unit, version),
    foreign key (round, unit) references participation (round, unit),
    check ((status = 'MENDED') = (mended_on is not null)),
    check ((status = 'MENDED') = (evidence is not null))
);

create index follow_up_level on follow_up (round, unit, level, version desc);
create index follow_up_of_report on follow_up (report, place);
