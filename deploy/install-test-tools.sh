#!/usr/bin/env bash
# Installs what tests need beside the JDK: Chromium, for the tests of the pages in a browser; nginx, for those of the gateway;
# promtool, which checks and tries the alert rules; psql, which the scripts of backups use; libfaketime, by which a service's clock
# is wrong in ./usve faults. Without one of them its tests are skipped, and say so. Does nothing where they are there already.
set -eu

find_chromium() {
    if [ -n "${USVE_CHROMIUM:-}" ] && [ -x "$USVE_CHROMIUM" ]; then
        echo "$USVE_CHROMIUM"
        return
    fi
    for browser in chromium chromium-browser google-chrome; do
        command -v "$browser" && return
    done
    return 1
}

find_nginx() {
    for program in /usr/sbin/nginx /usr/local/sbin/nginx /usr/bin/nginx /opt/homebrew/bin/nginx; do
        [ -x "$program" ] && echo "$program" && return
    done
    return 1
}

find_faketime() {
    for library in /usr/lib/*/faketime/libfaketimeMT.so.1 /usr/local/lib/faketime/libfaketimeMT.so.1; do
        [ -e "$library" ] && echo "$library" && return
    done
    return 1
}

# Out of Debian's package prometheus, which would start a server if it were installed.
unpack_promtool() {
    folder=$(mktemp -d)
    (cd "$folder" && apt-get download -q prometheus && dpkg-deb -x prometheus_*.deb unpacked) || return 1
    install -m 755 "$folder/unpacked/usr/bin/promtool" /usr/local/bin/promtool || return 1
    rm -rf "$folder"
    echo "Installed: /usr/local/bin/promtool"
}

missing=
unpack=
if found=$(find_chromium); then echo "Chromium is there: $found"; else missing="$missing chromium"; fi
# The server alone: nothing is started by it being installed here.
if found=$(find_nginx); then echo "nginx is there: $found"; else missing="$missing nginx-light"; fi
if found=$(command -v psql); then echo "psql is there: $found"; else missing="$missing postgresql-client"; fi
if found=$(find_faketime); then echo "libfaketime is there: $found"; else missing="$missing libfaketime"; fi
if found=$(command -v promtool); then echo "promtool is there: $found"; else unpack=promtool; fi
[ -n "$missing$unpack" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    echo "install-test-tools: this machine has no apt-get. Install by hand:$missing $unpack. A Chromium elsewhere is named in USVE_CHROMIUM." >&2
    exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "install-test-tools: only root can install. Run: sudo $0" >&2
    exit 1
fi
apt-get update -q
failed=0
if [ -n "$missing" ]; then
    # shellcheck disable=SC2086 # names of packages, one word each
    if DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing; then
        echo "Installed:$missing"
    else
        failed=1
    fi
fi
if [ -n "$unpack" ]; then
    unpack_promtool || failed=1
fi
exit "$failed"
