#!/usr/bin/env bash
# Installs what tests need beside the JDK: Chromium, for the tests of the web form in a browser. Without it those tests
# are skipped, and say so. Does nothing where it is there already.
set -eu

if [ -n "${USVE_CHROMIUM:-}" ] && [ -x "$USVE_CHROMIUM" ]; then
    echo "Chromium is there: $USVE_CHROMIUM"
    exit 0
fi
for browser in chromium chromium-browser google-chrome; do
    if command -v "$browser" >/dev/null 2>&1; then
        echo "Chromium is there: $(command -v "$browser")"
        exit 0
    fi
done
if ! command -v apt-get >/dev/null 2>&1; then
    echo "install-test-tools: this machine has no apt-get. Install Chromium by hand and name it in USVE_CHROMIUM." >&2
    exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "install-test-tools: only root can install. Run: sudo $0" >&2
    exit 1
fi
apt-get update -q
DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends chromium
echo "Chromium is installed: $(command -v chromium)"
