from __future__ import annotations

import pytest

from app.store.errors import RowDamagedError
from app.store.record_types import Damage, Kind, new_record_id
from app.store.records import ExamInputs, Identity
from app.store.search import HistoryQuery
from app.store.store import Store
from tests.app.store.clinic import INPUTS, Kept, keep_one


@pytest.fixture
def three(store: Store) -> list[Kept]:
    return [
        keep_one(store, "王小明", "2026-03-01", "asd"),
        keep_one(store, "Li Na", "2026-03-03", "asd+vsd"),
        keep_one(store, "100%_", "2026-03-02", "abstain"),
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (HistoryQuery(), [1, 2, 0]),
        (HistoryQuery(text="小"), [0]),
        (HistoryQuery(text="LI n"), [1]),
        (HistoryQuery(text="%"), [2]),
        (HistoryQuery(text="_"), [2]),
        (HistoryQuery(text="a-17"), [1, 2, 0]),
        (HistoryQuery(answer="asd"), [1, 0]),
        (HistoryQuery(answer="vsd"), [1]),
        (HistoryQuery(answer="sd"), []),
        (HistoryQuery(since="2026-03-02"), [1, 2]),
        (HistoryQuery(until="2026-03-02"), [2, 0]),
        (HistoryQuery(since="2026-03-02", until="2026-03-02"), [2]),
        (HistoryQuery(limit=2), [1, 2]),
    ],
)
def test_search_finds_exactly_these_newest_first(
    store: Store, three: list[Kept], query: HistoryQuery, found: list[int]
) -> None:
    page = store.session.history.search(query)
    assert [entry.exam for entry in page.entries] == [three[place].exam for place in found]
    assert [entry.result for entry in page.entries] == [three[place].result for place in found]
    assert page.damage == ()


def test_search_by_patient_and_with_voids(store: Store, three: list[Kept]) -> None:
    void = store.session.records.void(Kind.EXAM, three[1].exam.exam_id, "other patient")
    page = store.session.history.search(HistoryQuery(patient_id=three[1].patient.patient_id))
    assert [(entry.patient, entry.voids) for entry in page.entries] == [(three[1].patient, (void,))]


def test_a_renamed_patient_is_found_by_the_new_name_alone(store: Store, kept: Kept) -> None:
    store.session.records.save_patient(kept.patient.patient_id, 1, Identity("A-18", "王大明", "female"))
    history = store.session.history
    assert len(history.search(HistoryQuery(text="王大")).entries) == 1
    assert history.search(HistoryQuery(text="王小")).entries == ()
    found = history.patient_by_local_id("A-18")
    assert found is not None
    assert found.version == 2
    assert history.patient_by_local_id("A-17") is None


def test_a_damaged_row_does_not_hide_the_others(store: Store, three: list[Kept]) -> None:
    database = store.session.database
    database.rows("DROP TRIGGER exam_version_is_never_updated")
    database.rows("UPDATE exam_version SET exam_date = '2026-03-09' WHERE row_id = 2")
    page = store.session.history.search(HistoryQuery())
    assert [entry.exam for entry in page.entries] == [three[2].exam, three[0].exam]
    assert page.damage == (Damage("row", "exam_version", 2),)


def test_a_damaged_answer_is_named_instead_of_shown(store: Store, three: list[Kept]) -> None:
    void = store.session.records.void(Kind.EXAM, three[1].exam.exam_id, "other patient")
    database = store.session.database
    database.rows("DROP TRIGGER result_is_never_updated")
    database.rows("UPDATE result SET answer = 'none' WHERE row_id = 1")
    page = store.session.history.search(HistoryQuery())
    shown = [(entry.exam, entry.result, entry.voids) for entry in page.entries]
    assert shown == [
        (three[1].exam, three[1].result, (void,)),
        (three[2].exam, three[2].result, ()),
        (three[0].exam, None, ()),
    ]
    assert page.damage == (Damage("row", "result", 1),)


def test_a_voided_measurement_counts_again_once_it_is_given_anew(store: Store) -> None:
    records, exam_id = store.session.records, new_record_id()
    patient = records.save_patient(new_record_id(), 0, Identity("A-17", "王小明", "female"))

    def save(version: int, measured: str, sites: str = "{}") -> frozenset[str]:
        text = f'{{"measurements": {measured}, "sites": {sites}}}'
        records.save_exam(exam_id, version, ExamInputs(patient.patient_id, "2026-03-01", text, INPUTS))
        return store.session.history.exam_file(exam_id).corrected

    assert save(0, '{"lvedd": 40, "rv": 30}') == frozenset()
    records.void(Kind.EXAM, exam_id, "typing error", "lvedd")
    records.void(Kind.EXAM, exam_id, "another view", "rv")
    assert store.session.history.exam_file(exam_id).corrected == frozenset()
    assert save(1, '{"lvedd": 40, "rv": 30, "ef": 60}') == frozenset()  # something else was added
    assert save(2, '{"lvedd": 47, "rv": 30}') == {"lvedd"}
    assert save(3, '{"lvedd": 47, "rv": 30}', '{"rv": "plax_ap"}') == {"lvedd", "rv"}
    records.void(Kind.EXAM, exam_id, "wrong again", "lvedd")
    kept = store.session.history.exam_file(exam_id)
    assert kept.corrected == {"rv"}
    assert len(kept.voids) == 3


def test_an_answer_to_an_older_version_is_not_found_as_the_newest(store: Store, kept: Kept) -> None:
    history = store.session.history
    assert len(history.find(HistoryQuery(answer="asd")).exam_ids) == 1
    inputs = ExamInputs(kept.patient.patient_id, "2026-03-01", '{"changed": true}', "b" * 64)
    store.session.records.save_exam(kept.exam.exam_id, 1, inputs)
    assert history.find(HistoryQuery(answer="asd")).exam_ids == ()
    assert history.find(HistoryQuery(answer="unanswered")).exam_ids == (kept.exam.exam_id,)


def test_a_line_of_what_is_not_there_is_named_like_damage(store: Store, kept: Kept) -> None:
    assert store.session.history.entry(kept.exam.exam_id).patient == kept.patient
    with pytest.raises(RowDamagedError):
        store.session.history.entry(new_record_id())
