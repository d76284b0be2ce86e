"""`make installer-windows`: the setup program for Windows, built on Linux.

1. Fetch and check the embeddable CPython and the wheels that the lock names.
2. Put the tree together from the commit; the release guard refuses what a clinic must not get.
3. Add the launchers, the C++ runtime that Windows lacks and the SBOM; give every file the commit's time.
4. Pack it with NSIS and say how large it is.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

from installer.commit import ROOT, Commit, commit_of
from installer.documents import write_documents
from installer.sizes import Size, tell_sizes
from installer.tree import build_tree, set_times, size_of
from installer.wheels import fetch
from installer.windows.embeddable import fetch_archive, unpack_python
from installer.windows.file_list import file_commands
from installer.windows.launchers import LOCK as LAUNCHERS
from installer.windows.launchers import write_launchers

HERE = Path(__file__).parent
LOCK = HERE / "requirements-windows.lock"
BUILD = ROOT / "build" / "windows"
WHEELS = ROOT / "build" / "wheels" / "windows"
FILE_LIST = BUILD / "files.nsh"
ICON = ROOT / "resources" / "icons" / "heart.ico"
_RUNTIME = ("msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll", "vcomp140.dll", "concrt140.dll")
"""Microsoft's C++ runtime, out of shiboken6: a bare Windows lacks it, and torch does not load without."""


def main() -> int:
    """Build the setup program."""
    started = time.monotonic()
    commit = commit_of()
    fetch(LOCK, "windows", WHEELS)
    fetch(LAUNCHERS, "windows", WHEELS)
    tree = assemble(commit, fetch_archive(WHEELS))
    setup = pack(commit, tree)
    tell_sizes(setup.name, (Size("download", setup.stat().st_size), Size("installed", size_of(tree))))
    print(f"built in {time.monotonic() - started:.0f} s: {setup}")
    return 0


def assemble(commit: Commit, archive: Path) -> Path:
    """Put together what the setup program installs."""
    tree = BUILD / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    unpack_python(archive, tree / "python")
    build_tree(commit, LOCK, WHEELS, tree)
    for name in _RUNTIME:
        shutil.copy2(tree / "site-packages" / "shiboken6" / name, tree / "python" / name)
    write_launchers(tree, WHEELS)
    shutil.copyfile(ICON, tree / "heart.ico")
    makensis("go-back.nsi", tree / "go-back.exe", commit, tree)
    write_documents(commit, LOCK, "windows", tree)
    set_times(tree, commit.seconds)
    return tree


def pack(commit: Commit, tree: Path) -> Path:
    """Pack a tree into a setup program."""
    setup = BUILD / f"HEART-{commit.version}-setup.exe"
    FILE_LIST.write_text(file_commands(tree, "$INSTDIR\\program.new"), encoding="utf-8")
    makensis("setup.nsi", setup, commit, tree)
    return setup


def makensis(script: str, out: Path, commit: Commit, tree: Path, icon: Path = ICON) -> None:
    """Run NSIS with all that a script is told."""
    size_kb = size_of(tree) // 1024
    told = {
        "VERSION": commit.version,
        "FILE_VERSION": f"{commit.version}.0",
        "COMMIT": commit.id[:12],
        "TREE": str(tree),
        "FILE_LIST": str(FILE_LIST),
        "ICON": str(icon),
        "OUT": str(out),
        "SIZE_KB": str(size_kb),
        "SIZE_MB": str(size_kb // 1024 + 1),
    }
    defines = [f"-D{name}={value}" for name, value in told.items()]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(commit.seconds)}
    subprocess.run(
        ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defines, script],
        cwd=HERE,
        env=environment,
        check=True,
    )


if __name__ == "__main__":
    raise SystemExit(main())
