-- The revisions of all drafts are numbers of one row, so that none ever comes back: an ETag stays the name of one state
-- also when a draft is discarded and another is begun.
create sequence draft_revision;

-- What a unit has answered so far, at most one draft per unit and round. answers is JSON, kept as it came: also what is
-- wrong. carried_over are the questions whose answers come from an earlier submission (based_on) and are not confirmed
-- yet. rests_on is which of the unit's versions was the newest when the draft was saved (0: none), so that it does not
-- take back, unseen, what somebody else submitted meanwhile. A draft is the region's own: nothing tells of it.
create table draft (
    round            text not null,
    unit             text not null,
    revision         bigint not null,
    answers          text not null,
    carried_over     text[] not null,
    based_on_round   text,
    based_on_unit    text,
    based_on_version bigint,
    rests_on         bigint not null,
    saved_at         timestamptz not null,
    saved_by         text not null,
    primary key (round, unit),
    foreign key (round, unit) references participation (round, unit),
    check ((based_on_round is null) = (based_on_version is null) and (based_on_round is null) = (based_on_unit is null))
);
