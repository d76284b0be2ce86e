"""The cards, the picture and the reasons of an answer, by value."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from app.language import Language
from app.presenters.agreement import agreement_view
from app.presenters.answer import answer_view
from app.presenters.changes import SMALLEST_SCALE, change_of, full_scale
from app.presenters.evidence import Chosen, evidence_view, shown_cases
from app.presenters.evidence_picture import evidence_picture, legend
from app.presenters.screening import Answered, Evidence
from app.presenters.strip import Beyond
from app.presenters.why import why_view
from app.presenters.z_units import z_difference
from heart_engine.domain.case import Case
from heart_engine.domain.judgement import Impression, Judgement, Override
from heart_engine.domain.result import Abstention, Result, SupportingCase
from heart_engine.protocol.messages import BundleInfo, Explanation, ReferenceCase

MakeResult = Callable[..., Result]
AGREEING = {"asd": 0.9, "vsd": 0.2, "pdo": 0.1}
OTHER = {"asd": 0.2, "vsd": 0.8, "pdo": 0.1}


@pytest.fixture
def answered(
    demo: Case,
    make_result: MakeResult,
    make_bundle: Callable[..., BundleInfo],
    explanation: Explanation,
    reference_cases: tuple[ReferenceCase, ...],
) -> Answered:
    supporting = (
        SupportingCase("R-1", ("asd",), 0.987, 0.5),
        SupportingCase("R-2", ("asd", "pdo"), 0.9, 0.2),
    )
    result = dataclasses.replace(make_result(demo), supporting_cases=supporting, no_case_attention=0.3)
    return Answered(demo, result, make_bundle(), evidence=Evidence(explanation, reference_cases))


def with_result(answered: Answered, **changes: object) -> Answered:
    result = dataclasses.replace(answered.result, **changes)  # type: ignore[arg-type]  # fields of a result
    return dataclasses.replace(answered, result=result)


def test_where_there_is_no_answer_no_percentage_stands_beside_a_case_or_a_reason(
    answered: Answered, english: Language
) -> None:
    untold = with_result(answered, abstain=Abstention("outside_library"))
    cards = evidence_view(untold, Chosen(), english).cards
    drivers = why_view(untold, english).drivers
    changes = [*(card.change for card in cards), *(driver.change for driver in drivers)]
    words = [change.words for change in changes if change is not None]
    assert words
    assert set(words) <= {f"moves {label} the most" for label in ("ASD", "VSD", "PDO", "PDA")}


# Agreement


def test_three_voices_that_find_the_same(answered: Answered, english: Language) -> None:
    result = dataclasses.replace(
        answered.result, second_opinions={"neighbours": AGREEING, "logistic": AGREEING}
    )
    view = agreement_view(result, answered.bundle, english)
    assert view is not None
    assert [(one.name, one.finding, one.agrees) for one in view.voices] == [
        ("HEART", "ASD", True),
        ("Nearest cases", "ASD", True),
        ("Regression", "ASD", True),
    ]
    assert (view.sentence, view.disagrees) == ("All methods find the same more likely than not.", False)


def test_a_voice_against_is_a_reason_to_refer(answered: Answered, english: Language) -> None:
    opinions = {"logistic": OTHER, "a_new_one": dict.fromkeys(("asd", "vsd", "pdo"), 0.1)}
    view = agreement_view(
        dataclasses.replace(answered.result, second_opinions=opinions), answered.bundle, english
    )
    assert view is not None
    assert [(one.finding, one.agrees) for one in view.voices] == [
        ("ASD", True),
        ("VSD", False),
        ("none", False),
    ]
    assert view.sentence == "Another result by Regression, a_new_one: a reason to refer."
    assert view.disagrees


def test_without_an_answer_or_another_voice_there_is_no_light(answered: Answered, english: Language) -> None:
    abstaining = dataclasses.replace(
        answered.result, abstain=Abstention("outside_library"), second_opinions={"logistic": OTHER}
    )
    assert agreement_view(abstaining, answered.bundle, english) is None
    assert agreement_view(answered.result, answered.bundle, english) is None


# Cards


def test_a_card_says_what_a_case_was_and_what_the_answer_would_be_without_it(
    answered: Answered, english: Language
) -> None:
    view = evidence_view(answered, Chosen(), english)
    assert view.sentence == (
        "70 % of the attention lies on these 2 reference cases. "
        "The bar: how far the answer moves without the case."
    )
    first, second = view.cards
    assert (first.case_id, first.title) == ("R-1", "ASD")
    assert first.facts == "attention 50 %, similarity 0.99 · F 18-39 y"
    assert first.change is not None
    assert (first.change.label, first.change.amount, first.change.words) == (
        "pdo",
        0.12,
        "PDA 1\u00a0% → 13\u00a0%",
    )
    assert second.change is not None
    assert second.change.words == "no change worth naming"
    assert view.full == 0.12
    assert (first.pinned, first.excluded, first.can_be_pinned) == (False, False, True)


def test_a_card_names_where_the_case_is_furthest_from_the_patient(
    answered: Answered, english: Language
) -> None:
    first, second = evidence_view(answered, Chosen(), english).cards
    assert first.differences.startswith("RVD 30 (z −")
    assert "LVDd 41 (z +" in first.differences
    assert "RVD" not in second.differences  # measured elsewhere: not to be compared


def test_before_the_explanation_is_there_the_cards_stand_without_bars(
    answered: Answered, english: Language
) -> None:
    view = evidence_view(dataclasses.replace(answered, evidence=Evidence()), Chosen(), english)
    assert view.sentence == "Finding out what the answer rests on…"
    assert [(one.change, one.differences, one.can_be_pinned) for one in view.cards] == [(None, "", False)] * 2
    assert view.cards[0].facts == "attention 50 %, similarity 0.99"
    failed = dataclasses.replace(answered, evidence=Evidence(failure="out_of_memory"))
    assert evidence_view(failed, Chosen(), english).sentence == "There was not enough memory"


def test_an_answer_beside_no_case_says_so(answered: Answered, english: Language) -> None:
    alone = with_result(answered, supporting_cases=())
    view = evidence_view(alone, Chosen(), english)
    assert view.sentence == "No reference case stands beside this answer."
    assert view.cards == ()


def test_what_is_left_out_next_is_said_until_it_was_screened_again(
    answered: Answered, english: Language
) -> None:
    view = evidence_view(answered, Chosen(excluded=("R-1",)), english)
    assert view.sentence == "1 case(s) marked to be left out. Ctrl+Enter screens again."
    assert [one.excluded for one in view.cards] == [True, False]
    provenance = dataclasses.replace(answered.result.provenance, excluded_cases=("R-1",))
    again = with_result(answered, provenance=provenance)
    assert "marked" not in evidence_view(again, Chosen(excluded=("R-1",)), english).sentence


def test_a_pinned_case_stays_in_sight_beside_another_answer(
    answered: Answered, english: Language, reference_cases: tuple[ReferenceCase, ...]
) -> None:
    other = ReferenceCase("R-7", ("vsd",), "40-59", "male", {"lvedd": 60.0}, {})
    chosen = Chosen(pinned=(reference_cases[0], other))
    cards = evidence_view(answered, chosen, english).cards
    assert [(one.case_id, one.pinned) for one in cards] == [("R-1", True), ("R-2", False), ("R-7", True)]
    assert cards[2].facts == "pinned; not beside this answer · M 40-59 y"
    assert cards[2].differences.startswith("LVDd 60 (z +")
    assert [one.case_id for one in shown_cases(answered, chosen)] == ["R-1", "R-2", "R-7"]


# Differences in z units


@pytest.mark.parametrize(
    ("key", "value", "site"),
    [
        ("co", 4.0, None),
        ("tr", 1.0, None),
        ("rv", 30.0, "a4c_mid"),
        ("wms", 2.0, None),
        ("ef", 50.0, "biplane"),
    ],
)
def test_what_cannot_be_compared_has_no_difference(
    key: str, value: float, site: str | None, demo: Case
) -> None:
    assert z_difference(key, value, demo, site) is None


def test_a_difference_is_in_z_of_the_patient_or_in_widths_of_a_printed_range(demo: Case) -> None:
    by_equation = z_difference("rv", 38.0, demo, "plax_ap")
    assert by_equation == pytest.approx(0.0)
    by_range = z_difference("rvot", demo.measurements["rvot"] + 1, demo, demo.sites.get("rvot"))
    assert by_range is not None
    assert by_range > 0
    open_range = z_difference("mve_e", 5.0, demo, demo.sites.get("mve_e"))
    assert open_range is None


# Changes


def test_changes_are_told_by_label_and_never_reach_none_or_all(answered: Answered, english: Language) -> None:
    change = change_of({"asd": 0.149, "vsd": -0.295, "pdo": 0.001}, answered.result, answered.bundle, english)
    assert (change.label, change.words) == ("vsd", "ASD 85\u00a0% → 99\u00a0%, VSD 30\u00a0% → 1\u00a0%")
    assert full_scale([]) == SMALLEST_SCALE


# The picture


def test_the_picture_places_patient_and_cases_on_the_patients_strips(
    answered: Answered, english: Language, reference_cases: tuple[ReferenceCase, ...]
) -> None:
    picture = evidence_picture(answered.case, reference_cases, english)
    rv = next(line for column in picture.columns for line in column if line.value == "38 mm")
    assert rv.patient is not None
    assert rv.band is not None
    assert rv.patient.place > rv.band[1]
    assert [(one.case_id, one.lane, one.labels) for one in rv.cases] == [
        ("R-1", 0, ("asd",)),
        ("R-2", 1, ("asd", "pdo")),
    ]
    assert (rv.cases[1].spot.place, rv.cases[1].spot.beyond) == (1.0, Beyond.ABOVE)
    assert rv.cases[0].spot.beyond is Beyond.INSIDE
    assert picture.lanes == 2
    assert "2 reference cases" in picture.spoken


def test_a_measurement_that_only_a_case_has_is_drawn_without_the_patient(english: Language) -> None:
    case = ReferenceCase("R-1", (), "18-39", "male", {"co": 5.0}, {})
    picture = evidence_picture(Case(measurements={"lvedd": 45.0}), [case], english)
    lines = {line.name: line for column in picture.columns for line in column}
    assert sorted((line.value, line.patient is None) for line in lines.values()) == [
        ("", True),
        ("45 mm", False),
    ]


def test_the_legend_names_the_patient_each_label_and_none(answered: Answered, english: Language) -> None:
    assert legend(answered.bundle, english) == (
        (None, "this patient"),
        (("asd",), "ASD"),
        (("vsd",), "VSD"),
        (("pdo",), "PDA"),
        ((), "none"),
    )


# Why


def test_the_strongest_measurement_comes_first_and_the_weak_are_not_named(
    answered: Answered, english: Language
) -> None:
    view = why_view(answered, english)
    assert [(one.key, one.change.label, one.change.amount) for one in view.drivers] == [("rv", "asd", -0.3)]
    assert view.full == 0.3
    assert [one.key for one in view.measure_next] == ["co", "sv"]
    assert view.sentence.startswith("What the answer would be")


def test_where_nothing_drives_or_is_missing_that_is_said(answered: Answered, english: Language) -> None:
    quiet = dataclasses.replace(answered, evidence=Evidence(Explanation((), (), ())))
    view = why_view(quiet, english)
    assert view.sentence == "No single measurement moves the answer by a point."
    assert view.next_sentence == "Nothing that is missing would move the answer."


@pytest.mark.parametrize(
    ("evidence", "stale", "sentence"),
    [
        (Evidence(), False, "Finding out what the answer rests on…"),
        (Evidence(), True, "The case was changed. Screen again to see what drives the answer."),
        (Evidence(failure="out_of_memory"), False, "There was not enough memory"),
    ],
)
def test_without_an_explanation_the_reason_is_said(
    evidence: Evidence, stale: bool, sentence: str, answered: Answered, english: Language
) -> None:
    assert (
        why_view(dataclasses.replace(answered, evidence=evidence, stale=stale), english).sentence == sentence
    )


# What the answer says besides


def test_an_answer_names_the_cases_left_out_and_what_the_clinician_thinks(
    answered: Answered, english: Language
) -> None:
    provenance = dataclasses.replace(answered.result.provenance, excluded_cases=("R-1", "R-2"))
    result = dataclasses.replace(answered.result, provenance=provenance)
    judgement = Judgement(Impression(("asd", "vsd")), Override((), "no murmur"))
    view = answer_view(answered.case, result, answered.bundle, english, judgement)
    assert view.notes == (
        "Answered without 2 reference case(s) that were left out: R-1, R-2",
        "Own impression before the answer: ASD + VSD",
        "Clinician's judgement instead: none. Reason: no murmur",
    )
    unsure = answer_view(
        answered.case, answered.result, answered.bundle, english, Judgement(Impression(None))
    )
    assert unsure.notes == ("Own impression before the answer: cannot tell yet",)


def test_too_few_measurements_come_with_a_plain_list_of_what_to_add(
    english: Language, make_result: MakeResult, make_bundle: Callable[..., BundleInfo]
) -> None:
    case = Case(measurements={"lvedd": 45.0, "lvesd": 30.0})
    abstain = Abstention("too_few_measured", {"measured": 2, "needed": 4})
    view = answer_view(case, make_result(case, abstain=abstain), make_bundle(), english)
    first, second = view.reason.split("\n")
    assert first == "Only 2 values were measured; at least 4 are needed."
    assert second.startswith("To get an answer, add any of: Septum, ")
    assert len(second.split(",")) == 7
    assert (view.bars, view.agreement) == ((), None)


def test_doubtful_values_are_named(
    demo: Case, english: Language, make_result: MakeResult, make_bundle: Callable[..., BundleInfo]
) -> None:
    abstain = Abstention("implausible_values", {"fields": ["ivst", "no_such_field"]})
    view = answer_view(demo, make_result(demo, abstain=abstain), make_bundle(), english)
    assert view.reason.endswith("To be checked: Septum")
