#!/usr/bin/env bash
# Builds the jars of the services and of the program that trains them, and the list of what each service is made of.
set -eu
cd "$(dirname "$0")/../../.."
exec ./mvnw -q -B -ntp -Dmaven.test.skip=true \
  -pl survey-service,scoring-service,reporting-service,deploy/command -am \
  package org.cyclonedx:cyclonedx-maven-plugin:makeBom </dev/null
