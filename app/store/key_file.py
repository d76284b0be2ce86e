"""The key file: who may open the records, and the data key wrapped once for each of them.

It is not secret. A checksum over its content tells a damaged file from a wrong passphrase, and there are
two copies.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import Any

from app.store.durable_file import read_file, write_durably
from app.store.errors import KeyFileDamagedError, NewerRecordsError
from app.store.layout import StoreLayout
from app.store.passphrase import StretchCost

KEY_FILE_FORMAT = "heart-keys/1"


@dataclass(frozen=True, slots=True)
class UserKey:
    """The data key wrapped with one user's passphrase."""

    name: str
    salt: bytes
    cost: StretchCost
    sealed: bytes


@dataclass(frozen=True, slots=True)
class KeyFile:
    """Everything needed, besides a passphrase, to open one clinic's records."""

    store_id: str
    revision: int
    key_check: bytes
    users: tuple[UserKey, ...]
    recovery: bytes

    def user(self, name: str) -> UserKey | None:
        """Find a user by name."""
        return next((user for user in self.users if user.name == name), None)

    def changed(self, users: tuple[UserKey, ...] | None = None, recovery: bytes | None = None) -> KeyFile:
        """Return the next revision."""
        return replace(
            self,
            revision=self.revision + 1,
            users=self.users if users is None else users,
            recovery=self.recovery if recovery is None else recovery,
        )

    def fingerprint(self) -> str:
        """Name exactly this revision, for the audit trail."""
        return hashlib.sha256(_canonical(_plain(self))).hexdigest()


def key_file_to_bytes(keys: KeyFile) -> bytes:
    """Write the key file with its own checksum."""
    plain = _plain(keys)
    return _canonical({**plain, "sha256": hashlib.sha256(_canonical(plain)).hexdigest()}) + b"\n"


def key_file_from_bytes(content: bytes) -> KeyFile:
    """Read a key file back, refusing one that is not what was written."""
    try:
        document = json.loads(content)
        checksum = document.pop("sha256")
    except (ValueError, AttributeError, KeyError) as error:
        raise KeyFileDamagedError(file="keys.json") from error
    if checksum != hashlib.sha256(_canonical(document)).hexdigest():
        raise KeyFileDamagedError(file="keys.json")
    if document.get("format") != KEY_FILE_FORMAT:
        raise NewerRecordsError(found=str(document.get("format")), supported=KEY_FILE_FORMAT)
    return _from_plain(document)


def load_key_file(layout: StoreLayout) -> KeyFile | None:
    """Return the newest sound copy; None when there is none at all, so that nothing was set up."""
    copies = [path for path in (layout.keys, layout.keys_copy) if path.exists()]
    if not copies:
        return None
    sound: list[KeyFile] = []
    for path in copies:
        try:
            sound.append(key_file_from_bytes(read_file(path)))
        except KeyFileDamagedError:
            continue  # the other copy may be sound
    if not sound:
        raise KeyFileDamagedError(file=layout.keys.name)
    return max(sound, key=lambda keys: keys.revision)


def save_key_file(layout: StoreLayout, keys: KeyFile) -> None:
    """Write both copies; the change counts from the first on, since readers take the higher revision."""
    content = key_file_to_bytes(keys)
    write_durably(layout.keys, content)
    write_durably(layout.keys_copy, content)


def mend_key_file(layout: StoreLayout, keys: KeyFile) -> None:
    """Write whichever copy is not this revision: a damaged one, or one that a crash left behind."""
    content = key_file_to_bytes(keys)
    for path in (layout.keys, layout.keys_copy):
        if not path.exists() or read_file(path) != content:
            write_durably(path, content)


def _plain(keys: KeyFile) -> dict[str, Any]:
    return {
        "format": KEY_FILE_FORMAT,
        "store_id": keys.store_id,
        "revision": keys.revision,
        "key_check": keys.key_check.hex(),
        "users": [_user_to_plain(user) for user in keys.users],
        "recovery": keys.recovery.hex(),
    }


def _user_to_plain(user: UserKey) -> dict[str, Any]:
    cost = user.cost
    return {
        "name": user.name,
        "salt": user.salt.hex(),
        "argon2id": {"passes": cost.passes, "memory_kib": cost.memory_kib, "lanes": cost.lanes},
        "sealed": user.sealed.hex(),
    }


def _from_plain(document: dict[str, Any]) -> KeyFile:
    """Trust the shape, since the checksum has vouched for it."""
    return KeyFile(
        store_id=document["store_id"],
        revision=document["revision"],
        key_check=bytes.fromhex(document["key_check"]),
        users=tuple(_user_from_plain(user) for user in document["users"]),
        recovery=bytes.fromhex(document["recovery"]),
    )


def _user_from_plain(user: dict[str, Any]) -> UserKey:
    return UserKey(
        name=user["name"],
        salt=bytes.fromhex(user["salt"]),
        cost=StretchCost(**user["argon2id"]),
        sealed=bytes.fromhex(user["sealed"]),
    )


def _canonical(document: dict[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
