#!/bin/sh
# Installs HEART for the present user, from this folder alone: no network, no administrator, no Python needed.
#   ./install.sh [install|go-back|remove] [--folder DIR]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$here"
if ! sha256sum --check --quiet --strict SHA256SUMS; then
    echo "This kit is damaged: a file is not the one that was built. Copy it again. Nothing was changed." >&2
    exit 1
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tar -xf python.tar -C "$work"
"$work/python/bin/python3.11" -c 'import sys; sys.dont_write_bytecode = True; sys.path.insert(0, sys.argv[1])
from installer.kit.install import main
sys.exit(main(sys.argv[2:]))' "$here" "$@"
