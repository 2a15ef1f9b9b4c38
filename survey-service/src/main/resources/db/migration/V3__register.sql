-- A unit (universitetssjukvårdsenhet) as the register knows it now, across rounds. version counts its changes.
create table unit (
    id                     text primary key check (id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    version                bigint not null,
    name                   text not null,
    region                 text not null check (region in ('01', '03', '05', '12', '14', '18', '24')),
    specialty              text,
    hsa_id                 text,
    designated_year        integer,
    direct_patient_contact boolean,
    part_of                text references unit deferrable initially deferred,
    changed_at             timestamptz not null,
    changed_by             text not null
);

create index unit_region on unit (region, id);
create index unit_part_of on unit (part_of) where part_of is not null;

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

-- A unit that no longer takes part keeps its row, so that the versions of its registration go on if it takes part again.
alter table participation add takes_part boolean not null default true;
alter table participation add foreign key (unit) references unit;
create index participation_unit on participation (unit);

create or replace function receives_answers(r round, p participation) returns boolean stable language sql as $$
    select p.takes_part and (r.state = 'OPEN' or r.state = 'CLOSED' and exists (
        select from late_window w
        where w.round = p.round and coalesce(w.unit, p.unit) = p.unit and coalesce(w.region, p.region) = p.region
          and w.ended_at is null and w.until >= (clock_timestamp() at time zone 'Europe/Stockholm')::date))
$$;
