"""What can be wrong with input, as codes; the words live in the desktop's messages."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """Every problem that a case can have."""

    CASE_EMPTY = "case_empty"
    FORMAT_UNKNOWN = "format_unknown"
    FIELD_UNKNOWN = "field_unknown"
    NOT_A_NUMBER = "not_a_number"
    NOT_TEXT = "not_text"
    NOT_A_CHOICE = "not_a_choice"
    NOT_A_DATE = "not_a_date"
    OUT_OF_RANGE = "out_of_range"
    NOT_A_GRADE = "not_a_grade"
    MISSING_AND_MEASURED = "missing_and_measured"
    WRONG_SHAPE = "wrong_shape"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where, and the values a message needs."""

    code: Code
    field: str | None = None  # dotted: "measurements.lvedd", "patient.age_years"
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)


class CaseRejectedError(ValueError):
    """A case that cannot be screened, with every reason found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{one.field or 'case'}: {one.code}" for one in self.problems))
