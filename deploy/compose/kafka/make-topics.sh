#!/usr/bin/env bash
# Makes the topics of events, six partitions each; those that are there are left as they are.
set -euo pipefail
export LOG_DIR=/tmp/kafka-logs
export KAFKA_LOG4J_OPTS="-Dlog4j2.configurationFile=$(dirname "$0")/log4j2.yaml"
export KAFKA_HEAP_OPTS=-Xmx128m
for topic in usve.survey.v1 usve.scoring.v1; do
  "${KAFKA_HOME:-/opt/kafka}/bin/kafka-topics.sh" --bootstrap-server "${KAFKA_AT:-kafka:9092}" \
    --create --if-not-exists --topic "$topic" --partitions 6
done
