"""What is usual for this person: one limit on each side, which both the drawn strip and the flags use.

Which reference is used for whom stands in `reference_choice.csv`. Without age, without a child's size, in
pregnancy and where a rhythm leaves a ratio undefined there is none, and the reason says so; adult limits are
never lent to a child or to an unknown age.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from heart_engine.domain.body import AgeGroup, age_group, constant
from heart_engine.domain.case import Case, Context, Patient, Rhythm, Sex
from heart_engine.domain.measurement import Span
from heart_engine.domain.reference_choice import (
    UNSPECIFIED,
    Certainty,
    Choice,
    PublishedRange,
    first_choices,
    has_any_choice,
    second_choices,
)
from heart_engine.domain.zscores import curve_for


class ReferenceKind(StrEnum):
    """What sort of limit a reference gives."""

    Z = "z"
    RANGE = "range"
    NONE = "none"


class Reason(StrEnum):
    """What a reference is, or why there is none; the desktop has the words."""

    Z_ADULT_OMAM = "z_adult_omam"
    RANGE_ADULT = "range_adult"
    RANGE_ADULT_SEX_UNKNOWN = "range_adult_sex_unknown"
    RANGE_ADULT_SITE_UNKNOWN = "range_adult_site_unknown"
    Z_CHILD = "z_child"
    Z_CHILD_FROM_16 = "z_child_from_16"
    Z_CHILD_WEIGHT = "z_child_weight"
    Z_CHILD_AGE = "z_child_age"
    RANGE_CHILD = "range_child"
    RANGE_CHILD_SITE_UNKNOWN = "range_child_site_unknown"
    RANGE_ANY_AGE = "range_any_age"
    NO_REFERENCE = "no_reference"
    PREGNANT = "pregnant"
    ATRIAL_FIBRILLATION = "atrial_fibrillation"
    AGE_NEEDED = "age_needed"
    SIZE_NEEDED = "size_needed"
    SITE_NEEDED = "site_needed"
    NO_REFERENCE_FOR_SITE = "no_reference_for_site"
    OUTSIDE_EQUATION = "outside_equation"


@dataclass(frozen=True, slots=True)
class Reference:
    """The usual limits of one measurement in canonical units, and where they come from."""

    low: float | None
    high: float | None
    kind: ReferenceKind
    source: str
    certainty: Certainty | None
    reason: Reason
    mean: float | None = None
    z_of: Callable[[float], float] | None = field(default=None, compare=False)
    note_high: float | None = None  # the strictest site's limit, where the site is unknown
    certainty_text: str = ""  # the mark as the table words it

    def is_low(self, value: float) -> bool:
        """Say whether a value is under the limit."""
        return self.low is not None and value < self.low

    def is_high(self, value: float) -> bool:
        """Say whether a value is over the limit."""
        return self.high is not None and value > self.high


def reference_for(key: str, patient: Patient, context: Context, site: str | None) -> Reference:
    """Return the limits that apply to one measurement of one person."""
    group = age_group(patient)
    choices = first_choices(key, group)
    blocked = _blocked(key, choices, group, context)
    if blocked:
        return _none(blocked)
    at_site = [choice for choice in choices if choice.serves(site or UNSPECIFIED)]
    if not at_site:
        return _none(Reason.NO_REFERENCE_FOR_SITE if site else Reason.SITE_NEEDED)
    return _first_that_applies(at_site, patient)


def references_of(case: Case) -> dict[str, Reference]:
    """Return the reference of every measurement that a case has."""
    return {
        key: reference_for(key, case.patient, case.context, case.sites.get(key)) for key in case.measurements
    }


def second_opinions(key: str, patient: Patient, site: str | None) -> tuple[Reference, ...]:
    """Return what other published sets say of the same person, for the reader who wants to compare."""
    rows = second_choices(key, age_group(patient), site or UNSPECIFIED)
    return tuple(found for row in rows if (found := _resolve(row, patient)))


def _blocked(key: str, choices: tuple[Choice, ...], group: AgeGroup, context: Context) -> Reason | None:
    """Return why nothing can apply, whatever the site; a definition applies to everybody."""
    if not has_any_choice(key):
        return Reason.NO_REFERENCE
    if any(choice.is_for_any_age for choice in choices):
        return None
    if context.pregnant:
        return Reason.PREGNANT
    if context.rhythm is Rhythm.ATRIAL_FIBRILLATION and any(choice.not_in_af for choice in choices):
        return Reason.ATRIAL_FIBRILLATION
    if group is AgeGroup.UNKNOWN:
        return Reason.AGE_NEEDED
    return None if choices else Reason.NO_REFERENCE


def _first_that_applies(choices: list[Choice], patient: Patient) -> Reference:
    needs_size = age_group(patient) is AgeGroup.CHILD and not choices[0].is_for_any_age
    if needs_size and patient.weight_kg is None:
        return _none(Reason.SIZE_NEEDED)
    for _, step in itertools.groupby(choices, key=lambda choice: choice.step):
        found = _widest_of_step(list(step), patient)
        if found:
            return found
    return _none(Reason.SIZE_NEEDED if patient.height_cm is None else Reason.OUTSIDE_EQUATION)


def _widest_of_step(step: list[Choice], patient: Patient) -> Reference | None:
    """Resolve a step; several rows stand for an unknown site: the widest of sites and sexes."""
    if len(step) == 1:
        return _resolve(step[0], patient)
    anybody = dataclasses.replace(patient, sex=Sex.UNKNOWN)
    found = [one for one in (_resolve(choice, anybody) for choice in step) if one]
    return _widest(found) if len(found) == len(step) else None


def _widest(found: list[Reference]) -> Reference:
    limits = _around([Span(one.low, one.high) for one in found])
    return Reference(
        limits.low,
        limits.high,
        ReferenceKind.RANGE,
        "; ".join(dict.fromkeys(one.source for one in found)),
        found[0].certainty,
        found[0].reason,
        note_high=min((one.high for one in found if one.high is not None), default=None),
        certainty_text="; ".join(dict.fromkeys(one.certainty_text for one in found)),
    )


def _around(spans: Iterable[Span]) -> Span:
    """Return the span that holds all of them."""
    lows, highs = zip(*((span.low, span.high) for span in spans), strict=True)
    return Span(
        None if None in lows else min(lows),
        None if None in highs else max(highs),
    )


def _resolve(choice: Choice, patient: Patient) -> Reference | None:
    if choice.published:
        return _from_range(choice, choice.published, patient.sex)
    if choice.only_without_height and patient.height_cm is not None:
        return None
    return _from_equation(choice, patient)


def _from_equation(choice: Choice, patient: Patient) -> Reference | None:
    curve = curve_for(choice.equation, patient)
    if curve is None:
        return None
    limit, equation = constant("z_limit"), curve.equation
    return Reference(
        curve.value(-limit),
        curve.value(limit),
        ReferenceKind.Z,
        f"{equation.population}; {equation.citation}",
        choice.certainty,
        _stated_from_16(Reason(choice.code), patient),
        mean=curve.value(0),
        z_of=curve.z,
        certainty_text=equation.certainty,
    )


def _stated_from_16(code: Reason, patient: Patient) -> Reason:
    old_enough = (patient.age_years or 0) >= constant("adolescent_from_y")
    return Reason.Z_CHILD_FROM_16 if code is Reason.Z_CHILD and old_enough else code


def _from_range(choice: Choice, published: PublishedRange, sex: Sex) -> Reference:
    spans, code = published.spans, Reason(choice.code)
    matching = [span for of, span in spans.items() if of in (sex.value, "both")] or list(spans.values())
    if sex is Sex.UNKNOWN and code is Reason.RANGE_ADULT and len(set(matching)) > 1:
        code = Reason.RANGE_ADULT_SEX_UNKNOWN
    span = _around(matching)
    return Reference(
        span.low,
        span.high,
        ReferenceKind.RANGE,
        published.source,
        choice.certainty,
        code,
        certainty_text=published.certainty_text,
    )


def _none(reason: Reason) -> Reference:
    return Reference(None, None, ReferenceKind.NONE, "", None, reason)
