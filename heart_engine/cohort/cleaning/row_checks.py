"""One pass over all rows: read, correct as a person said, hold every number against the others."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace

from heart_engine.cohort.cleaning.consistency import RowReview, Slip, review
from heart_engine.cohort.cleaning.interview import Settled
from heart_engine.cohort.cleaning.review_list import KEEP, Finding, RowAnswers, without_value
from heart_engine.cohort.cleaning.source import Progress
from heart_engine.cohort.cleaning.studies import Study, read_studies
from heart_engine.cohort.cleaning.trace import Action, Change, Trace
from heart_engine.domain.case import MissingReason
from heart_engine.domain.checks import CrossCheck, check_text
from heart_engine.domain.measurement import by_key

_EVERY = 500
_WORTH_A_POOL = 5000
_PROCESSES = 2


@dataclass(frozen=True, slots=True)
class CheckedRows:
    """All studies after their own numbers were compared, and what a person should look at."""

    studies: tuple[Study, ...]
    findings: tuple[Finding, ...]


def check_rows(settled: Settled, answers: RowAnswers, trace: Trace, progress: Progress) -> CheckedRows:
    """Read and check every row; no number is changed, and one that looks like a slip waits for an answer."""
    studies, findings = [], []
    total = len(settled.source.grid.rows)
    read = read_studies(settled.source, settled.readers, settled.roles, settled.ages, trace)
    corrected = [_corrected(study, answers, trace) for study in read]
    for count, (study, found) in enumerate(zip(corrected, _reviews(corrected), strict=True), start=1):
        checked, shown = _checked(study, found, answers, trace)
        studies.append(checked)
        findings += shown
        if count % _EVERY == 0 or count == total:
            progress("check", count, total)
    return CheckedRows(tuple(studies), tuple(findings))


def _corrected(study: Study, answers: RowAnswers, trace: Trace) -> Study:
    corrected = answers.applied(study)
    before, after = study.case.measurements, corrected.case.measurements
    for key in dict.fromkeys([*before, *after]):
        if before.get(key) != after.get(key):
            raw = "" if key not in before else f"{before[key]:g}"
            action = Action.READ if key in after else Action.ASKED
            trace.add(_change(study.row, key, raw, action, "review", after.get(key)))
    return corrected


def _reviews(studies: Sequence[Study]) -> Iterator[RowReview | None]:
    """Review every case, on two processors where that is worth their start."""
    cases = [one.case for one in studies]
    if len(cases) < _WORTH_A_POOL:
        yield from map(review, cases)
        return
    with ProcessPoolExecutor(_PROCESSES, multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(review, cases, chunksize=_EVERY)


def _checked(
    study: Study, found: RowReview | None, answers: RowAnswers, trace: Trace
) -> tuple[Study, list[Finding]]:
    seen = answers.of(study.row)
    if found is None:
        return study, []
    broken = [one for one in found.broken if not set(one.fields) & seen.keys()]
    findings = [_finding(study.row, one) for one in broken]
    study = replace(study, hard_faults=study.hard_faults + found.hard_faults)
    if found.slip is not None and not any(seen.get(key) == KEEP for key in found.slip.values):
        findings += list(_slip_findings(study, found.slip))
        study = _waiting(study, found, trace)
    return study, findings


def _waiting(study: Study, found: RowReview, trace: Trace) -> Study:
    """Leave out the values that look like a slip, until a person has answered."""
    slip = found.slip
    for key, value in slip.values.items() if slip else ():
        stands = f"{study.case.measurements[key]:g}"
        change = _change(study.row, key, stands, Action.ASKED, f"slip_{slip.kind if slip else ''}", None)
        trace.add(change._replace(proposal=f"{value:g} {by_key()[key].ucum}"))
        study = without_value(study, key, MissingReason.AMBIGUOUS)
    return study


def _finding(row: int, check: CrossCheck) -> Finding:
    shown = {
        "typed": f"{check.typed:.4g}",
        "computed": "" if check.computed is None else f"{check.computed:.4g}",
    }
    says = [check_text(check.rule, language).format(**shown) for language in ("en", "zh")]
    return Finding(row, check.fields[0], check.params.get(check.fields[0]), check.rule, *says)


def _slip_findings(study: Study, slip: Slip) -> Iterator[Finding]:
    for key, value in slip.values.items():
        stands, unit = study.case.measurements[key], by_key()[key].ucum
        meant = f"{value:g} {unit}"
        english = f"{by_key()[key].label_en} {stands:g} {unit}: was {meant} meant? It is left out."
        chinese = f"{by_key()[key].label_zh} {stands:g} {unit}：是否应为{meant}？暂不采用。"
        yield Finding(study.row, key, stands, f"slip_{slip.kind}", english, chinese, meant)


def _change(row: int, key: str, raw: str, action: Action, rule: str, value: float | None) -> Change:
    return Change(row, "", "", key, raw, action, rule, value, by_key()[key].ucum)
