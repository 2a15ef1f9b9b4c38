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

-- What a result was told with, which later answers, rulings and overrides would not give again. Null in withdrawals, which the
-- survey service tells of, and where it was told before it was kept here.
alter table result
    add column region  text,
    add column grounds jsonb;

update result r set region = o.event ->> 'region', grounds = o.event -> 'grounds'
from (select key, version, payload::jsonb as event from outbox where type = 'se.usve.scoring.unit-scored.v1') o
where o.key = r.round || '/' || r.unit and o.version = r.revision;
