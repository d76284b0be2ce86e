"""Put questions to a person at a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from heart_engine.cohort.cleaning.interview import Ask, answer_problem
from heart_engine.cohort.cleaning.mapping import LEAVE_OUT, CleaningMapping
from heart_engine.cohort.cleaning.questions import Question
from heart_engine.cohort.cleaning.words import say

TAKE, STOP = "y", "q"
_MOST_CHOICES = 12


def nobody(_question: Question) -> None:
    """Leave every question open."""


def terminal(
    read: Callable[[], str], write: Callable[[str], None], mapping: CleaningMapping, language: str
) -> Ask:
    """Return how to ask at a terminal; the end of the input ends the questions."""
    stopped = False

    def ask(question: Question) -> str | None:
        nonlocal stopped
        if stopped:
            return None
        write("\n" + "\n".join(_lines(question, language)))
        while True:
            write(say("ask.help", language))
            try:
                answer = read().strip()
            except EOFError:
                answer = STOP
            if answer == STOP:
                stopped = True
            if answer in (STOP, ""):
                return None
            meant = question.proposal if answer == TAKE and question.proposal else answer
            problem = answer_problem(question, meant, mapping)
            if problem is None:
                return "_ignore" if meant == LEAVE_OUT and question.kind == "column" else meant
            write(say("ask.not_taken", language, problem=problem))

    return ask


def _lines(question: Question, language: str) -> Iterator[str]:
    cells = f" [{say('ask.cells', language, cells=question.cells)}]" if question.cells else ""
    yield say(f"question.{question.kind}", language, **question.params) + cells
    if question.choices and len(question.choices) <= _MOST_CHOICES:
        yield say("ask.choices", language, choices=" | ".join(question.choices))
    if question.proposal:
        yield say("ask.proposal", language, proposal=question.proposal)
