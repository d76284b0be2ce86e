"""One case's conversation with the engine: what is shown when, and what is dropped."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from app.engine.losses import Loss
from app.presenters.asking import EvidenceQuestion, Inquiry
from app.presenters.consultation import Consultation
from app.presenters.panel import ImpressionPanel, ProgressPanel, consultation_panel
from app.presenters.screening import Answered, Evidence, Held, NotAnswered, NotScreened, Screening, is_fresh
from heart_engine.domain.case import Case
from heart_engine.domain.judgement import Impression, Judgement, Override
from heart_engine.domain.result import Result, SupportingCase
from heart_engine.protocol.messages import BundleInfo, Explanation, ReferenceCase

if TYPE_CHECKING:
    from app.language import Language
    from tests.app.presenters.conftest import PatientEngine

MakeResult = Callable[..., Result]


class Site:
    """What a site chose, and how often the screen was drawn."""

    def __init__(self) -> None:
        self.wants_impression = False
        self.drawn = 0

    def draw(self) -> None:
        self.drawn += 1


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def consultation(engine: PatientEngine, site: Site) -> Consultation:
    return Consultation(engine, lambda: site.wants_impression, site.draw)


@pytest.fixture
def result(demo: Case, make_result: MakeResult) -> Result:
    cases = (SupportingCase("R-2", ("asd", "pdo"), 0.9, 0.4), SupportingCase("R-1", ("asd",), 0.8, 0.3))
    return dataclasses.replace(make_result(demo), supporting_cases=cases, no_case_attention=0.3)


@pytest.fixture
def answered(
    consultation: Consultation, demo: Case, result: Result, make_bundle: Callable[..., BundleInfo]
) -> Consultation:
    consultation.ask(Inquiry(demo))
    consultation.answered(result, make_bundle())
    return consultation


def evidence_of(consultation: Consultation) -> Evidence:
    assert isinstance(consultation.screening, Answered)
    return consultation.screening.evidence


def test_an_answer_is_explained_without_being_asked(
    answered: Consultation,
    engine: PatientEngine,
    demo: Case,
    result: Result,
    explanation: Explanation,
    reference_cases: tuple[ReferenceCase, ...],
) -> None:
    assert engine.explained == [(Inquiry(demo), ("R-2", "R-1"))]
    engine.evidence[0].cases_came((*reference_cases, ReferenceCase("R-9", (), "18-39", "male", {})))
    engine.evidence[0].explained(result, explanation)
    found = evidence_of(answered)
    assert [one.case_id for one in found.cases] == ["R-2", "R-1"]
    assert found.explanation == explanation


def test_an_edit_gives_the_explanation_up_and_what_comes_late_is_dropped(
    answered: Consultation, engine: PatientEngine, result: Result, explanation: Explanation
) -> None:
    assert answered.touch()
    assert engine.withdrawn == ["explain"]
    engine.evidence[0].explained(result, explanation)
    engine.evidence[0].cases_came(())
    engine.evidence[0].unexplained("engine_crashed")
    assert evidence_of(answered) == Evidence()
    assert not answered.touch()


@pytest.mark.parametrize(
    "other",
    [
        {"inputs_sha256": "another case"},
        {"excluded_cases": ("R-1",)},
        {"prevalence": {"asd": 0.5}},
        {"bundle": "another"},
    ],
)
def test_the_explanation_of_another_answer_is_dropped(
    other: dict[str, object],
    answered: Consultation,
    engine: PatientEngine,
    result: Result,
    explanation: Explanation,
) -> None:
    provenance = dataclasses.replace(result.provenance, **other)  # type: ignore[arg-type]  # fields of it
    engine.evidence[0].explained(dataclasses.replace(result, provenance=provenance), explanation)
    assert evidence_of(answered).explanation is None
    assert evidence_of(answered).failure == Loss.CHANGED  # nobody waits for what will not come


def test_an_explanation_that_will_not_come_says_why_and_one_interrupted_is_asked_again(
    answered: Consultation, engine: PatientEngine
) -> None:
    engine.evidence[0].unexplained("cancelled")
    assert evidence_of(answered).failure == ""
    answered.complete_evidence()
    assert len(engine.explained) == 2
    engine.evidence[1].unexplained("out_of_memory")
    assert evidence_of(answered).failure == "out_of_memory"


def test_nothing_is_asked_again_where_it_is_known_or_nothing_is_answered(
    consultation: Consultation, engine: PatientEngine
) -> None:
    consultation.complete_evidence()
    assert not engine.explained


def test_what_is_complete_is_not_asked_again(
    answered: Consultation, engine: PatientEngine, result: Result, explanation: Explanation
) -> None:
    engine.evidence[0].explained(result, explanation)
    answered.complete_evidence()
    assert len(engine.explained) == 1


def test_evidence_without_an_answer_is_dropped(
    consultation: Consultation, result: Result, explanation: Explanation
) -> None:
    consultation.cases_came(())
    consultation.explained(result, explanation)
    consultation.unexplained("internal")
    assert consultation.screening == NotScreened()


def test_an_answer_given_with_other_cases_left_out_is_refused(
    consultation: Consultation, demo: Case, result: Result, make_bundle: Callable[..., BundleInfo]
) -> None:
    consultation.ask(Inquiry(demo, ("R-2", "R-1")))
    consultation.answered(result, make_bundle())
    assert isinstance(consultation.screening, NotAnswered)


def test_cases_left_out_are_named_by_the_answer(
    consultation: Consultation,
    engine: PatientEngine,
    demo: Case,
    result: Result,
    make_bundle: Callable[..., BundleInfo],
) -> None:
    consultation.ask(Inquiry(demo, ("R-2", "R-1")))
    provenance = dataclasses.replace(result.provenance, excluded_cases=("R-1", "R-2"))
    consultation.answered(dataclasses.replace(result, provenance=provenance), make_bundle())
    assert is_fresh(consultation.screening)
    assert engine.explained[0][0] == Inquiry(demo, ("R-1", "R-2"))


# The own impression


@pytest.mark.parametrize("answer_first", [True, False])
def test_the_own_impression_comes_before_the_answer_whichever_is_there_first(
    answer_first: bool,
    consultation: Consultation,
    site: Site,
    demo: Case,
    result: Result,
    make_bundle: Callable[..., BundleInfo],
) -> None:
    site.wants_impression = True
    consultation.ask(Inquiry(demo))
    if answer_first:
        consultation.answered(result, make_bundle())
        assert isinstance(consultation.screening, Held)
        assert not is_fresh(consultation.screening)
        consultation.suspect(("asd",))
    else:
        consultation.suspect(("asd",))
        assert not isinstance(consultation.screening, Answered)
        consultation.answered(result, make_bundle())
    assert isinstance(consultation.screening, Answered)
    assert consultation.screening.judgement == Judgement(Impression(("asd",)))
    assert not consultation.awaits_impression


def test_the_impression_is_asked_once_a_case(
    consultation: Consultation,
    site: Site,
    demo: Case,
    result: Result,
    make_bundle: Callable[..., BundleInfo],
) -> None:
    site.wants_impression = True
    consultation.ask(Inquiry(demo))
    consultation.suspect(None)
    consultation.answered(result, make_bundle())
    consultation.ask(Inquiry(demo))
    assert not consultation.awaits_impression
    consultation.leave()
    consultation.ask(Inquiry(demo))
    assert consultation.awaits_impression


def test_a_key_that_nobody_asked_for_is_no_impression(answered: Consultation) -> None:
    answered.suspect(("asd",))
    assert answered.impression is None


def test_an_edit_before_the_impression_lets_the_hidden_answer_go(
    consultation: Consultation,
    site: Site,
    demo: Case,
    result: Result,
    make_bundle: Callable[..., BundleInfo],
) -> None:
    site.wants_impression = True
    consultation.ask(Inquiry(demo))
    consultation.answered(result, make_bundle())
    assert consultation.touch()
    assert consultation.screening == NotScreened()
    assert not consultation.awaits_impression


def test_a_hidden_answer_can_be_cancelled_and_a_failure_ends_the_question(
    consultation: Consultation,
    engine: PatientEngine,
    site: Site,
    demo: Case,
    result: Result,
    make_bundle: Callable[..., BundleInfo],
) -> None:
    site.wants_impression = True
    consultation.ask(Inquiry(demo))
    consultation.answered(result, make_bundle())
    consultation.cancel()
    assert isinstance(consultation.screening, NotScreened)
    consultation.ask(Inquiry(demo))
    consultation.failed("engine_crashed", {})
    failed: Screening = consultation.screening
    assert failed == NotAnswered("engine_crashed", {})
    assert not consultation.awaits_impression
    assert engine.withdrawn == ["screen"]


def test_the_panel_asks_first_in_the_words_of_the_bundle_that_will_answer(
    consultation: Consultation,
    engine: PatientEngine,
    site: Site,
    demo: Case,
    english: Language,
    make_bundle: Callable[..., BundleInfo],
) -> None:
    engine.known, site.wants_impression = make_bundle(), True
    consultation.ask(Inquiry(demo))
    panel = consultation_panel(consultation, english)
    assert isinstance(panel, ImpressionPanel)
    assert [(one.keys[0], one.name) for one in panel.choices[:6]] == [
        ("0", "none of these defects"),
        ("1", "Atrial septal defect (ASD)"),
        ("2", "Ventricular septal defect (VSD)"),
        ("3", "Patent ductus arteriosus (PDA)"),
        ("4", "ASD + VSD"),
        ("5", "ASD + PDA"),
    ]
    consultation.suspect(("vsd",))
    assert isinstance(consultation_panel(consultation, english), ProgressPanel)


# An own judgement against the answer


def test_an_override_stands_beside_the_fresh_answer_and_can_be_taken_back(answered: Consultation) -> None:
    answered.override(Override(("vsd",), "murmur"))
    assert isinstance(answered.screening, Answered)
    assert answered.screening.judgement.override == Override(("vsd",), "murmur")
    answered.override(None)
    assert answered.screening.judgement.override is None


def test_nothing_can_be_held_against_an_answer_that_is_out_of_date(answered: Consultation) -> None:
    answered.touch()
    answered.override(Override(("vsd",), "murmur"))
    assert isinstance(answered.screening, Answered)
    assert answered.screening.judgement == Judgement()


def test_a_stale_answer_is_not_explained(
    consultation: Consultation,
    engine: PatientEngine,
    demo: Case,
    result: Result,
    make_bundle: Callable[..., BundleInfo],
) -> None:
    consultation.ask(Inquiry(demo))
    consultation.touch()
    consultation.answered(result, make_bundle())
    assert isinstance(consultation.screening, Answered)
    assert not engine.explained


def test_a_closed_question_about_evidence_hears_nothing(
    consultation: Consultation, result: Result, explanation: Explanation
) -> None:
    question = EvidenceQuestion(consultation)
    question.close()
    question.cases_came(())
    question.explained(result, explanation)
    question.unexplained("internal")
    assert consultation.screening == NotScreened()


def test_answers_of_records_are_texts() -> None:
    assert (Impression(None).answer, Impression(()).answer) == ("unsure", "none")
    assert Override(("asd", "vsd"), "why").answer == "asd+vsd"
