"""From settled questions to a cohort folder: checked, selected, divided by patient, de-identified, traced."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from heart_engine.cohort.cleaning.deidentify import Release, deidentified
from heart_engine.cohort.cleaning.interview import Settled
from heart_engine.cohort.cleaning.joint import fit_joint, joint_outliers
from heart_engine.cohort.cleaning.mapping import write_mapping
from heart_engine.cohort.cleaning.outliers import fit_spreads, outliers
from heart_engine.cohort.cleaning.review_list import Finding, RowAnswers, write_findings
from heart_engine.cohort.cleaning.row_checks import check_rows
from heart_engine.cohort.cleaning.selection import Selection, select
from heart_engine.cohort.cleaning.source import Progress
from heart_engine.cohort.cleaning.split import split_by_patient
from heart_engine.cohort.cleaning.summary import cohort_info, summary
from heart_engine.cohort.cleaning.trace import REJECTED_FILE, REVIEW_FILE, open_trace
from heart_engine.cohort.files import write_cohort
from heart_engine.cohort.hospital import Role as Part
from heart_engine.domain.case import Case
from heart_engine.domain.measurement import by_key

INSIDE = "inside"
"""The folder with raw texts and row numbers: it never leaves the hospital."""

SUMMARY_FILE = "summary.json"
MAPPING_FILE = "mapping.toml"


@dataclass(frozen=True, slots=True)
class Options:
    """What a run is asked to do besides the mapping."""

    folder: Path
    k: int
    answers: RowAnswers


def clean(settled: Settled, options: Options, random: Random, progress: Progress) -> Mapping[str, object]:
    """Write the cohort and everything about how it came to be; return the counts."""
    inside = options.folder / INSIDE
    inside.mkdir(parents=True)
    source = settled.source
    with open_trace(inside, source.file, source.details.get("sheet", "")) as trace:
        checked = check_rows(settled, options.answers, trace, progress)
    progress("select", 0, 0)
    selection = select(checked.studies, settled.mapping, options.k)
    parts = split_by_patient(selection.repeats.patients, random)
    findings = [*checked.findings, *_near(selection), *_outliers(selection, parts)]
    hospital = settled.mapping.said("hospital") or ""
    release = Release(selection.anonymised, selection.repeats.patients, parts, hospital)
    rounded = deidentified(selection.studies, release, cohort_info(settled, selection, options.k), random)
    shown = sorted(findings, key=lambda one: (not one.is_strong, one.row))
    write_findings(inside / REVIEW_FILE, shown)
    _write_rejected(inside / REJECTED_FILE, selection.rejected)
    write_mapping(settled.mapping, inside / MAPPING_FILE)
    counts = summary(settled, checked.studies, selection, trace.counts)
    counts |= {
        "split": dict(Counter(rounded.cohort.split.tolist())),
        "rounded": dict(rounded.rounded),
        "review": dict(Counter(one.rule for one in shown)),
    }
    _write_json(inside / SUMMARY_FILE, counts)
    write_cohort(rounded.cohort, options.folder)
    return counts


def _near(selection: Selection) -> Iterator[Finding]:
    for one, other in selection.repeats.near:
        first, second = selection.studies[one], selection.studies[other]
        english = f"Nearly equal to row {first.row}: the same examination twice?"
        chinese = f"与第{first.row}行几乎相同：是否为同一次检查重复录入？"
        yield Finding(second.row, "", None, "near_duplicate", english, chinese)


def _outliers(selection: Selection, parts: Sequence[str]) -> Iterator[Finding]:
    training = [
        one.case for one, part in zip(selection.studies, parts, strict=True) if part == Part.TRAINING.value
    ]
    spreads = fit_spreads(training)
    for study in selection.studies:
        for one in outliers(study.case, spreads):
            row = by_key()[one.key]
            english = (
                f"{row.label_en} {one.value:g}: {one.deviations:+.1f} deviations from its like; it is kept."
            )
            chinese = f"{row.label_zh} {one.value:g}：偏离同类{one.deviations:+.1f}个标准差，仍予保留。"
            yield Finding(study.row, one.key, one.value, one.rule, english, chinese)
    yield from _contradicted(selection, training)


def _contradicted(selection: Selection, training: Sequence[Case]) -> Iterator[Finding]:
    model = fit_joint(training)
    found = joint_outliers(model, [one.case for one in selection.studies]) if model else ()
    for index, key, deviations in found:
        study, row = selection.studies[index], by_key()[key]
        value = study.case.measurements[key]
        english = (
            f"{row.label_en} {value:g}: {deviations:+.1f} deviations from what the other numbers suggest."
        )
        chinese = f"{row.label_zh} {value:g}：与同一行其他数值推算相差{deviations:+.1f}个标准差，请核对。"
        yield Finding(study.row, key, value, "joint", english, chinese)


def _write_rejected(path: Path, rejected: Mapping[int, str]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("row", "reason"))
        writer.writerows(sorted(rejected.items()))


def _write_json(path: Path, document: Mapping[str, object]) -> None:
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
