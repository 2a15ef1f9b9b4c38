#!/usr/bin/env bash
# Starts Keycloak with what stands in files of secrets, and the realm on its first start; a realm that is there is left as it is.
set -euo pipefail
secrets=${SECRETS:-/run/secrets}
keycloak=${KEYCLOAK_HOME:-/opt/keycloak}
here=$(cd "$(dirname "$0")" && pwd)

secret() {
  local value
  value=$(<"$secrets/$2")
  [ -n "$value" ] || { echo "start: the secret $2 is empty" >&2; exit 1; }
  export "$1=$value"
}
if [ -n "${KC_DB_URL:-}" ]; then
  secret KC_DB_PASSWORD identity-database-password
fi
# The first administrator alone, whom it makes when it has none.
secret KC_BOOTSTRAP_ADMIN_PASSWORD identity-admin-password
secret USVE_PAGES_CLIENT_SECRET pages-client-secret
secret USVE_OPERATIONS_CLIENT_SECRET operations-client-secret
for region in 01 03 05 12 14 18 24; do
  secret "USVE_REGION_${region}_CLIENT_SECRET" "region-$region-client-secret"
done

mkdir -p "$keycloak/data/import"
cp "$here/usve-realm.json" "$keycloak/data/import/"
export USVE_DEMO=${USVE_DEMO:-false}
if [ "$USVE_DEMO" = true ]; then
  [ -n "${USVE_DEMO_PASSWORD:-}" ] || { echo "start: USVE_DEMO_PASSWORD is empty" >&2; exit 1; }
  cp "$here/demo/usve-users-0.json" "$keycloak/data/import/"
fi
exec "$keycloak/bin/kc.sh" "${@:-start}" --import-realm
