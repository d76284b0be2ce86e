import dataclasses
from collections.abc import Callable, Iterator

import pytest

from heart_engine.domain import fingerprint
from heart_engine.domain.fingerprint import domain_fingerprint
from heart_engine.domain.measurement import Measurement, Span, measurements
from heart_engine.domain.resources import read_table
from heart_engine.domain.zscores import equations


@pytest.fixture(autouse=True)
def _afresh() -> Iterator[None]:
    domain_fingerprint.cache_clear()
    yield
    domain_fingerprint.cache_clear()


def after(monkeypatch: pytest.MonkeyPatch, name: str, value: object) -> str:
    monkeypatch.setattr(fingerprint, name, value)
    domain_fingerprint.cache_clear()
    return domain_fingerprint()


def test_it_is_a_sha256_and_stable() -> None:
    first = domain_fingerprint()
    domain_fingerprint.cache_clear()
    assert domain_fingerprint() == first
    assert len(bytes.fromhex(first)) == 32


def first_row_with(**changes: object) -> Callable[[], tuple[Measurement, ...]]:
    first, *rest = measurements()
    changed = dataclasses.replace(first, **changes)  # type: ignore[arg-type] # each test changes one known field
    return lambda: (changed, *rest)


@pytest.mark.parametrize(
    "changes",
    [
        {"label_en": "another", "label_zh": "另"},
        {"help_en": "another"},
        {"abbreviation": "another"},
        {"normal_male": Span(0, 1)},
        {"normal_certainty": "unsure"},
    ],
)
def test_texts_and_a_clinicians_ranges_leave_it(
    monkeypatch: pytest.MonkeyPatch, changes: dict[str, object]
) -> None:
    assert domain_fingerprint() == after(monkeypatch, "measurements", first_row_with(**changes))


@pytest.mark.parametrize("changes", [{"unit": "cm"}, {"key": "lvid"}, {"decimals": 2}])
def test_what_a_model_reads_changes_it(monkeypatch: pytest.MonkeyPatch, changes: dict[str, object]) -> None:
    assert domain_fingerprint() != after(monkeypatch, "measurements", first_row_with(**changes))


def test_the_order_changes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert domain_fingerprint() != after(monkeypatch, "measurements", lambda: measurements()[::-1])


def test_the_renderer_and_the_labels_change_it(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = [domain_fingerprint(), after(monkeypatch, "RENDERER_VERSION", -1)]
    seen.append(after(monkeypatch, "LABELS", ("asd", "vsd", "pfo")))
    assert len(set(seen)) == 3


Row = dict[str, str]


def tables_with(table: str, change: Row) -> Callable[[str], list[Row]]:
    """Read the tables as they are, but for the first row of one."""

    def read(name: str) -> list[Row]:
        first, *rest = read_table(name)
        return [first | change, *rest] if name == table else [first, *rest]

    return read


@pytest.mark.parametrize(
    ("table", "change", "matters"),
    [
        ("grades.csv", {"grade_0_4": "0.5"}, True),
        ("grades.csv", {"note": "another"}, False),
        ("standard_values.csv", {"low": "37"}, True),
        ("standard_values.csv", {"low": "38.0"}, False),
        ("standard_values.csv", {"version": "2"}, True),
        ("standard_values.csv", {"source": "another", "certainty": "memory"}, False),
    ],
)
def test_tables_matter_where_the_model_reads_them(
    monkeypatch: pytest.MonkeyPatch, table: str, change: Row, matters: bool
) -> None:
    changed = after(monkeypatch, "read_table", tables_with(table, change))
    monkeypatch.undo()
    domain_fingerprint.cache_clear()
    assert (domain_fingerprint() != changed) is matters


def test_the_standard_values_cover_the_table_and_name_real_equations() -> None:
    rows = read_table("standard_values.csv")
    assert {row["key"] for row in rows} == {row.key for row in measurements()} - {"ea_ratio"}
    assert {row["equation"] for row in rows} - {""} <= equations().keys()
    assert {(row["low"], row["high"]) for row in rows if row["key"] == "lvedd"} == {("38", "54"), ("", "")}


@pytest.mark.parametrize(
    ("equation", "matters"), [("phn_lvedd", True), ("omam_lvedd", True), ("kampmann_lvedd", False)]
)
def test_a_coefficient_matters_where_the_model_reads_it(
    monkeypatch: pytest.MonkeyPatch, equation: str, matters: bool
) -> None:
    changed = dict(equations())
    changed[equation] = dataclasses.replace(changed[equation], coefficients={"exp": 0.5})
    assert (domain_fingerprint() != after(monkeypatch, "equations", lambda: changed)) is matters


def test_texts_of_an_equation_leave_it(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = dict(equations())
    changed["phn_lvedd"] = dataclasses.replace(changed["phn_lvedd"], citation="", certainty="")
    assert domain_fingerprint() == after(monkeypatch, "equations", lambda: changed)
