"""Decides whether a bundle may be used, in the order in which looking becomes dangerous.

1. The manifest is small, is JSON and is complete.
2. It was made for this clinical table.
3. The folder holds the files it names, of the sizes it names, and no others; no path leaves the folder, and
   none is code, a pickle, a template, or something that a package would obey without being asked.
4. Every byte hashes to what the manifest promises.
5. Every weight file's header fits its data.
Only then may anything parse the content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from heart_engine.bundle.files import FileEntry, check_hashes, check_presence
from heart_engine.bundle.manifest import MANIFEST_NAME, Manifest, read_manifest
from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.bundle.safetensors_header import check_safetensors
from heart_engine.domain.fingerprint import domain_fingerprint


@dataclass(frozen=True, slots=True)
class VerifiedBundle:
    """A bundle whose every byte is the one its manifest promises."""

    folder: Path
    manifest: Manifest

    def path(self, name: str) -> Path:
        """Return the path of a file the manifest names; nothing else can be opened through a bundle."""
        return self.folder / self.manifest.file(name).path

    def read(self, name: str) -> bytes:
        """Return the bytes of a file the manifest names; one that changed since it was checked is refused."""
        entry = self.manifest.file(name)
        content = self.path(name).read_bytes()
        if hashlib.sha256(content).hexdigest() != entry.sha256:
            raise BundleRefusedError(Refusal.HASH_DIFFERS, file=entry.path)
        return content


def verify_bundle(folder: Path, report: Callable[[float], None] = lambda _fraction: None) -> VerifiedBundle:
    """Check everything, hashes included; reports the share of bytes read."""
    manifest = read_manifest(folder)
    check_fingerprint(manifest)
    check_presence(folder, manifest.files, MANIFEST_NAME)
    check_hashes(folder, manifest.files, share_of(manifest.files, report))
    for entry in manifest.files:
        if entry.path.endswith(".safetensors"):
            check_safetensors(folder / entry.path, entry.path)
    return VerifiedBundle(folder, manifest)


def check_fingerprint(manifest: Manifest) -> None:
    """Refuse a model that was trained on another clinical table."""
    ours = domain_fingerprint()
    if manifest.domain_fingerprint != ours:
        raise BundleRefusedError(
            Refusal.FINGERPRINT_DIFFERS, bundle=manifest.domain_fingerprint, program=ours
        )


def share_of(entries: tuple[FileEntry, ...], report: Callable[[float], None]) -> Callable[[int], None]:
    """Turn counts of bytes into the share of all bytes named."""
    total = max(1, sum(entry.size for entry in entries))
    read = 0

    def count(size: int) -> None:
        nonlocal read
        read += size
        report(read / total)

    return count
