"""What the engine answers about one case, as values; every probability is strictly between 0 and 1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from heart_engine.domain.labels import LabelSet

RESULT_FORMAT = "heart-result/1"


class Call(StrEnum):
    """What a calibrated probability allows to be said about one defect."""

    RULE_IN = "rule_in"
    REFER = "refer"
    RULE_OUT = "rule_out"


class FlagLevel(StrEnum):
    """How loud a flag about a number is."""

    NOTE = "note"
    CAUTION = "caution"
    PROMPT = "prompt"


@dataclass(frozen=True, slots=True)
class SetProbability:
    """The probability that exactly these defects are present."""

    labels: LabelSet
    probability: float


@dataclass(frozen=True, slots=True)
class LabelAnswer:
    """The marginal probability of one defect and what it allows to be said."""

    probability: float
    call: Call


@dataclass(frozen=True, slots=True)
class Abstention:
    """Why no answer is given."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SupportingCase:
    """A reference case that the answer was given beside."""

    case_id: str
    labels: LabelSet
    similarity: float
    attention: float


@dataclass(frozen=True, slots=True)
class RaisedFlag:
    """A flag about the numbers, apart from the model."""

    id: str
    level: FlagLevel
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Provenance:
    """What produced a result; part of it everywhere."""

    bundle: str
    library: str
    variant: str
    device: str
    prevalence: Mapping[str, float]
    inputs_sha256: str
    simulated: bool
    fake: bool = False  # answered by the fake engine: not a result
    excluded_cases: tuple[str, ...] = ()  # reference cases that a clinician left out, sorted


@dataclass(frozen=True, slots=True)
class Result:
    """The whole answer for one case."""

    sets: tuple[SetProbability, ...]  # complete, most probable first, sums to 1
    labels: Mapping[str, LabelAnswer]
    abstain: Abstention | None
    supporting_cases: tuple[SupportingCase, ...]
    no_case_attention: float
    second_opinions: Mapping[str, Mapping[str, float]]  # opinion -> label -> probability
    flags: tuple[RaisedFlag, ...]
    provenance: Provenance
