#!/usr/bin/env bash
# lay-out.sh FOLDER EPOCH: copies what the images are made of to the folder, at the same paths as in the repository, every
# file as old as EPOCH says. The JVM refuses a cache of classes when a jar has another time than at the training, and a
# builder that rewrites times (rewrite-timestamp=true) leaves those alone that are not younger than SOURCE_DATE_EPOCH.
set -eu
out=$1
epoch=$2
cd "$(dirname "$0")/../../.."

mkdir -p "$out/deploy"
for service in survey-service scoring-service reporting-service; do
  mkdir -p "$out/$service/target"
  cp -R "$service/target/quarkus-app" "$out/$service/target/"
  # Left by runs on this machine, never part of an image.
  rm -f "$out/$service/target/quarkus-app/quarkus-run.jsa" "$out/$service/target/quarkus-app/"app.aot*
  cp "$service/target/sbom.cdx.json" "$out/$service/target/"
done
mkdir -p "$out/deploy/command/target"
cp -R deploy/command/target/usve-command.jar deploy/command/target/lib "$out/deploy/command/target/"
cp -R deploy/images "$out/deploy/"
find "$out" -exec touch -h -d "@$epoch" {} +
