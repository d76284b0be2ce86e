"""Every message that crosses the border between desktop and engine.

The desktop sends requests, the engine sends events. Only codes and values cross: words live in the desktop.
Each answer names the request, the case and the hash of the inputs it belongs to, so that a late answer can
be dropped instead of shown under another patient.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from heart_engine.domain.case import Case, Sex
from heart_engine.domain.labels import LabelSet, ThirdLabelMeaning
from heart_engine.domain.measurement import Span
from heart_engine.domain.result import Result

PROTOCOL_VERSION = 2
MOST_CASES = 1000
"""A page of more reference cases is cut: it must fit into one line."""


@dataclass(frozen=True, slots=True)
class Accuracy:
    """One figure a bundle claims, with the n and the interval without which it may not be shown."""

    metric: str
    cohort: str
    percent: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class BundleInfo:
    """What the desktop needs to know of the model that answers."""

    bundle_id: str
    version: str
    library: str
    variant: str
    third_label: ThirdLabelMeaning
    with_controls: bool
    simulated: bool
    fake: bool
    prevalence: Mapping[str, float]  # default of the bundle, by label set text
    accuracy: tuple[Accuracy, ...] = ()


# Requests


@dataclass(frozen=True, slots=True)
class Screen:
    """Answer one case."""

    request_id: str
    case: Case
    prevalence: Mapping[str, float] = field(default_factory=dict)  # empty: the bundle's own
    excluded_cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explain:
    """Answer one case, and say what the answer rests on."""

    request_id: str
    case: Case
    prevalence: Mapping[str, float] = field(default_factory=dict)
    excluded_cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Browse:
    """List reference cases of the library: those that are everything asked for, one page of them."""

    request_id: str
    labels: LabelSet | None = None  # None: all; empty: cases without a defect
    offset: int = 0
    limit: int = 100  # at most MOST_CASES
    like: Case | None = None  # the most similar to it first; None: in the library's own order
    case_ids: tuple[
        str, ...
    ] = ()  # these alone, in this order where none are asked to be similar; empty: all
    age_band: str | None = None
    sex: Sex | None = None
    ranges: Mapping[str, Span] = field(default_factory=dict)  # a case without the measurement is not inside


@dataclass(frozen=True, slots=True)
class SelfTest:
    """Run the bundle's golden cases."""

    request_id: str


@dataclass(frozen=True, slots=True)
class Ping:
    """Ask for a sign of life."""

    request_id: str


@dataclass(frozen=True, slots=True)
class Cancel:
    """Stop working on a request; a request that is not running is not an error."""

    request_id: str


Work = Screen | Explain | Browse | SelfTest
Request = Work | Ping | Cancel


def silences(newer: Work, older: Work) -> bool:
    """Say whether nobody waits for the older answer any more, because a newer question replaced it.

    Only one case is on the desk; pages of the library are asked for by several parts of the screen.
    """
    about_a_case = (Screen, Explain)
    return isinstance(newer, about_a_case) and isinstance(older, about_a_case)


# Events


@dataclass(frozen=True, slots=True)
class Hello:
    """The first line an engine writes, once it can answer."""

    protocol: int
    program: str
    domain_fingerprint: str
    device: str
    device_reason: str
    bundle: BundleInfo


class Step(StrEnum):
    """What an engine is doing with a case; the desktop has a text for each."""

    CHECK = "check"
    ENCODE = "encode"
    SEARCH = "search"
    RERANK = "rerank"
    FUSE = "fuse"
    ANSWER = "answer"
    CALIBRATE = "calibrate"
    EXPLAIN = "explain"
    SELF_TEST = "self_test"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a request is; the fraction never falls."""

    request_id: str
    step: Step
    fraction: float


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """How one label's probability changes when one thing is withheld."""

    withheld: str  # a case id or a measurement key
    change: Mapping[str, float]  # label -> probability without it minus with it


@dataclass(frozen=True, slots=True)
class Explanation:
    """What an answer rests on."""

    without_case: tuple[Sensitivity, ...]
    without_measurement: tuple[Sensitivity, ...]
    measure_next: tuple[str, ...]  # missing measurements, most useful first


@dataclass(frozen=True, slots=True)
class ReferenceCase:
    """One case of the library as the browser shows it."""

    case_id: str
    labels: LabelSet
    age_band: str
    sex: str
    measurements: Mapping[str, float]
    sites: Mapping[str, str] = field(default_factory=dict)  # where it is not the measurement's usual site
    similarity: float | None = None  # to the case asked about: a cosine; None where none was asked about


@dataclass(frozen=True, slots=True)
class Page:
    """A page of reference cases."""

    total: int  # of all that are what was asked for, on whatever page
    cases: tuple[ReferenceCase, ...]


@dataclass(frozen=True, slots=True)
class SelfTestReport:
    """How the golden cases came out."""

    passed: int
    failed: tuple[str, ...]
    largest_difference: float


@dataclass(frozen=True, slots=True)
class Done:
    """A request's answer; a sign of life and a self-test belong to no case."""

    request_id: str
    case_id: str
    inputs_sha256: str
    result: Result | None = None
    explanation: Explanation | None = None
    page: Page | None = None
    self_test: SelfTestReport | None = None


class FailureCode(StrEnum):
    """Why a request was not answered, or why an engine could not start."""

    CANCELLED = "cancelled"
    CASE_REJECTED = "case_rejected"
    REQUEST_UNREADABLE = "request_unreadable"
    BUNDLE_REFUSED = "bundle_refused"
    LIBRARY_REFUSED = "library_refused"
    OUT_OF_MEMORY = "out_of_memory"
    NOT_SUPPORTED = "not_supported"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Failed:
    """A request that was not answered; an empty request id speaks of the engine itself."""

    request_id: str
    code: FailureCode
    params: Mapping[str, object] = field(default_factory=dict)


Event = Hello | Progress | Done | Failed
