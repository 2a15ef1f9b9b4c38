-- Rounds told again on the topic from what is stored: who asked for it, how far it has come and how it ended. round is null
-- for all rounds.
create table republication (
    id           uuid primary key,
    round        text,
    dry_run      boolean not null,
    state        text not null check (state in ('RUNNING', 'DONE', 'FAILED', 'INTERRUPTED')),
    requested_by text not null,
    started_at   timestamptz not null,
    finished_at  timestamptz,
    events       bigint not null default 0,
    types        jsonb,
    failure      text
);

create index republication_started on republication (started_at);

-- Every version of a round, as it was told: its row has the newest alone, and sent events leave the outbox after a while.
create table round_change (
    round   text not null references round,
    version bigint not null,
    event   jsonb not null,
    primary key (round, version)
);

insert into round_change (round, version, event)
select distinct on (key, version) key, version, payload::jsonb from outbox
where type = 'se.usve.survey.round-changed.v1'
order by key, version, day, seq;
