"""Filing one examination: one step, nothing twice, nothing under another person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.store.errors import (
    AnotherPersonError,
    ExamGoneError,
    ExamVoidedError,
    NotItsOwnResultError,
    RenumberedError,
)
from app.store.filing import Answering, Filing, file_case
from app.store.record_types import Kind, OpinionKind, new_record_id
from app.store.records import Answer, Identity, Judgement
from app.store.search import HistoryQuery
from app.store.store import Store
from tests.app.store.clinic import INPUTS

ANSWER = Answer(INPUTS, "{}", "demo", "fp32", "asd")
THOUGHT = Judgement(OpinionKind.IMPRESSION, "asd")


@pytest.fixture
def filing() -> Filing:
    who = Identity("A-17", "王小明", "female")
    return Filing(new_record_id(), 0, new_record_id(), who, "2026-03-01", "{}", INPUTS)


def exams(store: Store) -> int:
    return len(store.session.history.search(HistoryQuery()).entries)


def test_patient_examination_answer_and_opinion_are_filed_in_one_step(store: Store, filing: Filing) -> None:
    filed = file_case(store.session, replace(filing, answering=Answering(ANSWER, (THOUGHT,))))
    kept = store.session.history.exam_file(filed.exam.exam_id)
    assert (kept.exam, kept.patient, kept.result) == (filed.exam, filed.patient, filed.result)
    assert [(one.kind, one.answer) for one in kept.opinions] == [("impression", "asd")]


def test_an_answer_to_other_inputs_leaves_nothing_behind(store: Store, filing: Filing) -> None:
    wrong = Answering(replace(ANSWER, inputs_sha256="b" * 64))
    with pytest.raises(NotItsOwnResultError):
        file_case(store.session, replace(filing, answering=wrong))
    assert store.session.history.patient_by_local_id("A-17") is None
    assert exams(store) == 0


def test_the_same_filing_twice_is_one(store: Store, filing: Filing) -> None:
    answered = replace(filing, answering=Answering(ANSWER, (THOUGHT,)))
    first = file_case(store.session, answered)
    assert file_case(store.session, answered) == first
    assert file_case(store.session, replace(answered, expected_version=1)) == first
    assert len(store.session.history.results(first.exam)) == 1
    assert len(store.session.history.opinions(first.exam.exam_id)) == 1


def test_a_change_is_a_new_version_and_an_opinion_may_be_taken_back(store: Store, filing: Filing) -> None:
    file_case(store.session, replace(filing, answering=Answering(ANSWER, (THOUGHT,))))
    changed = replace(filing, expected_version=1, case_text='{"a": 1}')
    assert file_case(store.session, changed).exam.version == 2
    taken_back = Answering(ANSWER, (replace(THOUGHT, answer=""),))
    filed = file_case(store.session, replace(changed, expected_version=2, answering=taken_back))
    assert not store.session.history.exam_file(filed.exam.exam_id).opinions
    for said in (THOUGHT, replace(THOUGHT, answer="")):
        again = replace(changed, expected_version=2, answering=Answering(ANSWER, (said,)))
        file_case(store.session, again)
    kept = store.session.history.exam_file(filed.exam.exam_id)
    assert [one.answer for one in kept.opinions] == ["asd", ""]


def test_another_name_or_sex_is_asked_about_and_then_corrected(store: Store, filing: Filing) -> None:
    first = file_case(store.session, filing)
    for who in (Identity("A-17", "李四", "female"), Identity("A-17", "李四", "male")):  # one thing at a time
        other = replace(filing, exam_id=new_record_id(), who=who)
        with pytest.raises(AnotherPersonError):
            file_case(store.session, other)
        corrected = file_case(store.session, replace(other, same_person=True)).patient
        assert corrected.patient_id == first.patient.patient_id
        assert (corrected.name, corrected.sex) == (who.name, who.sex)


def test_what_was_not_typed_is_kept_and_what_was_unknown_is_filled_in(store: Store, filing: Filing) -> None:
    file_case(store.session, replace(filing, who=Identity("A-17", "", "unknown")))
    file_case(store.session, replace(filing, exam_id=new_record_id()))
    nameless = replace(filing, exam_id=new_record_id(), who=Identity("A-17", "", "unknown"))
    patient = file_case(store.session, nameless).patient
    assert (patient.name, patient.sex, patient.version) == ("王小明", "female", 2)


def test_an_examination_does_not_follow_a_changed_number(store: Store, filing: Filing) -> None:
    file_case(store.session, filing)
    with pytest.raises(RenumberedError):
        file_case(store.session, replace(filing, expected_version=1, who=Identity("A-18", "", "unknown")))


def test_a_day_that_nobody_typed_stays_that_of_the_first_save(store: Store, filing: Filing) -> None:
    undated = replace(filing, day_is_typed=False)
    assert file_case(store.session, undated).exam.exam_date == "2026-03-01"
    next_day = replace(undated, exam_date="2026-03-02")
    assert file_case(store.session, next_day).exam.version == 1  # the first save, tried again after midnight
    answered = replace(next_day, expected_version=1, answering=Answering(ANSWER))
    filed = file_case(store.session, answered)
    assert (filed.exam.version, filed.exam.exam_date) == (1, "2026-03-01")
    changed = replace(next_day, expected_version=1, case_text='{"a": 1}')
    assert file_case(store.session, changed).exam.exam_date == "2026-03-01"
    typed = replace(changed, expected_version=2, exam_date="2026-02-28", day_is_typed=True)
    assert file_case(store.session, typed).exam.exam_date == "2026-02-28"


def test_what_a_restore_took_away_is_named(store: Store, filing: Filing) -> None:
    with pytest.raises(ExamGoneError):
        file_case(store.session, replace(filing, expected_version=1))
    assert store.session.history.patient_by_local_id("A-17") is None


def test_nothing_is_added_to_a_voided_examination(store: Store, filing: Filing) -> None:
    file_case(store.session, filing)
    store.session.records.void(Kind.EXAM, filing.exam_id, "typing error", "lvedd")
    corrected = replace(filing, expected_version=1, case_text='{"a": 1}')
    assert file_case(store.session, corrected).exam.version == 2
    store.session.records.void(Kind.EXAM, filing.exam_id, "another patient")
    with pytest.raises(ExamVoidedError):
        file_case(store.session, replace(corrected, expected_version=2, answering=Answering(ANSWER)))
    assert store.session.history.results(store.session.history.exam(filing.exam_id)) == []


def test_the_examinations_of_a_patient_come_in_their_order(store: Store, filing: Filing) -> None:
    for day in ("2026-03-02", "2026-03-01"):
        file_case(store.session, replace(filing, exam_id=new_record_id(), exam_date=day))
    patient = store.session.history.patient_by_local_id("A-17")
    assert patient is not None
    days = [exam.exam_date for exam in store.session.history.exams_of(patient.patient_id)]
    assert days == ["2026-03-01", "2026-03-02"]


def test_the_unanswered_can_be_searched_for(store: Store, filing: Filing) -> None:
    file_case(store.session, filing)
    answered = replace(filing, exam_id=new_record_id(), answering=Answering(ANSWER))
    file_case(store.session, answered)
    found = {
        word: store.session.history.find(HistoryQuery(answer=word)).exam_ids for word in ("unanswered", "asd")
    }
    assert found == {"unanswered": (filing.exam_id,), "asd": (answered.exam_id,)}
