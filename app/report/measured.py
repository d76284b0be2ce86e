"""The 25 measurements as rows: value, normal range and its source, range strip, or why it is missing."""

from __future__ import annotations

import functools
from typing import Final

from app.report.speech import Speech
from app.report.strips import strip_of
from app.report.values import Row, RowGroup, SourceNote, Words
from heart_engine.domain.body import AgeGroup, age_group
from heart_engine.domain.case import Case, Patient
from heart_engine.domain.derived import derived_values
from heart_engine.domain.grades import grade_name
from heart_engine.domain.measurement import Group, Measurement, Span, by_key
from heart_engine.domain.references import Reference, ReferenceKind, reference_for
from heart_engine.domain.resources import read_table
from heart_engine.domain.side_values import side_values
from heart_engine.domain.sites import sites
from heart_engine.domain.verdict import Direction, Level, Verdict, verdict_for

_ARROWS: Final = {Direction.HIGH: "↑", Direction.LOW: "↓"}
_DOUBTFUL: Final = frozenset({Level.CHECK, Level.IMPOSSIBLE})
_NO_UNIT: Final = frozenset({"1", "{grade}"})
_MISSING: Final = "–"
_FEWEST_DECIMALS: Final = 1  # of a limit, which is computed rather than typed


class SourceList:
    """The notes below the table: each source once, numbered as it first appears."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}

    def number(self, reference: Reference) -> int | None:
        """Return the number of a reference's source; None where there is no reference."""
        if reference.kind is ReferenceKind.NONE:
            return None
        source = (reference.source, reference.certainty_text)
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    def notes(self) -> tuple[SourceNote, ...]:
        """Return all notes in their order."""
        return tuple(SourceNote(number, *key) for key, number in self._numbers.items())


def row_groups(
    case: Case, speech: Speech, voided: frozenset[str], sources: SourceList
) -> tuple[RowGroup, ...]:
    """Return every measurement in the order of the form, measured or not."""
    return tuple(
        RowGroup(
            name=speech.say(f"group.{group}"),
            rows=tuple(
                _row(by_key()[key], case, speech, voided, sources)
                for key in _form_order()
                if by_key()[key].group is group
            ),
        )
        for group in Group
    )


def missing_names(case: Case, speech: Speech) -> Words:
    """Say how many were measured and name those that were not."""
    absent = [by_key()[key] for key in _form_order() if case.value(key) is None]
    counts = {"measured": len(by_key()) - len(absent), "all": len(by_key())}
    if not absent:
        return speech.say("measured_all", **counts)
    names = speech.joined([speech.same(one.abbreviation) for one in absent])
    return speech.say("measured_some", names=names, **counts)


def side_words(case: Case, speech: Speech) -> Words:
    """Name what was measured besides the 25, such as the velocity of a jet; empty where nothing was."""
    told = [
        speech.say("side.one", name=speech.each(side.name), value=f"{case.side[key]:g}{_unit(side.unit)}")
        for key, side in side_values().items()
        if key in case.side
    ]
    return speech.say("side", values=speech.joined(told)) if told else ()


@functools.cache
def _form_order() -> tuple[str, ...]:
    return tuple(row["key"] for row in read_table("form.csv"))


def _row(
    measurement: Measurement, case: Case, speech: Speech, voided: frozenset[str], sources: SourceList
) -> Row:
    key, value = measurement.key, case.value(measurement.key)
    reference = reference_for(key, case.patient, case.context, case.sites.get(key))
    verdict = None if value is None else verdict_for(key, value, reference, case.patient)
    normal = Span(reference.low, reference.high)
    return Row(
        key=key,
        abbreviation=measurement.abbreviation,
        name=_name(measurement, case, speech),
        mark=_mark(verdict),
        value=_MISSING if value is None else _quantity(measurement, value),
        remark=_remark(measurement, case, speech, voided=key in voided),
        measured=value is not None,
        normal=_normal(measurement, reference, speech),
        z="" if verdict is None or verdict.z is None else _signed(verdict.z),
        source=sources.number(reference),
        strip=strip_of(
            value,
            normal,
            plausible_line(measurement, case.patient),
            outside=verdict is not None and verdict.direction in _ARROWS,
        ),
    )


