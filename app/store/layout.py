"""Where each file of the records lies inside their folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class StoreLayout:
    """The names of the files in one records folder."""

    folder: Path

    @property
    def database(self) -> Path:
        """The encrypted records."""
        return self.folder / "records.db"

    @property
    def new_database(self) -> Path:
        """The records while the first user is being set up."""
        return self.folder / "records.db.new"

    @property
    def keys(self) -> Path:
        """The data key, wrapped for each user."""
        return self.folder / "keys.json"

    @property
    def keys_copy(self) -> Path:
        """The same again, should the first be damaged."""
        return self.folder / "keys.copy.json"

    @property
    def lock(self) -> Path:
        """Held while a program uses the records."""
        return self.folder / "heart.lock"

    @property
    def drafts(self) -> Path:
        """What was typed and not yet saved."""
        return self.folder / "drafts"

    @property
    def backups(self) -> Path:
        """Backups on the same disk."""
        return self.folder / "backups"

    @property
    def restoring(self) -> Path:
        """A verified backup on its way to become the records."""
        return self.folder / "restoring"

    @property
    def set_aside(self) -> Path:
        """Records that a restore replaced; never deleted by the program."""
        return self.folder / "set-aside"
