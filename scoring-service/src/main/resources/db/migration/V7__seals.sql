-- How many submissions and withdrawals a published round received, as the survey service tells; null where it did not tell.
-- A round is sealed when so many have been scored. From then on its results move by a correction alone.
alter table round
    add column sent bigint,
    add column sealed_at timestamptz;

-- The revisions of a sealed round, 1, 2, …: never changed, a correction is another one.
create table round_seal (
    round            text not null,
    version          bigint not null check (version >= 1),
    rule_set         text not null,
    rule_set_version bigint not null,
    units            bigint not null,
    met              bigint not null, -- exempt included
    exempt           bigint not null,
    not_met          bigint not null,
    awaiting         bigint not null,
    sha256           text not null,
    reason           text,
    made_by          text,
    moved            jsonb not null, -- [{"unit": …, "level": …, "from": …, "to": …, "rationale": …}, …]
    sealed_at        timestamptz not null,
    primary key (round, version),
    check ((version = 1) = (reason is null) and (reason is null) = (made_by is null))
);

alter table result drop constraint result_cause_check;
alter table result add constraint result_cause_check check (cause in
    ('SUBMISSION', 'RULING', 'RULING_WITHDRAWN', 'OVERRIDE', 'OVERRIDE_WITHDRAWN', 'RESCORING', 'CORRECTION', 'WITHDRAWAL'));
alter table result drop constraint result_reason_check;
alter table result add constraint result_reason_check
    check (cause not in ('WITHDRAWAL', 'RESCORING', 'CORRECTION') or reason is not null);
