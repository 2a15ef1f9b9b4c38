#!/usr/bin/env bash
# Installs what tests need beside the JDK: Chromium, for the tests of the web form in a browser, and nginx, for those of the
# gateway. Without them those tests are skipped, and say so. Does nothing where they are there already.
set -eu

chromium() {
    if [ -n "${USVE_CHROMIUM:-}" ] && [ -x "$USVE_CHROMIUM" ]; then
        echo "$USVE_CHROMIUM"
        return
    fi
    for browser in chromium chromium-browser google-chrome; do
        command -v "$browser" && return
    done
    return 1
}

nginx() {
    for program in /usr/sbin/nginx /usr/local/sbin/nginx /usr/bin/nginx /opt/homebrew/bin/nginx; do
        [ -x "$program" ] && echo "$program" && return
    done
    return 1
}

missing=
if found=$(chromium); then echo "Chromium is there: $found"; else missing="$missing chromium"; fi
# The server alone: nothing is started by it being installed here.
if found=$(nginx); then echo "nginx is there: $found"; else missing="$missing nginx-light"; fi
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    echo "install-test-tools: this machine has no apt-get. Install by hand:$missing. A Chromium elsewhere is named in USVE_CHROMIUM." >&2
    exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "install-test-tools: only root can install. Run: sudo $0" >&2
    exit 1
fi
apt-get update -q
# shellcheck disable=SC2086 # names of packages, one word each
DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
echo "Installed:$missing"
