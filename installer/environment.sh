#!/bin/sh
# Finds (or, on Debian as root, installs) a Python that can make virtual environments, then hands over to
# environment.py. Everything that needs no Python yet stands here; everything else stands there.
set -eu
here=$(dirname "$0")

usable() { command -v "$1" >/dev/null 2>&1 && "$1" -c 'import sys, ensurepip, venv; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; }

find_python() {
    for name in "${HEART_PYTHON:-}" python3.11 python3.12 python3.13 python3; do
        if [ -n "$name" ] && usable "$name"; then echo "$name"; return 0; fi
    done
    return 1
}

if ! python=$(find_python); then
    line="apt-get install -y --no-install-recommends python3 python3-venv"
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "No Python 3.11 to 3.13 with venv found; installing it: $line"
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive $line
    fi
    if ! python=$(find_python); then
        echo "HEART needs Python 3.11, 3.12 or 3.13 with the venv module. On Debian and Ubuntu run:" >&2
        echo "    sudo apt-get update && sudo $line" >&2
        echo "or name one: HEART_PYTHON=/path/to/python3.11 make $*" >&2
        exit 1
    fi
fi
exec "$python" "$here/environment.py" "$@"
