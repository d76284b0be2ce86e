"""A small clinic for tests: cheap keys, a clock that steps, one patient with an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from app.store.access import ByPassphrase
from app.store.passphrase import StretchCost
from app.store.record_types import ExamVersion, PatientVersion, StoredResult, new_record_id
from app.store.records import Answer, ExamInputs, Identity
from app.store.store import Store

ACCESS = ByPassphrase("dr wu", "correct horse")
CHEAP = StretchCost(passes=1, memory_kib=8, lanes=1)  # the cost of guessing is not what these tests measure
INPUTS = "a" * 64


class SteppingClock:
    """Moves one second at each look, and further when told."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


@dataclass(frozen=True, slots=True)
class Kept:
    """What the clinic has on record."""

    patient: PatientVersion
    exam: ExamVersion
    result: StoredResult


def keep_one(store: Store, name: str = "王小明", date: str = "2026-03-01", answer: str = "asd+vsd") -> Kept:
    """Save one patient with one examination and its answer."""
    records = store.session.records
    patient = records.save_patient(new_record_id(), 0, Identity("A-17", name, "female", "1990"))
    inputs = ExamInputs(patient.patient_id, date, '{"format": "heart-case/1"}', INPUTS)
    exam = records.save_exam(new_record_id(), 0, inputs)
    text = '{"format": "heart-result/1"}'
    result = records.add_result(new_record_id(), exam, Answer(INPUTS, text, "demo", "fp32", answer))
    return Kept(patient, exam, result)
