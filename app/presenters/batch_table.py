"""A batch as a person looks at it: how far it is, what each row was answered, and which rows are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.batch.rows import Row
from app.language import Language
from app.messages import message_for, problem_line
from app.presenters.answer import headline
from app.presenters.answer_words import ABSTAINED, answer_words, word_of_calls
from app.presenters.batch_run import BatchRun
from app.presenters.field_names import field_name
from heart_engine.domain.labels import LABELS
from heart_engine.domain.numbers import typed_keys
from heart_engine.domain.result import Call, FlagLevel, Result


class Shown(StrEnum):
    """Which rows a person wants to see."""

    ALL = "all"
    LIKELY = "likely"
    REFER = "refer"
    CANNOT_TELL = "cannot_tell"
    URGENT = "urgent"
    WAITING = "waiting"
    BEFORE = "before"  # answered by an earlier run: the answer stands in the file of answers
    SET_APART = "set_apart"


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One row in words."""

    number: str
    case_id: str
    answer: str
    calls: tuple[str, ...]
    remark: str


COLUMNS: Final = ("number", "case_id", "answer", *LABELS, "remark")


def shown_rows(run: BatchRun, wanted: Shown) -> tuple[Row, ...]:
    """Return the rows that are wanted, in the order of the file."""
    return tuple(row for row in run.rows if wanted is Shown.ALL or wanted in kinds_of(row, run))


def kinds_of(row: Row, run: BatchRun) -> frozenset[Shown]:
    """Say what sort of row this is; an answer can be of several sorts."""
    if row.case is None or row.case_id in run.failures:
        return frozenset({Shown.SET_APART})
    result = run.results.get(row.case_id)
    if result is None:
        return frozenset({Shown.BEFORE if row.case_id in run.answers.done else Shown.WAITING})
    calls = {one.call for one in result.labels.values()}
    abstains = result.abstain is not None
    sorts = {
        Shown.CANNOT_TELL: abstains,
        Shown.LIKELY: not abstains and Call.RULE_IN in calls,
        Shown.REFER: not abstains and Call.REFER in calls,
        Shown.URGENT: any(flag.level is FlagLevel.PROMPT for flag in result.flags),
    }
    return frozenset(sort for sort, is_so in sorts.items() if is_so)


def batch_line(row: Row, run: BatchRun, language: Language) -> BatchLine:
    """Put one row into words."""
    result = run.results.get(row.case_id)
    if row.case is None or row.case_id in run.failures:
        return _line(row, language.text("batch.set_apart"), _reasons(row, run, language))
    if result is not None and run.bundle is not None:
        told = {label: result.labels[label].call.value for label in LABELS if result.abstain is None}
        calls = _calls(told, language)
        return _line(row, headline(result, run.bundle, language), _urgent(result, language), calls)
    before = run.answers.rows.get(row.case_id)
    if before is not None:
        told = {label: before[f"call_{label}"] for label in LABELS if not before["abstain"]}
        answer = answer_words(word_of_calls(told) if told else ABSTAINED, language, run.third_label)
        return _line(row, language.text("batch.before", answer=answer), "", _calls(told, language))
    return _line(row, language.text("batch.waiting"), "")


def batch_sentence(run: BatchRun, language: Language) -> str:
    """Say how far the batch is."""
    cases = sum(row.case is not None for row in run.rows)
    apart = len(run.rows) - cases + len(run.failures)
    said = language.text("batch.progress", n=run.answered(), of=cases, apart=apart)
    return f"{said} · {language.text('batch.simulated')}" if _has_simulated(run) else said


def _has_simulated(run: BatchRun) -> bool:
    """Say whether any answer, also of an earlier run, came from a model of simulated cases."""
    before = (run.answers.rows[row.case_id] for row in run.rows if row.case_id in run.answers.rows)
    now = any(one.provenance.simulated for one in run.results.values())
    return now or any(one["simulated"] == "true" for one in before)


def _calls(told: Mapping[str, str], language: Language) -> tuple[str, ...]:
    """Name the calls; there are none where it cannot be told, so that nothing is read as an answer."""
    return tuple(language.text(f"answer.call.{told[label]}") if told else "" for label in LABELS)


def _line(row: Row, answer: str, remark: str, calls: tuple[str, ...] = ("",) * len(LABELS)) -> BatchLine:
    return BatchLine(str(row.number), row.case_id, answer, calls, remark)


def _reasons(row: Row, run: BatchRun, language: Language) -> str:
    """Name every field with its rule, or why the engine gave no answer."""
    if row.case_id in run.failures:
        return message_for(run.failures[row.case_id], {}, language).title
    return "; ".join(
        problem_line(one.code, _name(one.field, language), one.params, language) for one in row.problems
    )


def _urgent(result: Result, language: Language) -> str:
    count = sum(flag.level is FlagLevel.PROMPT for flag in result.flags)
    return language.text("batch.urgent", n=count) if count else ""


def _name(field: str, language: Language) -> str:
    """Name a field as the form does; a document's path ends in the field's key."""
    key = field.rpartition(".")[2]
    return field_name(key, language) if key in typed_keys() else field
