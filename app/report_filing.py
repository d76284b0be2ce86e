"""What went to paper or into a file, kept beside the version of the examination that it is about."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from app.presenters.printing import MadeReport, OnRecord, ReportOrder
from app.record_room import RecordRoom
from app.store.record_types import new_record_id

if TYPE_CHECKING:
    from app.store.store import Store


def filing_reports(
    room: RecordRoom, failed: Callable[[Exception], None]
) -> Callable[[ReportOrder, MadeReport], None]:
    """Return what puts a report on record; one of a case that is not on record leaves no trace."""

    def note(order: ReportOrder, made: MadeReport) -> None:
        record = order.on_record
        if record is not None and room.is_open:
            room.ask(lambda store: keep_report(store, record, made), lambda _kept: None, failed)

    return note


def keep_report(store: Store, record: OnRecord, made: MadeReport) -> None:
    """Put a report on record; only the store's thread calls this."""
    from app.store.records import Printed  # noqa: PLC0415  # sqlcipher, not before the first frame

    history = store.session.history
    exam = next(one for one in history.exam_versions(record.exam_id) if one.version == record.version)
    results = history.results(exam)
    printed = Printed(made.content_text, hashlib.sha256(made.pdf).hexdigest())
    store.session.records.add_report(new_record_id(), exam, results[-1] if results else None, printed)
