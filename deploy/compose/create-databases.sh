#!/usr/bin/env bash
# Run once by the PostgreSQL image on an empty data folder: a database and an owner of its own for each service.
set -euo pipefail
create() {
  psql --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
    --set=name="$1" --set=password="$2" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke all on database :"name" from public;
SQL
}
create survey "$SURVEY_DB_PASSWORD"
create scoring "$SCORING_DB_PASSWORD"
create reporting "$REPORTING_DB_PASSWORD"
