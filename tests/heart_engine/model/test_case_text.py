"""`HEART_WRITE_GOLDEN=1 pytest tests/heart_engine/model/test_case_text.py` writes the golden texts anew."""

from __future__ import annotations

import dataclasses
import os
import re
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heart_engine.domain.case import Case, Patient, Sex
from heart_engine.domain.labels import LABELS, ThirdLabelMeaning
from heart_engine.domain.measurement import measurements
from heart_engine.domain.problem import CaseRejectedError, Code
from heart_engine.domain.resources import read_table
from heart_engine.model.case_text import case_text, compact_words, standards_text
from heart_engine.model.prompt import PromptWriter
from heart_engine.model.prompt_texts import compact_prompt, plain_prompt
from heart_engine.model.settings import ModelSettings, Rendering, StandardsPlace, TextSettings
from heart_engine.model.standard_values import Shift, StandardValues, standard_values_from_rows
from heart_engine.model.tokenizer import CaseTokenizer, byte_tokenizer

GOLDEN = Path(__file__).parents[2] / "golden"
COMPACT = TextSettings()
BARE = TextSettings(standards=StandardsPlace.NONE)

CASES = {
    "child": Case(
        patient=Patient(4, Sex.MALE, 104, 17),
        measurements={"lvedd": 31.0, "lvesd": 19.0, "rvot": 15.0, "pa": 14.5, "mr": 0, "rv": 14.0, "ef": 67},
    ),
    "nobody_known": Case(measurements={"lvedd": 47.0, "tr": 3.5, "mve_e": 6.0}, sites={"mve_e": "septal"}),
    "extremes": Case(
        patient=Patient(61, Sex.MALE),
        measurements={"lvedd": 120.0, "lvesd": 2.0, "pa": 5.0, "rv": 29.0, "ef": 3.0, "co": 30.0},
        sites={"rv": "a4c_basal"},
    ),
}


def variants() -> list[TextSettings]:
    plain = product([Rendering.PLAIN], ["en", "zh"], list(StandardsPlace))
    compact = product([Rendering.COMPACT], ["en"], [StandardsPlace.BESIDE, StandardsPlace.NONE])
    return [TextSettings(*one) for one in [*plain, *compact]]


def golden_text(case: Case, standards: StandardValues) -> str:
    sections = (
        f"## {one.rendering} {one.language} standards={one.standards}\n{case_text(case, standards, one)}\n"
        for one in variants()
    )
    return "\n".join(sections)


