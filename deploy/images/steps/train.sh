#!/usr/bin/env bash
# Makes the caches of classes of the three services beside their jars, with the java on the PATH, which must be the image's.
# In a folder that lay-out.sh made.
set -eu
root=$(cd "$(dirname "$0")/../../.." && pwd)
exec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m \
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dusve.home="$root" \
  -cp "$root/deploy/command/target/usve-command.jar:$root/deploy/command/target/lib/*" se.usve.command.Usve train </dev/null
