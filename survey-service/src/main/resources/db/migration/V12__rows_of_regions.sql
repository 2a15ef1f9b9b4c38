-- Rows that are a region's own are shown to it alone, whatever a query forgets to ask (ADR 0032). Whose rows are shown is said in
-- the setting usve.region of session or transaction: ALL, or a region's code; unset none are. The role that owns the tables, which
-- migrates them, sees all. The setting is read in a query of its own, so that it is read once and not for every row.

-- What a unit's row belongs to is the region that the unit has in the round.
alter table submission enable row level security;
create policy of_region on submission using ((select current_setting('usve.region', true)) = 'ALL' or exists (
    select from participation p where p.round = submission.round and p.unit = submission.unit
        and p.region = (select current_setting('usve.region', true))));

alter table draft enable row level security;
create policy of_region on draft using ((select current_setting('usve.region', true)) = 'ALL' or exists (
    select from participation p where p.round = draft.round and p.unit = draft.unit
        and p.region = (select current_setting('usve.region', true))));

alter table unit_contact enable row level security;
create policy of_region on unit_contact using ((select current_setting('usve.region', true)) = 'ALL' or exists (
    select from participation p where p.round = unit_contact.round and p.unit = unit_contact.unit
        and p.region = (select current_setting('usve.region', true))));

alter table region_contact enable row level security;
create policy of_region on region_contact
    using ((select current_setting('usve.region', true)) = 'ALL' or region = (select current_setting('usve.region', true)));

-- One letter may be about units of several regions.
alter table reminder enable row level security;
create policy of_region on reminder
    using ((select current_setting('usve.region', true)) = 'ALL' or (select current_setting('usve.region', true)) = any (regions));

-- A file for all regions is nobody's but theirs who may send it.
alter table import enable row level security;
create policy of_region on import
    using ((select current_setting('usve.region', true)) = 'ALL' or region = (select current_setting('usve.region', true)));

alter table import_row enable row level security;
create policy of_import on import_row using (exists (select from import i where i.id = import_row.import));

-- Told by the region that the unit had then; read by it and by the one that the unit has.
alter table follow_up enable row level security;
create policy of_region on follow_up using ((select current_setting('usve.region', true)) = 'ALL'
    or region = (select current_setting('usve.region', true)) or exists (
        select from participation p where p.round = follow_up.round and p.unit = follow_up.unit
            and p.region = (select current_setting('usve.region', true))));

alter table follow_up_report enable row level security;
create policy of_sender on follow_up_report
    using ((select current_setting('usve.region', true)) = 'ALL' or sender = (select current_setting('usve.region', true)));

-- A region reads what is its own. Whatever somebody was let to do is written: a succession is of units of two regions.
alter table audit enable row level security;
create policy of_region on audit
    using ((select current_setting('usve.region', true)) = 'ALL' or region = (select current_setting('usve.region', true)));
create policy written_by_all on audit for insert with check (true);
