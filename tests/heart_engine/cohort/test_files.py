from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from heart_engine.cohort.cohort import COLUMN_NAMES, UNKNOWN_SET, Cohort
from heart_engine.cohort.files import COLUMNS, CohortRejectedError, _number, read_cohort, write_cohort
from heart_engine.cohort.simulate import paper_like, screening
from heart_engine.domain.case import Sex


@pytest.fixture
def cohort() -> Cohort:
    return screening([0, 8], 30, 1)


@pytest.fixture
def folder(tmp_path: Path, cohort: Cohort) -> Path:
    write_cohort(cohort, tmp_path)
    return tmp_path


def rewrite(folder: Path, old: str, new: str) -> None:
    path = folder / "cases.csv"
    text = path.read_text(encoding="utf-8-sig")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8-sig")


def test_what_is_written_is_read_back(folder: Path, cohort: Cohort) -> None:
    read = read_cohort(folder)
    for name in COLUMN_NAMES:
        first, second = getattr(cohort, name), getattr(read, name)
        assert np.array_equal(first, second, equal_nan=first.dtype.kind == "f"), name
    assert read.info.seed == 1
    assert read.info.simulated
    assert read.info.more["hospitals"] == cohort.info.more["hospitals"]


def test_the_header_is_the_formats(folder: Path) -> None:
    header = (folder / "cases.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert header.split(",") == list(COLUMNS)
    assert header.startswith("case_id,patient_id,hospital,split,age_years,sex,height_cm,weight_kg,lvedd,")
    assert header.endswith(",labels")


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_cohort(paper_like(4), tmp_path / name)
    for file in ("cases.csv", "cohort.json"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_a_case_of_the_product_keeps_what_was_measured(cohort: Cohort) -> None:
    case = cohort.case(3)
    assert case.patient.sex in (Sex.FEMALE, Sex.MALE)
    assert len(case.measurements) == int((~np.isnan(cohort.values[3])).sum())
    assert case.value("lvedd") == cohort.column("lvedd")[3]


def test_unknown_age_sex_and_labels_stay_unknown(folder: Path) -> None:
    path = folder / "cases.csv"
    header = "case_id,lvedd\n"
    path.write_text(header + "a,48\nb,\n", encoding="utf-8")
    read = read_cohort(folder)
    assert read.labels.tolist() == [UNKNOWN_SET, UNKNOWN_SET]
    assert read.label_set(0) is None
    assert read.case(0).patient.age_years is None
    assert read.case(0).patient.sex is Sex.UNKNOWN
    assert read.case(1).measurements == {}


def test_every_problem_is_named_by_row_and_field(folder: Path, cohort: Cohort) -> None:
    path = folder / "cases.csv"
    rows = ["case_id,lvedd,mr,labels,sex", "a,4O,1,asd,male", "a,500,9,asd+xyz,man", ",45,1,none,female"]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    with pytest.raises(CohortRejectedError) as caught:
        read_cohort(folder)
    text = "\n".join(caught.value.problems)
    for part in (
        "row 2, lvedd: 4O is not a number",
        "row 3, lvedd: 500 is outside",
        "row 3, mr: 9 is none of 0, 1, 2, 2.5, 3, 3.5, 4",
        "row 3, labels: not a label: 'xyz'",
        "row 3, sex",
        "row 3, case_id: a stands twice",
        "row 4, case_id: empty",
    ):
        assert part in text, part
    assert len(cohort) == 60


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("case_id,", "case,", "no column case_id"),
        (",lvedd,", ",lvedd2,", "lvedd2: not a column"),
        (",lvesd,", ",lvedd,", "a column stands twice"),
    ],
)
def test_a_wrong_header_is_refused(folder: Path, old: str, new: str, rule: str) -> None:
    rewrite(folder, old, new)
    with pytest.raises(CohortRejectedError, match=rule):
        read_cohort(folder)


def test_surplus_cells_are_refused(folder: Path) -> None:
    (folder / "cases.csv").write_text("case_id,lvedd\na,45,46\n", encoding="utf-8")
    with pytest.raises(CohortRejectedError, match="row 2: more cells than columns"):
        read_cohort(folder)


@pytest.mark.parametrize(
    ("column", "cell", "rule"),
    [
        ("age_years", "430", "430 is outside 0 to 120"),
        ("age_years", "-1", "-1 is outside 0 to 120"),
        ("height_cm", "1.69", "1.69 is outside 20 to 260"),
        ("weight_kg", "3500", "3500 is outside 0.3 to 400"),
        ("tr", "1.7", "1.7 is none of 0, 1, 2"),
        ("lvedd", "x" * 200_000, "field larger than field limit"),
    ],
)
def test_what_no_case_may_hold_no_cohort_may(folder: Path, column: str, cell: str, rule: str) -> None:
    (folder / "cases.csv").write_text(f"case_id,{column}\na,{cell}\n", encoding="utf-8")
    with pytest.raises(CohortRejectedError, match=rule):
        read_cohort(folder)


def test_another_encoding_is_named(folder: Path) -> None:
    (folder / "cases.csv").write_bytes("case_id,hospital\na,北京医院\n".encode("gb18030"))
    with pytest.raises(CohortRejectedError, match="not UTF-8"):
        read_cohort(folder)


@pytest.mark.parametrize(
    "change",
    [
        {"format": "heart-cohort/2"},
        {"simulated": "yes"},
        {"source": None},
        {"spectrum": []},
    ],
)
def test_a_wrong_description_is_refused(folder: Path, change: dict[str, object]) -> None:
    path = folder / "cohort.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**document, **change}), encoding="utf-8")
    with pytest.raises(CohortRejectedError, match=next(iter(change))):
        read_cohort(folder)


@pytest.mark.parametrize("missing", ["cohort.json", "cases.csv"])
def test_a_missing_file_is_refused(folder: Path, missing: str) -> None:
    (folder / missing).unlink()
    with pytest.raises(CohortRejectedError, match=rf"{missing}: [Nn]o such file") as refused:
        read_cohort(folder)
    assert "Errno" not in str(refused.value)


def test_a_description_nested_without_an_end_is_refused(folder: Path) -> None:
    (folder / "cohort.json").write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(CohortRejectedError, match=r"cohort\.json"):
        read_cohort(folder)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-9999, max_value=9999))
def test_plain_decimals_are_read_as_they_stand(value: object) -> None:
    assert _number(str(value)) == float(str(value))


@given(st.text(max_size=8).filter(lambda one: one.strip() == one and one != ""))
def test_text_is_a_plain_decimal_or_refused(text: str) -> None:
    plain = set(text) <= set("-0123456789.")
    try:
        value = _number(text)
    except ValueError:
        return
    assert plain
    assert np.isfinite(value)
