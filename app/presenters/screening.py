"""What the answer panel is about: nothing yet, a case under way, an answer, or why there is none.

An answer belongs to the inputs it was given for. Any edit makes it stale, for good: only another screening
brings a fresh one, even when the edit is taken back.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from app.engine.losses import Loss
from heart_engine.domain.case import Case
from heart_engine.domain.case_json import inputs_sha256
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import BundleInfo


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


@dataclass(frozen=True, slots=True)
class Answered:
    """The engine answered this case with this bundle."""

    case: Case
    result: Result
    bundle: BundleInfo
    stale: bool = False


@dataclass(frozen=True, slots=True)
class NotAnswered:
    """The engine could not answer; the case is untouched."""

    code: str
    params: Mapping[str, object]


Screening = NotScreened | UnderWay | Answered | NotAnswered


def edited(screening: Screening) -> Screening:
    """Return what is left of a screening once the form was touched."""
    if isinstance(screening, (UnderWay, Answered)):
        return dataclasses.replace(screening, stale=True)
    return screening


def outcome(under_way: UnderWay, result: Result, bundle: BundleInfo) -> Answered | NotAnswered:
    """Join a case and its answer; the answer has to name the case's own inputs."""
    if result.provenance.inputs_sha256 != inputs_sha256(under_way.case):
        return NotAnswered(Loss.GARBLED, {})
    return Answered(under_way.case, result, bundle, under_way.stale)


def is_fresh(screening: Screening) -> bool:
    """Say whether there is an answer that belongs to the form as it stands."""
    return isinstance(screening, Answered) and not screening.stale
