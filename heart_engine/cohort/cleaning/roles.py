"""The columns that are no measurement: whose examination it is, what was diagnosed, who agreed."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from heart_engine.cohort.cleaning.mapping import LEAVE_OUT, CleaningMapping
from heart_engine.cohort.cleaning.questions import Question
from heart_engine.domain.resources import read_table
from heart_engine.interchange.grid import Row, cell_of
from heart_engine.interchange.headers import normalised


class Role(StrEnum):
    """What a column says about a row."""

    PATIENT = "patient"
    DIAGNOSIS = "diagnosis"
    CONSENT = "consent"
    MINOR = "minor"
    BIRTH = "birth"  # asked about only where a column looks like it; used for an age and forgotten


@dataclass(frozen=True, slots=True)
class RoleColumns:
    """Which column has which role, by its place."""

    at: Mapping[Role, int]

    def texts(self, row: Row) -> dict[Role, str]:
        """Return what a row says in these columns."""
        return {role: cell_of(row, index).strip() for role, index in self.at.items()}


def role_columns(headers: Sequence[str], mapping: CleaningMapping) -> RoleColumns:
    """Find the columns that a person named; a header that is not there has no role."""
    said = {role: mapping.said("roles", role.value) for role in Role}
    return RoleColumns({role: headers.index(name) for role, name in said.items() if name in headers})


def role_questions(headers: Sequence[str], mapping: CleaningMapping) -> Iterator[Question]:
    """Ask for every role that nobody has settled; `-` says that the file has no such column."""
    for role in Role:
        said = mapping.said("roles", role.value)
        if said == LEAVE_OUT or said in headers:
            continue
        guess = next((one for one in headers if role is guessed_role(one)), None)
        if role is Role.BIRTH and guess is None:
            continue
        choices = tuple(one for one in headers if one)
        yield Question(f"role_{role.value}", ("roles", role.value), guess or LEAVE_OUT, choices)


def guessed_role(header: str) -> Role | None:
    """Return the role whose words a header is, or contains."""
    bare = normalised(header)
    for word, role in _words():
        if bare == word or (len(word) > 1 and word in bare and (not word.isascii() or len(word) > 3)):  # noqa: PLR2004  # a short Latin word stands inside others
            return role
    return None


@functools.cache
def _words() -> tuple[tuple[str, Role], ...]:
    rows = [(normalised(row["text"]), Role(row["role"])) for row in read_table("column_roles.csv")]
    return tuple(sorted(rows, key=lambda one: len(one[0]), reverse=True))
