#!/usr/bin/env bash
# Makes the files of secrets that docker-compose.yml names, with random values. One that is there is left as it is, so it can
# be run again after an upgrade that brings a new one.
#
# Nobody but their owner gets into the folder (mode 700). The files themselves can be read by all (444): containers see them
# as they are on this machine, and each runs as a user of its own that owns nothing here.
#
#   deploy/compose/make-secrets.sh [FOLDER]     ./secrets in the project unless named
set -euo pipefail
folder=${1:-$(cd "$(dirname "$0")/../.." && pwd)/secrets}
umask 077
mkdir -p "$folder"
chmod 700 "$folder"

made=0
make() {
  local file=$folder/$1
  [ -s "$file" ] && return
  # 32 random bytes in hexadecimal: nothing that any program would take for a sign of its own.
  od -An -N32 -tx1 /dev/urandom | tr -d ' \n' >"$file.new"
  [ "$(wc -c <"$file.new")" -eq 64 ] || { echo "make-secrets: no random values to be had" >&2; exit 1; }
  chmod 444 "$file.new"
  mv "$file.new" "$file"
  made=$((made + 1))
}

for database in survey survey-owner scoring scoring-owner reporting identity auditor; do
  make "$database-database-password"
done
make postgres-password
make identity-admin-password
make grafana-admin-password
make pages-client-secret
make operations-client-secret
make session-encryption-secret
for region in 01 03 05 12 14 18 24; do
  make "region-$region-client-secret"
done
echo "$made secrets made in $folder, $(find "$folder" -type f | wc -l | tr -d ' ') are there."
