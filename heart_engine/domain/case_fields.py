"""Read the parts of a case document one by one and note every problem instead of stopping at the first."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from heart_engine.domain.measurement import Span
from heart_engine.domain.problem import Code, Problem

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
ChoiceT = TypeVar("ChoiceT", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class FieldReader:
    """Opens sections of a document; all of them note their problems in one list."""

    problems: list[Problem]

    def section(self, document: object, path: str | None, allowed: Collection[str]) -> Section:
        """Open an object; what is no object, and keys that nobody knows, are problems."""
        if not isinstance(document, Mapping):
            self.problems.append(Problem(Code.WRONG_SHAPE, path, {"expected": "object"}))
            return Section(self, path, {}, allowed)
        section = Section(self, path, document, allowed)
        for key in document:
            if key not in allowed:
                section.refuse(Code.FIELD_UNKNOWN, str(key))
        return section


@dataclass(frozen=True, slots=True)
class Section:
    """One object of the document; every reading returns None where the value is absent or refused."""

    reader: FieldReader
    path: str | None
    values: Mapping[str, object]
    allowed: Collection[str]

    def known(self) -> list[str]:
        """Return the keys that are present and allowed."""
        return [key for key in self.values if key in self.allowed]

    def refuse(self, code: Code, name: str, **params: object) -> None:
        """Note a problem of one field of this section."""
        field = name if self.path is None else f"{self.path}.{name}"
        self.reader.problems.append(Problem(code, field, params))

    def section(self, name: str, allowed: Collection[str]) -> Section:
        """Open a section of this section; an absent one is empty."""
        return self.reader.section(self.values.get(name, {}), name, allowed)

    def number(self, name: str, hard: Span, unit: str) -> float | None:
        """Read a number inside its hard limits; a boolean, NaN or infinity is not a number."""
        value = self._finite(name)
        if value is None or hard.contains(value):
            return value
        self.refuse(Code.OUT_OF_RANGE, name, value=value, low=hard.low, high=hard.high, unit=unit)
        return None

    def one_of(self, name: str, grades: Sequence[float]) -> float | None:
        """Read a number that must be a step of a scale."""
        value = self._finite(name)
        if value is None or value in grades:
            return value
        self.refuse(Code.NOT_A_GRADE, name, value=value, choices=list(grades))
        return None

    def text(self, name: str) -> str | None:
        """Read any text that can be written to a file again."""
        value = self.values.get(name)
        if name not in self.values or (isinstance(value, str) and _is_writable(value)):
            return value if isinstance(value, str) else None
        self.refuse(Code.NOT_TEXT, name)
        return None

    def text_choice(self, name: str, choices: Sequence[str]) -> str | None:
        """Read a text that must be one of a few."""
        value = self.values.get(name)
        if isinstance(value, str) and value in choices:
            return value
        if name in self.values:
            self.refuse(Code.NOT_A_CHOICE, name, choices=list(choices))
        return None

    def choice(self, name: str, kind: type[ChoiceT]) -> ChoiceT | None:
        """Read a text that must name a member of an enumeration."""
        value = self.text_choice(name, [member.value for member in kind])
        return None if value is None else kind(value)

    def choices(self, name: str, kind: type[ChoiceT]) -> frozenset[ChoiceT]:
        """Read a list of texts that must all name members of an enumeration."""
        values = self.values.get(name, [])
        if not isinstance(values, list):
            self.refuse(Code.WRONG_SHAPE, name, expected="list")
            return frozenset()
        members = [member.value for member in kind]
        if any(not isinstance(value, str) or value not in members for value in values):
            self.refuse(Code.NOT_A_CHOICE, name, choices=members)
            return frozenset()
        return frozenset(kind(value) for value in values)

    def truth(self, name: str) -> bool | None:
        """Read true or false, and nothing that merely looks like it."""
        value = self.values.get(name)
        if isinstance(value, bool):
            return value
        if name in self.values:
            self.refuse(Code.NOT_A_CHOICE, name, choices=[True, False])
        return None

    def date(self, name: str) -> str | None:
        """Read a day of the calendar written as YYYY-MM-DD."""
        value = self.values.get(name)
        if isinstance(value, str) and _is_date(value):
            return value
        if name in self.values:
            self.refuse(Code.NOT_A_DATE, name)
        return None

    def _finite(self, name: str) -> float | None:
        value = self.values.get(name)
        number = _as_finite(value)
        if number is None and name in self.values:
            self.refuse(Code.NOT_A_NUMBER, name)
        return number


def _as_finite(value: object) -> float | None:
    """Return a float without a negative zero, or None for what is not a finite number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number + 0.0 if math.isfinite(number) else None


def _is_date(text: str) -> bool:
    if not _ISO_DATE.fullmatch(text):
        return False
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_writable(text: str) -> bool:
    """Say whether a text has no lone surrogate, which JSON can spell and UTF-8 cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
