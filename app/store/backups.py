"""Backups: a folder each, written aside, reopened and verified, and only then given its name.

A backup holds the encrypted database, the key file and a description with their hashes, so that it can be
restored on another computer by whoever knows a passphrase of that day or the recovery key.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from datetime import datetime, timedelta
from pathlib import Path

from app.store.audit import NO_HASH, AuditTrail
from app.store.clock import moment_of_stamp, stamp
from app.store.data_keys import DataKeys
from app.store.database import Database
from app.store.durable_file import PART_SUFFIX, disk_errors, read_file, sync_file, sync_folder, write_durably
from app.store.errors import BackupDamagedError, DamagedError, DiskError, DiskFailedError
from app.store.integrity import full_check, start_check
from app.store.key_file import KeyFile, key_file_from_bytes, key_file_to_bytes
from app.store.schema import Steps, needs_migration
from app.store.thinning import superfluous

BACKUP_FORMAT = "heart-backup/1"
DATABASE_NAME = "records.db"
KEYS_NAME = "keys.json"
DESCRIPTION_NAME = "backup.json"
_NAME = re.compile(r"heart-(\d{8}T\d{6}Z)-([0-9a-f]{8})")
_TAG_BYTES = 4
_OWNER_DIGITS = 8  # of the records' own id, in the name of what is not finished yet
_CHUNK = 1 << 20
_EVERY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Description:
    """What a backup says about itself."""

    store_id: str
    made_at: str
    reason: str
    rows: int
    head: str
    database_sha256: str
    keys_sha256: str


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup that was finished."""

    path: Path
    moment: datetime
    about: Description


def make_backup(
    database: Database, keys: KeyFile, unlocked: DataKeys, target: Path, moment: datetime, reason: str
) -> Backup:
    """Copy the records into a new folder under target, verify the copy, and then let it count."""
    if not target.is_dir():
        raise DiskFailedError(file=target.name, reason="ENOENT")  # a stick that was pulled out
    final = target / f"heart-{stamp(moment)}-{os.urandom(_TAG_BYTES).hex()}"
    with _written_aside(final, keys.store_id) as part:
        copy = Database(part / DATABASE_NAME, unlocked.database)
        database.copy_to(copy.path)
        sync_file(copy.path)
        _verify_copy(copy, database, unlocked)
        write_durably(part / KEYS_NAME, key_file_to_bytes(keys))
        about = _describe(part, database, keys, moment, reason)
        document = {"format": BACKUP_FORMAT, **asdict(about)}
        write_durably(part / DESCRIPTION_NAME, json.dumps(document, indent=1).encode())
    return Backup(final, moment, about)


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """Return the finished backups in a folder, newest first; unreadable ones are left out."""
    with disk_errors(folder.name):
        places = (
            [place for place in folder.iterdir() if _NAME.fullmatch(place.name)] if folder.is_dir() else []
        )
    found: list[Backup] = []
    for place in places:
        try:
            found.append(read_backup(place))
        except (BackupDamagedError, DiskError):
            continue  # one bad backup must not hide the good ones
    return tuple(sorted(found, key=lambda backup: (backup.moment, backup.about.rows), reverse=True))


def read_backup(path: Path) -> Backup:
    """Read what one backup says about itself."""
    named = _NAME.fullmatch(path.name)
    if named is None:
        raise BackupDamagedError(file=path.name)
    try:
        document = json.loads(read_file(path / DESCRIPTION_NAME))
        texts = {
            field.name: str(document[field.name]) for field in fields(Description) if field.name != "rows"
        }
        about = Description(rows=int(document["rows"]), **texts)
        return Backup(path, moment_of_stamp(named[1]), about)
    except (ValueError, KeyError, TypeError) as error:
        raise BackupDamagedError(file=path.name) from error


def backup_keys(backup: Backup) -> KeyFile:
    """Return the key file of a backup, after comparing every byte of it and of the database with its hash."""
    _require_hash(backup, DATABASE_NAME, backup.about.database_sha256)
    _require_hash(backup, KEYS_NAME, backup.about.keys_sha256)
    return key_file_from_bytes(read_file(backup.path / KEYS_NAME))


def verify_backup(backup: Backup, unlocked: DataKeys, steps: Steps) -> None:
    """Open a backup's database and verify all of it; one of a newer program is refused before it counts."""
    database = Database(backup.path / DATABASE_NAME, unlocked.database)
    try:
        needs_migration(database, steps)
        last = AuditTrail(database).last()
        if (last.hash if last else NO_HASH) != backup.about.head or full_check(database, unlocked.checksums):
            raise BackupDamagedError(file=backup.path.name)
    except DamagedError as error:
        raise BackupDamagedError(file=backup.path.name) from error
    finally:
        database.close()


def is_due(made: Iterable[Backup], head: str, now: datetime) -> bool:
    """Say whether no backup is of this very state, and none of the last hour by today's clock."""
    return not any(one.about.head == head or timedelta(0) <= now - one.moment < _EVERY for one in made)


def thin(folder: Path, store_id: str, now: datetime) -> None:
    """Remove automatic backups of these records that newer ones make superfluous; others are never removed.

    Several computers may share a folder on a network drive: what belongs to another clinic's records stays.
    """
    automatic = {
        backup.moment: backup
        for backup in list_backups(folder)
        if (backup.about.reason, backup.about.store_id) == ("automatic", store_id)
    }
    for moment in superfluous(tuple(automatic), now):
        place = automatic[moment].path
        with disk_errors(place.name):
            shutil.rmtree(place.rename(_unfinished(place, store_id)))


@contextmanager
def _written_aside(final: Path, store_id: str) -> Iterator[Path]:
    """Give a folder to write into; it takes its name if all went well and is removed otherwise."""
    part = _unfinished(final, store_id)
    with disk_errors(final.name):
        _remove_leftovers(final.parent, store_id)
        part.mkdir(mode=0o700)
        try:
            yield part
            sync_folder(part)
            part.rename(final)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        sync_folder(final.parent)


def _unfinished(final: Path, store_id: str) -> Path:
    return final.with_name(final.name + _ending(store_id))


def _ending(store_id: str) -> str:
    return f".{store_id[:_OWNER_DIGITS]}{PART_SUFFIX}"


def _remove_leftovers(folder: Path, store_id: str) -> None:
    """Remove what a killed program left half-written; another computer may be writing beside it."""
    ending = _ending(store_id)
    for place in folder.glob(f"heart-*{ending}"):
        if _NAME.fullmatch(place.name.removesuffix(ending)):
            shutil.rmtree(place, ignore_errors=True)


def _verify_copy(copy: Database, source: Database, unlocked: DataKeys) -> None:
    try:
        damage = start_check(copy) or full_check(copy, unlocked.checksums)
        same = AuditTrail(copy).last() == AuditTrail(source).last()
    finally:
        copy.close()
    if damage or not same:
        raise BackupDamagedError(file=copy.path.parent.name, damage=len(damage))


def _describe(part: Path, database: Database, keys: KeyFile, moment: datetime, reason: str) -> Description:
    last = AuditTrail(database).last()
    return Description(
        store_id=keys.store_id,
        made_at=moment.isoformat(timespec="seconds"),
        reason=reason,
        rows=last.seq if last else 0,
        head=last.hash if last else NO_HASH,
        database_sha256=_sha256(part / DATABASE_NAME),
        keys_sha256=_sha256(part / KEYS_NAME),
    )


def _require_hash(backup: Backup, name: str, expected: str) -> None:
    if _sha256(backup.path / name) != expected:
        raise BackupDamagedError(file=f"{backup.path.name}/{name}")


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with disk_errors(path.name), path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
