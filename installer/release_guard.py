"""Refuses a built program with the fake engine, or with what only a hospital uses.

The tree is judged by its files and by its own Python: every module that the window and the engine start
from must be found in the tree, and the fake engine must not.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from installer.left_out import left_out

_STARTED = ("app.bootstrap", "app.cli", "app.desktop", "heart_engine.cli", "heart_engine.interchange.child")
_ENGINE = ("heart_engine.server.bundled", "heart_engine.commands.library", "heart_engine.commands.bundle")
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


def check_imports(python: Sequence[str]) -> None:
    """Let the tree's own Python import what is started, and fail to import the fake engine."""
    for module in (*_STARTED, *_ENGINE):
        done = subprocess.run(
            [*python, "-c", f"import {module}"], check=False, capture_output=True, text=True
        )
        if done.returncode != 0:
            msg = f"{module} does not load: {done.stderr.strip().splitlines()[-1:]}"
            raise GuardError(msg)
    if subprocess.run([*python, "-c", f"import {_FAKE}"], check=False, capture_output=True).returncode == 0:
        msg = f"{_FAKE} can be imported"
        raise GuardError(msg)


def main(arguments: list[str]) -> int:
    """Judge the folder `heart` of a built program, and with more words its Python."""
    check_files(Path(arguments[0]))
    if arguments[1:]:
        check_imports(arguments[1:])
    print("release guard: nothing but what a clinic may get")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
