#!/usr/bin/env bash
# Run by the PostgreSQL image on an empty data folder: a database for each service; a role that the service works as and that can
# do nothing else; for the two that hide rows of other regions another role, which owns the tables and migrates them; and a role for
# the audit, which reads the three and writes nothing. The passwords are read from files and never stand in a command or a log.
#
# It can be run again on what is there, after an upgrade that brings a role or when a file has a new password: nothing is lost, what
# is missing is made, what a service's role owned is handed over, and passwords become those of the files:
#
#   docker compose exec postgres bash /docker-entrypoint-initdb.d/create-databases.sh
set -euo pipefail
secrets=${SECRETS:-/run/secrets}

sql() {
  psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname "$1"
}

# role NAME CONNECTIONS ATTRIBUTES
role() {
  local file password
  file=$secrets/${1//_/-}-database-password
  password=$(<"$file")
  [ -n "$password" ] || { echo "create-databases: $file is empty" >&2; exit 1; }
  # On standard input, where neither the list of processes nor the server's log shows it.
  sql postgres <<SQL
\\set name $1
\\set limit $2
\\set password '${password//\'/\'\'}'
set log_statement = 'none';
set log_min_error_statement = 'panic';
set password_encryption = 'scram-sha-256';
select not exists (select from pg_roles where rolname = :'name') as missing \\gset
\\if :missing
create role :"name";
\\endif
alter role :"name" login password :'password'
  nosuperuser nocreatedb nocreaterole noreplication $3 connection limit :limit;
SQL
}

# database NAME OWNER
database() {
  sql postgres <<SQL
\\set name $1
\\set owner $2
select not exists (select from pg_database where datname = :'name') as missing \\gset
\\if :missing
create database :"name" owner :"owner" encoding 'UTF8' template template0;
revoke all on database :"name" from public;
\\endif
SQL
}

# hand_over NAME OWNER: what the service's role owned before there was an owner; the service goes on with it meanwhile. What
# migrations make later they give rights to themselves.
hand_over() {
  sql "$1" <<SQL
\\set name $1
\\set owner $2
begin;
reassign owned by :"name" to :"owner";
grant connect on database :"name" to :"name";
grant select, insert, update, delete on all tables in schema public to :"name";
grant usage on all sequences in schema public to :"name";
grant execute on all functions in schema public to :"name";
commit;
SQL
}

for service in survey scoring; do
  role "$service" 50 nobypassrls
  role "${service}_owner" 10 nobypassrls
  database "$service" "${service}_owner"
  hand_over "$service" "${service}_owner"
done
# What it shows it makes anew from the events, schema and all, so it owns that itself.
role reporting 50 nobypassrls
database reporting reporting
role identity 30 nobypassrls
database identity identity

role auditor 5 bypassrls
sql postgres <<'SQL'
alter role auditor set default_transaction_read_only = on;
grant pg_read_all_data to auditor;
grant connect on database survey, scoring, reporting to auditor;
revoke connect on database postgres from public;
revoke connect on database template1 from public;
SQL
