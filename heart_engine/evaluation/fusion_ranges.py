"""Where a hospital's values lie against a bundle's standard values, measured on its own coded cases.

Each case is compared with the reference cases of the same diagnosis, so that a hospital with many large right
hearts is not mistaken for one that measures them large. The product reads the healthy alone; this is the
alternative that it is measured against.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from heart_engine.cohort.cohort import Cohort
from heart_engine.domain.labels import LabelSet
from heart_engine.domain.measurement import by_key
from heart_engine.library.reference_case import LibraryCase
from heart_engine.model.standard_values import Shift, StandardValues

_IMAGINED = 10
"""So many cases that lie exactly where the reference does are counted in: a few cases move little."""

Means = Mapping[tuple[LabelSet, str], float]


def shifts_by_diagnosis(
    cohort: Cohort, standards: StandardValues, reference: Sequence[LibraryCase]
) -> dict[str, Shift]:
    """Return how far each measurement lies from the reference, in standard deviations."""
    means = _means(reference)
    apart: dict[str, list[float]] = defaultdict(list)
    for row in range(len(cohort)):
        labels = cohort.label_set(row)
        for key, position in standards.positions(cohort.case(row)).items():
            if labels is not None and (labels, key) in means and not by_key()[key].is_grade:
                apart[key].append(position - means[labels, key])
    return {key: Shift(middle=sum(found) / (len(found) + _IMAGINED)) for key, found in apart.items()}


def _means(cases: Sequence[LibraryCase]) -> Means:
    found: dict[tuple[LabelSet, str], list[float]] = defaultdict(list)
    for case in cases:
        for key, position in case.positions.items():
            found[case.labels, key].append(position)
    return {place: sum(values) / len(values) for place, values in found.items()}
