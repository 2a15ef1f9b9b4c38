-- A round (utvärderingsomgång). version counts its changes and is the version of its events.
create table round (
    id                text primary key check (id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$'),
    version           bigint not null,
    state             text not null check (state in ('DRAFT', 'OPEN', 'CLOSED', 'PUBLISHED')),
    questionnaire     text not null,
    rule_set          text not null,
    collection_opens  date not null,
    collection_closes date not null check (collection_closes >= collection_opens),
    period_from       date not null,
    period_to         date not null check (period_to >= period_from),
    changed_at        timestamptz not null,
    changed_by        text not null
);

-- A unit (universitetssjukvårdsenhet) as registered for one round: units merge and change between rounds.
-- submission_version is the version of its newest submission; raising it locks the unit for the one that submits.
create table unit (
    round              text not null references round,
    id                 text not null check (id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    version            bigint not null,
    name               text not null,
    region             text not null check (region in ('01', '03', '05', '12', '14', '18', '24')),
    specialty          text,
    hsa_id             text,
    designated_year    integer,
    submission_version bigint not null default 0,
    changed_at         timestamptz not null,
    changed_by         text not null,
    primary key (round, id)
);

create index unit_region on unit (round, region, id);

-- What units sent, every version of it. answers is the canonical JSON (RFC 8785) that sha256 is the hash of, so that
-- the receipt a unit was given can be proved from the row alone.
create table submission (
    round           text not null,
    unit            text not null,
    version         bigint not null,
    submitted_at    timestamptz not null,
    submitted_by    text not null,
    sha256          text not null,
    answers         text not null,
    idempotency_key text,
    primary key (round, unit, version),
    foreign key (round, unit) references unit,
    check (sha256 = encode(sha256(convert_to(answers, 'UTF8')), 'hex'))
);

create unique index submission_idempotency_key on submission (round, unit, idempotency_key)
    where idempotency_key is not null;
