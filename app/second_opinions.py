"""Which defects each method finds, in the window and in the report: by the same rule for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from heart_engine.domain.labels import LABELS, LabelSet
from heart_engine.domain.result import Result

MORE_LIKELY_THAN_NOT: Final = 0.5


def found_by(probabilities: Mapping[str, float]) -> LabelSet:
    """Return the defects that a method finds more likely than not."""
    return tuple(label for label in LABELS if probabilities.get(label, 0.0) > MORE_LIKELY_THAN_NOT)


def found_by_heart(result: Result) -> LabelSet:
    """Return the same of the answer itself."""
    return found_by({label: answer.probability for label, answer in result.labels.items()})
