-- Makes the outbox's partitions from one day to another, drops those of days before a third in which every row is sent, and
-- returns the names of the dropped. It runs with the rights of the outbox's owner, which who calls it need not be.
create function outbox_days(first_day date, last_day date, first_kept date) returns setof text
    security definer set search_path = public, pg_temp language plpgsql as $$
declare
    day date;
    days text;
    sent boolean;
begin
    -- One at a time: of two that create the same table the slower one would fail.
    perform pg_advisory_xact_lock(2829);
    for offset_days in 0 .. last_day - first_day loop
        day := first_day + offset_days;
        if to_regclass('public.outbox_' || to_char(day, 'YYYYMMDD')) is null then
            execute format('create table %I partition of outbox for values from (%L) to (%L)',
                'outbox_' || to_char(day, 'YYYYMMDD'), day, day + 1);
        end if;
    end loop;
    for days in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'outbox'::regclass and c.relname < 'outbox_' || to_char(first_kept, 'YYYYMMDD') order by 1
    loop
        execute format('select not exists (select from %I where sent_at is null)', days) into sent;
        if sent then
            execute format('drop table %I', days);
            return next days;
        end if;
    end loop;
end $$;

revoke execute on function outbox_days(date, date, date) from public;

-- Events hold what regions sent. Whoever may change something tells of it; only what is done for all reads and sends.
alter table outbox enable row level security;
create policy told_by_all on outbox for insert with check (true);
create policy read_for_all on outbox using ((select current_setting('usve.region', true)) = 'ALL');
