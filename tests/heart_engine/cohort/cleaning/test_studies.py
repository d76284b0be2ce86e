from __future__ import annotations

import csv
import random
from dataclasses import replace
from pathlib import Path

import pytest

from heart_engine.cohort.cleaning.asking import nobody
from heart_engine.cohort.cleaning.commands import open_layout
from heart_engine.cohort.cleaning.consent import reason_to_stay_out
from heart_engine.cohort.cleaning.duplicates import find_repeats
from heart_engine.cohort.cleaning.interview import settle
from heart_engine.cohort.cleaning.leakage import leakage
from heart_engine.cohort.cleaning.mapping import CleaningMapping
from heart_engine.cohort.cleaning.review_list import Finding, RowAnswers, read_answers, write_findings
from heart_engine.cohort.cleaning.roles import Role
from heart_engine.cohort.cleaning.row_checks import check_rows
from heart_engine.cohort.cleaning.split import split_by_patient
from heart_engine.cohort.cleaning.studies import Study
from heart_engine.cohort.cleaning.trace import open_trace
from heart_engine.domain.case import Case, Context, Patient
from heart_engine.domain.measurement import by_key
from heart_engine.interchange.refusal import FileRefusedError

ROLES = {"patient": "-", "diagnosis": "-", "consent": "-", "minor": "-"}


def studies(folder: Path, text: str, answers: RowAnswers | None = None, **said: object) -> dict[int, Study]:
    file = folder / "a.csv"
    file.write_text(text, "utf-8")
    source, _, _ = open_layout(file, None)
    mapping = CleaningMapping({"format": "heart-mapping/1", "roles": ROLES, **said})
    settled = settle(source, mapping, nobody)
    with open_trace(folder, "a.csv", "") as trace:
        checked = check_rows(settled, answers or RowAnswers(), trace, lambda *_: None)
    return {one.row: one for one in checked.studies}


