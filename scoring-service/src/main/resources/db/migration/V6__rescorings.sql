-- A round scored anew under another version of its rule set: what was planned, on which ground, and whether it was done.
create table rescoring (
    id            uuid primary key,
    round         text not null,
    rule_set      text not null,
    from_version  bigint not null,
    to_version    bigint not null,
    reason        text not null,
    planned_by    text not null,
    planned_at    timestamptz not null,
    ground        text not null, -- which results of the round it rests on
    planned       text not null, -- what was to become of every unit: execution must give the same
    flips         jsonb not null,
    executed_by   text,
    executed_at   timestamptz,
    check ((executed_by is null) = (executed_at is null))
);

create index rescoring_of_round on rescoring (round, planned_at);

-- Every outcome that the plan changes; an outcome is null where one of the versions has no such level.
create table rescoring_change (
    rescoring    uuid not null references rescoring deferrable initially deferred,
    number       bigint not null, -- from 1, in the order of unit and level
    unit         text not null,
    name         text,
    region       text not null,
    level        int,
    to_level     int,
    from_outcome text,
    to_outcome   text,
    primary key (rescoring, number)
);

-- Why a round was scored anew stands in the history of each unit, as why answers were withdrawn does.
alter table result drop constraint result_reason_check;
alter table result add constraint result_reason_check
    check (cause not in ('WITHDRAWAL', 'RESCORING') or reason is not null);
