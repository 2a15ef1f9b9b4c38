-- After every migration: what the service's own role may do in the tables of the role that migrates. Where the two are one there
-- is nothing to grant; where the tables are not handed over yet, what is the service's own stays so.
do $$
begin
    if '${role}' in ('', current_user) then
        return;
    end if;
    execute format('grant usage on schema public to %1$I;
        grant select, insert, update, delete on all tables in schema public to %1$I;
        grant usage on all sequences in schema public to %1$I;
        grant execute on all functions in schema public to %1$I', '${role}');
    if exists (select from pg_tables where schemaname = 'public' and tablename = 'flyway_schema_history' and tableowner = current_user) then
        execute format('revoke insert, update, delete on flyway_schema_history from %I', '${role}');
    end if;
end $$;
