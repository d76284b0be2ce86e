"""Flags about the numbers and what to do next, apart from the model; the clinician decides."""

from __future__ import annotations

import functools
from typing import Final

from app.report.fonts import spelled_out
from app.report.speech import Speech
from app.report.values import FlagLine, Words
from heart_engine.domain.case import Case
from heart_engine.domain.flag_rules import flag_rules
from heart_engine.domain.flags import flag_text, raise_flags
from heart_engine.domain.labels import ThirdLabelMeaning
from heart_engine.domain.next_steps import next_steps
from heart_engine.domain.result import Call, FlagLevel, RaisedFlag, Result
from heart_engine.protocol.messages import BundleInfo

_MARKS: Final = {FlagLevel.PROMPT: "▲", FlagLevel.CAUTION: "!", FlagLevel.NOTE: "·"}
_LOUDEST_FIRST: Final = tuple(_MARKS)


def raised_flags(case: Case, result: Result | None) -> tuple[RaisedFlag, ...]:
    """Return the flags that the screen showed, loudest first; without an answer those of the numbers."""
    flags = raise_flags(case, None) if result is None else result.flags
    return tuple(sorted(flags, key=lambda one: _LOUDEST_FIRST.index(one.level)))


def flag_lines(flags: tuple[RaisedFlag, ...], speech: Speech) -> tuple[FlagLine, ...]:
    """Return what each flag says."""
    return tuple(FlagLine(_MARKS[flag.level], _text(flag, speech)) for flag in flags)


def step_lines(
    case: Case,
    result: Result | None,
    bundle: BundleInfo | None,
    flags: tuple[RaisedFlag, ...],
    speech: Speech,
) -> tuple[Words, ...]:
    """Return what may be done next; an engine that gave no answer steers nothing."""
    meaning = ThirdLabelMeaning.UNRESOLVED if bundle is None else bundle.third_label
    return tuple(speech.each(step.text) for step in next_steps(case, _calls(result), flags, meaning))


def _calls(result: Result | None) -> dict[str, Call]:
    if result is None or result.abstain is not None:
        return {}
    return {label: answer.call for label, answer in result.labels.items()}


def _text(flag: RaisedFlag, speech: Speech) -> Words:
    if flag.id not in flag_rules():  # of another release: a record can be older or newer than the program
        return speech.say("flag.unknown", id=spelled_out(flag.id))
    text = speech.each(functools.partial(flag_text, flag.id))
    return speech.say("flag.severe", text=text) if flag.params.get("severe") else text
