#!/usr/bin/env bash
# check-images.sh: does here what the Containerfile does in its stages, without an engine: packages, lays out, trains with
# the java of JAVA_HOME, and starts each service from a folder at another path, as /app is, by the image's command. Takes
# some minutes. Exit code 0 when each service accepts its cache and its SBOM names every library it comes with.
set -eu
cd "$(dirname "$0")/../.."
: "${JAVA_HOME:?set it to a JDK 25}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

bash deploy/images/steps/package.sh
bash deploy/images/steps/lay-out.sh "$work/build" "$(date -u -d 2026-11-01T00:00:00Z +%s)"
PATH="$JAVA_HOME/bin:$PATH" bash "$work/build/deploy/images/steps/train.sh"

for service in survey-service scoring-service reporting-service; do
  app=$work/app
  rm -rf "$app"
  cp -a "$work/build/$service/target/quarkus-app" "$app"
  cp -a "$work/build/deploy/images/java.options" "$app"
  # With AOTMode=on the JVM refuses to start when the cache does not fit. The service itself then ends, as nothing tells it
  # who its issuer is: so far it came by the cache.
  said=$(cd "$app" && "$JAVA_HOME/bin/java" @java.options -XX:AOTCache=app.aot -XX:AOTMode=on -jar quarkus-run.jar 2>&1 || true)
  case $said in
    *quarkus.oidc*) echo "$service: starts from its cache at another path." ;;
    *) echo "$service: does not start from its cache: $said"; exit 1 ;;
  esac
  # group:artifact:classifier:type:version, one a line
  missing=$(while IFS=: read -r group artifact _ _ version; do
    grep -qF "pkg:maven/$group/$artifact@$version" "$work/build/$service/target/sbom.cdx.json" ||
      echo "$group:$artifact:$version"
  done <"$app/quarkus-app-dependencies.txt")
  [ -z "$missing" ] || { echo "$service: its SBOM does not name: $missing"; exit 1; }
  echo "$service: its SBOM names all $(wc -l <"$app/quarkus-app-dependencies.txt") libraries."
done
