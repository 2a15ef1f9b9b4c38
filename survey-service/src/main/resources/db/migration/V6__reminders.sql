-- Who is reminded: a unit's own addresses, or else those of its region. Personal data: stands here and in reminder only.
create table region_contact (
    round      text not null references round,
    region     region_code not null,
    addresses  text[] not null check (cardinality(addresses) between 1 and 10),
    changed_at timestamptz not null,
    changed_by text not null,
    primary key (round, region)
);

create table unit_contact (
    round      text not null,
    unit       text not null,
    addresses  text[] not null check (cardinality(addresses) between 1 and 10),
    changed_at timestamptz not null,
    changed_by text not null,
    primary key (round, unit),
    foreign key (round, unit) references participation (round, unit)
);

-- When a round reminds: on these days, at this time of the day in Sweden.
create table reminder_schedule (
    round      text primary key references round,
    days       date[] not null,
    at         time not null,
    changed_at timestamptz not null,
    changed_by text not null
);

-- The letters. A row is claimed and committed before its letter is sent, so that none is sent twice: by another instance,
-- or again after a crash that left a claim without an outcome. recipient is the address in lower case.
create table reminder (
    id         bigint generated always as identity primary key,
    round      text not null references round,
    day        date not null,
    recipient  text not null,
    address    text not null,
    units      jsonb not null,
    regions    text[] not null,
    state      text not null check (state in
                   ('CLAIMED', 'SENT', 'FAILED', 'UNCERTAIN', 'NOTHING_LEFT', 'NOT_CONFIGURED')),
    refusals   integer not null default 0,
    reason     text,
    changed_at timestamptz not null,
    unique (round, day, recipient)
);

create index reminder_claimed on reminder (changed_at) where state = 'CLAIMED';
