from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.store.errors import (
    NotItsOwnResultError,
    RefusedError,
    RowDamagedError,
    UnknownRecordError,
    VersionConflictError,
)
from app.store.record_types import ExamVersion, Kind, OpinionKind, new_record_id
from app.store.records import Answer, ExamInputs, Identity, Judgement, Printed
from app.store.rows import EXAMS, PATIENTS, TABLES, Rows, Table
from app.store.store import Store
from tests.app.store.clinic import INPUTS, Kept

OTHER = "b" * 64
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))  # a lone surrogate is no text


def inputs_of(kept: Kept, **changes: str) -> ExamInputs:
    exam = kept.exam
    return replace(ExamInputs(exam.patient_id, exam.exam_date, exam.case_text, exam.inputs_sha256), **changes)


def test_what_is_saved_reads_back_equal(store: Store, kept: Kept) -> None:
    history = store.session.history
    assert history.patient(kept.patient.patient_id) == kept.patient
    assert history.exam(kept.exam.exam_id) == kept.exam
    assert history.results(kept.exam) == [kept.result]
    assert kept.exam.by == "dr wu"
    assert kept.exam.at.startswith("2026-03-01T08:00:0")


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(local_id=TEXTS, name=TEXTS, case_text=TEXTS)
def test_any_text_survives(store: Store, local_id: str, name: str, case_text: str) -> None:
    records = store.session.records
    patient = records.save_patient(new_record_id(), 0, Identity(local_id, name, "unknown"))
    exam = records.save_exam(
        new_record_id(), 0, ExamInputs(patient.patient_id, "2026-03-01", case_text, INPUTS)
    )
    assert store.session.history.patient(patient.patient_id) == patient
    assert store.session.history.exam(exam.exam_id).case_text == case_text


def test_a_version_is_added_and_the_old_one_stays(store: Store, kept: Kept) -> None:
    second = store.session.records.save_exam(
        kept.exam.exam_id, 1, inputs_of(kept, case_text="changed", inputs_sha256=OTHER)
    )
    assert second.version == 2
    assert store.session.history.exam_versions(kept.exam.exam_id) == [kept.exam, second]
    assert store.session.history.results(second) == []


def test_a_save_that_is_tried_again_is_the_same_save(store: Store, kept: Kept) -> None:
    records = store.session.records
    before = store.session.trail.last()
    who = Identity(kept.patient.local_id, kept.patient.name, kept.patient.sex, kept.patient.born)
    assert records.save_patient(kept.patient.patient_id, 0, who) == kept.patient
    assert records.save_exam(kept.exam.exam_id, 0, inputs_of(kept)) == kept.exam
    answer = Answer(INPUTS, kept.result.result_text, "demo", "fp32", "asd+vsd")
    assert records.add_result(kept.result.result_id, kept.exam, answer) == kept.result
    assert store.session.trail.last() == before


def test_two_who_edit_the_same_version_are_told(store: Store, kept: Kept) -> None:
    records = store.session.records
    for expected in (0, 2):
        with pytest.raises(VersionConflictError) as caught:
            records.save_exam(kept.exam.exam_id, expected, inputs_of(kept, case_text="mine"))
        assert caught.value.params == {"expected": expected, "found": 1}
    other = Answer(INPUTS, "other", "demo", "fp32", "none")
    with pytest.raises(VersionConflictError):
        records.add_result(kept.result.result_id, kept.exam, other)


def test_an_examination_never_moves_to_another_patient(store: Store, kept: Kept) -> None:
    other = store.session.records.save_patient(new_record_id(), 0, Identity("B", "李", "male"))
    with pytest.raises(VersionConflictError):
        store.session.records.save_exam(kept.exam.exam_id, 1, inputs_of(kept, patient_id=other.patient_id))
    with pytest.raises(UnknownRecordError):
        store.session.records.save_exam(new_record_id(), 0, inputs_of(kept, patient_id=new_record_id()))


