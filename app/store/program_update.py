"""A backup before a new version of the program first touches the records, so that going back loses nothing.

Which version opened the records last stands on their own trail, where nobody can change it unseen.
"""

from __future__ import annotations

from app.store.backups import Backup
from app.store.errors import DiskError
from app.store.record_types import Kind
from app.store.store import Store

REASON = "before_update"
_DETAIL = "program "


def back_up_for_new_program(store: Store, version: str) -> Backup | None:
    """Back up open records that another version opened last, and note this one; None where it was this one.

    On a full disk the records open all the same: nothing is noted, and the next unlock tries again.
    """
    detail = _DETAIL + version
    last = store.session.trail.last_of(Kind.STORE, _DETAIL)
    if last is not None and last.detail == detail:
        return None
    try:
        backup = store.back_up(reason=REASON)
    except DiskError:
        return None
    store.session.records.note("program_changed", Kind.STORE, detail=detail)
    return backup