def changes(folder: Path) -> list[dict[str, str]]:
    with (folder / "changes.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_date_of_birth_becomes_an_age_and_is_forgotten(tmp_path: Path) -> None:
    born = ("1980-01-01", "2024-05-01", "1980")
    text = "出生日期,检查日期,EF,FS\n" + "".join(f"{one},2024-01-01,62,34\n" for one in born)
    found = studies(tmp_path, text, roles={**ROLES, "birth": "出生日期"})
    assert [one.case.patient.age_years for one in found.values()] == [44.0, None, None]
    assert Role.BIRTH not in found[2].said
    assert "1980" not in (tmp_path / "changes.csv").read_text("utf-8")


def test_a_long_table_is_turned_and_every_cell_keeps_its_place(tmp_path: Path) -> None:
    text = (
        "检查号,性别,名称,测值,单位,标准\n"
        "1,男,左室舒张末期内径,45,mm,38-54\n1,男,室间隔厚度,9↑,mm,\n"
        "2,女,左室舒张末期内径,4.7,cm,38-54\n2,女,室间隔厚度,9,mm,\n2,女,室间隔厚度,11,mm,\n"
    )
    found = studies(tmp_path, text)
    assert [one.case.measurements for one in found.values()] == [{"lvedd": 45, "ivst": 9}, {"lvedd": 47}]
    traced = {
        (one["field"], one["row"]): (one["column"], one["raw"], one["action"]) for one in changes(tmp_path)
    }
    assert traced["ivst", "3"] == ("D", "9↑", "read")
    assert traced["lvedd", "4"] == ("D", "4.7 cm", "read")
    assert traced["ivst", "5"] == ("D", "9 | 11", "asked")


def test_two_columns_of_one_field_that_differ_are_asked_about(tmp_path: Path) -> None:
    columns = {"左室": {"key": "lvedd", "unit": "mm"}, "LVDd": {"key": "lvedd", "unit": "mm"}}
    found = studies(tmp_path, "左室,LVDd,EF\n45,45,62\n45,46,62\n", columns=columns)
    assert [one.case.measurements.get("lvedd") for one in found.values()] == [45, None]
    assert [one["rule"] for one in changes(tmp_path)] == ["twice", "twice"]


SLIP = "年龄,左室舒张末期内径(mm),左室收缩末期内径(mm),室间隔厚度(mm)\n40岁,31,46,9\n"


def test_a_slip_waits_for_an_answer_and_takes_it(tmp_path: Path) -> None:
    waiting = studies(tmp_path, SLIP)[2].case.measurements
    assert waiting == {"ivst": 9}
    kept = studies(tmp_path, SLIP, RowAnswers({2: {"lvedd": "keep"}}))[2].case.measurements
    assert kept == {"lvedd": 31, "lvesd": 46, "ivst": 9}
    given = studies(tmp_path, SLIP, RowAnswers({2: {"lvedd": "46 mm", "lvesd": "31 mm"}}))[
        2
    ].case.measurements
    assert given == {"lvedd": 46, "lvesd": 31, "ivst": 9}
    assert [one["value"] for one in changes(tmp_path) if one["rule"] == "review"] == ["46", "31"]
    dropped = studies(tmp_path, SLIP, RowAnswers({2: {"lvesd": "drop"}}))[2].case.measurements
    assert dropped == {"lvedd": 31, "ivst": 9}


def test_the_review_list_is_answered_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "review.csv"
    write_findings(
        path,
        [Finding(7, "lvedd", 29.0, "slip_swapped", "x", "y", "46 mm"), Finding(8, "ef", 1.0, "fs", "x", "y")],
    )
    lines = path.read_text("utf-8-sig").splitlines()
    path.write_text("\n".join([lines[0], lines[1] + "46 mm", lines[2]]) + "\n", "utf-8-sig")
    assert read_answers(path).answers == {7: {"lvedd": "46 mm"}}
    path.write_text("\n".join([lines[0], lines[1] + "perhaps"]) + "\n", "utf-8-sig")
    with pytest.raises(FileRefusedError, match="no answer"):
        read_answers(path)


REVIEW = "row,field,value,answer\n2,lvedd,31,46 mm\n2,lvesd,46,31 mm\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_review_list_comes_back_as_a_spreadsheet_saves_it(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    path = tmp_path / "review.csv"
    path.write_bytes((REVIEW + "3,重测,45,\n").replace(",", delimiter).encode(encoding))
    found = read_answers(path)
    assert found.answers == {2: {"lvedd": "46 mm", "lvesd": "31 mm"}}
    assert found.stood == {(2, "lvedd"): 31, (2, "lvesd"): 46}


@pytest.mark.parametrize("line", ["2,lvedd,4 5,46 mm", '2,lvedd,31,"46' + " mm" * 50_000])
def test_a_damaged_review_list_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "review.csv"
    path.write_text(f"row,field,value,answer\n{line}\n", "utf-8")
    with pytest.raises(FileRefusedError, match="import_bad_mapping") as refused:
        read_answers(path)
    assert refused.value.file == str(path)


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (SLIP.encode(), "no column row, field, answer"),
        (b"", "no column row, field, answer"),
        (b"PK\x03\x04", "a workbook"),
        (b"row,field,answer\n\xff\xff", "neither UTF-8 nor GB18030"),
    ],
)
def test_what_is_no_review_list_is_refused_by_its_own_name(tmp_path: Path, content: bytes, rule: str) -> None:
    path = tmp_path / "review.csv"
    path.write_bytes(content)
    with pytest.raises(FileRefusedError, match=rule) as refused:
        read_answers(path)
    assert refused.value.file == str(path)
    with pytest.raises(FileRefusedError, match="No such file") as refused:
        read_answers(tmp_path / "nothing.csv")
    assert refused.value.file == str(tmp_path / "nothing.csv")


def test_a_list_of_other_rows_corrects_nothing(tmp_path: Path) -> None:
    path = tmp_path / "review.csv"
    path.write_text(REVIEW, "utf-8")
    answers = read_answers(path)
    assert studies(tmp_path, SLIP, answers)[2].case.measurements["lvedd"] == 46
    header, row = SLIP.splitlines()
    sorted_since = f"{header}\n50岁,52,33,10\n{row}\n"
    with pytest.raises(FileRefusedError, match="lvedd was 31 and is 52") as refused:
        studies(tmp_path, sorted_since, answers)
    assert (refused.value.row, refused.value.column) == (2, "lvedd")


