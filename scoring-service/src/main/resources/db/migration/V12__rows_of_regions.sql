-- Rows that are a region's own are shown to it alone, whatever a query forgets to ask (ADR 0032). Whose rows are shown is said in
-- the setting usve.region of session or transaction: ALL, or a region's code; unset none are. The role that owns the tables, which
-- migrates them, sees all. The setting is read in a query of its own, so that it is read once and not for every row.

-- What a unit's row belongs to is the region that the unit has in the round.
alter table submission enable row level security;
create policy of_region on submission using ((select current_setting('usve.region', true)) = 'ALL' or exists (
    select from unit u where u.round = submission.round and u.unit = submission.unit
        and u.region = (select current_setting('usve.region', true))));

alter table result enable row level security;
create policy of_region on result using ((select current_setting('usve.region', true)) = 'ALL' or exists (
    select from unit u where u.round = result.round and u.unit = result.unit
        and u.region = (select current_setting('usve.region', true))));

alter table assessment enable row level security;
create policy of_region on assessment using ((select current_setting('usve.region', true)) = 'ALL' or exists (
    select from unit u where u.round = assessment.round and u.unit = assessment.unit
        and u.region = (select current_setting('usve.region', true))));

alter table assessment_ruling enable row level security;
create policy of_case on assessment_ruling using (exists (select from assessment a where a.id = assessment_ruling.assessment));

alter table assessment_claim enable row level security;
create policy of_case on assessment_claim using (exists (select from assessment a where a.id = assessment_claim.assessment));

alter table assessment_event enable row level security;
create policy of_case on assessment_event using (exists (select from assessment a where a.id = assessment_event.assessment));

alter table level_override enable row level security;
create policy of_region on level_override using ((select current_setting('usve.region', true)) = 'ALL' or exists (
    select from unit u where u.round = level_override.round and u.unit = level_override.unit
        and u.region = (select current_setting('usve.region', true))));

alter table override_reply enable row level security;
create policy of_override on override_reply
    using (exists (select from level_override o where o.id = override_reply.override_id));

alter table rescoring_change enable row level security;
create policy of_region on rescoring_change
    using ((select current_setting('usve.region', true)) = 'ALL' or region = (select current_setting('usve.region', true)));
