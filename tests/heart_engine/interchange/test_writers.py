from __future__ import annotations

import io
import json

import openpyxl
import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given, settings
from hypothesis import strategies as st

from heart_engine.domain.case import Case, Context, MissingReason, Patient, Sex
from heart_engine.domain.case_json import case_from_text
from heart_engine.domain.grades import GRADES
from heart_engine.domain.measurement import Measurement, measurements
from heart_engine.domain.side_values import side_values
from heart_engine.domain.spreadsheet_text import neutralised
from heart_engine.interchange.candidate import CERTAIN
from heart_engine.interchange.case_writer import case_to_bytes
from heart_engine.interchange.fhir_writer import case_to_fhir
from heart_engine.interchange.formats import read_file
from heart_engine.interchange.table_writer import cases_to_csv, cases_to_xlsx, columns

DANGEROUS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0")


def numbers(row: Measurement) -> st.SearchStrategy[float]:
    if row.is_grade:
        return st.sampled_from(GRADES)
    low = max(row.plausible_adult.low or 0, row.plausible_child.low or 0)
    high = min(row.plausible_adult.high or 0, row.plausible_child.high or 0)
    return st.integers(int(low * 100) + 1, int(high * 100)).map(lambda hundredths: hundredths / 100)


MEASURED = st.fixed_dictionaries({}, optional={row.key: numbers(row) for row in measurements()}).filter(bool)


def case(values: dict[str, float]) -> Case:
    return Case(
        case_id="SYNTHETIC",
        patient=Patient(34, Sex.FEMALE, 160, 55),
        context=Context(heart_rate=72, exam_date="2024-01-02"),
        measurements=values,
        side={"tr_velocity_m_s": 2.4, "e_over_eprime": 11.7},
    )


def read_back(name: str, data: bytes) -> dict[str, object]:
    return {one.key: one.value for one in read_file(name, data, {}).candidates if one.status in CERTAIN}


@given(MEASURED)
@settings(max_examples=60, deadline=None)
def test_every_format_reads_back_as_what_was_written(values: dict[str, float]) -> None:
    original = case(values)
    person = {"_height": 160, "_weight": 55, "_heart_rate": 72, "_date": "2024-01-02", "_sex": "female"}
    wanted: dict[str, object] = {**values, **original.side, **person}
    table = wanted | {"_age": 34}
    assert read_back("a.csv", cases_to_csv([original])) == table
    assert read_back("a.json", case_to_bytes(original)) == table
    fhir = read_back("b.json", json.dumps(case_to_fhir(original)).encode())
    kept = {**values, "_date": "2024-01-02", "_sex": "female"}
    assert {key: fhir[key] for key in kept} == kept


def test_a_workbook_reads_back_as_what_was_written() -> None:
    values = {row.key: 2.5 if row.is_grade else (row.plausible_adult.low or 0) + 1 for row in measurements()}
    found = read_back("a.xlsx", cases_to_xlsx([case(values)]))
    assert {key: found[key] for key in values} == values


def test_the_case_file_is_the_same_case() -> None:
    original = case({"lvedd": 45.5, "mr": 2.5})
    assert case_from_text(case_to_bytes(original).decode()) == original


def test_a_csv_starts_with_the_mark_that_spreadsheets_need() -> None:
    assert cases_to_csv([]).startswith(b"\xef\xbb\xbfcase_id,")


def test_a_reason_for_having_no_value_is_written_and_read() -> None:
    original = Case(
        measurements={"lvedd": 45.0},
        missing={
            "ef": MissingReason.NOT_MEASURABLE,
            "fs": MissingReason.NOT_REPORTED,
            "sv": MissingReason.RANGE,
        },
    )
    found = {one.key: one for one in read_file("a.csv", cases_to_csv([original]), {}).candidates}
    assert (found["ef"].raw, found["ef"].rule) == ("not measurable", "C2")
    assert (found["fs"].raw, found["fs"].rule) == ("not reported", "C1")
    assert found["sv"].raw == ""


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_cell_that_a_spreadsheet_would_run_is_neutralised(text: str) -> None:
    dangerous = Case(case_id=text, measurements={"lvedd": 45.0})
    written = cases_to_csv([dangerous]).decode("utf-8-sig")
    assert f",{text}" not in written
    assert written.split("\r\n", 1)[1].lstrip('"').startswith("'")
    sheet = openpyxl.load_workbook(io.BytesIO(cases_to_xlsx([dangerous]))).active
    assert sheet is not None
    cell = sheet.cell(2, 1)
    assert (cell.data_type, str(cell.value)[0]) == ("s", "'")


@given(st.text())
def test_nothing_neutralised_starts_a_formula(text: str) -> None:
    assert not neutralised(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert neutralised(text).endswith(text[-1:]) or not text[-1:].isprintable()


def test_control_characters_never_reach_a_workbook() -> None:
    assert cases_to_xlsx([Case(case_id="a\x00\x07b", measurements={"lvedd": 45.0})])


def test_every_field_has_its_column() -> None:
    assert set(columns()) >= {row.key for row in measurements()} | set(side_values())


def test_the_fhir_bundle_is_valid_and_names_nobody() -> None:
    values = {row.key: 2.5 if row.is_grade else (row.plausible_adult.low or 0) + 1 for row in measurements()}
    document = case_to_fhir(case(values))
    assert Bundle.model_validate(document)
    assert "SYNTHETIC" not in json.dumps(document)
    assert len(document["entry"]) == 1 + 25 + 2 + 3


def test_loinc_stands_before_snomed_and_the_unverified_code_is_never_written() -> None:
    document = case_to_fhir(case({"mr": 1.0, "pr": 2.0}))
    text = json.dumps(document)
    codings = {entry["resource"]["code"]["coding"][0]["code"] for entry in document["entry"][1:3]}
    assert codings == {"18113-1", "91434003"}
    assert not any(code in text for code in ("18114-9", "Q21", "condition"))


@pytest.mark.parametrize(
    ("key", "site"), [("lad", "transverse"), ("pa", "left"), ("ra", "long"), ("rvot", "psax_distal")]
)
def test_a_value_from_another_place_is_not_written_under_the_usual_code(key: str, site: str) -> None:
    document = case_to_fhir(Case(measurements={key: 30.0}, sites={key: site}))
    assert len(document["entry"]) == 1


@pytest.mark.parametrize(
    ("key", "site", "code"),
    [("mve_e", "lateral", "80054-0"), ("ef", "biplane_simpson", "79991-6"), ("rv", "a4c_basal", "80080-5")],
)
def test_a_site_with_a_code_of_its_own_is_written_and_read_back(key: str, site: str, code: str) -> None:
    document = case_to_fhir(Case(measurements={key: 30.0}, sites={key: site}))
    assert document["entry"][1]["resource"]["code"]["coding"][0]["code"] == code
    assert read_back("b.json", json.dumps(document).encode())[f"sites.{key}"] == site


def test_equal_inputs_give_equal_identifiers() -> None:
    assert case_to_fhir(case({"ef": 62.0})) == case_to_fhir(case({"ef": 62.0}))
    assert case_to_fhir(case({"ef": 62.0})) != case_to_fhir(case({"ef": 63.0}))
