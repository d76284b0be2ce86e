"""The one connection to the encrypted database, and what SQLite's complaints mean.

Journal: the rollback journal with synchronous EXTRA, always. It loses no committed save on a power cut,
needs no particular SQLite version, keeps everything in one file, and a byte that flips in that file is
noticed; a flipped byte in a write-ahead log silently ends the log there and takes the saves behind it away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3  # type: ignore[import-untyped]  # the wheel ships no types

from app.store.errors import (
    DatabaseDamagedError,
    DiskFailedError,
    DiskFullError,
    FileMissingError,
    LockedError,
    ReadOnlyDiskError,
    RefusedError,
    StoreError,
    StoreInUseError,
)

Cell = str | int | bytes | None

_SETTINGS = (
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
)
_MEANING: dict[str, type[StoreError]] = {
    "FULL": DiskFullError,
    "READONLY": ReadOnlyDiskError,
    "PERM": ReadOnlyDiskError,
    "IOERR": DiskFailedError,
    "CANTOPEN": DiskFailedError,
    "CORRUPT": DatabaseDamagedError,
    "NOTADB": DatabaseDamagedError,
    "CONSTRAINT": RefusedError,
    "BUSY": StoreInUseError,
    "LOCKED": StoreInUseError,
}
# The page-by-page copy raises without a code; SQLite's texts are fixed.
_KIND_OF_TEXT = {
    "database or disk is full": "FULL",
    "attempt to write a readonly database": "READONLY",
    "disk I/O error": "IOERR",
    "unable to open database file": "CANTOPEN",
    "database disk image is malformed": "CORRUPT",
    "file is not a database": "NOTADB",
    "database is locked": "BUSY",
}


class Database:
    """Opens on first use, and again after any failure, since only a fresh connection is trusted then."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key: bytes | None = key
        self._connection: Any = None
        self._in_transaction = False
        self._doom: StoreError | None = None  # what went wrong inside the transaction under way

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    def create(self) -> None:
        """Make an empty encrypted database where there was none."""
        with self._complaints():
            self._connect("rwc")

    def rows(self, sql: str, params: Sequence[Cell] = ()) -> list[tuple[Any, ...]]:
        """Run one statement and return all its rows."""
        if self._doom is not None:
            raise self._doom  # SQLite may have rolled back already: what follows would be saved on its own
        with self._complaints():
            found: list[tuple[Any, ...]] = self._open().execute(sql, params).fetchall()
            return found

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make everything inside one step; inside another transaction, be part of that one."""
        if self._in_transaction:
            yield
            return
        with self._complaints():
            self._open().execute("BEGIN IMMEDIATE")
        self._in_transaction = True
        try:
            yield
            self.rows("COMMIT")
        except BaseException:
            self.close()  # rolls back; after an I/O error the next opening repairs from the journal
            raise
        finally:
            self._in_transaction, self._doom = False, None

    def copy_to(self, target: Path) -> None:
        """Copy page by page into a new database under the same key."""
        with self._complaints():
            source = self._open()
            copy = self._connection_to(target, "rwc")
            try:
                source.backup(copy)
            finally:
                copy.close()

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        if self._connection is not None:
            connection, self._connection = self._connection, None
            connection.close()

    def forget_key(self) -> None:
        """Close for good: whoever still holds this object gets nothing out of it any more."""
        self.close()
        self._key = None

    def _open(self) -> Any:  # noqa: ANN401  # sqlcipher3 has no types
        if self._connection is None:
            if not self._path.exists():
                raise FileMissingError(file=self._path.name)
            self._connect("rw")
        return self._connection

    def _connect(self, mode: str) -> None:
        self._connection = self._connection_to(self._path, mode)

    def _connection_to(self, path: Path, mode: str) -> Any:  # noqa: ANN401  # sqlcipher3 has no types
        if self._key is None:
            raise LockedError
        address = f"{path.absolute().as_uri()}?mode={mode}"
        connection = sqlcipher3.connect(address, uri=True, isolation_level=None)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")  # it would print to stderr
            connection.execute(f"PRAGMA key = \"x'{self._key.hex()}'\"")
            for setting in _SETTINGS:
                connection.execute(setting).fetchall()
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
        except BaseException:
            connection.close()
            raise
        return connection

    @contextmanager
    def _complaints(self) -> Iterator[None]:
        """Turn SQLite's error into ours and distrust the connection outside a transaction."""
        try:
            yield
        except sqlcipher3.Error as error:
            meaning = self._meaning_of(error)
            if self._in_transaction:
                self._doom = meaning
            else:
                self.close()
            raise meaning from error

    def _meaning_of(self, error: Exception) -> StoreError:
        name: str = getattr(error, "sqlite_errorname", "")
        kind = name.removeprefix("SQLITE_").split("_")[0] or _KIND_OF_TEXT.get(str(error), "")
        return _MEANING.get(kind, StoreError)(file=self._path.name, reason=name or kind)


def page_damage(database: Database) -> tuple[int, ...]:
    """Return the numbers of the pages whose bytes are not what was written."""
    try:
        complaints = database.rows("PRAGMA cipher_integrity_check")
    except DatabaseDamagedError:
        return (1,)  # without the first page nothing opens
    return tuple(_page_number(str(complaint)) for (complaint,) in complaints)


def structure_is_sound(database: Database) -> bool:
    """Say whether tables and indexes fit together."""
    try:
        return database.rows("PRAGMA integrity_check") == [("ok",)]
    except DatabaseDamagedError:
        return False


def _page_number(complaint: str) -> int:
    digits = complaint.rsplit(" ", 1)[-1]
    return int(digits) if digits.isdigit() else 0
