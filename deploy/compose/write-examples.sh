#!/usr/bin/env bash
# Writes deploy/compose/<service>.env.example: what a service can be told (deploy/configuration) besides what
# docker-compose.yml sets, each with its meaning and default, commented out. Run it when settings are added.
set -euo pipefail
cd "$(dirname "$0")/../.."
for service in survey-service scoring-service reporting-service; do
  # What compose sets for the service: in its own part, or for all three.
  set_here=$(awk -v service="$service" '
    /^[a-z-]+:/ { top = $1 } /^  [a-z-]+:$/ { part = $1 }
    (top == "x-settings:" || top == "services:" && part == service ":") && /^ +(USVE|QUARKUS|KAFKA)_[A-Z0-9_]+:/ {
      sub(/:$/, "", $1); sub(/_FILE$/, "", $1); print $1 }' docker-compose.yml)
  {
    echo "# What the $service can be told besides what docker-compose.yml sets. Copy to $service.env beside this file, and"
    echo "# take away the # of what is to be otherwise. Any of them can be given by a file: NAME_FILE=/run/secrets/…"
    echo "# Written by deploy/compose/write-examples.sh from deploy/configuration/$service.md."
    awk -F' \\| ' -v set_here="$set_here" '
      BEGIN { split(set_here, names, "\n"); for (i in names) known[names[i]] = 1 }
      /^## Not to be changed/ { exit }
      /^## / { title = substr($0, 4) }
      /^\| `/ {
        name = $2; gsub(/`/, "", name)
        if (name in known) next
        if (title != "") { print "\n# --- " title; title = "" }
        meaning = $5; for (i = 6; i <= NF; i++) meaning = meaning " | " $i
        sub(/ *\|$/, "", meaning); gsub(/`/, "", meaning)
        standard = $4; gsub(/`/, "", standard); gsub(/^ +| +$/, "", standard)
        print "# " meaning; print "#" name "=" standard
      }' "deploy/configuration/$service.md"
  } >"deploy/compose/$service.env.example"
done
