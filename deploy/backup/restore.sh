#!/usr/bin/env bash
# Puts a base backup in an empty data folder, so that PostgreSQL brings it forward through the archived write-ahead log
# when it is started on it: to the end of the log, or to a moment.
#
#   restore.sh BACKUP_FOLDER WAL_ARCHIVE EMPTY_DATA_FOLDER [--wal SAVED_PG_WAL] [--until '2026-11-22 10:00:00+00']
#
# --wal names the pg_wal folder of the lost server, where that disk survived: it holds the last transactions, which were
#   not yet archived. Without it what was committed since the last archived segment is gone (archive_timeout at most).
# --until is for a copy to look into, not for going on with: the topics know more than it does. See the runbook.
# Start the server as the user it belongs to. It serves when the log is at its end.
set -euo pipefail
usage() {
  sed -n '2,11s/^# \{0,1\}//p' "$0" >&2
  exit 2
}
[ $# -ge 3 ] || usage
backup=$1
archive=$(cd "$2" && pwd)
data=$3
shift 3
wal=
until=
while [ $# -gt 0 ]; do
  case $1 in
    --wal) wal=${2:?}; shift 2 ;;
    --until) until=${2:?}; shift 2 ;;
    *) usage ;;
  esac
done

[ -z "$(ls -A "$data" 2>/dev/null)" ] || { echo "restore: $data is not empty; move away what is there" >&2; exit 1; }
(cd "$backup" && sha256sum --check --quiet SHA256SUMS)
mkdir -p "$data"
chmod 700 "$data"
tar --extract --gzip --file "$backup/base.tar.gz" --directory "$data"
cp "$backup/backup_label" "$data/backup_label"
# the log may have been on a disk of its own, which the copy only points to
[ ! -L "$data/pg_wal" ] || rm "$data/pg_wal"
mkdir -p "$data/pg_wal/archive_status"
if [ -n "$wal" ]; then
  find "$wal" -maxdepth 1 -type f -name '????????????????????????' -exec cp {} "$data/pg_wal/" \;
fi
touch "$data/recovery.signal"
{
  echo "# by restore.sh; the server no longer reads these once it has recovered"
  echo "restore_command = 'gzip -dc <\"$archive/%f.gz\" >\"%p\"'"
  echo "recovery_target_timeline = 'latest'"
  if [ -n "$until" ]; then
    echo "recovery_target_time = '$until'"
    echo "recovery_target_action = 'pause'"
  fi
} >>"$data/postgresql.auto.conf"
echo "Restored to $data. Start PostgreSQL on it; it serves when it has read the log."
