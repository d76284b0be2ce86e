from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from app.language import Language
from app.presenters.declared_shares import (
    effect_lines,
    offered_sets,
    percent_text,
    read_shares,
    set_name,
    share_text,
)
from heart_engine.domain.case import Case
from heart_engine.domain.labels import ThirdLabelMeaning
from heart_engine.domain.result import Abstention, Call, Result
from heart_engine.protocol.messages import BundleInfo


@pytest.mark.parametrize(
    ("text", "share"),
    [("12", 0.12), ("12.5", 0.125), ("12,5", 0.125), ("0.5", 0.005), (" 7 % ", 0.07), ("１２．５", 0.125)],
)
def test_a_share_is_read_as_it_is_typed(text: str, share: float) -> None:
    assert read_shares({"asd": text, "vsd": " "}).shares == {"asd": pytest.approx(share)}


@pytest.mark.parametrize(
    "text", ["0", "0.00", "100", "-1", "1e1", "12,345", "1,000", "nan", "abc", ".5", "1/2"]
)
def test_what_is_no_share_is_asked_about_and_nothing_is_taken_over(text: str) -> None:
    read = read_shares({"asd": text, "vsd": "10"})
    assert read.shares == {}
    assert (read.problem, read.boxes) == ("setting.prevalence.unread", ("asd",))


@pytest.mark.parametrize(("rest", "fits"), [("49.99", True), ("50", False), ("60", False)])
def test_the_shares_have_to_leave_something_for_the_other_cases(rest: str, fits: bool) -> None:
    read = read_shares({"asd": "50", "none": rest})
    assert bool(read.shares) is fits
    assert read.problem == ("" if fits else "setting.prevalence.too_much")


def test_a_share_is_shown_as_it_was_typed() -> None:
    assert [share_text(one) for one in (None, 0.12, 0.125, 0.005)] == ["", "12", "12.5", "0.5"]
    assert all(read_shares({"asd": share_text(n / 1000)}).shares["asd"] == n / 1000 for n in range(1, 1000))


def test_only_what_the_bundle_knows_is_asked_for(make_bundle: Callable[..., BundleInfo]) -> None:
    known = {"none": 0.5, "vsd": 0.2, "asd": 0.2, "asd+vsd": 0.1}
    bundle = dataclasses.replace(make_bundle(), prevalence=known)
    assert offered_sets(bundle) == ("none", "asd", "vsd")


def test_a_set_s_name_says_that_it_is_one_defect_alone(
    make_bundle: Callable[..., BundleInfo], english: Language, chinese: Language
) -> None:
    duct = make_bundle(meaning=ThirdLabelMeaning.DUCT)
    assert set_name("asd", duct, english) == "Atrial septal defect (ASD), alone"
    assert set_name("asd", duct, chinese) == "仅房间隔缺损（ASD）"
    assert set_name("none", duct, english) == "None of the three defects"


@pytest.mark.parametrize(
    ("probability", "text"), [(0.0, "< 1%"), (0.004, "< 1%"), (0.01, "1%"), (0.5, "50%"), (0.999, "> 99%")]
)
def test_no_percentage_reads_as_none_or_all(probability: float, text: str) -> None:
    assert percent_text(probability) == text


def test_the_effect_names_each_defect_before_and_after(
    demo: Case,
    make_result: Callable[..., Result],
    make_bundle: Callable[..., BundleInfo],
    english: Language,
) -> None:
    before = make_result(demo, (0.7, Call.REFER), (0.2, Call.REFER), (0.1, Call.REFER))
    after = make_result(demo, (0.9, Call.RULE_IN), (0.1, Call.REFER), (0.001, Call.RULE_OUT))
    lines = effect_lines(before, after, make_bundle(), english)
    assert [line.split(": ")[1] for line in lines] == [
        "70% with the model's mix, 90% with yours",
        "20% with the model's mix, 10% with yours",
        "10% with the model's mix, < 1% with yours",
    ]


def test_where_it_cannot_tell_no_share_is_compared(
    demo: Case,
    make_result: Callable[..., Result],
    make_bundle: Callable[..., BundleInfo],
    english: Language,
) -> None:
    told, untold = make_result(demo), make_result(demo, abstain=Abstention("outside_library"))
    for pair in ((told, untold), (untold, told)):
        (line,) = effect_lines(*pair, make_bundle(), english)
        assert "%" not in line
        assert "cannot tell" in line.lower()
