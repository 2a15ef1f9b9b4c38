-- How a round is assessed, where that differs from the service's configuration.
create table procedure (
    round         text primary key,
    double_review boolean not null,
    reply_days    int not null check (reply_days between 0 and 365),
    changed_by    text not null,
    changed_at    timestamptz not null
);

-- The units that an assessor has said they cannot judge, in every round; ended ones are history.
create table conflict_of_interest (
    id          uuid primary key,
    assessor    text not null,
    unit        text not null,
    reason      text not null,
    declared_at timestamptz not null,
    ended_at    timestamptz
);

create unique index conflict_of_interest_active on conflict_of_interest (assessor, unit) where ended_at is null;
create index unit_of_every_round on unit (unit);
