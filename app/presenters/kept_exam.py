"""An examination as it lies in the records, read back into the values that screens and reports speak of."""

from __future__ import annotations

from dataclasses import dataclass

from app.presenters.kept_answer import answered_from, impression_from, override_from
from app.presenters.printing import OnRecord, ReportOrder
from app.presenters.screening import Answered
from app.store.history import ExamFile
from app.store.record_types import Opinion, OpinionKind
from heart_engine.domain.case import Case
from heart_engine.domain.case_json import case_from_text
from heart_engine.domain.judgement import Judgement


@dataclass(frozen=True, slots=True)
class KeptExam:
    """One examination of the records, with its answer where it was screened."""

    file: ExamFile
    case: Case
    judgement: Judgement
    answered: Answered | None

    @property
    def voided(self) -> frozenset[str]:
        """Return the measurements that were declared wrong, and were not given anew since."""
        return self.file.voided

    @property
    def void_reason(self) -> str:
        """Return why the whole examination no longer counts; empty where it does."""
        return next((void.reason for void in self.file.voids if not void.field), "")


def kept_exam(file: ExamFile) -> KeptExam:
    """Read an examination; what another release wrote and this one cannot read is a ValueError."""
    case = case_from_text(file.exam.case_text)
    judgement = _judgement(file.opinions)
    result = file.result
    answered = None if result is None else answered_from(case, result.result_text, judgement)
    return KeptExam(file, case, judgement, answered)


def order_of(kept: KeptExam) -> ReportOrder:
    """Order the report of an examination from its record alone."""
    answered, exam = kept.answered, kept.file.exam
    order = ReportOrder(
        kept.case,
        None if answered is None else answered.result,
        None if answered is None else answered.bundle,
        kept.file.patient.name,
        kept.judgement,
        on_record=OnRecord(exam.exam_id, exam.version),
        voided=kept.voided,
        void_reason=kept.void_reason,
    )
    return order if answered is None else order.with_evidence(answered.evidence)


def _judgement(opinions: tuple[Opinion, ...]) -> Judgement:
    newest = {opinion.kind: opinion for opinion in opinions}
    impression, override = newest.get(OpinionKind.IMPRESSION), newest.get(OpinionKind.OVERRIDE)
    return Judgement(
        impression_from(impression.answer) if impression is not None and impression.answer else None,
        override_from(override.answer, override.reason) if override is not None and override.answer else None,
    )
