"""Read one cell with the parser of the form, given what a person confirmed about its column.

There is one parser of clinical text. This module never reads a number itself: a confirmed unit or scale
decides between readings that the parser offers, and where it contradicts them the cell is a question.
"""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from heart_engine.domain.measurement import by_key
from heart_engine.domain.numbers import Status, Typed, parse_typed
from heart_engine.domain.side_values import side_values
from heart_engine.domain.typed_number import TOKEN, number_text
from heart_engine.domain.typed_text import plain
from heart_engine.interchange.candidate import Candidate, ImportStatus, Where
from heart_engine.interchange.choice import EXAM_DATE, Choice, factor_of, kind_of, scale_values, scales
from heart_engine.interchange.dates import iso_date, read_date

_EXPONENT = re.compile(r"([0-9]{1,15}(?:\.[0-9]{1,15})?)\s*e\s*([+-]?[0-9]{1,2})")
_DECIMAL = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,15})?")
_WITH_UNIT = "C12"
_PAIR = "C10"

_parsed = functools.lru_cache(maxsize=16384)(parse_typed)  # a column repeats its few hundred texts


def read_cell(
    key: str, raw: str, where: Where, choice: Choice | None = None, *, is_child: bool | None = None
) -> tuple[Candidate, ...]:
    """Read a text as one field, and whatever second field it names; `choice` was confirmed by a person."""
    if key == EXAM_DATE:
        return (_date(raw, where),)
    typed = _parsed(key, raw)
    if typed.status is Status.REJECT and typed.note == "exponent":
        typed = _exponent(typed)
    if choice is not None and choice.unit is not None:
        typed = _in_unit(typed, choice.unit, is_child=is_child)
    elif kind_of(key) in ("grade", "sex"):
        typed = _on_scale(typed, choice.scale if choice else None)
    if typed.rule == _PAIR and typed.side and choice is not None and choice.unit is not None:
        return _pair(typed, where)
    main = _candidate(typed, where)
    return (
        main if _is_plausible(main, is_child=is_child) else main.asked("plausible"),
        *_beside(typed, where),
    )


def _is_plausible(candidate: Candidate, *, is_child: bool | None) -> bool:
    """Say whether a value needs no second look; where no age is known, what either age allows is enough."""
    row = by_key().get(candidate.key)
    if row is None or row.is_grade or not isinstance(candidate.value, float):
        return True
    is_adult_s, is_child_s = (
        span.contains(candidate.value) for span in (row.plausible_adult, row.plausible_child)
    )
    if is_child is None:
        return is_adult_s or is_child_s
    return is_child_s if is_child else is_adult_s


def _date(raw: str, where: Where) -> Candidate:
    reading = read_date(raw)
    day = iso_date(reading)
    proposal = None if day else reading.proposal
    return Candidate(EXAM_DATE, raw, day, None, ImportStatus(reading.status), reading.rule, proposal, where)


def _exponent(typed: Typed) -> Typed:
    """Ask about `4.50E+01`, which a spreadsheet makes of a column that is too narrow."""
    found = _EXPONENT.fullmatch(plain(typed.raw))
    proposal = None
    if found:
        number = Fraction(Decimal(found[1]).scaleb(int(found[2])))
        offered = parse_typed(typed.key, number_text(number))
        proposal = number_text(number) if offered.status is Status.VALUE else offered.proposal
    return replace(typed, status=Status.ASK, rule="C16", proposal=proposal)


def _in_unit(typed: Typed, unit: str, *, is_child: bool | None) -> Typed:
    """Decide between the readings of a bare number by the column's unit; a contradiction is a question."""
    factor = factor_of(typed.key, unit)
    if factor is None or typed.rule == _WITH_UNIT:
        return typed
    if typed.status is Status.VALUE:
        fits = factor == 1 or typed.note == "converted"
        return typed if fits else _question(typed, "mixed_units", None)
    if typed.status is not Status.ASK or typed.rule != "unit_guess":
        return typed
    meant = _bare_in_unit(typed, factor)
    if meant is None:
        return _question(typed, "mixed_units", typed.proposal)
    if typed.proposal is not None:
        offered = parse_typed(typed.key, typed.proposal)
        agrees = offered.value == meant.value
        return _as_read(typed, meant) if agrees else _question(typed, "mixed_units", typed.proposal)
    return _as_read(typed, meant) if is_child and meant.status is Status.VALUE else typed


def _bare_in_unit(typed: Typed, factor: Fraction) -> Typed | None:
    """Read the one number of a text in the column's unit; None where there is not exactly one."""
    tokens = TOKEN.findall(plain(typed.raw))
    if len(tokens) != 1 or typed.unit is None:
        return None
    number = tokens[0].replace(",", ".").rstrip(".")  # the parser has asked about every other comma
    if not _DECIMAL.fullmatch(number):
        return None
    unit = "" if typed.unit == "1" else typed.unit
    return parse_typed(typed.key, f"{number_text(Fraction(number) * factor)} {unit}")


def _as_read(typed: Typed, meant: Typed) -> Typed:
    return replace(meant, raw=typed.raw, rule=_WITH_UNIT)


def _on_scale(typed: Typed, scale: str | None) -> Typed:
    """Read a sign, digit or code by the confirmed scale; without one it is a question, never a refusal."""
    kind, text = kind_of(typed.key), plain(typed.raw)
    known = [one for one in scales(kind) if text in scale_values(kind, one)]
    if scale is None:
        is_doubt = known and typed.status is Status.REJECT
        return replace(typed, status=Status.ASK, rule="C14") if is_doubt else typed
    value = scale_values(kind, scale).get(text)
    if value is None:
        return replace(_question(typed, "scale", None), side={}) if known else typed
    if kind == "sex":
        return replace(parse_typed("_sex", value), raw=typed.raw, rule="C19")
    return replace(typed, status=Status.VALUE, value=float(value), unit="{grade}", rule="C14", proposal=None)


def _pair(typed: Typed, where: Where) -> tuple[Candidate, ...]:
    """Split `54/37` into its two fields; only in a column that a person confirmed."""
    first = (typed.proposal or "").split(" ")[0]
    main = parse_typed(typed.key, f"{first} {typed.unit}")
    if main.status is not Status.VALUE or not isinstance(main.value, float):
        return (_candidate(typed, where),)
    values = {typed.key: main.value, **typed.side}
    return tuple(
        Candidate(key, typed.raw, value, typed.unit, ImportStatus.SPLIT, _PAIR, None, where)
        for key, value in values.items()
    )


def _beside(typed: Typed, where: Where) -> tuple[Candidate, ...]:
    """Return the second fields of a phrase: certain beside a certain grade, else asked about."""
    found = (
        Candidate(key, typed.raw, value, _unit_of(key), ImportStatus.VALUE, typed.rule, None, where)
        for key, value in typed.side.items()
    )
    if typed.status is Status.VALUE:
        return tuple(found)
    return tuple(one.asked(typed.rule) for one in found)


def _candidate(typed: Typed, where: Where) -> Candidate:
    value = str(typed.value) if isinstance(typed.value, str) else typed.value
    status = ImportStatus(typed.status)
    return Candidate(typed.key, typed.raw, value, typed.unit, status, typed.rule, typed.proposal, where)


def _question(typed: Typed, rule: str, proposal: str | None) -> Typed:
    return replace(typed, status=Status.ASK, value=None, rule=rule, proposal=proposal)


def _unit_of(key: str) -> str:
    return side_values()[key].ucum if key in side_values() else by_key()[key].ucum
