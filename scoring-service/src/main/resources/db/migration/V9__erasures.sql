-- People whose names were replaced by a pseudonym. Nothing here or elsewhere tells whose a pseudonym is. role and region are
-- what an archive may have to know of who acted. The pseudonym of a RETENTION has a number after it for each person.
create table erasure (
    id          uuid primary key,
    kind        text not null check (kind in ('REQUEST', 'RETENTION')),
    pseudonym   text not null unique check (pseudonym ~ '^borttagen-[0-9a-f]{12}$'),
    role        text,
    region      text,
    reason      text not null,
    done_at     timestamptz not null,
    done_by     text not null,
    places      jsonb not null,
    mentions    jsonb not null,
    recorded_at timestamptz not null default now()
);
