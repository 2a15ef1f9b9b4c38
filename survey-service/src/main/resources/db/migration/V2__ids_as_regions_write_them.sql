-- Regions call their units by the ids of other systems, which have capitals, full stops and underscores.
alter table round drop constraint round_id_check,
    add constraint round_id_check check (id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$');
alter table unit drop constraint unit_id_check,
    add constraint unit_id_check check (id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$');
