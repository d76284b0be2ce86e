"""Pages of reference cases for the browser: filtered by label, age, sex and ranges of measurements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from heart_engine.domain.case import Sex
from heart_engine.domain.labels import LabelSet
from heart_engine.domain.measurement import Span
from heart_engine.library.reference_case import LibraryCase
from heart_engine.protocol.messages import Page, ReferenceCase


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """What a case must be; None and empty ask for nothing."""

    labels: LabelSet | None = None
    age_band: str | None = None
    sex: Sex | None = None
    ranges: Mapping[str, Span] = field(default_factory=dict)  # a case without the measurement is not inside

    def lets_through(self, case: LibraryCase) -> bool:
        """Say whether a case is asked for."""
        return (
            self.labels in (None, case.labels)
            and self.age_band in (None, case.age_band)
            and self.sex in (None, case.sex)
            and all(
                key in case.measurements and span.contains(case.measurements[key])
                for key, span in self.ranges.items()
            )
        )


def browse(cases: Sequence[LibraryCase], wanted: CaseFilter, offset: int, limit: int) -> Page:
    """Return one page of the cases that are asked for, in the library's order."""
    found = [case for case in cases if wanted.lets_through(case)]
    return Page(len(found), tuple(_shown(case) for case in found[offset : offset + limit]))


def _shown(case: LibraryCase) -> ReferenceCase:
    return ReferenceCase(case.case_id, case.labels, case.age_band, case.sex.value, case.measurements)
