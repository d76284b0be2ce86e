"""Read a pasted report in Chinese or English: find the names of fields, and the text right behind each.

Only the few words of a value are kept as its raw text; the rest, a person's name included, is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from heart_engine.domain.typed_number import TOKEN
from heart_engine.interchange.candidate import Candidate, FileReading, ImportStatus, Where
from heart_engine.interchange.cells import read_cell
from heart_engine.interchange.choice import kind_of
from heart_engine.interchange.headers import SURE
from heart_engine.interchange.limits import MAX_TEXT_CHARACTERS
from heart_engine.interchange.refusal import FileRefusedError, RefusalCode
from heart_engine.interchange.repeats import ask_about_repeats
from heart_engine.interchange.report_names import (
    field_names,
    folded,
    leak_pattern,
    name_pattern,
    valve_pattern,
)

_SENTENCE = re.compile(r"[。;；\n\r!！|\t]+|\.(?=\s+[^\d\s])|\.\s*$")
_CLAUSE = re.compile(r"(?<![0-9]),|,(?![0-9])|[，、]")
_BESIDE = re.compile(r"流速|速度|压差|velocity|gradient|mmhg|m/s")
_QUANTITY = re.compile(
    r"[<>≤≥~约]*\s*[0-9][0-9.,]*(?:\s*[-~±/x×:]\s*[0-9][0-9.,]*)?\s*"
    r"(?:(?:cm|mm|m)/s|mmhg|mm|cm|m(?![a-z])|ml(?:/min)?|l/min(?:/m2)?|%|bpm|次/分|kg|公斤|斤|岁|个?月|天|years?)?"
)
_NEXT_WORD = re.compile(r"(?<!\s)\s+(?=[\u3400-\u9fff])")
_RULE = "C21"
_LONGEST_RAW = 60
_LONGEST_CLAUSE = 200


def read_report(text: str) -> FileReading:
    """Read a pasted text; one that names no field with a value behind it is refused."""
    if len(text) > MAX_TEXT_CHARACTERS:
        raise FileRefusedError(RefusalCode.TOO_LARGE, f"more than {MAX_TEXT_CHARACTERS} characters")
    found = ask_about_repeats(
        one
        for number, line in enumerate(text.splitlines(), start=1)
        for sentence in _SENTENCE.split(line)
        for one in _sentence(sentence, Where(row=number))
    )
    if not found:
        raise FileRefusedError(RefusalCode.NOTHING_FOUND, "no name of a field with a value behind it")
    return FileReading("text", 1, found, details={"layout": "text"})


def _sentence(text: str, where: Where) -> Iterator[Candidate]:
    """Read the valves first, whose grade may stand before, inside or behind their name; then the rest."""
    rest = []
    for part in _parts(text):
        valves = _valves(part)
        if valves and leak_pattern().search(folded(part)):
            yield from _leak(part, valves, where)
        else:
            rest.append(part)
    for part in rest:
        yield from _named(part, where)


def _parts(text: str) -> list[str]:
    """Cut at commas, but leave a velocity or gradient with the valve that it belongs to."""
    parts: list[list[str]] = []
    is_leak = False
    for clause in _CLAUSE.split(text):
        flat = folded(clause)
        belongs = is_leak and _BESIDE.search(flat) and not name_pattern().search(flat) and not _valves(clause)
        if belongs:
            parts[-1].append(clause)
        else:
            parts.append([clause])
            is_leak = leak_pattern().search(flat) is not None
    return [", ".join(part) for part in parts]


def _valves(text: str) -> list[str]:
    return [str(found.lastgroup) for found in valve_pattern().finditer(folded(text))]


def _leak(text: str, valves: list[str], where: Where) -> Iterator[Candidate]:
    """Read what one clause says of one valve; where it names several, nobody knows whose the grade is."""
    for key in dict.fromkeys(valves):
        place = replace(where, header=key.upper())
        said = valve_pattern().sub(" ", folded(text)).strip()
        found = tuple(replace(one, raw=text.strip()[:_LONGEST_CLAUSE]) for one in read_cell(key, said, place))
        yield from found if len(valves) == 1 else (replace(one.asked("C15"), proposal=None) for one in found)


def _named(text: str, where: Where) -> Iterator[Candidate]:
    """Read every name that has a value right behind it."""
    flat = folded(text)
    matches = list(name_pattern().finditer(flat))
    for index, match in enumerate(matches):
        name = field_names()[match[1]]
        end = matches[index + 1].start() if index + 1 < len(matches) else len(text)
        place = replace(where, header=text[match.start() : match.start(1) + len(match[1])])
        found = _value(
            name.key or "", _NEXT_WORD.split(text[match.end() : end][:_LONGEST_RAW])[0].strip(" ,;:"), place
        )
        certain = name.confidence == SURE
        yield from found if certain else (one.asked("header") for one in found)


def _value(key: str, text: str, where: Where) -> tuple[Candidate, ...]:
    """Read the text behind a name; prose behind it is dropped, and asks if it holds another number."""
    whole = read_cell(key, text, where)
    if whole[0].status is not ImportStatus.ASK or kind_of(key) != "number" or whole[0].proposal:
        return whole
    quantity = _QUANTITY.match(folded(text))
    if quantity is None:
        return whole
    found = read_cell(key, text[: quantity.end()].strip(), where)
    is_alone = not TOKEN.search(folded(text)[quantity.end() :])
    return found if is_alone else tuple(one.asked(_RULE) for one in found)
