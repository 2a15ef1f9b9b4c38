#!/usr/bin/env bash
# Deletes base backups that are older than so many days, but never the newest, and the archived log that none of those left needs.
#
#   prune.sh BACKUPS_FOLDER WAL_ARCHIVE DAYS
#
# Prints what it deletes.
set -euo pipefail
if [ $# -ne 3 ] || ! [[ $3 =~ ^[0-9]+$ ]]; then
  sed -n '2,6s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
backups=$1
archive=$2
before=$(date -u -d "$3 days ago" +%Y%m%dT%H%M%SZ)

# They are named by when they were begun, so their names are in order.
mapfile -t all < <(find "$backups" -mindepth 1 -maxdepth 1 -type d -name '????????T??????Z' -printf '%f\n' | sort)
[ ${#all[@]} -gt 0 ] || { echo "prune: there is no backup in $backups; nothing is deleted" >&2; exit 1; }
oldest=
for name in "${all[@]}"; do
  if [[ $name < $before && $name != "${all[-1]}" ]]; then
    rm -rf "${backups:?}/$name"
    echo "$backups/$name"
  elif [ -z "$oldest" ]; then
    oldest=$name
  fi
done

# The segment that the oldest one left begins in; the first eight signs of a name are its timeline, and do not order it.
first=$(sed -n 's/^START WAL LOCATION: .*(file \([0-9A-F]*\))$/\1/p' "$backups/$oldest/backup_label")
[[ $first =~ ^[0-9A-F]{24}$ ]] || { echo "prune: the label of $backups/$oldest cannot be read" >&2; exit 1; }
deleted=0
while read -r segment; do
  if [[ ${segment:8:16} < ${first:8} ]]; then
    rm "$archive/$segment"
    deleted=$((deleted + 1))
  fi
done < <(find "$archive" -maxdepth 1 -type f -regextype posix-extended -regex '.*/[0-9A-F]{24}(\..*)?' -printf '%f\n')
echo "$deleted files of the log before $first"
