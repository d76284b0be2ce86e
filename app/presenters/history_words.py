"""What the history says about an examination: one line in the list, and the sheet beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from app.bundle_words import third_label_of
from app.language import Language
from app.presenters.answer import AnswerView, answer_view
from app.presenters.answer_words import ABSTAINED, NONE, UNCLEAR, answer_words
from app.presenters.field_names import led_by
from app.presenters.kept_answer import third_label_in
from app.presenters.kept_exam import KeptExam
from app.report.measured import SourceList, row_groups
from app.report.speech import Speech
from app.report.values import ReportDetails
from app.store.search import UNANSWERED, HistoryEntry
from heart_engine.domain.labels import LABELS, ThirdLabelMeaning
from heart_engine.domain.measurement import by_key

COLUMNS: Final = ("date", "number", "name", "sex", "result", "saved", "by")
ANSWERS: Final = ("", *LABELS, UNCLEAR, NONE, ABSTAINED, UNANSWERED)
VALUE_COLUMNS: Final = ("measurement", "value", "normal", "z")
_NEVER: Final = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ExamSheet:
    """Everything that is shown of one examination."""

    title: str
    facts: tuple[str, ...]
    warning: str  # void, simulated, from a fake engine; empty where nothing is to be said
    headline: str
    answer: tuple[str, ...]  # its reason, how likely each defect is, what gave it
    values: tuple[tuple[str, ...], ...]


def line_of(entry: HistoryEntry, language: Language) -> tuple[str, ...]:
    """Return the cells of one line, in the order of the columns."""
    exam, patient = entry.exam, entry.patient
    answer, third_label = UNANSWERED, ThirdLabelMeaning.UNRESOLVED
    if entry.result is not None:
        answer, third_label = entry.result.answer, third_label_in(entry.result.result_text)
    return (
        exam.exam_date,
        patient.local_id,
        patient.name,
        language.text(f"patient.sex.{patient.sex}"),
        with_voids(answer_words(answer, language, third_label), entry, language),
        f"{local_time(exam.at)} · {exam.version}",
        exam.by,
    )


def with_voids(words: str, entry: HistoryEntry, language: Language) -> str:
    """Say before all else that an examination, or something of it, no longer counts."""
    if any(not void.field for void in entry.voids):
        return f"{language.text('history.voided')} · {words}"
    return f"{language.text('history.voided_some')} · {words}" if entry.voids else words


def local_time(at: str) -> str:
    """Write a stored moment as the clock on the wall showed it."""
    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")


def exam_sheet(kept: KeptExam, language: Language) -> ExamSheet:
    """Return what is shown of one examination."""
    patient, exam = kept.file.patient, kept.file.exam
    facts = [
        language.text("history.fact.saved", at=local_time(exam.at), by=exam.by, version=exam.version),
        language.text("history.fact.reports", count=len(kept.file.reports)),
        *_void_facts(kept, language),
        *_opinion_facts(kept, language),
    ]
    shown = None
    if kept.answered is not None:
        shown = answer_view(kept.case, kept.answered.result, kept.answered.bundle, language)
    return ExamSheet(
        title=f"{exam.exam_date} · {patient.local_id} {patient.name}".strip(),
        facts=tuple(facts),
        warning="\n".join(_warnings(kept, shown, language)),
        headline=language.text("history.answer.unanswered") if shown is None else shown.headline,
        answer=() if shown is None else _answer_lines(shown),
        values=value_rows(kept, language),
    )


def _warnings(kept: KeptExam, shown: AnswerView | None, language: Language) -> list[str]:
    """Say before any answer what takes its weight away."""
    void = [language.text("history.void_banner", reason=kept.void_reason)] if kept.void_reason else []
    return void if shown is None else [*void, *([shown.banner] if shown.banner else [])]


def _answer_lines(shown: AnswerView) -> tuple[str, ...]:
    bars = (f"{bar.name}: {bar.call} · {bar.frequency}" for bar in shown.bars)
    return tuple(line for line in (*shown.urgent, shown.reason, *bars, shown.provenance) if line)


def value_rows(kept: KeptExam, language: Language) -> tuple[tuple[str, ...], ...]:
    """Return every measurement that was made, with its normal range and z, as the report writes them."""
    speech = Speech((language.code,), ReportDetails(printed_at=_NEVER))
    groups = row_groups(kept.case, speech, kept.voided, SourceList())
    return tuple(
        (
            led_by(row.abbreviation, row.name[0]),
            f"{row.value} {row.mark} {said}".strip(),
            row.normal[0],
            row.z,
        )
        for group in groups
        for row in group.rows
        if row.measured
        for said in (" ".join(row.remark),)
    )


def _void_facts(kept: KeptExam, language: Language) -> list[str]:
    return [
        language.text(
            "history.fact.void",
            what=_void_subject(void.field, language),
            reason=void.reason,
            by=void.by,
            at=local_time(void.at),
        )
        for void in kept.file.voids
    ]


def _void_subject(field: str, language: Language) -> str:
    measurement = by_key().get(field)
    return language.text("history.whole") if measurement is None else measurement.label(language.code)


def _opinion_facts(kept: KeptExam, language: Language) -> list[str]:
    impression, override = kept.judgement.impression, kept.judgement.override
    said = []
    if impression is not None:
        unsure = impression.labels is None
        words = language.text("history.unsure") if unsure else _set_words(impression.answer, kept, language)
        said.append(language.text("history.fact.impression", answer=words))
    if override is not None:
        words = _set_words(override.answer, kept, language)
        said.append(language.text("history.fact.override", answer=words, reason=override.reason))
    return said


def _set_words(answer: str, kept: KeptExam, language: Language) -> str:
    names = [one for one in answer.split("+") if one in LABELS]
    if not names:
        return language.text("history.no_defect")
    answered = kept.answered
    bundle = None if answered is None else answered.bundle
    return answer_words("+".join(names), language, third_label_of(bundle))
