"""Ask what only a person can say, once; what stays open stands in the mapping as a proposal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from heart_engine.cohort.cleaning.cells import ColumnReader, ColumnTexts, count_texts, readers
from heart_engine.cohort.cleaning.consent import SECTIONS, meaning_of, meanings
from heart_engine.cohort.cleaning.labels import label_questions
from heart_engine.cohort.cleaning.mapping import LEAVE_OUT, CleaningMapping, choices_of
from heart_engine.cohort.cleaning.questions import Question, column_questions, text_questions
from heart_engine.cohort.cleaning.roles import Role, RoleColumns, role_columns, role_questions
from heart_engine.cohort.cleaning.source import Source
from heart_engine.cohort.cleaning.studies import children
from heart_engine.domain.labels import label_set_from_text
from heart_engine.interchange.choice import OPEN
from heart_engine.interchange.columns import Column, decide_columns
from heart_engine.interchange.grid import cell_of
from heart_engine.interchange.refusal import FileRefusedError

Ask = Callable[[Question], str | None]
"""Returns the answer; None leaves the question open."""

_MOST_TEXTS = 50
_ABOUT_A_SURE_FIELD = ("unit", "scale")


@dataclass(frozen=True, slots=True)
class Settled:
    """A table with all that was said about it."""

    source: Source
    mapping: CleaningMapping
    columns: tuple[Column, ...]
    readers: tuple[ColumnReader, ...]
    texts: tuple[ColumnTexts, ...]
    roles: RoleColumns
    ages: tuple[bool | None, ...]
    open: tuple[Question, ...]


def settle(source: Source, mapping: CleaningMapping, ask: Ask) -> Settled:
    """Ask until nothing new comes up; an answer may raise the next question."""
    skipped: set[tuple[str, ...]] = set()
    while True:
        settled = _look(source, mapping)
        fresh = [one for one in settled.open if one.path not in skipped]
        if not fresh:
            return settled
        for question in fresh:
            answer = ask(question)
            if answer is None:
                skipped.add(question.path)
            proposal = f"{OPEN} {question.proposal or ''}".strip()
            mapping = mapping.with_answer(question.path, answer or proposal)
            if answer and question.kind in _ABOUT_A_SURE_FIELD:
                mapping = mapping.with_answer([*question.path[:2], "key"], str(question.params["field"]))


def answer_problem(question: Question, answer: str, mapping: CleaningMapping) -> str | None:
    """Say why an answer cannot be taken; None where it can."""
    if question.choices and answer not in question.choices:
        return " | ".join(question.choices) if answer != LEAVE_OUT or not _may_be_left(question) else None
    try:
        if question.kind == "diagnosis" and answer != LEAVE_OUT:
            label_set_from_text(answer)
        choices_of(mapping.with_answer(question.path, answer))
    except FileRefusedError as refusal:
        return refusal.rule
    except ValueError as error:
        return str(error)
    return None


def _may_be_left(question: Question) -> bool:
    return question.kind.startswith("role_") or question.kind in SECTIONS.values()


def _look(source: Source, mapping: CleaningMapping) -> Settled:
    columns = decide_columns(source.grid, choices_of(mapping))
    reading = readers(columns, mapping)
    ages = children(source, reading)
    texts = count_texts(source.grid, reading, ages)
    roles = role_columns(source.grid.headers, mapping)
    named = {source.grid.headers[index] for index in roles.at.values()}
    about = [
        one for one in column_questions(columns, source.grid, texts, mapping) if one.path[1] not in named
    ]
    unsettled = {one.path[1] for one in about}  # its texts are doubtful until its unit or scale is said
    questions = [
        *role_questions(source.grid.headers, mapping),
        *about,
        *(one for one in text_questions(texts, mapping) if one.path[1] not in unsettled),
        *_row_questions(source, roles, mapping),
    ]
    return Settled(source, mapping, columns, reading, texts, roles, tuple(ages), tuple(questions))


def _row_questions(source: Source, roles: RoleColumns, mapping: CleaningMapping) -> Iterator[Question]:
    """Ask about the words of the columns that say whose row it is and what was found."""
    said = {
        role: [cell_of(row, index).strip() for row in source.grid.rows] for role, index in roles.at.items()
    }
    if Role.DIAGNOSIS in said:
        yield from label_questions(said[Role.DIAGNOSIS], mapping)
    for role, section in SECTIONS.items():
        counts = Counter(text for text in said.get(role, ()) if text)
        unknown = [one for one, _ in counts.most_common() if meaning_of(role, one, mapping) is None]
        for text in unknown[:_MOST_TEXTS]:
            yield Question(section, (section, text), None, meanings(role), counts[text], {"text": text})
