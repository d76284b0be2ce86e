"""A report on its way to paper: what is printed, and what has to be asked because it cannot be."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.language import Language
from app.presenters.screening import Answered, Evidence
from heart_engine.domain.case import Case
from heart_engine.domain.judgement import Judgement
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import BundleInfo

ReportGoesOn = Callable[[frozenset[str]], None]
"""Goes on with a report, and marks these measurements as declared wrong."""


@dataclass(frozen=True, slots=True)
class OnRecord:
    """The version of an examination that a report is about, where it is on record."""

    exam_id: str
    version: int


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """Everything that one report says."""

    case: Case
    result: Result | None
    bundle: BundleInfo | None
    patient_name: str = ""
    judgement: Judgement = field(default_factory=Judgement)
    evidence: Evidence = field(default_factory=Evidence)
    on_record: OnRecord | None = None
    voided: frozenset[str] = frozenset()  # measurements that were declared wrong since
    void_reason: str = ""  # of the whole examination; empty where it stands
    instead: Mapping[str, str] = field(default_factory=dict)  # what is printed for what the font lacks

    def with_instead(self, name: str, text: str) -> ReportOrder:
        """Print this text in place of one more field."""
        return dataclasses.replace(self, instead={**self.instead, name: text})

    def with_evidence(self, evidence: Evidence) -> ReportOrder:
        """Show what the answer rests on."""
        return dataclasses.replace(self, evidence=evidence)


@dataclass(frozen=True, slots=True)
class MadeReport:
    """A report as a PDF, and the numbers that it says."""

    pdf: bytes
    content_text: str


def order_for(
    answered: Answered,
    patient_name: str,
    on_record: OnRecord | None,
    voided: frozenset[str] = frozenset(),
) -> ReportOrder:
    """Order the report of an answer that is on the screen."""
    return ReportOrder(
        answered.case,
        answered.result,
        answered.bundle,
        patient_name,
        answered.judgement,
        answered.evidence,
        on_record,
        voided,
    )


class NotPrintableError(Exception):
    """A text that a report cannot print: a transliteration is needed, the stored text stays."""

    def __init__(self, field: str, rule: str, characters: str) -> None:
        super().__init__(f"{field}: {rule}")
        self.field, self.rule, self.characters = field, rule, characters


def transliteration_question(error: NotPrintableError, language: Language) -> str:
    """Name the field and what cannot be printed, and ask what is printed instead."""
    field = f"print.{error.field}"
    name = language.text(field) if language.knows(field) else error.field
    return language.text(f"print.{error.rule}", field=name, characters=" ".join(error.characters))
