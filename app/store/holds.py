"""Which window holds which record: two windows never hold one."""

from __future__ import annotations


class RecordHolds:
    """Keeps track of who holds what inside one program."""

    def __init__(self) -> None:
        self._holders: dict[str, str] = {}

    def take(self, record_id: str, holder: str) -> bool:
        """Hold a record for a window unless another one does."""
        return self._holders.setdefault(record_id, holder) == holder

    def release(self, record_id: str, holder: str) -> None:
        """Let go of a record that this window holds."""
        if self._holders.get(record_id) == holder:
            del self._holders[record_id]
