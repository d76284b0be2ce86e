"""From a passphrase to a key, slowly on purpose."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw

from app.store.errors import WeakPassphraseError
from app.store.sealing import KEY_BYTES

MINIMUM_LENGTH = 8
SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class StretchCost:
    """How much work one guess costs."""

    passes: int
    memory_kib: int
    lanes: int


# RFC 9106's second recommendation: 64 MiB fit on a weak computer, and a guess costs about 0.2 s there.
CLINIC_COST = StretchCost(passes=3, memory_kib=64 * 1024, lanes=4)


def new_salt() -> bytes:
    """Draw a salt, one per user and change."""
    return os.urandom(SALT_BYTES)


def stretch(passphrase: str, salt: bytes, cost: StretchCost) -> bytes:
    """Derive the wrapping key; full-width letters of an input method count as the plain ones."""
    return hash_secret_raw(
        _plain(passphrase).encode(),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def require_strength(passphrase: str) -> None:
    """Refuse a passphrase that is too short."""
    if len(_plain(passphrase)) < MINIMUM_LENGTH:
        raise WeakPassphraseError(minimum=MINIMUM_LENGTH)


def _plain(passphrase: str) -> str:
    return unicodedata.normalize("NFKC", passphrase)
