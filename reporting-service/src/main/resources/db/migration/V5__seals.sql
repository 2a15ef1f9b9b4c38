-- The seals of published rounds, as the scoring service tells them: revision 1, 2, …, never changed. A revision holds the
-- results scored until sealed_at; every later result belongs to a later revision.
create table round_seal (
    round            text not null,
    version          bigint not null,
    rule_set         text not null,
    rule_set_version bigint not null,
    units            bigint not null,
    met              bigint not null, -- exempt included
    exempt           bigint not null,
    not_met          bigint not null,
    awaiting         bigint not null,
    sha256           text not null,
    reason           text,
    moved            jsonb not null, -- [{"unit": …, "level": …, "from": …, "to": …, "rationale": …}, …]
    sealed_at        timestamptz not null,
    primary key (round, version)
);
