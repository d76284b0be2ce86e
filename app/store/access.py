"""The two ways to prove that one may open the records."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.store.key_file import KeyFile
from app.store.key_ring import open_with_passphrase, open_with_recovery_key

RECOVERY_USER = "(recovery key)"


@dataclass(frozen=True, slots=True)
class ByPassphrase:
    """A user and the passphrase they know."""

    user: str
    passphrase: str = field(repr=False)

    def data_key(self, keys: KeyFile) -> bytes:
        """Open the key file."""
        return open_with_passphrase(keys, self.user, self.passphrase)


@dataclass(frozen=True, slots=True)
class ByRecoveryKey:
    """The printed recovery key; who holds it is not known."""

    typed: str = field(repr=False)
    user: str = RECOVERY_USER

    def data_key(self, keys: KeyFile) -> bytes:
        """Open the key file."""
        return open_with_recovery_key(keys, self.typed)


Access = ByPassphrase | ByRecoveryKey
