#!/bin/sh
# PostgreSQL's archive_command: archive-wal.sh %p %f
# Copies a finished segment of the write-ahead log into the archive, whole or not at all, and never over another one. It is packed:
# one that was closed after a quiet minute (archive_timeout) is 16 MB of nearly nothing.
# USVE_WAL_ARCHIVE names the archive's folder: on another disk than the database, best on another machine.
set -eu
segment=$1
name=$2
archive=${USVE_WAL_ARCHIVE:?names the folder of the archive}

if [ -e "$archive/$name.gz" ]; then
  # after a crash the server may ask for one again: it is done if it is the same
  gzip -dc "$archive/$name.gz" | cmp -s "$segment" - && exit 0
  echo "archive-wal: $archive/$name.gz is there already, and is another" >&2
  exit 1
fi
gzip -c "$segment" >"$archive/.$name.part"
sync "$archive/.$name.part" 2>/dev/null || sync
mv "$archive/.$name.part" "$archive/$name.gz"
