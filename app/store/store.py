"""The records of one clinic: start, first set-up, unlock, lock, users, backup, restore.

Order at start: take the folder's lock, finish a restore or set-up that was interrupted. Order at unlock:
prove who it is, open the database, check it, bring it to this program's schema (after a backup), record a
key file that changed, take over drafts.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.store.access import Access
from app.store.backups import Backup, backup_keys, is_due, list_backups, make_backup, thin, verify_backup
from app.store.clock import Clock, utc_now
from app.store.data_keys import DataKeys, data_keys
from app.store.database import Database
from app.store.drafts import Drafts
from app.store.durable_file import disk_errors, make_private_folder, remove_durably, sync_folder
from app.store.errors import (
    AlreadySetUpError,
    DamagedError,
    DiskError,
    FileMissingError,
    LastUserError,
    LockedError,
    NotSetUpError,
    StoreInUseError,
)
from app.store.integrity import start_check
from app.store.key_file import KeyFile, load_key_file, mend_key_file, save_key_file
from app.store.key_ring import make_keys, with_new_recovery_key, with_passphrase, with_user, without_user
from app.store.layout import StoreLayout
from app.store.lock import StoreLock
from app.store.passphrase import CLINIC_COST, StretchCost
from app.store.record_types import Kind
from app.store.restore import finish_restore, stage_restore
from app.store.schema import STEPS, Steps, migrate, needs_migration
from app.store.session import Session
from app.store.store_state import StoreState

_KEYS_DETAIL = "keys "


class Store:
    """One records folder in one program."""

    def __init__(
        self, folder: Path, clock: Clock = utc_now, cost: StretchCost = CLINIC_COST, steps: Steps = STEPS
    ) -> None:
        self._layout = StoreLayout(folder)
        self._lock_file = StoreLock(self._layout.lock)
        self._clock = clock
        self._cost = cost
        self._steps = steps
        self._session: Session | None = None
        self.openings = 0  # since the program's start; another one may show other records
        self._owes_copy = False  # the newest automatic backup did not reach the second folder yet
        self.drafts = Drafts(self._layout.drafts)

    def start(self) -> StoreState:
        """Take the folder and finish whatever a crash interrupted."""
        make_private_folder(self._layout.folder)
        self._lock_file.acquire()
        try:
            finish_restore(self._layout)
            self._finish_set_up()
        except BaseException:
            self._lock_file.release()
            raise
        return self.state

    def stop(self) -> None:
        """Forget the key and let another program in."""
        self.lock()
        self._lock_file.release()

    @property
    def state(self) -> StoreState:
        """What a user can do now."""
        if self._session is not None:
            return StoreState.OPEN
        if self._layout.keys.exists() or self._layout.keys_copy.exists():
            return StoreState.LOCKED
        return StoreState.KEYS_MISSING if self._layout.database.exists() else StoreState.NOT_SET_UP

    @property
    def session(self) -> Session:
        """The unlocked spell; whoever asks without one is told why there is none."""
        if self._session is None:
            self._key_file()
            raise LockedError
        return self._session

    def users(self) -> tuple[str, ...]:
        """Name those who may unlock."""
        return tuple(user.name for user in self._key_file().users)

    def set_up(self, user: str, passphrase: str) -> str:
        """Create the records with their first user, unlock them, and return the recovery key to print."""
        self._require_folder()
        if self.state is not StoreState.NOT_SET_UP:
            raise AlreadySetUpError
        new = make_keys(user, passphrase, self._cost)
        keys = data_keys(new.data_key)
        self._create_database(keys, user)
        save_key_file(self._layout, new.file)  # from here on the set-up counts
        self._finish_set_up()
        self._open_session(user, keys)
        return new.recovery_key

    def unlock(self, access: Access) -> Session:
        """Open the records for somebody who proves who they are."""
        self._require_folder()
        if self._session is not None:
            self.lock()
        keys = data_keys(access.data_key(self._key_file()))
        return self._open_session(access.user, keys)

    def lock(self) -> None:
        """Close the records and forget every key."""
        if self._session is not None:
            self._session.database.forget_key()
        self._session = None
        self.drafts.forget_key()

    def add_user(self, access: Access, name: str, passphrase: str) -> None:
        """Let one more person in."""
        self._change_keys(
            access, "user_added", lambda file, key: with_user(file, key, name, passphrase, self._cost)
        )

    def remove_user(self, access: Access, name: str) -> None:
        """Take a person's way in away; the last one stays."""
        if self.users() == (name,):
            raise LastUserError
        self._change_keys(access, "user_removed", lambda file, _key: without_user(file, name))

    def set_passphrase(self, access: Access, name: str, passphrase: str) -> None:
        """Give a user another passphrase."""
        self._change_keys(
            access,
            "passphrase_changed",
            lambda file, key: with_passphrase(file, key, name, passphrase, self._cost),
        )

    def renew_recovery_key(self, access: Access) -> str:
        """Replace the recovery key and return the new one to print."""
        printed: list[str] = []

        def renewed(file: KeyFile, key: bytes) -> KeyFile:
            changed, recovery_key = with_new_recovery_key(file, key)
            printed.append(recovery_key)
            return changed

        self._change_keys(access, "recovery_key_renewed", renewed)
        return printed[0]

    def backups(self, folder: Path | None = None) -> tuple[Backup, ...]:
        """Return the backups in a folder, by default this computer's own, newest first."""
        return list_backups(folder or self._layout.backups)

    def back_up(self, folder: Path | None = None, reason: str = "asked") -> Backup:
        """Make a verified backup now, here or on a stick."""
        session = self.session
        if folder is None:
            make_private_folder(self._layout.backups)
        target = folder or self._layout.backups
        backup = make_backup(session.database, self._key_file(), session.keys, target, self._clock(), reason)
        if folder is not None:
            session.records.note("backed_up_elsewhere", Kind.STORE, detail=backup.path.name)
        return backup

    def back_up_if_due(self, second: Path | None = None) -> tuple[Backup, ...]:
        """Make an automatic backup where something changed and the last is not fresh; thin the old ones.

        A second folder, such as a network drive's, gets its own copy once the first lies safe; where that
        failed it is still owed, and the drive is not looked at otherwise.
        """
        made: list[Backup] = []
        last = self.session.trail.last()
        if last is None or is_due(self.backups(), last.hash, self._clock()):
            made.append(self._automatic_backup(None))
            self._owes_copy = True
        if second is not None and self._owes_copy:
            made.append(self._automatic_backup(second))
            self._owes_copy = False
        return tuple(made)

    def restore(self, backup: Backup, access: Access) -> Session:
        """Make a backup the records, set the present ones aside, and unlock; refused unless it is whole."""
        self._require_folder()
        theirs = backup_keys(backup)
        ours = self._fitting_key_file(theirs)
        keys = data_keys(access.data_key(ours or theirs))
        verify_backup(backup, keys, self._steps)
        self.lock()
        stage_restore(self._layout, backup, self._clock(), with_keys=ours is None)
        finish_restore(self._layout)
        session = self._open_session(access.user, keys)
        session.records.note("restored", Kind.STORE, detail=backup.path.name)
        return session

    def _require_folder(self) -> None:
        """Refuse where the start did not get the folder: another program writes these records."""
        if not self._lock_file.is_held:
            raise StoreInUseError(file=self._layout.lock.name)

    def _automatic_backup(self, folder: Path | None) -> Backup:
        backup = self.back_up(folder, "automatic")
        thin(backup.path.parent, backup.about.store_id, self._clock())
        return backup

    def _key_file(self) -> KeyFile:
        keys = load_key_file(self._layout)
        if keys is None and self._layout.database.exists():
            raise FileMissingError(file=self._layout.keys.name)
        if keys is None:
            raise NotSetUpError
        return keys

    def _fitting_key_file(self, theirs: KeyFile) -> KeyFile | None:
        """Keep today's users and passphrases where the backup is of these very records."""
        try:
            ours = load_key_file(self._layout)
        except DamagedError:
            return None
        return ours if ours is not None and ours.store_id == theirs.store_id else None

    def _create_database(self, keys: DataKeys, user: str) -> None:
        remove_durably(self._layout.new_database)
        remove_durably(self._layout.new_database.with_name(self._layout.new_database.name + "-journal"))
        database = Database(self._layout.new_database, keys.database)
        database.create()
        try:
            migrate(database, STEPS)
            Session(user, keys, database, self._clock).records.note("set_up", Kind.STORE)
        finally:
            database.close()

    def _finish_set_up(self) -> None:
        """Give a finished new database its name; one without a key file was never acknowledged."""
        layout = self._layout
        if not layout.new_database.exists():
            return
        if layout.keys.exists() and not layout.database.exists():
            with disk_errors(layout.database.name):
                layout.new_database.replace(layout.database)
                sync_folder(layout.folder)
        else:
            remove_durably(layout.new_database)

    def _open_session(self, user: str, keys: DataKeys) -> Session:
        database = Database(self._layout.database, keys.database)
        try:
            damage = start_check(database)
            if not damage and needs_migration(database, self._steps):
                self._migrate(database, keys)
            session = Session(user, keys, database, self._clock, damage)
            self._catch_up(session)
        except BaseException:
            database.close()
            raise
        self._session = session
        self.openings += 1
        return session

    def _migrate(self, database: Database, keys: DataKeys) -> None:
        make_private_folder(self._layout.backups)
        make_backup(database, self._key_file(), keys, self._layout.backups, self._clock(), "before_migration")
        migrate(database, self._steps)

    def _catch_up(self, session: Session) -> None:
        """Do what a crash left undone; on a full disk the records open all the same."""
        try:
            self.drafts.adopt(session.keys.drafts)
            mend_key_file(self._layout, self._key_file())
            if not session.damage:
                self._record_key_file(session)
        except DiskError:
            return

    def _record_key_file(self, session: Session) -> None:
        """Put a key file on the trail that is not there yet: a crash came first, or it is foreign."""
        detail = _KEYS_DETAIL + self._key_file().fingerprint()
        last = session.trail.last_of(Kind.STORE, _KEYS_DETAIL)
        if last is None or last.detail != detail:
            session.records.note("key_file_noticed", Kind.STORE, detail=detail)

    def _change_keys(self, access: Access, action: str, change: Callable[[KeyFile, bytes], KeyFile]) -> None:
        """Change the key file for somebody who proves again who they are, then put it on the trail."""
        records = self.session.records
        file = self._key_file()
        changed = change(file, access.data_key(file))
        save_key_file(self._layout, changed)
        records.note(action, Kind.STORE, detail=_KEYS_DETAIL + changed.fingerprint())
