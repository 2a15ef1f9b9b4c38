-- The SCB county code of a region with university health care.
create domain region_code text check (value in ('01', '03', '05', '12', '14', '18', '24'));

-- A round (utvärderingsomgång). version counts its changes and is the version of its events. owner is the region whose
-- own round it is, or null for a round of all regions.
create table round (
    id                text primary key check (id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$'),
    version           bigint not null,
    state             text not null check (state in ('DRAFT', 'OPEN', 'CLOSED', 'PUBLISHED')),
    owner             region_code,
    questionnaire     text not null,
    rule_set          text not null,
    collection_opens  date not null,
    collection_closes date not null check (collection_closes >= collection_opens),
    period_from       date not null,
    period_to         date not null check (period_to >= period_from),
    changed_at        timestamptz not null,
    changed_by        text not null
);

-- A unit (universitetssjukvårdsenhet) as the register knows it now, across rounds. version counts its changes.
create table unit (
    id                     text primary key check (id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    version                bigint not null,
    name                   text not null,
    region                 region_code not null,
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

-- A unit that takes part in a round, as registered for it: units merge and change between rounds. One that no longer
-- takes part keeps its row, so that the versions of its registration go on if it takes part again. submission_version
-- is the version of its newest submission or withdrawal; raising it locks the unit for the one that submits.
create table participation (
    round                  text not null references round,
    unit                   text not null references unit,
    version                bigint not null,
    takes_part             boolean not null,
    name                   text not null,
    region                 region_code not null,
    specialty              text,
    hsa_id                 text,
    designated_year        integer,
    direct_patient_contact boolean,
    part_of                text,
    submission_version     bigint not null default 0,
    changed_at             timestamptz not null,
    changed_by             text not null,
    primary key (round, unit)
);

create index participation_region on participation (round, region, unit);
create index participation_unit on participation (unit);

-- Leave to answer although the round has closed: for the unit, for the region's units or, with neither, for all. The day
-- until is included, by the clock in Sweden.
create table late_window (
    id         bigint generated always as identity primary key,
    round      text not null references round,
    region     region_code,
    unit       text,
    until      date not null,
    reason     text not null,
    granted_at timestamptz not null,
    granted_by text not null,
    ended_at   timestamptz,
    ended_by   text,
    end_reason text,
    foreign key (round, unit) references participation (round, unit),
    check (region is null or unit is null)
);

create index late_window_round on late_window (round);

-- Whether a unit's answers are received now. An open round receives all; the last day of its collection only tells late
-- answers from those in time.
create function receives_answers(r round, p participation) returns boolean stable language sql as $$
    select p.takes_part and (r.state = 'OPEN' or r.state = 'CLOSED' and exists (
        select from late_window w
        where w.round = p.round and coalesce(w.unit, p.unit) = p.unit and coalesce(w.region, p.region) = p.region
          and w.ended_at is null and w.until >= (clock_timestamp() at time zone 'Europe/Stockholm')::date))
$$;

-- What units sent, every version of it. answers is the canonical JSON (RFC 8785) that sha256 is the hash of, so that
-- the receipt a unit was given can be proved from the row alone. A withdrawal is a version without answers; the highest
-- version counts. reason is why answers were changed, if told, or why they were withdrawn.
create table submission (
    round           text not null,
    unit            text not null,
    version         bigint not null,
    submitted_at    timestamptz not null,
    submitted_by    text not null,
    sha256          text,
    answers         text,
    reason          text,
    idempotency_key text,
    primary key (round, unit, version),
    foreign key (round, unit) references participation (round, unit),
    check (sha256 = encode(sha256(convert_to(answers, 'UTF8')), 'hex')),
    check ((sha256 is null) = (answers is null)),
    check (answers is not null or reason is not null)
);

create unique index submission_idempotency_key on submission (round, unit, idempotency_key)
    where idempotency_key is not null;
