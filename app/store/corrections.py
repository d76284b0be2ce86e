"""Which measurements that were declared void were given anew since: the new number counts, not the old one.

What came first is told by the trail's order, never by a clock that somebody may have set.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from app.store.audit import AuditTrail
from app.store.record_types import ExamVersion, Void

_VOIDED = "voided"  # the action of an audit row


def corrected_fields(
    trail: AuditTrail, versions: Sequence[ExamVersion], voids: Sequence[Void]
) -> frozenset[str]:
    """Return the voided measurements whose number or site the newest version gives otherwise."""
    if not any(void.field for void in voids):
        return frozenset()
    by_number = {exam.version: exam for exam in versions}
    known = zip(voids, _versions_at_voids(trail, versions[-1].exam_id), strict=False)
    judged = {void.field: by_number[number] for void, number in known if void.field and number in by_number}
    return frozenset(
        field for field, exam in judged.items() if _given(exam, field) != _given(versions[-1], field)
    )


def _versions_at_voids(trail: AuditTrail, exam_id: str) -> list[int]:
    """Return for each void, in their order, which version it was declared of."""
    numbers, newest = list[int](), 0
    for row in trail.about(exam_id):
        if row.action == _VOIDED:
            numbers.append(newest)
        newest = max(newest, row.version)
    return numbers


def _given(exam: ExamVersion, field: str) -> tuple[object, object]:
    document = json.loads(exam.case_text)
    return document.get("measurements", {}).get(field), document.get("sites", {}).get(field)
