#!/usr/bin/env bash
# Checks docker-compose.yml without a Docker engine. Needs npx (Node.js); prints what is wrong, or nothing.
set -euo pipefail
cd "$(dirname "$0")/../.."
exec npx --yes dclint@3.1.0 .
