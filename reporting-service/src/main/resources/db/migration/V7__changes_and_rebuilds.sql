-- What is there already is no news.
set local client_min_messages = warning;

-- What outlives a read model, so it is in a schema of its own and may be there already: a rebuild makes every table of the
-- read model anew in another schema and renames the two.
create schema if not exists operation;

-- Has no rows: only its locks count. Readers, batches of events and the switch of a rebuild meet here.
create table if not exists operation.gate (nothing boolean);

create table if not exists operation.rebuild (
    id                uuid primary key,
    state             text not null
        check (state in ('READING', 'COMPARING', 'SWITCHED', 'DIFFERENT', 'FAILED', 'INTERRUPTED')),
    even_if_different boolean not null,
    requested_by      text not null,
    started_at        timestamptz not null,
    finished_at       timestamptz,
    events            bigint not null default 0, -- on the topics, as far as known
    events_read       bigint not null default 0,
    applied           bigint not null default 0,
    passed_over       bigint not null default 0,
    refused           bigint not null default 0, -- cannot be applied; they are in the dead-letter topics
    refusals          jsonb not null default '[]', -- the first of them, where and why
    comparison        jsonb, -- per table and round: rows and hash in both models
    failure           text
);

-- Which figures of a round changed, for those who follow it live. Numbered 1, 2, … in each round: the number is taken last
-- in a batch's transaction, from a row that stays locked until it ends, so that a lower one is never seen after a higher.
-- Not of the topics: it is carried over when a rebuilt model takes the place of this one.
create table change_number (
    round  text primary key,
    newest bigint not null
);

create table change (
    round  text not null,
    number bigint not null,
    whole  boolean not null, -- of the round itself: who sees what may have changed
    codes  text[] not null,  -- regions
    levels integer[] not null, -- none: all
    primary key (round, number)
);
