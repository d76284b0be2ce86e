"""Puts a program folder together: `heart` (ours), `site-packages` (theirs), `python`, and `build.json`.

Everything in it comes from the commit or from a pinned file; every file gets the commit's time.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from installer.commit import ROOT, Commit, copy_program
from installer.compiled import compile_tree
from installer.left_out import left_out
from installer.release_guard import check_files, check_imports
from installer.wheels import read_lock, unpack, verified

BUILD_NOTE = "build.json"
_WITH_PROGRAMS = ("python", "torch")  # whose folder bin holds what the system starts


def build_tree(commit: Commit, lock: Path, wheels: Path, target: Path, root: Path = ROOT) -> None:
    """Write the two folders that are the same for every system, and say what was built."""
    copy_program(commit, target / "heart", root)
    check_files(target / "heart")
    check_imports([sys.executable], target / "heart")
    rows = left_out("packages")
    for wheel in read_lock(lock):
        unpack(verified(wheel, wheels), target / "site-packages", rows)
    for folder in ("heart", "site-packages"):
        compile_tree(target / folder)
    note = {"version": commit.version, "commit": commit.id, "bundles": bundles(target / "heart")}
    (target / BUILD_NOTE).write_text(json.dumps(note, indent=1) + "\n", encoding="utf-8")


def bundles(program: Path) -> list[str]:
    """Name the bundles that came with the program."""
    return sorted(path.parent.name for path in program.glob("resources/bundles/*/manifest.json"))


def set_times(folder: Path, seconds: int) -> None:
    """Give every file and folder one time, and rights that do not depend on who builds."""
    for path in (*sorted(folder.rglob("*"), reverse=True), folder):
        if not path.is_symlink():
            runs = path.is_dir() or (path.parent.name == "bin" and path.parent.parent.name in _WITH_PROGRAMS)
            path.chmod(0o755 if runs else 0o644)
            os.utime(path, (seconds, seconds))


def size_of(folder: Path) -> int:
    """Return how many bytes the files below a folder hold."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
