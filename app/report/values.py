"""Everything a report says, as plain values: what layout prints and what tests compare.

`Words` holds one text per language of the report, in the report's order. Whatever a person or a bundle typed
is `FreeText`, so that it can be checked against the font, named and transliterated; none of it is in `Words`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from app.report.fonts import missing_glyphs
from app.report.strips import Strip
from heart_engine.domain.labels import LabelSet
from heart_engine.protocol.messages import Explanation, ReferenceCase

Words = tuple[str, ...]
PROSE: Final = frozenset({"impression", "override", "void_reason"})  # fields of any length, with line ends
LONGEST_LINE: Final = 200  # characters of any other field: far beyond any name, far below a page


@dataclass(frozen=True, slots=True)
class Site:
    """Who prints the report."""

    name: str = ""
    department: str = ""
    address: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class ReportDetails:
    """What a report needs besides the case and its answer."""

    printed_at: datetime
    record_id: str = ""
    patient_id: str = ""
    patient_name: str = ""
    impression: str = ""
    override: str = ""
    explanation: Explanation | None = None
    reference_cases: tuple[ReferenceCase, ...] = ()  # of the library, for the evidence picture
    voided: frozenset[str] = frozenset()  # measurement keys that were declared wrong since the screening
    void_reason: str = ""  # why the whole examination no longer counts; empty where it does
    transliterations: Mapping[str, str] = field(default_factory=dict)  # field -> what is printed instead
    unattended: bool = False  # nobody can be asked: what the font lacks is printed as code points


@dataclass(frozen=True, slots=True)
class FreeText:
    """A text that a person or a bundle typed, and what is printed for it."""

    field: str
    stored: str
    printed: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled value."""

    label: Words
    value: Words | FreeText


@dataclass(frozen=True, slots=True)
class Row:
    """One of the 25 measurements."""

    key: str
    abbreviation: str
    name: Words
    mark: str  # how it stands out, by shape: an arrow, and "!" where the number itself is doubtful
    value: str  # the number with its unit; empty where it is missing
    remark: Words  # what a grade is called, why a value is missing, that it was voided; often empty
    measured: bool
    normal: Words
    z: str
    source: int | None  # number of its note in `ReportContent.sources`
    strip: Strip | None


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Measurements that stand together on the paper form."""

    name: Words
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class SourceNote:
    """Where a normal range comes from, and how certain it is."""

    number: int
    source: str
    certainty: str


class CallMark(StrEnum):
    """What is said about a defect, by shape."""

    RULE_IN = "●"
    REFER = "◎"
    RULE_OUT = "○"


@dataclass(frozen=True, slots=True)
class LabelLine:
    """What is said about one defect."""

    label: str
    name: Words
    mark: CallMark
    call: Words
    probability: float
    percent: str
    frequency: Words
    opinions: tuple[str, ...]  # percentages, in the order of `Answer.opinion_names`


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer in words."""

    headline: Words
    abstained: bool
    lines: tuple[LabelLine, ...]
    opinion_names: tuple[Words, ...]
    remarks: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class FlagLine:
    """A flag about the numbers; the mark says how loud it is."""

    mark: str
    text: Words


@dataclass(frozen=True, slots=True)
class SupportLine:
    """One reference case beside which the answer was given."""

    case_id: FreeText
    labels: LabelSet
    names: Words
    similarity: str
    attention: float
    share: str  # the attention in percent
    change: Words  # of the probabilities without this case; empty: not computed


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One measurement of this patient and of the supporting cases on the same strip."""

    abbreviation: str
    name: Words
    strip: Strip
    cases: tuple[tuple[LabelSet, float], ...]  # their defects, and their place on the strip


@dataclass(frozen=True, slots=True)
class Identity:
    """What the report was printed from."""

    record_id: FreeText
    bundle: FreeText
    variant: FreeText
    inputs_sha256: str

    @property
    def qr_text(self) -> str:
        """Return what the QR code says."""
        return "\n".join(
            (
                "HEART report",
                f"record={self.record_id.printed}",
                f"bundle={self.bundle.printed}",
                f"variant={self.variant.printed}",
                f"inputs_sha256={self.inputs_sha256}",
            )
        )


@dataclass(frozen=True, slots=True)
class ReportContent:
    """A whole report."""

    languages: tuple[str, ...]
    printed_at: datetime
    title: Words
    headings: Mapping[str, Words]
    fake_banner: str  # empty unless the fake engine answered
    notices: tuple[Words, ...]  # on every page
    site: tuple[FreeText, ...]
    patient: tuple[Fact, ...]
    answer: Answer
    groups: tuple[RowGroup, ...]
    missing: Words
    side: Words  # what was measured besides the 25; empty where nothing was
    sources: tuple[SourceNote, ...]
    flags: tuple[FlagLine, ...]
    next_steps: tuple[Words, ...]
    supporting: tuple[SupportLine, ...]
    supporting_note: Words
    evidence: tuple[EvidenceLine, ...]
    clinician: tuple[Fact, ...]  # own impression and override, and why the examination was voided
    model: tuple[Fact, ...]
    fixed_sentence: Words
    identity: Identity
    attachment: str  # the same numbers as JSON


class Unprintable(StrEnum):
    """Why a text cannot be printed as it is."""

    MISSING_GLYPHS = "missing_glyphs"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class PrintProblem:
    """A field that cannot be printed: a transliteration is needed, the stored text stays."""

    field: str
    code: Unprintable
    characters: str = ""  # that the font lacks


def print_problems(content: ReportContent) -> tuple[PrintProblem, ...]:
    """Name every field that cannot be printed as it is."""
    problems = (problem for text in free_texts(content) for problem in _problems(text))
    return tuple(dict.fromkeys(problems))


def _problems(text: FreeText) -> Iterator[PrintProblem]:
    lacking = missing_glyphs(text.printed.replace("\n", "") if text.field in PROSE else text.printed)
    if lacking:
        yield PrintProblem(text.field, Unprintable.MISSING_GLYPHS, lacking)
    if len(text.printed) > LONGEST_LINE and text.field not in PROSE:
        yield PrintProblem(text.field, Unprintable.TOO_LONG)


def free_texts(value: object) -> Iterator[FreeText]:
    """Find every free text in a value."""
    if isinstance(value, FreeText):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from free_texts(item)
    elif dataclasses.is_dataclass(value):
        for one in dataclasses.fields(value):
            yield from free_texts(getattr(value, one.name))
