"""Drafts: what was typed and not yet saved, one small sealed file each.

While the records are open a draft is sealed with a key of theirs. Before the first set-up, or before the
first unlock, there is no such key and nobody shall be stopped from typing: then a random key in a file that
only this computer user can read seals it. That keeps drafts out of backups, indexes and the eyes of other
users; it does not protect against somebody who can read this user's files, and `adopt` ends that state as
soon as the records open.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.store.durable_file import (
    create_durably,
    make_private_folder,
    read_file,
    remove_durably,
    write_durably,
)
from app.store.errors import DiskError, RefusedError
from app.store.record_types import RECORD_ID_BYTES
from app.store.sealing import KEY_BYTES, SealBrokenError, new_key, seal, unseal

_SUFFIX = ".draft"
_RECORDS_KEY = b"HEARTDRAFT1R"
_SESSION_KEY = b"HEARTDRAFT1S"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed, as the window wrote it down."""

    draft_id: str
    text: str


@dataclass(frozen=True, slots=True)
class FoundDrafts:
    """What lay there at start: readable, waiting for a passphrase, or damaged."""

    drafts: tuple[Draft, ...]
    locked: tuple[str, ...]
    damaged: tuple[str, ...]


class Drafts:
    """Keeps drafts; a saved one survives anything that happens after `save` returned."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._records_key: bytes | None = None

    def save(self, draft_id: str, text: str) -> None:
        """Replace one draft in one step."""
        path = self._path(draft_id)
        make_private_folder(self._folder)
        if self._records_key is not None:
            mark, key = _RECORDS_KEY, self._records_key
        else:
            mark, key = _SESSION_KEY, self._session_key()
        content = text.encode("utf-8", "surrogatepass")
        write_durably(path, mark + seal(key, content, mark + draft_id.encode()))

    def discard(self, draft_id: str) -> None:
        """Remove a draft whose case was saved or thrown away."""
        path = self._path(draft_id)
        if path.exists():
            remove_durably(path)

    def find(self) -> FoundDrafts:
        """Return every draft that can be read now, and name the others."""
        drafts: list[Draft] = []
        locked: list[str] = []
        damaged: list[str] = []
        for path in sorted(self._folder.glob(f"*{_SUFFIX}")):
            try:
                text = self._read(path)
            except (SealBrokenError, DiskError):
                damaged.append(path.stem)
                continue
            if text is None:
                locked.append(path.stem)
            else:
                drafts.append(Draft(path.stem, text))
        return FoundDrafts(tuple(drafts), tuple(locked), tuple(damaged))

    def adopt(self, records_key: bytes) -> None:
        """Seal everything with the records' key from now on, and forget the file's key."""
        self._records_key = records_key
        if not self._session_key_path.exists():
            return
        for draft in self.find().drafts:
            self.save(draft.draft_id, draft.text)
        if not self._sealed_with_session_key():
            remove_durably(self._session_key_path)

    def forget_key(self) -> None:
        """Leave the drafts sealed."""
        self._records_key = None

    def _read(self, path: Path) -> str | None:
        content = read_file(path)
        mark, sealed = content[: len(_RECORDS_KEY)], content[len(_RECORDS_KEY) :]
        if mark == _RECORDS_KEY:
            key = self._records_key
            if key is None:
                return None
        elif mark == _SESSION_KEY and self._session_key_path.exists():
            key = self._session_key()
        else:
            raise SealBrokenError
        return unseal(key, sealed, mark + path.stem.encode()).decode("utf-8", "surrogatepass")

    def _session_key(self) -> bytes:
        path = self._session_key_path
        if not path.exists():
            create_durably(path, new_key())  # two windows may begin at once: both seal with the key that won
        key = read_file(path)
        if len(key) != KEY_BYTES:
            key = new_key()
            write_durably(path, key)
        return key

    def _sealed_with_session_key(self) -> bool:
        """Say whether a draft still needs the file's key: a damaged one, kept for whoever can mend it."""
        return any(read_file(path).startswith(_SESSION_KEY) for path in self._folder.glob(f"*{_SUFFIX}"))

    @property
    def _session_key_path(self) -> Path:
        return self._folder / "session.key"

    def _path(self, draft_id: str) -> Path:
        if len(draft_id) != 2 * RECORD_ID_BYTES or not set(draft_id) <= set("0123456789abcdef"):
            raise RefusedError(reason="draft_id")
        return self._folder / f"{draft_id}{_SUFFIX}"
