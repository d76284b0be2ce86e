"""What exists only while the records are unlocked."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.store.audit import AuditTrail
from app.store.clock import Clock
from app.store.data_keys import DataKeys
from app.store.database import Database
from app.store.errors import DatabaseDamagedError
from app.store.history import History
from app.store.integrity import full_check
from app.store.record_types import Damage, Kind
from app.store.records import Records
from app.store.rows import Rows

_RECOVERY_ACTIONS = frozenset({"set_up", "recovery_key_renewed", "recovery_key_confirmed"})


@dataclass(frozen=True, slots=True)
class Session:
    """One user's unlocked spell, from unlock to lock."""

    user: str
    keys: DataKeys = field(repr=False)
    database: Database
    clock: Clock
    damage: tuple[Damage, ...] = ()  # found at start; then nothing is written until a backup is restored

    @property
    def records(self) -> Records:
        """Write records; refused while the database is damaged."""
        if self.damage:
            raise DatabaseDamagedError(file=self.database.path.name, places=len(self.damage))
        return Records(self.database, self._rows, self.trail, self.user, self.clock)

    @property
    def history(self) -> History:
        """Read records, also from a damaged database as far as it goes."""
        return History(self.database, self._rows)

    @property
    def trail(self) -> AuditTrail:
        """The audit trail."""
        return AuditTrail(self.database)

    def verify(self) -> tuple[Damage, ...]:
        """Check everything that is kept, on demand."""
        return full_check(self.database, self.keys.checksums)

    def confirm_recovery_key(self) -> None:
        """Note that the recovery key was printed or written down."""
        self.records.note("recovery_key_confirmed", Kind.STORE)

    def recovery_key_is_confirmed(self) -> bool:
        """Say whether the newest recovery key ever reached paper; a crash may have come first."""
        actions = [row.action for row in self.trail.all() if row.action in _RECOVERY_ACTIONS]
        return actions[-1:] == ["recovery_key_confirmed"]

    @property
    def _rows(self) -> Rows:
        return Rows(self.database, self.keys.checksums)
