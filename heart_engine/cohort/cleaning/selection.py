"""Which rows stay and which do not, each with its first reason; nothing leaves without being counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from heart_engine.cohort.cleaning.anonymity import Anonymised, anonymise
from heart_engine.cohort.cleaning.consent import reason_to_stay_out
from heart_engine.cohort.cleaning.duplicates import Repeats, find_repeats
from heart_engine.cohort.cleaning.labels import label_of
from heart_engine.cohort.cleaning.limits import core_keys, limit
from heart_engine.cohort.cleaning.mapping import CleaningMapping
from heart_engine.cohort.cleaning.roles import Role
from heart_engine.cohort.cleaning.studies import Study
from heart_engine.domain.labels import LabelSet, label_set_to_text


@dataclass(frozen=True, slots=True)
class Selection:
    """The rows that stay, with all that was decided about them; lists are in one order."""

    studies: tuple[Study, ...]
    labels: tuple[LabelSet, ...]
    repeats: Repeats  # by index of `studies`
    anonymised: Anonymised
    rejected: Mapping[int, str]  # row of the file -> reason


def select(studies: Sequence[Study], mapping: CleaningMapping, k: int) -> Selection:
    """Keep the rows with consent, labels and enough numbers, once each, and hide the rare ones."""
    rejected: dict[int, str] = {}
    kept: list[tuple[Study, LabelSet]] = []
    for study in studies:
        labels, reason = label_of(study.said.get(Role.DIAGNOSIS, ""), mapping)
        refused = (
            reason_to_stay_out(study, mapping) or (None if labels is not None else reason) or _poor(study)
        )
        if refused is None and labels is not None:
            kept.append((study, labels))
        else:
            rejected[study.row] = refused or reason
    return _without_repeats(kept, rejected, k)


def _without_repeats(kept: Sequence[tuple[Study, LabelSet]], rejected: dict[int, str], k: int) -> Selection:
    exact = find_repeats([study for study, _ in kept]).exact
    for index, original in exact.items():
        rejected[kept[index][0].row] = f"duplicate_of_row_{kept[original][0].row}"
    distinct = [one for index, one in enumerate(kept) if index not in exact]
    studies, labels = tuple(one for one, _ in distinct), tuple(one for _, one in distinct)
    repeats = find_repeats(studies)
    anonymised = anonymise(
        [one.case.patient.age_years for one in studies],
        [one.case.patient.sex for one in studies],
        [label_set_to_text(one) for one in labels],
        repeats.patients,
        k,
    )
    for study, row in zip(studies, anonymised.rows, strict=True):
        if row is None:
            rejected[study.row] = "group_smaller_than_k"
    return Selection(studies, labels, repeats, anonymised, rejected)


def _poor(study: Study) -> str | None:
    if study.hard_faults >= limit("hard_faults"):
        return "three_hard_rules"
    present = sum(key in study.case.measurements for key in core_keys())
    return "too_few_numbers" if present < limit("fewest_fields") else None
