#!/usr/bin/env bash
# Run once by the PostgreSQL image on an empty data folder: a database for each service, and a role that owns it and can do
# nothing else; and a role for the audit, which reads the three and writes nothing. The passwords are read from files and never stand in a command or a log.
set -euo pipefail
secrets=${SECRETS:-/run/secrets}

create() {
  local password
  password=$(<"$secrets/$1-database-password")
  [ -n "$password" ] || { echo "create-databases: $secrets/$1-database-password is empty" >&2; exit 1; }
  # On standard input, where neither the list of processes nor the server's log shows it.
  psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<SQL
\\set name $1
\\set limit $2
\\set password '${password//\'/\'\'}'
set log_statement = 'none';
set log_min_error_statement = 'panic';
set password_encryption = 'scram-sha-256';
create role :"name" login password :'password'
  nosuperuser nocreatedb nocreaterole noreplication nobypassrls connection limit :limit;
create database :"name" owner :"name" encoding 'UTF8' template template0;
revoke all on database :"name" from public;
SQL
}

create survey 50
create scoring 50
create reporting 50
create identity 30

password=$(<"$secrets/auditor-database-password")
[ -n "$password" ] || { echo "create-databases: $secrets/auditor-database-password is empty" >&2; exit 1; }
psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<SQL
\\set password '${password//\'/\'\'}'
set log_statement = 'none';
set log_min_error_statement = 'panic';
set password_encryption = 'scram-sha-256';
create role auditor login password :'password'
  nosuperuser nocreatedb nocreaterole noreplication bypassrls connection limit 5;
alter role auditor set default_transaction_read_only = on;
grant pg_read_all_data to auditor;
grant connect on database survey, scoring, reporting to auditor;
SQL
psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<'SQL'
revoke connect on database postgres from public;
revoke connect on database template1 from public;
SQL