def _signed(z: float) -> str:
    """Write a z-score to one decimal; nothing has no sign."""
    rounded = round(z, 1)
    return f"{rounded:+.1f}" if rounded else "0.0"


def _mark(verdict: Verdict | None) -> str:
    if verdict is None:
        return ""
    doubtful = "!" if verdict.level in _DOUBTFUL else ""
    return _ARROWS.get(verdict.direction, "") + doubtful


def _name(measurement: Measurement, case: Case, speech: Speech) -> Words:
    """Name a measurement and, where it was said, where or how it was taken."""
    label = speech.each(measurement.label)
    site = case.sites.get(measurement.key)
    if site is None:
        return label
    chosen = next(one for one in sites()[measurement.key] if one.id == site)
    return speech.say("name_with_site", name=label, site=speech.each(chosen.name))


def _quantity(measurement: Measurement, value: float) -> str:
    if measurement.is_grade:
        return f"{value:g}"
    return f"{exact(value, measurement.decimals)}{_unit(measurement.unit)}"


def _remark(measurement: Measurement, case: Case, speech: Speech, *, voided: bool) -> Words:
    value = case.value(measurement.key)
    if value is None:
        return _missing(measurement, case, speech)
    grade = [speech.each(functools.partial(grade_name, value))] if measurement.is_grade else []
    remarks = [*grade, *([speech.say("voided")] if voided else [])]
    return speech.joined(remarks) if remarks else ()


def _missing(measurement: Measurement, case: Case, speech: Speech) -> Words:
    """Say why there is no value, and what the others give for it: shown, never put in its place."""
    reason = case.missing.get(measurement.key)
    said = speech.say(f"missing.{reason or 'unsaid'}")
    computed = derived_values(case).get(measurement.key)
    if computed is None:
        return said
    number = f"{computed.value:.{computed.row.decimals}f}"
    return speech.say("computed", reason=said, value=f"{number}{_unit(measurement.unit)}")


def _unit(unit: str) -> str:
    return "" if unit in _NO_UNIT else f" {unit}"


def exact(value: float, decimals: int) -> str:
    """Write a number with the usual decimals of its field, and with more where it was entered with more."""
    usual = f"{value:.{decimals}f}"
    return usual if float(usual) == value else f"{value:.6g}"


def _normal(measurement: Measurement, reference: Reference, speech: Speech) -> Words:
    """Write the normal range, or why none applies."""
    low, high = (_limit(measurement, end) for end in (reference.low, reference.high))
    if low is None and high is None:
        reason = f"no_range.{reference.reason}"
        return speech.say(reason) if speech.knows(reason) else speech.say("no_range.no_reference")
    if low is None:
        return speech.same(f"≤ {high}")
    if high is None or low == high:
        return speech.same(f"≥ {low}" if high is None else low)
    return speech.same(f"{low}–{high}")


def _limit(measurement: Measurement, end: float | None) -> str | None:
    if end is None or measurement.is_grade:
        return None if end is None else f"{end:g}"
    return f"{end:.{max(measurement.decimals, _FEWEST_DECIMALS)}f}"


def plausible_line(measurement: Measurement, patient: Patient) -> Span:
    """Return the span that the strip's line stands for."""
    child, adult = measurement.plausible_child, measurement.plausible_adult
    return {AgeGroup.CHILD: child, AgeGroup.ADULT: adult}.get(age_group(patient), _around(child, adult))


def _around(one: Span, other: Span) -> Span:
    ends = [end for span in (one, other) for end in (span.low, span.high) if end is not None]
    return Span(min(ends), max(ends))
