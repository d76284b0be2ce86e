"""A quicker check at each start, against the record of an earlier full one.

Manifest, sizes and file stamps are compared with the record, small files are hashed always; a large file
whose stamp is unchanged is hashed later, in the background, by whoever holds the engine. Without a record
everything is hashed.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from heart_engine.bundle.files import FileEntry, check_hashes, check_presence, sha256_of
from heart_engine.bundle.manifest import MANIFEST_NAME, read_manifest
from heart_engine.bundle.safetensors_header import check_safetensors
from heart_engine.bundle.verification import VerifiedBundle, check_fingerprint, verify_bundle

SMALL_BYTES = 32 << 20
_NAME_DIGITS = 16
Stamp = list[int]


@dataclass(frozen=True, slots=True)
class StartCheck:
    """A bundle that may be used now, and what is still to be hashed while it runs."""

    bundle: VerifiedBundle
    unhashed: tuple[FileEntry, ...]
    state: Path | None = None  # where what makes later starts quicker may be kept


def check_bundle(folder: Path, state: Path | None) -> StartCheck:
    """Check a bundle, quicker where a folder of records remembers an earlier full check."""
    if state is None:
        return StartCheck(verify_bundle(folder), ())
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:_NAME_DIGITS]
    started = check_at_start(folder, state / "verified" / f"{name}.json")
    return dataclasses.replace(started, state=state)


def check_at_start(folder: Path, record: Path) -> StartCheck:
    """Check a bundle as fast as its record allows, and renew the record where everything was hashed."""
    manifest = read_manifest(folder)
    check_fingerprint(manifest)
    check_presence(folder, manifest.files, MANIFEST_NAME)
    known = _known_stamps(record, folder)
    stamps = {one.path: _stamp(folder, one) for one in manifest.files}  # of what is hashed below, or newer
    later = tuple(
        one for one in manifest.files if one.size > SMALL_BYTES and known.get(one.path) == stamps[one.path]
    )
    check_hashes(folder, [one for one in manifest.files if one not in later])
    for entry in manifest.files:
        if entry.path.endswith(".safetensors"):
            check_safetensors(folder / entry.path, entry.path)
    if not later:
        with suppress(OSError):  # a full or read-only disk costs the next start some seconds, not this one
            _write_record(folder, record, stamps)
    return StartCheck(VerifiedBundle(folder, manifest), later)


def _write_record(folder: Path, record: Path, stamps: Mapping[str, Stamp]) -> None:
    """Remember that the files that bore these stamps were hashed in full."""
    document = {"manifest": sha256_of(folder / MANIFEST_NAME), "files": stamps}
    aside = record.with_name(f"{record.name}.new")
    record.parent.mkdir(parents=True, exist_ok=True)
    aside.write_text(json.dumps(document), encoding="utf-8")
    aside.replace(record)


def _known_stamps(record: Path, folder: Path) -> Mapping[str, object]:
    """Read the record; one that is absent, unreadable or of another manifest knows nothing."""
    try:
        document = json.loads(record.read_bytes())
    except (OSError, ValueError):
        return {}
    match document:
        case {"manifest": manifest, "files": dict(files)} if manifest == sha256_of(folder / MANIFEST_NAME):
            return files
    return {}


def _stamp(folder: Path, entry: FileEntry) -> Stamp:
    about = (folder / entry.path).stat()
    return [about.st_size, about.st_mtime_ns, about.st_ino]
