#!/bin/sh
# Tries a setup program under Wine 10: silent install, file lists, command, PDF, going back, uninstall.
#   try.sh SETUP.exe WINEPREFIX CASE.json    (the prefix prepared by prepare.py)
set -u
setup=$(realpath "$1"); prefix=$(realpath "$2"); case_file=$(realpath "$3")
export WINEPREFIX="$prefix" WINEDEBUG=-all LANG=C.UTF-8
local_data=$(cd "$prefix/drive_c/users/$(id -un)/AppData/Local" && pwd)
root="$local_data/Programs/HEART"
work="$prefix/drive_c/试 用"; mkdir -p "$work"; cp "$case_file" "$work/病例 一.json"
files() { (cd "$prefix/drive_c" && find . -type f | grep -v -e Temp/ -e '/试 用/' | sort); }
say() { printf '\n== %s\n' "$1"; }
took() { start=$(date +%s); "$@"; code=$?; echo "exit $code after $(($(date +%s) - start)) s"; wineserver -w; }

files > /tmp/before.txt
say "silent install"; took wine "$setup" /S
files > /tmp/installed.txt
echo "new files outside the program's folder:"; comm -13 /tmp/before.txt /tmp/installed.txt | grep -v Programs/HEART/
echo "files that are not as built:"; (cd "$root/program" && sha256sum --quiet -c files.sha256 && echo none)
du -sm "$root"
say "command, cold"; took wine "$root/program/bin/heart.exe" parse lvedd 4.5cm --json
say "demo case to PDF"; took wine "$root/program/bin/heart.exe" screen 'C:\试 用\病例 一.json' --pdf 'C:\试 用\报告 一.pdf'
ls -l "$work"
files > /tmp/used.txt
echo "written while it ran:"; comm -13 /tmp/installed.txt /tmp/used.txt
say "the same setup again is an update"; took wine "$setup" /S; ls "$root"
say "going back"; took wine "$root/program/go-back.exe" /YES; ls "$root"
say "silent uninstall"
mkdir -p "$local_data/HEART"; echo kept > "$local_data/HEART/records.stand-in"
took wine "$root/uninstall.exe" /S "_?=$(wine winepath -w "$root" 2>/dev/null)"
files > /tmp/after.txt
echo "left over:"; comm -13 /tmp/before.txt /tmp/after.txt
wine reg query 'HKCU\Software\HEART' 2>/dev/null || echo "no registry key is left"
