#!/usr/bin/env bash
# Copies the running PostgreSQL server, all three databases as of one moment, without stopping anything.
# Run it where the server's files are, for instance in its container, every night:
#
#   PGHOST=… PGUSER=postgres PGPASSWORD=… base-backup.sh DATA_FOLDER WAL_ARCHIVE BACKUPS_FOLDER
#
# Together with the archived write-ahead log (archive-wal.sh) the copy can be brought to any later moment: restore.sh.
# Prints the new backup's folder. It is there only when it is whole: base.tar.gz, backup_label, SHA256SUMS.
# BACKUPS_FOLDER/usve_backup.prom tells Prometheus (node exporter's textfile collector) when the last one succeeded.
set -euo pipefail
if [ $# -ne 3 ]; then
  sed -n '2,10s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
data=$1
archive=$2
backups=$3
umask 077
name=$(date -u +%Y%m%dT%H%M%SZ)
unfinished=$backups/.$name.part
mkdir -p "$unfinished"
trap 'rm -rf "$unfinished"' EXIT

# One session from start to stop: the server forgets a backup whose session has ended. tar may see files change or go
# (exit code 1); what it then copied wrong, the log puts right: that is what the label and the log are for.
psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 --dbname postgres <<SQL
select pg_backup_start('usve $name', fast => true) \g /dev/null
\! tar --create --gzip --file '$unfinished/base.tar.gz' --directory '$data' --warning=no-file-changed --warning=no-file-removed --exclude='./pg_wal/*' --exclude='./postmaster.*' --exclude='./pg_replslot/*' --exclude='./pg_dynshmem/*' --exclude='./pg_notify/*' --exclude='./pg_serial/*' --exclude='./pg_snapshots/*' --exclude='./pg_stat_tmp/*' --exclude='./pg_subtrans/*' . ; [ \$? -le 1 ] && touch '$unfinished/copied'
select labelfile from pg_backup_stop(wait_for_archive => true) \g '$unfinished/backup_label'
SQL
[ -e "$unfinished/copied" ] || { echo "base-backup: the files of $data could not be copied" >&2; exit 1; }
rm "$unfinished/copied"
gzip --test "$unfinished/base.tar.gz"
sed -i '${/^$/d;}' "$unfinished/backup_label" # psql ends it with one line more than the server gave
grep -q '^START WAL LOCATION' "$unfinished/backup_label"
# the segment the copy begins in must be in the archive, or nothing can be restored
first=$(sed -n 's/^START WAL LOCATION: .*(file \([0-9A-F]*\))$/\1/p' "$unfinished/backup_label")
[ -e "$archive/$first.gz" ] || { echo "base-backup: $archive lacks $first; is archive_command set?" >&2; exit 1; }

(cd "$unfinished" && sha256sum base.tar.gz backup_label >SHA256SUMS)
sync "$unfinished"/* 2>/dev/null || sync
mv "$unfinished" "$backups/$name"
trap - EXIT
cat >"$backups/.usve_backup.prom" <<PROM
# HELP usve_backup_last_success_timestamp_seconds When the last base backup succeeded, in seconds since 1970.
# TYPE usve_backup_last_success_timestamp_seconds gauge
usve_backup_last_success_timestamp_seconds $(date +%s)
PROM
chmod 644 "$backups/.usve_backup.prom"
mv "$backups/.usve_backup.prom" "$backups/usve_backup.prom"
echo "$backups/$name"
