"""What can go wrong with the records, as codes; the words live in `app.messages`.

StoreError
├── StoreInUseError          another program holds these records
├── NotSetUpError            nothing was saved yet, so there is no key
├── LockedError              the key was forgotten; a passphrase is needed
├── AlreadySetUpError        the records have their users already
├── AccessError              a person could not prove who they are
│   ├── WrongPassphraseError
│   ├── UnknownUserError
│   ├── WrongRecoveryKeyError
│   ├── MistypedRecoveryKeyError
│   └── WeakPassphraseError
├── UserExistsError
├── DamagedError             bytes are not what was written
│   ├── KeyFileDamagedError
│   ├── DatabaseDamagedError
│   ├── RowDamagedError
│   └── BackupDamagedError
├── FileMissingError         a file that must be there is not
├── NewerRecordsError        written by a newer program
├── DiskError                the operating system refused
│   ├── DiskFullError
│   ├── ReadOnlyDiskError
│   └── DiskFailedError
└── RefusedError             the records say no
    ├── LastUserError
    ├── VersionConflictError
    ├── UnknownRecordError
    ├── NotItsOwnResultError
    ├── AnotherPersonError
    ├── RenumberedError
    ├── ExamGoneError
    └── ExamVoidedError
"""

from __future__ import annotations

from typing import ClassVar

Param = str | int


class StoreError(Exception):
    """The records could not do what was asked; params name files, rows and counts, never a patient."""

    code: ClassVar[str] = "store_failed"

    def __init__(self, **params: Param) -> None:
        super().__init__(self.code, params)
        self.params = params


class StoreInUseError(StoreError):
    """Another program holds these records."""

    code = "store_in_use"


class NotSetUpError(StoreError):
    """There are no users yet, so nothing can be kept as a record."""

    code = "store_not_set_up"


class LockedError(StoreError):
    """The records are locked."""

    code = "store_locked"


class AlreadySetUpError(StoreError):
    """The records have their first user already."""

    code = "store_already_set_up"


class AccessError(StoreError):
    """A person could not prove who they are."""

    code = "access_refused"


class WrongPassphraseError(AccessError):
    """The key file is sound and the passphrase does not open it."""

    code = "wrong_passphrase"


class UnknownUserError(AccessError):
    """Nobody of this name may open the records."""

    code = "unknown_user"


class WrongRecoveryKeyError(AccessError):
    """The recovery key is well written but belongs to other records."""

    code = "wrong_recovery_key"


class MistypedRecoveryKeyError(AccessError):
    """A group of the recovery key fails its own check character."""

    code = "mistyped_recovery_key"


class WeakPassphraseError(AccessError):
    """The passphrase is too short to protect anything."""

    code = "weak_passphrase"


class UserExistsError(StoreError):
    """A user of this name exists already."""

    code = "user_exists"


class DamagedError(StoreError):
    """Bytes are not what was written."""

    code = "damaged"


class KeyFileDamagedError(DamagedError):
    """Neither copy of the key file is what was written."""

    code = "key_file_damaged"


class DatabaseDamagedError(DamagedError):
    """The key is right and the database cannot be read with it."""

    code = "database_damaged"


class RowDamagedError(DamagedError):
    """One row fails its checksum."""

    code = "row_damaged"


class BackupDamagedError(DamagedError):
    """A backup does not hold what it should."""

    code = "backup_damaged"


class FileMissingError(StoreError):
    """A file of the records is gone."""

    code = "file_missing"


class NewerRecordsError(StoreError):
    """A newer program wrote these records; this one would misread them."""

    code = "records_are_newer"


class DiskError(StoreError):
    """The operating system refused to read or write."""

    code = "disk_refused"


class DiskFullError(DiskError):
    """No room is left on the disk."""

    code = "disk_full"


class ReadOnlyDiskError(DiskError):
    """The folder may not be written."""

    code = "disk_read_only"


class DiskFailedError(DiskError):
    """Reading or writing failed, or the disk is gone."""

    code = "disk_failed"


class RefusedError(StoreError):
    """The records refuse to take this."""

    code = "record_refused"


class LastUserError(RefusedError):
    """Nobody could open the records any more."""

    code = "last_user"


class VersionConflictError(RefusedError):
    """Somebody saved a newer version meanwhile."""

    code = "version_conflict"


class UnknownRecordError(RefusedError):
    """No such record."""

    code = "unknown_record"


class NotItsOwnResultError(RefusedError):
    """A result or report was offered for inputs that are not its own."""

    code = "not_its_own_result"


class AnotherPersonError(RefusedError):
    """The number is known, under another name or sex than was typed."""

    code = "another_person"


class RenumberedError(RefusedError):
    """The examination was saved under another number than it now carries."""

    code = "renumbered"


class ExamGoneError(RefusedError):
    """The examination that was saved is not on record any more: an earlier backup was restored."""

    code = "exam_gone"


class ExamVoidedError(RefusedError):
    """The examination was declared void: nothing is added to it, and nothing printed as if it counted."""

    code = "exam_voided"
