-- The region whose own round it is, which nobody else is to see; null for a round of all regions.
alter table round add column owner text;

-- Whether the newest word from the unit is that it withdraws its answers. submission_version counts both.
alter table unit add column withdrawn boolean not null default false;

-- That answers were withdrawn is part of the history: a result without levels, with the unit's reason.
alter table result add column reason text;
alter table result drop constraint result_cause_check;
alter table result add constraint result_cause_check check (cause in
    ('SUBMISSION', 'RULING', 'RULING_WITHDRAWN', 'OVERRIDE', 'OVERRIDE_WITHDRAWN', 'RESCORING', 'WITHDRAWAL'));
alter table result add constraint result_reason_check check ((cause = 'WITHDRAWAL') = (reason is not null));

-- False for a unit that was registered and no longer takes part: it counts nowhere.
alter table unit add column takes_part boolean not null default true;
