"""`make offline-kit`: wheels, Python, the program and a script, for a Linux PC without a network."""

from __future__ import annotations

import shutil
import tarfile
import time
from pathlib import Path

from installer.commit import ROOT, Commit, commit_of, copy_program
from installer.documents import digests, write_documents
from installer.linux.assemble import LOCK, PYTHON_PACKAGES, WHEELS
from installer.linux.debian_python import fetch_packages, unpack_python
from installer.linux.starters import write_paths
from installer.release_guard import check_files
from installer.sizes import Size, tell_sizes
from installer.tree import set_times
from installer.wheels import fetch, read_lock, verified

HERE = ROOT / "installer"
BUILD = ROOT / "build" / "kit"
_SCRIPTS = (
    "compiled.py",
    "environment.py",
    "kit/install.py",
    "left-out.csv",
    "left_out.py",
    "linux/starters.py",
    "placing.py",
    "sizes.py",
    "wheels.py",
)


def main() -> int:
    """Build the archive."""
    started = time.monotonic()
    commit = commit_of()
    fetch(LOCK, "linux", WHEELS)
    fetch_packages(PYTHON_PACKAGES)
    folder = lay_out(commit)
    archive = folder.with_suffix(".tar")
    pack(folder, archive, commit)
    tell_sizes(archive.name, (Size("download", archive.stat().st_size),))
    print(f"built in {time.monotonic() - started:.0f} s: {archive}")
    return 0


def lay_out(commit: Commit) -> Path:
    """Write the kit's folder."""
    folder = BUILD / f"heart-offline-kit-{commit.version.replace('.', '_')}"
    shutil.rmtree(BUILD, ignore_errors=True)
    folder.mkdir(parents=True)
    add_python(folder, commit)
    add_program(folder, commit)
    for wheel in read_lock(LOCK):
        copy(verified(wheel, WHEELS), folder / "wheels" / wheel.file)
    for script in _SCRIPTS:
        copy(HERE / script, folder / "installer" / script)
    copy(LOCK, folder / "requirements.lock")
    copy(HERE / "kit" / "install.sh", folder / "install.sh")
    for name in ("desktop", "xml"):
        copy(
            HERE / "linux" / f"heart-expert-assistant.{name}",
            folder / "menu" / f"heart-expert-assistant.{name}",
        )
    copy(ROOT / "resources" / "icons" / "heart.svg", folder / "menu" / "heart-expert-assistant.svg")
    sums = "".join(f"{digest}  {name}\n" for name, digest in digests(folder))
    (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")
    set_times(folder, commit.seconds)
    (folder / "install.sh").chmod(0o755)
    return folder


def add_python(folder: Path, commit: Commit) -> None:
    """Add Python as one archive."""
    place = BUILD / "python-tree" / "python"
    unpack_python(PYTHON_PACKAGES, place)
    write_paths(place)
    set_times(place.parent, commit.seconds)
    pack(place, folder / "python.tar", commit)


def add_program(folder: Path, commit: Commit) -> None:
    """Add what a clinic gets of the program as one archive, with its SBOM."""
    tree = BUILD / "program-tree"
    copy_program(commit, tree / "heart")
    check_files(tree / "heart")
    write_documents(commit, LOCK, "linux", tree)
    set_times(tree, commit.seconds)
    with tarfile.open(folder / "program.tar", "w") as tar:
        for path in sorted(tree.iterdir()):
            tar.add(path, path.name, filter=lambda member: plain_member(member, commit))


def pack(folder: Path, archive: Path, commit: Commit) -> None:
    """Pack a folder; wheels are compressed already."""
    with tarfile.open(archive, "w") as tar:
        tar.add(folder, folder.name, filter=lambda member: plain_member(member, commit))


def plain_member(member: tarfile.TarInfo, commit: Commit) -> tarfile.TarInfo:
    """Take out of a member what depends on who builds, and when."""
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    member.mtime = commit.seconds
    return member


def copy(source: Path, target: Path) -> None:
    """Copy one file into a folder that may be new."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


if __name__ == "__main__":
    raise SystemExit(main())
