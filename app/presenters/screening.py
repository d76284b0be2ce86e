"""What the answer panel is about: nothing yet, a case under way, an answer, or why there is none.

An answer belongs to the inputs it was given for. Any edit makes it stale, for good: only another screening
brings a fresh one, even when the edit is taken back. An answer that is held back until the clinician has
said an own impression is no answer yet: it can neither be shown nor printed.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.engine.losses import Loss
from app.presenters.asking import Inquiry
from heart_engine.domain.case import Case
from heart_engine.domain.case_json import inputs_sha256
from heart_engine.domain.judgement import Judgement
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import BundleInfo, Explanation, ReferenceCase


@dataclass(frozen=True, slots=True)
class NotScreened:
    """Nothing was asked yet."""


@dataclass(frozen=True, slots=True)
class UnderWay:
    """The engine works on this case."""

    case: Case
    step: str = ""
    fraction: float = 0.0
    stale: bool = False
    excluded_cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an answer rests on, as far as it has come; a code says why the rest will not."""

    explanation: Explanation | None = None
    cases: tuple[ReferenceCase, ...] = ()
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """The engine answered this case with this bundle."""

    case: Case
    result: Result
    bundle: BundleInfo
    stale: bool = False
    judgement: Judgement = field(default_factory=Judgement)
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True)
class Held:
    """The engine answered; the clinician's own impression comes first."""

    answered: Answered


@dataclass(frozen=True, slots=True)
class NotAnswered:
    """The engine could not answer; the case is untouched."""

    code: str
    params: Mapping[str, object]


Screening = NotScreened | UnderWay | Held | Answered | NotAnswered


def edited(screening: Screening) -> Screening:
    """Return what is left of a screening once the form was touched."""
    if isinstance(screening, Held):
        return NotScreened()  # nobody has seen it, and it belongs to other numbers now
    if isinstance(screening, (UnderWay, Answered)) and not screening.stale:
        return dataclasses.replace(screening, stale=True)
    return screening


def outcome(under_way: UnderWay, result: Result, bundle: BundleInfo) -> Answered | NotAnswered:
    """Join a case and its answer; the answer has to name the case's own inputs and what was left out."""
    named = (result.provenance.inputs_sha256, result.provenance.excluded_cases)
    if named != (inputs_sha256(under_way.case), tuple(sorted(under_way.excluded_cases))):
        return NotAnswered(Loss.GARBLED, {})
    return Answered(under_way.case, result, bundle, under_way.stale)


def inquiry_of(answered: Answered) -> Inquiry:
    """Return the question that was answered."""
    return Inquiry(answered.case, answered.result.provenance.excluded_cases)


def is_fresh(screening: Screening) -> bool:
    """Say whether there is an answer that belongs to the form as it stands."""
    return isinstance(screening, Answered) and not screening.stale
