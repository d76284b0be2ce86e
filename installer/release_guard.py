"""Refuses a built program with the fake engine, or with what only developers use.

The tree is judged by its files and by what can be imported: every module that the window and the engine
start from must load, and the fake engine must not be found.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from installer.left_out import left_out

_STARTED = ("app.bootstrap", "app.cli", "app.desktop", "heart_engine.cli", "heart_engine.interchange.child")
_ENGINE = ("heart_engine.server.bundled", "heart_engine.commands.library", "heart_engine.commands.bundle")
_BUILDER = ("heart_engine.cohort.cleaning.commands", "heart_engine.commands.library_build")
"""The window's own steps from a spreadsheet to a library start these, each when it is reached."""
_FAKE = "heart_engine.server.fake"


class GuardError(Exception):
    """What a clinic must not get; the text names it."""


def check_files(program: Path) -> None:
    """Refuse a tree with a file that the table leaves out, or without a bundle."""
    paths = [path.relative_to(program).as_posix() for path in program.rglob("*") if path.is_file()]
    wrong = [path for row in left_out("program") for path in paths if row.matches(path)]
    if wrong:
        msg = f"must not be shipped: {', '.join(sorted(wrong)[:5])}"
        raise GuardError(msg)
    if not any(program.glob("resources/bundles/*/manifest.json")):
        msg = "no bundle: nothing could answer but the fake engine, which is not shipped"
        raise GuardError(msg)


def check_imports(python: Sequence[str], program: Path) -> None:
    """Let a Python import what is started out of a tree, and fail to import the fake engine."""
    for module in (*_STARTED, *_ENGINE, *_BUILDER):
        problem = _import(python, program, module)
        if problem:
            msg = f"{module} does not load: {problem}"
            raise GuardError(msg)
    if not _import(python, program, _FAKE):
        msg = f"{_FAKE} can be imported"
        raise GuardError(msg)


def _import(python: Sequence[str], program: Path, module: str) -> str:
    """Return the last line of what went wrong, empty where nothing did."""
    code = f"import sys; sys.path.insert(0, {str(program)!r}); import {module}"
    done = subprocess.run([*python, "-P", "-c", code], check=False, capture_output=True, text=True)
    said = done.stderr.strip().splitlines()
    return "" if done.returncode == 0 else (said[-1] if said else f"exit {done.returncode}")


def main(arguments: list[str]) -> int:
    """Judge the folder `heart` of a built program, by its files and with this Python."""
    check_files(Path(arguments[0]))
    check_imports([sys.executable], Path(arguments[0]).absolute())
    print("release guard: nothing but what a clinic may get")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
