from __future__ import annotations

from typing import Any

import pytest

from app.language import Language
from app.presenters.form import Form, known, with_text, with_typed
from app.presenters.import_preview import (
    Offer,
    disagreements,
    import_preview,
    is_proposed,
    landing,
    offer_line,
    taken_over,
)
from heart_engine.domain.case import Sex
from heart_engine.domain.numbers import Status


def offer(
    key: str, raw: str, value: float | str | None = None, status: str = "value", proposal: str = ""
) -> Offer:
    return Offer(key, raw, value, status, proposal, place="B2", header="head")


def candidate(key: str, **where: Any) -> dict[str, Any]:
    return {
        "key": key,
        "raw": "47",
        "value": 47.0,
        "unit": "mm",
        "status": "value",
        "rule": "plain",
        "proposal": None,
        "where": where,
    }


def test_what_was_read_is_sorted_by_examination_and_place() -> None:
    document = {
        "candidates": [
            candidate("lvedd", study=2, row=3, column="D", header="LVEDD"),
            candidate("ef", study=1, path="Bundle.entry[0]"),
            candidate("a_field_of_another_release", study=1),
        ],
        "ignored": [
            {
                "where": {"study": 0, "column": "A", "header": " Patient\nname " + "x" * 200},
                "what": "column",
                "rule": "person",
            },
            {"where": {"study": 0}, "what": "line", "rule": "empty"},
        ],
    }
    preview = import_preview(document, "export.csv")
    assert [study.number for study in preview.studies] == [1, 2]
    assert [study.offers[0].place for study in preview.studies] == ["Bundle.entry[0]", "D3"]
    assert preview.studies[1].offers[0].header == "LVEDD"
    assert len(preview.studies[0].offers) == 1
    assert preview.left_out[0].startswith("Patient name xxx")
    assert preview.left_out[0].endswith("…")
    assert len(preview.left_out) == 1


def test_a_certain_value_lands_as_it_was_read() -> None:
    landed = landing(Form(), offer("lvedd", "4.7cm", 47.0))
    assert landed is not None
    assert landed.value("lvedd") == 47.0


@pytest.mark.parametrize(
    ("key", "raw", "proposal", "value"),
    [
        ("lvedd", "4.7", "47 mm", 47.0),
        ("tr", "三尖瓣轻度反流", "2 (mild)", 2.0),
        ("ef", "0.6", "60 %", 60.0),
        ("lvedd", "4.7", "47", 47.0),
    ],
)
def test_a_yes_to_a_doubt_lands_what_was_proposed(key: str, raw: str, proposal: str, value: float) -> None:
    landed = landing(Form(), offer(key, raw, status="ask", proposal=proposal))
    assert landed is not None
    assert landed.value(key) == value


@pytest.mark.parametrize(
    "nothing",
    [
        offer("lvedd", "?", status="reject"),
        offer("lvedd", "?", status="ask", proposal="perhaps"),
        offer("_sex", "x", "neither"),
        offer("_date", "soon", None, "ask"),
    ],
)
def test_what_nobody_can_read_lands_nowhere(nothing: Offer, english: Language) -> None:
    assert landing(Form(), nothing) is None
    assert not is_proposed(nothing, Form())
    assert taken_over(Form(), [nothing]) == Form()
    line = offer_line(nothing, Form(), english)
    assert line.taken_as == ""
    assert "type it yourself" in line.remark


def test_sex_and_day_land_where_they_belong(chinese: Language) -> None:
    form = taken_over(Form(), [offer("_sex", "女", "female"), offer("_date", "2026/3/4", "2026-03-04")])
    assert form.sex is Sex.FEMALE
    assert form.context.exam_date == "2026-03-04"
    assert offer_line(offer("_sex", "女", "female"), Form(), chinese).taken_as == "女"
    assert is_proposed(offer("_sex", "女", "female"), Form())
    assert not is_proposed(offer("_sex", "男", "male"), form)


def test_what_a_report_says_about_a_missing_value_is_kept() -> None:
    form = taken_over(
        Form(), [offer("co", "未测", status="missing"), offer("ef", ">60", status="inequality")]
    )
    assert form.typed["co"].status is Status.MISSING
    assert form.typed["ef"].status is Status.INEQUALITY
    assert form.value("ef") is None


def test_a_line_says_what_is_offered_and_what_stands_there(english: Language) -> None:
    sure, doubt = offer("lvedd", "4.7cm", 47.0), offer("lvedd", "4.7", status="ask", proposal="47 mm")
    line = offer_line(sure, Form(), english)
    assert (line.raw, line.taken_as, line.remark, line.place) == ("4.7cm", "47 mm", "", "B2 head")
    assert offer_line(doubt, Form(), english).remark == "Not certain: tick if it is right"
    typed = with_typed(Form(), known("lvedd", 50.0))
    assert offer_line(sure, typed, english).remark == "The form holds 50 mm"
    assert offer_line(offer("ef", ">60", status="inequality"), Form(), english).remark != ""
    bare = Offer("lvedd", "47", 47.0, "value", "", "B2", "")
    assert offer_line(bare, Form(), english).place == "B2"


def test_only_what_is_certain_and_not_against_the_form_begins_with_a_yes() -> None:
    sure, doubt = offer("lvedd", "47", 47.0), offer("ef", "0.6", status="ask", proposal="60 %")
    assert is_proposed(sure, Form())
    assert not is_proposed(doubt, Form())
    assert not is_proposed(sure, with_text(Form(), "lvedd", "50"))
    assert is_proposed(sure, with_typed(Form(), known("lvedd", 47.0)))
    assert is_proposed(offer("_date", "2026/3/4", "2026-03-04"), Form())


def test_numbers_that_do_not_agree_are_named_before_they_land(english: Language) -> None:
    numbers = [offer("lvedd", "48", 48.0), offer("lvesd", "30", 30.0), offer("fs", "60", 60.0)]
    [said] = disagreements(Form(), numbers, english)
    assert "37.5" in said
    assert disagreements(Form(), numbers[:2], english) == ()
