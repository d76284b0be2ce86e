from __future__ import annotations

import dataclasses

import pytest

from app.report.measured import SourceList, _normal, exact, missing_names, row_groups
from app.report.speech import Speech
from app.report.values import ReportDetails, Row
from heart_engine.domain.case import Case, MissingReason, Patient, Sex
from heart_engine.domain.measurement import by_key
from heart_engine.domain.references import Reason, Reference, ReferenceKind

CHILD = Patient(1.2, Sex.MALE, 78, 10.2)


def rows(case: Case, speech: Speech, voided: frozenset[str] = frozenset()) -> dict[str, Row]:
    groups = row_groups(case, speech, voided, SourceList())
    return {row.key: row for group in groups for row in group.rows}


def test_all_25_stand_in_the_groups_of_the_form(case: Case, english: Speech) -> None:
    groups = row_groups(case, english, frozenset(), SourceList())
    assert [group.name for group in groups] == [
        ("Left heart",),
        ("Right heart and vessels",),
        ("Doppler",),
        ("Function and valves",),
    ]
    assert [row.key for row in groups[0].rows] == ["lvedd", "lvesd", "ivst", "lvpwt", "lad"]
    assert {row.key for group in groups for row in group.rows} == set(by_key())


def test_a_large_right_ventricle(case: Case, english: Speech) -> None:
    row = rows(case, english)["rv"]
    assert (row.mark, row.value, row.normal, row.z) == ("↑", "38 mm", ("14.1–28.0",), "+4.9")
    assert row.name == ("Right ventricular diameter [long-axis antero-posterior]",)
    assert row.abbreviation == "RVD"
    assert row.strip is not None
    assert row.strip.outside
    assert row.strip.value == pytest.approx((38 - 10) / 45)


def test_an_ordinary_value_has_no_mark_and_a_hollow_dot(case: Case, english: Speech) -> None:
    row = rows(case, english)["lvedd"]
    assert (row.mark, row.measured) == ("", True)
    assert row.strip is not None
    assert not row.strip.outside


def test_a_doubtful_number_says_so_by_its_mark(case: Case, english: Speech) -> None:
    low = dataclasses.replace(case, measurements={"lvedd": 20.0, "ea_ratio": 6.0})
    assert rows(low, english)["lvedd"].mark == "↓!"
    assert rows(low, english)["ea_ratio"].mark == "!"


def test_grades_have_their_names(case: Case, english: Speech) -> None:
    row = rows(case, english, frozenset({"tr"}))["tr"]
    assert (row.mark, row.value, row.normal) == ("↑", "2.5", ("0–1",))
    assert row.remark == ("mild-moderate, declared wrong since",)


def test_a_voided_value_says_so(case: Case, english: Speech) -> None:
    assert rows(case, english, frozenset({"ef"}))["ef"].remark == ("declared wrong since",)
    assert rows(case, english)["ef"].remark == ()


@pytest.mark.parametrize(
    ("key", "normal"), [("mve_e", "≥ 7.0"), ("wms", "1.00"), ("ar", "0"), ("ea_ratio", "no range shown")]
)
def test_how_limits_are_written(case: Case, english: Speech, key: str, normal: str) -> None:
    septal = dataclasses.replace(case, sites={"mve_e": "septal"})
    assert rows(septal, english)[key].normal == (normal,)


def test_an_upper_limit_alone(english: Speech) -> None:
    upper = Reference(None, 30, ReferenceKind.RANGE, "a form", None, Reason.RANGE_ADULT)
    assert _normal(by_key()["rvot"], upper, english) == ("≤ 30.0",)


def test_why_there_is_no_range(case: Case, english: Speech) -> None:
    nobody = dataclasses.replace(case, patient=Patient())
    small = dataclasses.replace(case, patient=Patient(4, Sex.MALE))
    assert rows(nobody, english)["lvedd"].normal == ("age needed",)
    assert rows(small, english)["lvedd"].normal == ("height and weight needed",)
    assert rows(nobody, english)["lvedd"].source is None
    assert rows(nobody, english)["lvedd"].mark == ""


def test_the_line_is_that_of_the_age(case: Case, english: Speech) -> None:
    places = []
    for patient in (case.patient, CHILD, Patient()):
        strip = rows(dataclasses.replace(case, patient=patient), english)["lvedd"].strip
        assert strip is not None
        places.append(strip.value)
    assert places == pytest.approx([(40 - 30) / 45, (40 - 10) / 66, (40 - 10) / 66])


@pytest.mark.parametrize("reason", list(MissingReason))
def test_a_missing_value_says_why(details: ReportDetails, reason: MissingReason) -> None:
    said = rows(Case(missing={"co": reason}), Speech(("zh", "en"), details))["co"]
    unsaid = rows(Case(), Speech(("zh", "en"), details))["co"]
    assert (said.value, said.measured) == ("–", False)
    assert all(said.remark)
    assert said.remark != unsaid.remark == ("未测", "not measured")


def test_what_the_others_give_is_shown_but_not_put_in_its_place(english: Speech) -> None:
    row = rows(Case(measurements={"lvedd": 40.0, "lvesd": 25.0}), english)["fs"]
    assert row.remark == ("not measured; computed: 38 %",)
    assert (row.value, row.measured, row.mark) == ("–", False, "")


def test_the_missing_are_named(case: Case, english: Speech) -> None:
    some = dataclasses.replace(case, measurements={"lvedd": 40.0, "ef": 60.0})
    assert missing_names(case, english) == ("All 25 measurements were entered.",)
    said = missing_names(some, english)[0]
    assert said.startswith("2 of 25 measurements were entered. Missing: LVDs, IVS, LVPW, LAD, RVOT,")


def test_each_source_is_noted_once(case: Case, english: Speech) -> None:
    sources = SourceList()
    groups = row_groups(case, english, frozenset(), sources)
    numbers = {row.source for group in groups for row in group.rows} - {None}
    assert numbers == {note.number for note in sources.notes()}
    assert all(note.source and note.certainty for note in sources.notes())
    assert len({note.source + note.certainty for note in sources.notes()}) == len(numbers)


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [(45.0, 0, "45"), (45.5, 0, "45.5"), (1.5, 2, "1.50"), (1.234, 2, "1.234"), (0.1 + 0.2, 1, "0.3")],
)
def test_a_number_is_never_rounded_away(value: float, decimals: int, written: str) -> None:
    assert exact(value, decimals) == written
