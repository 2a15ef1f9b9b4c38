-- After every migration: what the service's own role may do in the tables of the role that migrates. Where the two are one there
-- is nothing to grant.
do $$
begin
    if '${role}' not in ('', current_user) then
        execute format('grant usage on schema public to %1$I;
            grant select, insert, update, delete on all tables in schema public to %1$I;
            grant usage on all sequences in schema public to %1$I;
            grant execute on all functions in schema public to %1$I;
            revoke insert, update, delete on flyway_schema_history from %1$I', '${role}');
    end if;
end $$;
