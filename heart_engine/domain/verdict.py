"""What the form says of one number: plain, worth a note, to be checked, or impossible."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from heart_engine.domain.body import AgeGroup, age_group, constant
from heart_engine.domain.case import Patient
from heart_engine.domain.measurement import Measurement, by_key
from heart_engine.domain.references import Reference, ReferenceKind


class Level(StrEnum):
    """How much a number asks of the reader."""

    PLAIN = "plain"
    NOTE = "note"
    CHECK = "check"
    IMPOSSIBLE = "impossible"


class Direction(StrEnum):
    """Where a number lies against its limits; none where there are no limits."""

    LOW = "low"
    IN = "in"
    HIGH = "high"
    NONE = "none"


class VerdictCode(StrEnum):
    """Why a number has its level; the desktop has the words."""

    INSIDE = "inside"
    NOT_JUDGED = "not_judged"
    BELOW = "below"
    ABOVE = "above"
    SITE_MATTERS = "site_matters"
    Z_EXTREME = "z_extreme"
    IMPLAUSIBLE = "implausible"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A number against hard limits, plausible limits and its reference."""

    level: Level
    direction: Direction
    z: float | None
    code: VerdictCode


def verdict_for(key: str, value: float, reference: Reference, patient: Patient) -> Verdict:
    """Judge one value in canonical units."""
    row = by_key()[key]
    z = reference.z_of(value) if reference.z_of else None
    direction = _direction(value, reference)
    if not row.hard.contains(value):
        return Verdict(Level.IMPOSSIBLE, direction, z, VerdictCode.IMPOSSIBLE)
    if is_extreme(z):
        return Verdict(Level.CHECK, direction, z, VerdictCode.Z_EXTREME)
    if not is_plausible(row, value, patient):
        return Verdict(Level.CHECK, direction, z, VerdictCode.IMPLAUSIBLE)
    return _against_reference(value, reference, direction, z)


def is_extreme(z: float | None) -> bool:
    """Say whether a z is so far out that a typing mistake is likelier than a heart."""
    return z is not None and abs(z) > constant("z_ask")


def is_plausible(row: Measurement, value: float, patient: Patient) -> bool:
    """Say whether a value is believable for the age; for either age where that is unknown."""
    adult, child = row.plausible_adult.contains(value), row.plausible_child.contains(value)
    return {AgeGroup.ADULT: adult, AgeGroup.CHILD: child}.get(age_group(patient), adult or child)


def _direction(value: float, reference: Reference) -> Direction:
    if reference.kind is ReferenceKind.NONE:
        return Direction.NONE
    if reference.is_low(value):
        return Direction.LOW
    return Direction.HIGH if reference.is_high(value) else Direction.IN


def _against_reference(value: float, reference: Reference, direction: Direction, z: float | None) -> Verdict:
    if direction is Direction.IN and reference.note_high is not None and value > reference.note_high:
        return Verdict(Level.NOTE, direction, z, VerdictCode.SITE_MATTERS)
    level = Level.NOTE if direction in (Direction.LOW, Direction.HIGH) else Level.PLAIN
    return Verdict(level, direction, z, _CODES[direction])


_CODES = {
    Direction.LOW: VerdictCode.BELOW,
    Direction.IN: VerdictCode.INSIDE,
    Direction.HIGH: VerdictCode.ABOVE,
    Direction.NONE: VerdictCode.NOT_JUDGED,
}
