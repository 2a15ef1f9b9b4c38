-- A draft remembers which of the unit's versions was the newest when it was saved, so that it does not take back, unseen,
-- what somebody else submitted meanwhile. 0 is none. A draft that is there already is taken to know of what is there.
alter table draft add column rests_on bigint;

update draft d set rests_on = p.submission_version
from participation p
where p.round = d.round and p.unit = d.unit;

alter table draft alter column rests_on set not null;
