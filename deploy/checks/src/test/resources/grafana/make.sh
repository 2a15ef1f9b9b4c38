#!/usr/bin/env bash
# Makes dashboard.schema.json of Grafana's own types (npm's @grafana/schema, Apache-2.0, Grafana Labs) and dashboard.ts, which says
# of which panels. Run it when the version of Grafana in docker-compose.yml changes. Needs npx (Node.js).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
version=$(sed -n 's/^ *image: grafana\/grafana:\(.*\)$/\1/p' "$here/../../../../../../docker-compose.yml")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true}' >package.json
npm install --silent --no-audit --no-fund "@grafana/schema@$version" ts-json-schema-generator@2.4.0
cp "$here/dashboard.ts" .
echo '{"compilerOptions": {"strict": true, "skipLibCheck": true, "module": "esnext", "moduleResolution": "node", "types": []}, "files": ["dashboard.ts"]}' >tsconfig.json
npx ts-json-schema-generator --path dashboard.ts --tsconfig tsconfig.json --type Dashboard --no-type-check --jsDoc none -o made.json
node -e '
  const made = JSON.parse(require("fs").readFileSync("made.json"));
  const comment = "Made by make.sh of @grafana/schema " + process.argv[1] + " (Apache-2.0, Grafana Labs).";
  console.log(JSON.stringify({ $schema: made.$schema, $comment: comment, $ref: made.$ref, definitions: made.definitions }, null, 1));
' "$version" >"$here/dashboard.schema.json"
