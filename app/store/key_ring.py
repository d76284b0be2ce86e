"""Making, opening and changing the key file; the data key itself never changes nor lies there bare."""

from __future__ import annotations

import hmac
import os
from dataclasses import dataclass, replace

from app.store.errors import (
    AccessError,
    KeyFileDamagedError,
    UnknownUserError,
    UserExistsError,
    WrongPassphraseError,
    WrongRecoveryKeyError,
)
from app.store.key_file import KeyFile, UserKey
from app.store.passphrase import StretchCost, new_salt, require_strength, stretch
from app.store.recovery_key import new_recovery_key, read_recovery_key
from app.store.sealing import SealBrokenError, new_key, seal, subkey, unseal

STORE_ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class NewKeys:
    """What a set-up yields: the file to write, the key to use, the words to print."""

    file: KeyFile
    data_key: bytes
    recovery_key: str


def make_keys(user: str, passphrase: str, cost: StretchCost) -> NewKeys:
    """Draw a data key and wrap it for the first user and for the recovery key."""
    require_strength(passphrase)
    data_key, store_id, recovery_key = new_key(), os.urandom(STORE_ID_BYTES).hex(), new_recovery_key()
    file = KeyFile(
        store_id=store_id,
        revision=1,
        key_check=_key_check(data_key),
        users=(_wrap(store_id, user, passphrase, cost, data_key),),
        recovery=_wrap_for_recovery(store_id, recovery_key, data_key),
    )
    return NewKeys(file, data_key, recovery_key)


def open_with_passphrase(keys: KeyFile, user: str, passphrase: str) -> bytes:
    """Return the data key to somebody who knows a user's passphrase."""
    wrapped = keys.user(user)
    if wrapped is None:
        raise UnknownUserError
    wrapping = stretch(passphrase, wrapped.salt, wrapped.cost)
    return _unwrap(keys, wrapping, wrapped.sealed, _about(keys.store_id, user), WrongPassphraseError())


def open_with_recovery_key(keys: KeyFile, typed: str) -> bytes:
    """Return the data key to somebody who holds the printed recovery key."""
    wrapping = _recovery_wrapping(read_recovery_key(typed))
    return _unwrap(keys, wrapping, keys.recovery, _about(keys.store_id, ""), WrongRecoveryKeyError())


def with_user(keys: KeyFile, data_key: bytes, user: str, passphrase: str, cost: StretchCost) -> KeyFile:
    """Let one more person in."""
    if keys.user(user) is not None:
        raise UserExistsError
    require_strength(passphrase)
    return keys.changed(users=(*keys.users, _wrap(keys.store_id, user, passphrase, cost, data_key)))


def with_passphrase(keys: KeyFile, data_key: bytes, user: str, passphrase: str, cost: StretchCost) -> KeyFile:
    """Give a user another passphrase."""
    if keys.user(user) is None:
        raise UnknownUserError
    require_strength(passphrase)
    new = _wrap(keys.store_id, user, passphrase, cost, data_key)
    return keys.changed(users=tuple(new if old.name == user else old for old in keys.users))


def without_user(keys: KeyFile, user: str) -> KeyFile:
    """Take a person's way in away."""
    if keys.user(user) is None:
        raise UnknownUserError
    return keys.changed(users=tuple(old for old in keys.users if old.name != user))


def with_new_recovery_key(keys: KeyFile, data_key: bytes) -> tuple[KeyFile, str]:
    """Replace the recovery key; the printed old one stops working."""
    recovery_key = new_recovery_key()
    return keys.changed(recovery=_wrap_for_recovery(keys.store_id, recovery_key, data_key)), recovery_key


def _wrap(store_id: str, user: str, passphrase: str, cost: StretchCost, data_key: bytes) -> UserKey:
    bare = UserKey(name=user, salt=new_salt(), cost=cost, sealed=b"")
    wrapping = stretch(passphrase, bare.salt, cost)
    return replace(bare, sealed=seal(wrapping, data_key, _about(store_id, user)))


def _wrap_for_recovery(store_id: str, recovery_key: str, data_key: bytes) -> bytes:
    return seal(_recovery_wrapping(recovery_key), data_key, _about(store_id, ""))


def _recovery_wrapping(recovery_key: str) -> bytes:
    """138 random bits need no stretching."""
    return subkey(recovery_key.encode(), "recovery key")


def _unwrap(keys: KeyFile, wrapping: bytes, sealed: bytes, about: bytes, refusal: AccessError) -> bytes:
    try:
        data_key = unseal(wrapping, sealed, about)
    except SealBrokenError as error:
        raise refusal from error
    if not hmac.compare_digest(_key_check(data_key), keys.key_check):
        raise KeyFileDamagedError(file="keys.json")
    return data_key


def _key_check(data_key: bytes) -> bytes:
    return subkey(data_key, "key check")


def _about(store_id: str, user: str) -> bytes:
    return f"{store_id} {user}".encode()