def study(row: int, patient: str = "", **values: float) -> Study:
    base = {key: float(10 + index) for index, key in enumerate(by_key())}
    return Study(row, Case(measurements={**base, **values}), {Role.PATIENT: patient})


def test_repeats_are_told_from_repeated_examinations() -> None:
    found = find_repeats(
        [study(2, "a"), study(3, "a"), study(4, "a", lvedd=99), study(5, "b", lvedd=1, ef=2, pa=3, mr=4)]
    )
    assert found.exact == {1: 0}
    assert found.near == ((0, 2),)
    assert found.patients == (0, 0, 0, 1)
    assert found.repeat_exams == 1


def test_the_same_numbers_on_another_day_are_another_examination() -> None:
    first, second = study(2, "a"), study(3, "a")
    later = replace(second, case=replace(second.case, context=Context(exam_date="2024-01-02")))
    assert find_repeats([first, later]).exact == {}
    assert find_repeats([first, second]).exact == {1: 0}


@pytest.mark.parametrize(
    ("age", "minor", "reason"),
    [
        (None, "yes", None),
        (None, "no", None),
        (10.0, "no", "minor_flag_contradicts_age"),
        (10.0, "yes", None),
    ],
)
def test_a_minor_flag_is_held_against_an_age_that_is_known(
    age: float | None, minor: str, reason: str | None
) -> None:
    said = {Role.CONSENT: "basis", Role.MINOR: "flag"}
    mapping = CleaningMapping({"consents": {"basis": "guardian"}, "minors": {"flag": minor}})
    assert reason_to_stay_out(Study(2, Case(patient=Patient(age)), said), mapping) == reason


def test_what_may_be_one_examination_under_two_numbers_never_straddles_two_parts() -> None:
    apart = {"lvedd": 1.0, "ef": 2.0, "pa": 3.0, "mr": 4.0}
    found = find_repeats(
        [study(2, "a", **apart), study(3, "b"), study(4, "c"), study(5, ""), study(6, "d", lvedd=99)]
    )
    assert found.exact == {}
    assert found.near == ((1, 2), (1, 3), (2, 3), (1, 4), (2, 4), (3, 4))
    assert found.patients[0] not in found.patients[1:]
    assert len(set(found.patients[1:])) == 1
    assert found.repeat_exams == 3


def test_no_patient_straddles_two_parts() -> None:
    patients = [number // 3 for number in range(300)]
    parts = split_by_patient(patients, random.Random(1))
    assert len(set(zip(patients, parts, strict=True))) == 100
    assert {name: parts.count(name) for name in set(parts)} == {
        "training": 210,
        "calibration": 30,
        "test": 60,
    }


def test_a_gap_that_gives_the_label_away_is_named() -> None:
    full = dict.fromkeys(by_key(), 1.0)
    without = {key: 1.0 for key in by_key() if key != "rvot"}
    cases = [Case(measurements=without)] * 50 + [Case(measurements=full)] * 50
    found = leakage(cases, [("asd",)] * 50 + [("vsd",)] * 50)
    assert {(one.key, one.label) for one in found.leaks} == {("rvot", "asd"), ("rvot", "vsd")}
    assert (found.pattern_hits, found.usual_hits) == (1.0, 0.5)
    mixed = leakage(cases, [("asd",), ("vsd",)] * 50)
    assert mixed.leaks == ()
    assert mixed.pattern_hits < 0.6


def test_a_case_does_not_guess_its_own_diagnosis_from_its_gaps() -> None:
    keys = list(by_key())
    cases = [Case(measurements={key: 1.0}) for key in keys[:4]]  # no two lack the same
    found = leakage(cases, [("asd",), ("asd",), ("vsd",), ("pdo",)])
    assert (found.pattern_hits, found.usual_hits) == (0.5, 0.5)
