#!/usr/bin/env bash
# Starts the broker of the official image with our configuration, on a root file system that cannot be written to.
set -euo pipefail
kafka=${KAFKA_HOME:-/opt/kafka}
configuration=$(dirname "$0")/server.properties
# The server's scripts write logs beside themselves otherwise; what is logged goes to standard output.
export LOG_DIR=/tmp/kafka-logs
export KAFKA_LOG4J_OPTS="-Dlog4j2.configurationFile=${KAFKA_LOG_CONFIGURATION:-$(dirname "$0")/log4j2.yaml}"
# A folder that has an identity is left as it is. The identity means nothing beyond telling this cluster from another.
"$kafka/bin/kafka-storage.sh" format --ignore-formatted --cluster-id "${KAFKA_CLUSTER_ID:-dXN2ZS1jb21wb3NlLWtraw}" \
  --config "$configuration"
exec "$kafka/bin/kafka-server-start.sh" "$configuration"
