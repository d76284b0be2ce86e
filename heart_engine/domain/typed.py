"""What a typed text turned out to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from heart_engine.domain.case import Sex


class Status(StrEnum):
    """Whether a typed text may be stored, and if not, why."""

    VALUE = "value"
    ASK = "ask"
    MISSING = "missing"
    INEQUALITY = "inequality"
    RANGE = "range"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of a text; `value` is None unless the status is VALUE."""

    status: Status
    rule: str  # a rule of the cleaning guide, C1 to C21, or a word of ours such as "hard_max"
    value: float | Sex | None = None
    unit: str | None = None
    proposal: str | None = None
    side: Mapping[str, float] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """One field's typed text and what it means."""

    key: str
    raw: str
    value: float | Sex | None  # None unless the status is VALUE
    unit: str | None  # UCUM; None where the text has no reading with a unit
    status: Status
    rule: str
    proposal: str | None = None  # what to offer when asking; typing a proposal with a unit is the answer
    side: Mapping[str, float] = field(default_factory=dict)  # readings for other fields, offers when asking
    note: str = ""  # codes, separated by spaces, or what was typed beside the value
