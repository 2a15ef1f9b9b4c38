-- When an override takes effect, whether it has, and what it rested on. Until then the region may reply.
alter table level_override
    add column evidence           text,
    add column reply_days         int not null default 0 check (reply_days between 0 and 365),
    add column takes_effect_at    timestamptz,
    add column in_force_at        timestamptz,
    add column submission_version bigint not null default 0,
    -- {"13c": "YES", "27": null, …}: every question that the level is about, with its answer when the override was made.
    add column answers            jsonb not null default '{}';
update level_override set takes_effect_at = made_at, in_force_at = made_at;
alter table level_override
    alter column takes_effect_at set not null,
    add constraint level_override_in_time check (takes_effect_at >= made_at and in_force_at >= takes_effect_at);

-- Those whose time comes.
create index level_override_due on level_override (takes_effect_at)
    where in_force_at is null and withdrawn_at is null;

-- What the region said before the override took effect; never changed.
create table override_reply (
    id          uuid primary key,
    override_id uuid not null references level_override,
    text        text not null,
    replied_by  text not null,
    replied_at  timestamptz not null
);

create index override_reply_of on override_reply (override_id, replied_at);

-- The medical specialty as the survey's register has it, null where none is stated.
alter table unit add column specialty text;

-- Units selected for site visits: a selection is never changed, another one stands beside it.
create table site_visit_selection (
    id             uuid primary key,
    round          text not null,
    seed           text not null,
    seed_generated boolean not null,
    specialties    text[] not null,
    reason         text,
    made_by        text not null,
    made_at        timestamptz not null,
    -- [{"specialty": …, "region": …, "candidates": [{"unit": …, "name": …, "sha256": …}, …], "chosen": …}, …]
    groups         jsonb not null
);

create index site_visit_selection_of on site_visit_selection (round, made_at, id);