@pytest.mark.parametrize("name", ["woman", *CASES])
def test_texts_are_the_golden_ones(name: str, woman: Case, standards: StandardValues) -> None:
    case = woman if name == "woman" else CASES[name]
    text, file = golden_text(case, standards), GOLDEN / f"case_text_{name}.txt"
    if os.environ.get("HEART_WRITE_GOLDEN"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def test_head_table_is_the_golden_one(standards: StandardValues) -> None:
    tables = [
        standards_text(standards, TextSettings(Rendering.PLAIN, language, StandardsPlace.HEAD))
        for language in ("en", "zh")
    ]
    text, file = "\n\n".join(tables) + "\n", GOLDEN / "case_text_head.txt"
    if os.environ.get("HEART_WRITE_GOLDEN"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("place", [StandardsPlace.NONE, StandardsPlace.BESIDE])
def test_ranges_stand_in_the_head_only_where_the_settings_say(
    standards: StandardValues, place: StandardsPlace
) -> None:
    assert standards_text(standards, TextSettings(Rendering.PLAIN, "en", place)) == ""


def test_without_a_measurement_there_is_no_text(standards: StandardValues) -> None:
    with pytest.raises(CaseRejectedError) as refused:
        case_text(Case(patient=Patient(30)), standards, COMPACT)
    assert [one.code for one in refused.value.problems] == [Code.CASE_EMPTY]


@pytest.mark.parametrize("settings", variants(), ids=str)
def test_what_was_not_measured_is_not_mentioned(
    settings: TextSettings, woman: Case, standards: StandardValues
) -> None:
    for left_out in measurements():
        rest = {key: value for key, value in woman.measurements.items() if key != left_out.key}
        text = case_text(dataclasses.replace(woman, measurements=rest), standards, settings)
        named = left_out.label(settings.language) if settings.rendering is Rendering.PLAIN else left_out.key
        assert not re.search(rf"(^|\s){re.escape(named)}([+#=:：-]|$)", text)


@pytest.mark.parametrize(
    ("value", "word"),
    [(46, "lvedd+0"), (54, "lvedd+5"), (38, "lvedd-5"), (46 + 4.0816 * 0.61, "lvedd+2"), (120, "lvedd+15")],
)
def test_a_step_is_four_tenths_of_a_deviation(value: float, word: str, standards: StandardValues) -> None:
    case = Case(patient=Patient(30), measurements={"lvedd": value})
    assert case_text(case, standards, COMPACT).split()[-1] == word


def test_a_child_is_placed_by_the_equation_and_never_in_the_adult_range(standards: StandardValues) -> None:
    words = case_text(CASES["child"], standards, COMPACT).split()
    assert words[:3] == [
        "age3-5",
        "male",
        "lvedd-2",
    ]  # z = -0.7 by PHN at 0.70 m2, where 33.2 mm is usual; an adult's would be far below
    assert "rvot#8" in words  # no equation: its place in the plausible span


def test_an_adult_is_placed_by_body_size_and_in_the_range_where_it_is_not_known(
    standards: StandardValues,
) -> None:
    small, large = Patient(40, Sex.FEMALE, 150, 45), Patient(40, Sex.MALE, 188, 95)
    words = {
        patient: case_text(Case(patient=patient, measurements={"lvedd": 50.0}), standards, COMPACT).split()[
            -1
        ]
        for patient in (small, large, Patient(40))
    }
    assert words == {small: "lvedd+7", large: "lvedd+0", Patient(40): "lvedd+2"}
    at_80, above = (
        standards.standing(
            "lvedd", Case(patient=Patient(age, Sex.MALE, 170, 70), measurements={"lvedd": 50.0})
        )
        for age in (80, 81)
    )
    assert (above.low, above.high) == (38, 54)  # the equation ends at 80
    assert at_80.low != above.low


def test_a_printed_range_is_the_persons_own_and_its_ends_are_the_limits(standards: StandardValues) -> None:
    case = Case(patient=Patient(40, Sex.FEMALE, 150, 45), measurements={"lvedd": 50.0})
    found = standards.standing("lvedd", case)
    assert found.low is not None
    for end, z in ((found.low, -1.96), (found.high, 1.96)):
        assert end is not None
        at_end = dataclasses.replace(case, measurements={"lvedd": end})
        assert standards.standing("lvedd", at_end).z == pytest.approx(z)
    moved = standards.with_shifts({"lvedd": Shift(middle=1.0)}).standing("lvedd", case)
    assert moved.low is not None
    assert moved.low > found.low


def test_an_unknown_age_has_no_position_at_all(standards: StandardValues) -> None:
    text = case_text(CASES["nobody_known"], standards, COMPACT)
    assert text == "lvedd#22 mve_e#4 tr=3.5"
    assert case_text(CASES["nobody_known"], standards, BARE) == text


def test_a_hospitals_shift_moves_the_position_and_the_printed_range(standards: StandardValues) -> None:
    case = Case(patient=Patient(30), measurements={"lvedd": 50.0})
    moved = standards.with_shifts({"lvedd": Shift(middle=0.98, width=1.0)})
    plain = TextSettings(Rendering.PLAIN)
    assert case_text(case, standards, COMPACT).endswith("lvedd+2")
    assert case_text(case, moved, COMPACT).endswith("lvedd+0")
    assert case_text(case, moved, plain).endswith("50 mm, standard 42-58, mid-range")
    assert moved.sha256() != standards.sha256()


def test_a_wider_hospital_has_smaller_positions(standards: StandardValues) -> None:
    case = Case(patient=Patient(30), measurements={"lvedd": 54.0})
    wide = standards.with_shifts({"lvedd": Shift(width=2.0)})
    assert standards.positions(case)["lvedd"] == pytest.approx(1.96)
    assert wide.positions(case)["lvedd"] == pytest.approx(0.98)


def test_grades_are_their_own_position(standards: StandardValues) -> None:
    case = Case(patient=Patient(30), measurements={"tr": 2.5, "wms": 1.0})
    assert standards.positions(case) == {"tr": 2.5}


def test_the_row_of_the_site_wins(standards: StandardValues) -> None:
    case = Case(patient=Patient(50, Sex.FEMALE), measurements={"rv": 34.0})
    basal = dataclasses.replace(case, sites={"rv": "a4c_basal"})
    assert standards.standing("rv", case).high == 30
    assert standards.standing("rv", basal).high == 42


def test_the_row_of_the_own_sex_wins() -> None:
    row = {"key": "pa", "site": "", "age_group": "adult", "low": "10", "high": "20", "equation": ""}
    rows = [row | {"sex": ""}, row | {"sex": "female", "high": "18"}]
    table = standard_values_from_rows(rows)
    woman, man = (Case(patient=Patient(50, sex), measurements={"pa": 15}) for sex in (Sex.FEMALE, Sex.MALE))
    assert table.standing("pa", woman).high == 18
    assert table.standing("pa", man).high == 20


def test_a_table_naming_no_equation_is_refused() -> None:
    row = {"key": "pa", "site": "", "age_group": "child", "sex": "", "low": "", "high": ""}
    with pytest.raises(ValueError, match="pa: no such equation: nonsense"):
        standard_values_from_rows([row | {"equation": "nonsense"}])


values = st.fixed_dictionaries(
    {},
    optional={
        one.key: st.sampled_from([0, 1, 2, 2.5, 3, 3.5, 4])
        if one.is_grade
        else st.floats(one.hard.low, one.hard.high)
        for one in measurements()
        if one.hard.low is not None and one.hard.high is not None
    },
).filter(bool)
patients = st.builds(
    Patient,
    age_years=st.none() | st.floats(0, 110),
    sex=st.sampled_from(Sex),
    height_cm=st.none() | st.floats(40, 200),
    weight_kg=st.none() | st.floats(2, 150),
)


@given(values, patients, st.sampled_from([COMPACT, BARE]))
def test_every_possible_case_is_spelt_by_the_vocabulary_and_names_no_defect(
    measured: dict[str, float], patient: Patient, settings: TextSettings
) -> None:
    standards = standard_values_from_rows(read_table("standard_values.csv"))
    case = Case(patient=patient, measurements=measured)
    words = case_text(case, standards, settings).split()
    assert set(words) <= set(compact_words(settings))
    assert not set(words) & {*LABELS, "none"}
    assert words == case_text(case, standards, settings).split()
    measured_keys = [
        re.split(r"[+#=-]", word)[0] for word in words if not word.startswith(("age", "male", "fem"))
    ]
    assert measured_keys == [one.key for one in measurements() if one.key in measured]


@given(values, patients, st.sampled_from(["en", "zh"]))
def test_no_plain_text_names_a_defect(measured: dict[str, float], patient: Patient, language: str) -> None:
    standards = standard_values_from_rows(read_table("standard_values.csv"))
    case = Case(case_id="asd-1", patient=patient, measurements=measured)
    text = case_text(case, standards, TextSettings(Rendering.PLAIN, language))
    for meaning in ThirdLabelMeaning:
        names = {one.text for one in plain_prompt(language, meaning, with_none=True).answers}
        assert not any(name.casefold() in text.casefold() for name in names - {"none"})


def test_token_counts(
    woman: Case, standards: StandardValues, tokenizer: CaseTokenizer, capsys: pytest.CaptureFixture[str]
) -> None:
    """Print what a whole examination costs in each rendering, and hold the compact one to its goal."""
    counts = {}
    for settings in variants():
        text = case_text(woman, standards, settings)
        learnt = tokenizer
        if settings.rendering is Rendering.PLAIN:
            learnt = byte_tokenizer([text] * 3, 900, compact_prompt(with_none=True).tokens)
        counts[settings.rendering, settings.language, settings.standards] = len(learnt.encode(text))
    with capsys.disabled():
        print("\ntokens of a case with 25 measurements (plain: a byte-level vocabulary of 900):")  # noqa: T201 - the figures are the purpose
        for name, count in counts.items():
            print(f"  {' '.join(name):24} {count}")  # noqa: T201 - likewise
    assert counts[Rendering.COMPACT, "en", StandardsPlace.BESIDE] == 27
    assert (
        counts[Rendering.PLAIN, "en", StandardsPlace.HEAD]
        < counts[Rendering.PLAIN, "en", StandardsPlace.BESIDE]
    )


def test_the_order_of_the_prompt_is_head_case_evidence_question(
    tokenizer: CaseTokenizer, settings: ModelSettings, woman: Case, standards: StandardValues
) -> None:
    writer = PromptWriter(tokenizer, settings, "")
    ids = [*writer.prompt.head, *writer.case_ids(case_text(woman, standards, COMPACT)), *writer.prompt.tail]
    tokens = [tokenizer._tokenizer.id_to_token(one) for one in ids]
    assert tokens[:2] == ["<s>", "echo"]
    assert tokens[2] == "age30-39"
    assert tokens[-6:] == ["<case_end>", "<RAG>", "<RAGHere>", "<RAGHere>", "</RAG>", "defects"]
    assert [writer.prompt.tail[at] for at in writer.prompt.fused_at] == [tokenizer.id_of("<RAGHere>")] * 2
