"""What a run counts: kept beside the cohort, and what the report is made of."""

from __future__ import annotations

import hashlib
import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict

import numpy as np

from heart_engine.cohort.cleaning.anonymity import bands
from heart_engine.cohort.cleaning.interview import Settled
from heart_engine.cohort.cleaning.labels import third_label
from heart_engine.cohort.cleaning.leakage import leakage
from heart_engine.cohort.cleaning.limits import limit
from heart_engine.cohort.cleaning.mapping import YES
from heart_engine.cohort.cleaning.selection import Selection
from heart_engine.cohort.cleaning.studies import Study
from heart_engine.cohort.cohort import CohortInfo
from heart_engine.domain.labels import label_set_to_text
from heart_engine.domain.measurement import by_key
from heart_engine.domain.resources import resource_path
from heart_engine.interchange.columns import describe

SUMMARY_FORMAT = "heart-cleaning/1"
_DUPLICATE = "duplicate"
_RULE_TABLES = (
    "cleaning_limits.csv",
    "age_levels.csv",
    "column_roles.csv",
    "consent_words.csv",
    "core_keys.csv",
    "cross_checks.csv",
    "deidentification.csv",
    "diagnosis_words.csv",
    "grades.csv",
    "header_words.csv",
    "import_scales.csv",
    "measurements.csv",
    "strong_checks.csv",
    "synonyms.csv",
    "typed_words.csv",
    "unit_guess.csv",
)


def summary(
    settled: Settled,
    studies: Sequence[Study],
    selection: Selection,
    actions: Mapping[tuple[str, str], int],
) -> dict[str, object]:
    """Return every count of a run, without a raw text of a row."""
    reasons = Counter(_reason(one) for one in selection.rejected.values())
    shown = [row for row in selection.anonymised.rows if row is not None]
    return {
        "format": SUMMARY_FORMAT,
        "rules_sha256": rules_sha256(),
        "file": settled.source.file,
        "file_sha256": settled.source.sha256,
        "details": dict(settled.source.details),
        "sheets_not_read": list(settled.source.not_read),
        "summary_rows": list(settled.source.summaries),
        "columns": [asdict(describe(one, settled.source.grid)) for one in settled.columns if one.header],
        "rows": {"read": len(studies), "kept": len(shown), "rejected": dict(reasons)},
        "cells": _cells(actions),
        "fields": _fields(studies),
        "repeated_columns": _repeated(studies),
        "patients": len(set(selection.repeats.patients)),
        "repeat_exams": selection.repeats.repeat_exams,
        "near_duplicates": len(selection.repeats.near),
        "anonymity": {
            name: getattr(selection.anonymised, name) for name in ("k", "wider_age", "open_sex", "suppressed")
        },
        "leakage": asdict(leakage([one.case for one in selection.studies], selection.labels)),
        "open_questions": [{"path": list(one.path), "cells": one.cells} for one in settled.open],
    }


def cohort_info(settled: Settled, selection: Selection, k: int) -> CohortInfo:
    """Return what `cohort.json` says: where the cases come from, and what their ages mean."""
    shown = [row for row in selection.anonymised.rows if row is not None]
    counts = Counter(row.labels for row in shown)
    years = [row.band.stands_for for row in shown if row.band]
    sites = {
        key: site
        for one in settled.readers
        if (key := one.column.match.key) and (site := one.column.match.site)
    }
    return CohortInfo(
        source="heart data clean",
        simulated=settled.mapping.said("simulated") == YES,
        spectrum={
            "kind": "hospital",
            "healthy_controls": counts[label_set_to_text(())] > 0,
            "age_years": [min(years), max(years)] if years else [],
            "prevalence": {name: round(count / len(shown), 4) for name, count in counts.items()},
        },
        more={
            "third_label": third_label(settled.mapping).value,
            "file_sha256": settled.source.sha256,
            "rules_sha256": rules_sha256(),
            "k": k,
            "ages": {f"{one.stands_for:g}": one.name for one in bands()},
            "sites": sites,
        },
    )


def rules_sha256() -> str:
    """Name the version of all rules by which a file is cleaned."""
    digest = hashlib.sha256()
    for name in _RULE_TABLES:
        digest.update(resource_path("domain", name).read_bytes())
    return digest.hexdigest()


def _reason(reason: str) -> str:
    return _DUPLICATE if reason.startswith(_DUPLICATE) else reason


def _cells(actions: Mapping[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for (action, rule), count in sorted(actions.items(), key=lambda one: -one[1]):
        found.setdefault(str(action), {})[rule] = count
    return found


def _repeated(studies: Sequence[Study]) -> list[dict[str, object]]:
    """Name the pairs of fields that say the same in nearly all rows: one column twice, under two names."""
    keys = [key for key, row in by_key().items() if not row.is_grade]
    values = np.array([[one.case.measurements.get(key, np.nan) for key in keys] for one in studies])
    found = []
    for first, second in itertools.combinations(range(len(keys)), 2):
        both = (
            ~np.isnan(values[:, first]) & ~np.isnan(values[:, second]) if len(values) else np.zeros(0, bool)
        )
        count = int(both.sum())
        share = float((values[both, first] == values[both, second]).mean()) if count else 0.0
        if count >= limit("fewest_for_spread") and share > limit("repeated_column_share"):
            found.append({"keys": [keys[first], keys[second]], "share": round(share, 4)})
    return found


def _fields(studies: Sequence[Study]) -> dict[str, dict[str, int]]:
    """Count, for each field, how many rows have a value, and why the others have none."""
    found: dict[str, Counter[str]] = {key: Counter() for key in by_key()}
    for study in studies:
        for key in by_key():
            has = key in study.case.measurements
            reason = "value" if has else str(study.case.missing.get(key, "not_in_file"))
            found[key][reason] += 1
    return {key: dict(counts) for key, counts in found.items()}
