-- Events wait here from the transaction that made them until Kafka has acknowledged them.
-- One partition a day, so that what is sent and old goes by dropping a table instead of deleting rows.
create table outbox (
    seq         bigint generated always as identity,
    day         date not null default current_date,
    id          uuid not null default gen_random_uuid(),
    type        text not null,
    key         text not null,
    version     bigint not null,
    payload     text not null,
    occurred_at timestamptz not null default now(),
    -- The relay that owns the shard sends the row: all rows of a key are in one shard, so their order holds.
    shard       smallint generated always as (abs(hashtext(key) % 2)) stored,
    sent_at     timestamptz,
    primary key (day, seq),
    unique (day, type, key, version)
) partition by range (day);

create index outbox_unsent on outbox (shard, seq) where sent_at is null;