def test_an_answer_to_other_inputs_is_refused(store: Store, kept: Kept) -> None:
    records = store.session.records
    second = records.save_exam(kept.exam.exam_id, 1, inputs_of(kept, inputs_sha256=OTHER))
    foreign = Answer(INPUTS, "text", "demo", "fp32", "asd")
    with pytest.raises(NotItsOwnResultError):
        records.add_result(new_record_id(), second, foreign)
    with pytest.raises(RefusedError):  # a forged version meets the database's own rule
        records.add_result(new_record_id(), replace(second, inputs_sha256=INPUTS), foreign)
    with pytest.raises(NotItsOwnResultError):
        records.add_report(new_record_id(), second, kept.result, Printed("{}", OTHER))
    with pytest.raises(NotItsOwnResultError):
        records.add_opinion(
            new_record_id(), second, kept.result, Judgement(OpinionKind.OVERRIDE, "vsd", "seen")
        )
    assert store.session.history.results(second) == []


def test_reports_opinions_and_voids_are_kept(store: Store, kept: Kept) -> None:
    records, history = store.session.records, store.session.history
    report = records.add_report(new_record_id(), kept.exam, kept.result, Printed('{"a": 1}', OTHER))
    bare = records.add_report(new_record_id(), kept.exam, None, Printed("{}", OTHER))
    impression = records.add_opinion(
        new_record_id(), kept.exam, None, Judgement(OpinionKind.IMPRESSION, "asd")
    )
    override = records.add_opinion(
        new_record_id(), kept.exam, kept.result, Judgement(OpinionKind.OVERRIDE, "vsd", "seen on colour")
    )
    void = records.void(Kind.EXAM, kept.exam.exam_id, "typed wrongly", field="lvedd")
    assert history.reports(kept.exam.exam_id) == [report, bare]
    assert history.opinions(kept.exam.exam_id) == [impression, override]
    assert history.voids(kept.exam.exam_id) == (void,)
    assert history.exam(kept.exam.exam_id) == kept.exam


def test_only_what_exists_can_be_voided_or_read(store: Store) -> None:
    for kind in (Kind.PATIENT, Kind.EXAM, Kind.RESULT, Kind.REPORT):
        with pytest.raises(UnknownRecordError):
            store.session.records.void(kind, new_record_id(), "reason")
    with pytest.raises(UnknownRecordError):
        store.session.history.exam(new_record_id())
    with pytest.raises(UnknownRecordError):
        store.session.history.patient(new_record_id())


def test_what_is_saved_together_is_saved_or_not_as_one(store: Store) -> None:
    records = store.session.records

    def fail_halfway() -> None:
        with records.together():
            records.save_patient(new_record_id(), 0, Identity("1", "A", "male"))
            records.save_patient(new_record_id(), 0, Identity("2", "B", "male"))
            records.void(Kind.EXAM, new_record_id(), "no such examination")

    before = store.session.trail.all()
    with pytest.raises(UnknownRecordError):
        fail_halfway()
    assert store.session.trail.all() == before
    assert store.session.verify() == ()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_class_is_its_table(store: Store, table: Table[Any]) -> None:
    columns = [row[1] for row in store.session.database.rows(f"PRAGMA table_info({table.name})")]
    assert columns == ["row_id", *(field.name for field in fields(table.record)), "checksum"]


def test_a_cell_changed_by_hand_is_named_and_never_returned(store: Store, kept: Kept) -> None:
    database = store.session.database
    database.rows("DROP TRIGGER patient_version_is_never_updated")  # as somebody with the key could
    database.rows("UPDATE patient_version SET name = '王小朋'")
    with pytest.raises(RowDamagedError) as caught:
        store.session.history.patient(kept.patient.patient_id)
    assert caught.value.params == {"table": "patient_version", "row": 1}
    assert [damage.name for damage in store.session.verify()] == ["patient_version"]


def test_a_row_of_another_key_is_refused(store: Store, kept: Kept) -> None:
    rows = Rows(store.session.database, b"another key".ljust(32))
    with pytest.raises(RowDamagedError):
        rows.select(PATIENTS, "patient_id = ?", (kept.patient.patient_id,))


def test_a_row_vouches_for_nothing_in_another_table(store: Store, kept: Kept) -> None:
    rows = Rows(store.session.database, store.session.keys.checksums)
    store.session.database.rows("CREATE TABLE elsewhere AS SELECT * FROM exam_version")
    assert rows.select(EXAMS, "TRUE", ()) == [kept.exam]
    with pytest.raises(RowDamagedError):
        rows.select(Table("elsewhere", ExamVersion), "TRUE", ())
