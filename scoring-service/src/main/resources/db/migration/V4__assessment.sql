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

-- Every ruling there has been on a case, also those withdrawn. One person has at most one that stands.
create table assessment_ruling (
    id                   uuid primary key,
    assessment           uuid not null references assessment,
    seat                 int not null check (seat between 1 and 3),
    independent          boolean not null,
    decision             text not null check (decision in ('APPROVED', 'REJECTED')),
    rationale            text not null,
    ruled_by             text not null,
    ruled_at             timestamptz not null,
    withdrawal_rationale text,
    withdrawn_by         text,
    withdrawn_at         timestamptz,
    check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawal_rationale is null))
);

create unique index assessment_ruling_standing on assessment_ruling (assessment, ruled_by) where withdrawn_at is null;
create index assessment_ruling_of_case on assessment_ruling (assessment);

insert into assessment_ruling (id, assessment, seat, independent, decision, rationale, ruled_by, ruled_at)
select gen_random_uuid(), id, 1, true, status, rationale, ruled_by, ruled_at from assessment where ruled_at is not null;

-- Who has taken a case, and until when; a claim that has run out counts no more.
create table assessment_claim (
    assessment uuid not null references assessment,
    assessor   text not null,
    claimed_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (assessment, assessor)
);

create index assessment_claim_of_assessor on assessment_claim (assessor, expires_at);

-- What has happened to a case; only added to. The ruling is referred to at the end of a transaction, so that one can be
-- taken out and put back within it.
create table assessment_event (
    id         bigint generated always as identity primary key,
    assessment uuid not null references assessment,
    at         timestamptz not null,
    action     text not null check (action in
        ('REQUESTED', 'CLAIMED', 'RELEASED', 'RULED', 'RULING_WITHDRAWN', 'SUPERSEDED', 'REOPENED')),
    done_by    text,
    claim_of   text,
    claimed_to timestamptz,
    ruling     uuid references assessment_ruling deferrable initially deferred
);

create index assessment_event_of_case on assessment_event (assessment, id);

insert into assessment_event (assessment, at, action, done_by, ruling)
select id, requested_at, 'REQUESTED', null, null from assessment
union all select assessment, ruled_at, 'RULED', ruled_by, id from assessment_ruling
order by 2;

-- Status follows from the rulings and from whether a level depends on the text now; it is kept for the queue.
-- double_review is fixed by the first ruling; without one that stands the round's procedure decides.
alter table assessment
    drop column rationale,
    drop column ruled_by,
    drop column ruled_at,
    add column live boolean not null default true,
    add column double_review boolean;
update assessment set live = false where status = 'SUPERSEDED';
update assessment set double_review = false where status in ('APPROVED', 'REJECTED');
alter table assessment alter column live drop default;

create index assessment_queue_of_level on assessment (round, status, level, requested_at, id);

-- The words of the text, as the Swedish dictionary of PostgreSQL has them.
alter table assessment add column words tsvector not null generated always as (to_tsvector('swedish', text)) stored;
create index assessment_words on assessment using gin (words);
