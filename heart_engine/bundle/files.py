"""A folder that holds exactly the files a manifest names, byte for byte."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from heart_engine.bundle.refusal import BundleRefusedError, Refusal

CHUNK_BYTES = 1 << 20
_DATA: Final = (".csv", ".faiss", ".json", ".jsonl", ".md", ".model", ".npy", ".safetensors", ".txt")
_OBEYED: Final = "adapter_config.json"  # transformers loads, unasked and unchecked, the adapter that it names


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file as the manifest describes it; the path is relative, with forward slashes."""

    path: str
    size: int
    sha256: str


def check_presence(folder: Path, entries: Iterable[FileEntry], manifest_name: str) -> None:
    """Refuse a path out of the folder, a link, what is no data, a missing, extra or resized file."""
    named = {entry.path: entry for entry in entries}
    for entry in named.values():
        check_path(entry.path)
        check_data(entry.path)
    found = _regular_files(folder)
    found.pop(manifest_name, None)
    for path in named:
        if path not in found:
            raise BundleRefusedError(Refusal.FILE_MISSING, file=path)
    for path, size in found.items():
        if path not in named:
            raise BundleRefusedError(Refusal.FILE_EXTRA, file=path)
        if size != named[path].size:
            raise BundleRefusedError(Refusal.SIZE_DIFFERS, file=path, expected=named[path].size, found=size)


def check_hashes(
    folder: Path, entries: Iterable[FileEntry], report: Callable[[int], None] = lambda _count: None
) -> None:
    """Refuse the first file whose bytes are not those promised; reports bytes as they are read."""
    for entry in entries:
        if sha256_of(folder / entry.path, report) != entry.sha256:
            raise BundleRefusedError(Refusal.HASH_DIFFERS, file=entry.path)


def check_path(path: str) -> None:
    """Refuse a path that could reach outside the folder on any system."""
    pure = PurePosixPath(path)
    parts = path.split("/")
    if pure.is_absolute() or "\\" in path or ":" in path or any(part in {"", ".", ".."} for part in parts):
        raise BundleRefusedError(Refusal.PATH_OUTSIDE, file=path)


def check_data(path: str) -> None:
    """Refuse a file that is no data, such as a pickle or a template, or that a package would obey."""
    name = path.rpartition("/")[2].casefold()
    if name == _OBEYED or ("." in name and not name.endswith(_DATA)):
        raise BundleRefusedError(Refusal.FILE_EXTRA, file=path)


def sha256_of(path: Path, report: Callable[[int], None] = lambda _count: None) -> str:
    """Hash a file without holding it in memory."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            digest.update(chunk)
            report(len(chunk))
    return digest.hexdigest()


def describe_files(folder: Path, manifest_name: str) -> tuple[FileEntry, ...]:
    """Describe every file of a folder but the manifest, in the order of their paths."""
    found = _regular_files(folder)
    found.pop(manifest_name, None)
    return tuple(FileEntry(path, size, sha256_of(folder / path)) for path, size in sorted(found.items()))


def entries_from_json(document: object) -> tuple[FileEntry, ...]:
    """Read the manifest's list of files; anything of another shape is refused."""
    if not isinstance(document, list):
        raise BundleRefusedError(Refusal.MANIFEST_INCOMPLETE, field="files")
    entries = tuple(_entry(one) for one in document)
    if len({entry.path for entry in entries}) != len(entries):
        raise BundleRefusedError(Refusal.MANIFEST_INCOMPLETE, field="files", reason="a path stands twice")
    return entries


def _entry(document: object) -> FileEntry:
    match document:
        case {"path": str(path), "size": int(size), "sha256": str(digest), **rest} if not rest and size >= 0:
            return FileEntry(path, size, digest)
    raise BundleRefusedError(Refusal.MANIFEST_INCOMPLETE, field="files")


def entries_to_json(entries: Iterable[FileEntry]) -> list[Mapping[str, object]]:
    """Write entries as `entries_from_json` reads them."""
    return [{"path": one.path, "size": one.size, "sha256": one.sha256} for one in entries]


def _regular_files(folder: Path) -> dict[str, int]:
    """List the files below a folder with their sizes; a link or a special file is refused."""
    found: dict[str, int] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        about = path.lstat()
        if stat.S_ISLNK(about.st_mode):
            raise BundleRefusedError(Refusal.SYMLINK, file=name)
        if stat.S_ISREG(about.st_mode):
            found[name] = about.st_size
        elif not stat.S_ISDIR(about.st_mode):
            raise BundleRefusedError(Refusal.FILE_EXTRA, file=name)
    return found
