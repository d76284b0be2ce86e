"""The two commands of a Linux install: `heart-desktop` opens the window, `heart` is the command line.

The shipped Python reads where its modules are from a file beside it, and nothing from the environment.
"""

from __future__ import annotations

from pathlib import Path

SEARCHED = ("../lib/python3.11", "../lib/python3.11/lib-dynload", "../../site-packages", "../../heart")
_PATHS_FILE = "python3.11._pth"  # beside bin/python3.11, named after it
_MODULES = {"heart-desktop": "app.bootstrap", "heart": "app.cli"}


def write_paths(python: Path) -> None:
    """Tell the shipped Python where to look."""
    (python / "bin" / _PATHS_FILE).write_text("".join(f"{one}\n" for one in SEARCHED), encoding="ascii")


def write_starters(folder: Path, program: str) -> None:
    """Write both commands into a folder; `program` is where the program lies, as the shell finds it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, module in _MODULES.items():
        started = f"import sys; from {module} import main; sys.exit(main({_arguments(module)}))"
        path = folder / name
        text = f'#!/bin/sh\nexec "{program}/python/bin/python3.11" -c \'{started}\' "$@"\n'
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)


def _arguments(module: str) -> str:
    """Return what a start function is called with: the window takes its own name too."""
    return "sys.argv" if module == "app.bootstrap" else "sys.argv[1:]"
