"""Which rows repeat another one, and which examinations belong to one patient."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from heart_engine.cohort.cleaning.limits import limit
from heart_engine.cohort.cleaning.roles import Role
from heart_engine.cohort.cleaning.studies import Study
from heart_engine.domain.measurement import by_key

_BLOCKS = 3  # rows that differ in a tenth of 25 fields agree in at least one third of them
_LARGEST_BUCKET = 200  # a block that so many rows share tells nobody apart
_SIZES = 4


@dataclass(frozen=True, slots=True)
class Repeats:
    """What repeats what, by index of study."""

    exact: Mapping[int, int]  # a repeated row, and the first of its kind, which is kept
    near: tuple[tuple[int, int], ...]  # for a person to look at
    patients: tuple[int, ...]  # a number for each study; equal numbers are one patient, or may be
    repeat_exams: int  # studies beyond the first of a patient


def find_repeats(studies: Sequence[Study]) -> Repeats:
    """Find equal rows, nearly equal rows and repeated examinations."""
    exact = _exact(studies)
    kept = [index for index in range(len(studies)) if index not in exact]
    near = tuple(_near(studies, kept))
    patients = _together(_patients(studies), near)
    distinct = {patients[index] for index in kept}
    return Repeats(exact, near, patients, len(kept) - len(distinct))


def _together(patients: tuple[int, ...], pairs: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Give near duplicates one number: a study that stands there twice must not test what it trained."""
    leads = list(range(len(patients)))

    def lead_of(number: int) -> int:
        while leads[number] != number:
            leads[number] = leads[leads[number]]
            number = leads[number]
        return number

    for one, other in pairs:
        leads[lead_of(patients[other])] = lead_of(patients[one])
    return tuple(lead_of(number) for number in patients)


def _exact(studies: Sequence[Study]) -> dict[int, int]:
    """Find rows equal in all fields, in person and date; too few numbers may be equal by chance."""
    first: dict[object, int] = {}
    found: dict[int, int] = {}
    for index, study in enumerate(studies):
        if len(study.case.measurements) < limit("fewest_equal_fields"):
            continue
        original = first.setdefault(_whole(study), index)
        if original != index:
            found[index] = original
    return found


def _whole(study: Study) -> object:
    case = study.case
    return (
        tuple(case.measurements.items()),
        (case.patient.age_years, case.patient.sex, case.patient.height_cm, case.patient.weight_kg),
        case.context.exam_date,
        study.said.get(Role.PATIENT),
    )


def _near(studies: Sequence[Study], kept: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Compare only rows that share a third of their fields, so that 100,000 rows stay quick."""
    seen: set[tuple[int, int]] = set()
    for block in range(_BLOCKS):
        keys = tuple(by_key())[block::_BLOCKS]
        buckets: dict[object, list[int]] = defaultdict(list)
        for index in kept:
            values = tuple(studies[index].case.measurements.get(key) for key in keys)
            if sum(one is not None for one in values) > len(keys) // 2:
                buckets[values].append(index)
        for members in buckets.values():
            if len(members) > _LARGEST_BUCKET:
                continue
            for place, one in enumerate(members):
                for other in members[place + 1 :]:
                    if (one, other) not in seen and _is_near(studies[one], studies[other]):
                        seen.add((one, other))
                        yield one, other


def _is_near(one: Study, other: Study) -> bool:
    first, second = one.case.measurements, other.case.measurements
    union = first.keys() | second.keys()
    equal = sum(first.get(key) == second.get(key) for key in union)
    enough = len(union) >= limit("fewest_equal_fields")
    return enough and equal >= limit("near_duplicate_share") * len(union)


def _patients(studies: Sequence[Study]) -> tuple[int, ...]:
    """Tell patients apart by their digest; without one, by date, age, sex and the first four sizes."""
    numbers: dict[object, int] = {}
    return tuple(numbers.setdefault(_identity(one, index), len(numbers)) for index, one in enumerate(studies))


def _identity(study: Study, index: int) -> object:
    digest = study.said.get(Role.PATIENT)
    if digest:
        return digest
    case = study.case
    sizes = tuple(case.measurements.get(key) for key in list(by_key())[:_SIZES])
    if None in sizes:
        return index
    return (case.context.exam_date, case.patient.age_years, case.patient.sex, sizes)
