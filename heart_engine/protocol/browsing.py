"""Which reference cases a `Browse` asks for, the same for every engine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from heart_engine.domain.labels import LabelSet
from heart_engine.protocol.messages import MOST_CASES, Browse


class Listable(Protocol):
    """What of a case decides whether it is asked for."""

    @property
    def case_id(self) -> str:
        """Its id."""

    @property
    def labels(self) -> LabelSet:
        """Its confirmed diagnosis."""

    @property
    def age_band(self) -> str:
        """The age as far as a library keeps it."""

    @property
    def sex(self) -> str:
        """The sex, or `unknown`."""

    @property
    def measurements(self) -> Mapping[str, float]:
        """What was measured."""


def asks_for(request: Browse, case: Listable) -> bool:
    """Say whether a case is everything that is asked for."""
    return (
        request.labels in (None, case.labels)
        and request.age_band in (None, case.age_band)
        and request.sex in (None, case.sex)
        and (not request.case_ids or case.case_id in request.case_ids)
        and all(
            key in case.measurements and span.contains(case.measurements[key])
            for key, span in request.ranges.items()
        )
    )


def page_slice(request: Browse) -> slice:
    """Return which of the cases that are asked for stand on the page; what lies before the first is it."""
    offset, limit = max(request.offset, 0), min(max(request.limit, 0), MOST_CASES)
    return slice(offset, offset + limit)
