"""Writes what goes with a tree: its SBOM, and the list of its files by which an install is compared."""

from __future__ import annotations

import json
from pathlib import Path

from installer.commit import Commit
from installer.parts import read_parts
from installer.sbom import sbom
from installer.wheels import read_lock, sha256_of

SBOM = "sbom.cdx.json"
FILES = "files.sha256"


def write_documents(commit: Commit, lock: Path, system: str, tree: Path) -> None:
    """Write the SBOM, then the list of files, which holds the SBOM too."""
    own = [
        (f"{folder}/{name}", digest)
        for folder in ("python", "heart")
        for name, digest in digests(tree / folder)
    ]
    document = sbom(commit, system, read_lock(lock), read_parts(), own)
    (tree / SBOM).write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    lines = [f"{digest}  {name}\n" for name, digest in digests(tree)]
    (tree / FILES).write_text("".join(lines), encoding="utf-8")


def digests(folder: Path) -> list[tuple[str, str]]:
    """Return every file below a folder with its SHA-256, in the order of their names."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != FILES)
    return [(path.relative_to(folder).as_posix(), sha256_of(path)) for path in paths]
