"""Every cell of a messy spreadsheet ends up right or asked about, none wrong, and every row counted."""

from __future__ import annotations

import csv
import math
from collections import Counter
from pathlib import Path

import pytest

from heart_engine.cohort.cleaning.asking import nobody
from heart_engine.cohort.cleaning.commands import open_layout
from heart_engine.cohort.cleaning.interview import Settled, settle
from heart_engine.cohort.cleaning.review_list import RowAnswers
from heart_engine.cohort.cleaning.row_checks import CheckedRows, check_rows
from heart_engine.cohort.cleaning.selection import select
from heart_engine.cohort.cleaning.trace import open_trace
from tests.heart_engine.cohort.cleaning.messy_hospital import Messy, mapping_text, messy_hospital

COUNT = 200


def cleaned(folder: Path, messy: Messy, language: str) -> tuple[Settled, CheckedRows]:
    file, mapping = folder / "messy.csv", folder / "m.json"
    file.write_bytes(messy.data)
    mapping.write_text(mapping_text(language), "utf-8")
    source, said, _ = open_layout(file, mapping)
    settled = settle(source, said, nobody)
    with open_trace(folder, file.name, "") as trace:
        return settled, check_rows(settled, RowAnswers(), trace, lambda *_: None)


def traced(folder: Path) -> dict[tuple[int, str], str]:
    with (folder / "changes.csv").open(encoding="utf-8-sig", newline="") as file:
        return {(int(row["row"]), row["field"]): row["action"] for row in csv.DictReader(file)}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_cell_is_right_or_asked_about_and_none_is_wrong(tmp_path: Path, language: str) -> None:
    messy = messy_hospital(3, language, COUNT)
    settled, checked = cleaned(tmp_path, messy, language)
    changes = traced(tmp_path)
    first = {(one.row, one.field) for one in checked.findings if one.is_strong}
    wrong, unexplained, counts = [], [], Counter[str]()
    studies = {one.row: one for one in checked.studies}
    for (row, key), (kind, text, value) in messy.truth.items():
        found = studies[row].case.measurements.get(key)
        if found is not None:
            right = kind != "absent" and math.isclose(found, value, rel_tol=1e-3, abs_tol=1e-3)
            counts["right" if right else "asked in the list"] += 1
            if not right and (row, key) not in first:
                wrong.append((row, key, kind, text, value, found))
        elif text.strip():
            counts[changes.get((row, key), "no trace")] += 1
            if (row, key) not in changes:
                unexplained.append((row, key, kind, text))
    assert studies.keys() == messy.labels.keys()
    assert not wrong, wrong[:5]
    assert not unexplained, unexplained[:5]
    assert counts["right"] > 0.75 * sum(kind != "absent" for kind, _, _ in messy.truth.values()), counts
    assert len(settled.source.summaries) == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_persons_are_read_and_labels_are_right_or_none(tmp_path: Path, language: str) -> None:
    messy = messy_hospital(4, language, COUNT)
    settled, checked = cleaned(tmp_path, messy, language)
    for study in checked.studies:
        truth, read = messy.people[study.row].patient, study.case.patient
        assert read.sex is truth.sex
        assert read.age_years == int(truth.age_years or 0)
        assert read.height_cm == pytest.approx(truth.height_cm, abs=0.51)
        assert read.weight_kg == pytest.approx(truth.weight_kg, abs=0.06)
    selection = select(checked.studies, settled.mapping, 1)
    kept = {study.row: labels for study, labels in zip(selection.studies, selection.labels, strict=True)}
    assert all(messy.labels[row] == labels for row, labels in kept.items())
    assert kept.keys() | selection.rejected.keys() == messy.labels.keys()
    must_stay_out = {row for row, labels in messy.labels.items() if labels is None}
    assert must_stay_out <= selection.rejected.keys()
    assert len(kept) > 0.5 * COUNT
    patients = len(set(selection.repeats.patients))
    assert COUNT / 4 < patients <= COUNT / 2  # two examinations each, under one number
