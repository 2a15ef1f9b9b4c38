-- The region whose own round it is, which nobody else is to see; null for a round of all regions.
alter table round add column owner text;

-- A unit that was registered and no longer takes part counts nowhere. Of what it sent, a submission or a withdrawal, the
-- highest version counts; so do the results of submissions after its last withdrawal, and no others.
alter table unit
    add column takes_part boolean not null default true,
    add column withdrawn_version bigint not null default 0,
    add column withdrawn_at timestamptz;

-- The units that take part, with what counts of them; what does not is null.
create view taking_part as
select round, unit, name, region, specialty, hsa_id, designated_year,
    case when submission_version > withdrawn_version then submission_version end as submission_version,
    case when submission_version > withdrawn_version then submitted_at end as submitted_at,
    case when submission_version < withdrawn_version then withdrawn_at end as withdrawn_at,
    case when result_submission_version > withdrawn_version then result_version end as result_version,
    case when result_submission_version > withdrawn_version then result_submission_version end
        as result_submission_version,
    case when result_submission_version > withdrawn_version then scored_at end as scored_at,
    case when result_submission_version > withdrawn_version then outcomes end as outcomes,
    case when result_submission_version > withdrawn_version then self_reported end as self_reported,
    case when result_submission_version > withdrawn_version then overridden end as overridden
from unit where registration_version > 0 and takes_part;
