-- Every version of what regions told of how the levels their units miss are mended: only inserted, never changed. The version
-- counts within the unit, over all its levels; the highest of a level counts.
create table follow_up_history (
    round       text not null,
    unit        text not null,
    version     bigint not null,
    level       integer not null,
    region      text not null,
    measure     text not null,
    responsible text not null,
    due         date not null,
    status      text not null check (status in ('PLANNED', 'IN_PROGRESS', 'MENDED')),
    mended_on   date,
    evidence    text,
    reported_at timestamptz not null,
    primary key (round, unit, version)
);

create index follow_up_newest on follow_up_history (round, unit collate "C", level, version desc);
