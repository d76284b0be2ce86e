"""The program's own files as they stand in a commit, never as they lie about in a working folder."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tomllib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from installer.left_out import left_out, shipped

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Commit:
    """What is built: its id, its version, and its time, which stands in every file of the build."""

    id: str
    version: str
    seconds: int


def commit_of(root: Path = ROOT, name: str = "HEAD") -> Commit:
    """Read which commit is built."""
    shown = git(root, "log", "-1", "--format=%H %ct", name).decode().split()
    project = tomllib.loads(git(root, "show", f"{name}:pyproject.toml").decode())
    return Commit(shown[0], str(project["project"]["version"]), int(shown[1]))


def copy_program(commit: Commit, target: Path, root: Path = ROOT) -> list[str]:
    """Write what a clinic gets of the program into a folder, and return its paths."""
    archive = git(root, "archive", "--format=tar", commit.id)
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        members = {member.name: member for member in tar.getmembers() if member.isfile()}
        paths = shipped(sorted(members), left_out("program"))
        for path in paths:
            content = tar.extractfile(members[path])
            if content is not None:
                place = target / PurePosixPath(path)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content.read())
    return paths


def git(root: Path, *arguments: str) -> bytes:
    """Ask git."""
    return subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True).stdout
