"""How many typing errors cleaning asks about, and how often for nothing: `-m tests.bench.typing_errors`.

All cases are simulated. One error each is put into sound cases; the joint model has learnt from the training
part of the same hospital, as in cleaning. Its threshold was chosen on hospitals 0 to 4 of seed 11.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from heart_engine.cohort.cleaning.consistency import review
from heart_engine.cohort.cleaning.joint import JointModel, fit_joint, joint_outliers
from heart_engine.cohort.cleaning.limits import strong_rules
from heart_engine.cohort.cleaning.outliers import Spreads, fit_spreads, outliers
from heart_engine.cohort.hospital import Spectrum
from heart_engine.cohort.parameters import frozen_parameters
from heart_engine.cohort.simulate import World, simulate_hospital, to_cohort
from heart_engine.domain.body import AgeGroup, age_group
from heart_engine.domain.case import Case
from heart_engine.domain.measurement import by_key, measurements
from heart_engine.interchange.candidate import CERTAIN, Where
from heart_engine.interchange.cells import read_cell
from heart_engine.interchange.choice import Choice, factor_of

ERRORS = 1_000
HOSPITALS = (10, 11, 12, 13, 14)
CASES = 1_400
_SEED = 23
_TRAINING_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Ward:
    """One simulated hospital's file: what the models learn from, and sound cases that they have not seen."""

    training: Sequence[Case]
    held_out: Sequence[Case]
    joint: JointModel | None
    spreads: Spreads


def wards() -> list[Ward]:
    """Simulate hospitals without reading slips, so that every alarm on a sound case is a false one."""
    parameters = frozen_parameters().replaced("hospital", "reading", blunder_share=0.0)
    world = World(Spectrum.SCREENING, parameters=parameters)
    return [_ward(world, index) for index in HOSPITALS]


def _ward(world: World, index: int) -> Ward:
    hospital = simulate_hospital(world, index, _SEED, CASES)
    sites = hospital.hospital.sites
    cases = [
        replace(one, sites={key: site for key, site in sites.items() if key in one.measurements})
        for one in to_cohort(world, _SEED, [hospital], [["x"] * CASES]).cases()
    ]
    cut = int(_TRAINING_SHARE * CASES)
    training, held_out = cases[:cut], cases[cut:]
    return Ward(training, held_out, fit_joint(training), fit_spreads(training))


def alarms(cases: Sequence[Case], ward: Ward) -> list[set[str]]:
    """Return what raises a question about each case, by the part of cleaning that asks."""
    found = [set(_own_alarms(case, ward.spreads)) for case in cases]
    if ward.joint is not None:
        for row, _, _ in joint_outliers(ward.joint, cases):
            found[row].add("joint")
    return found


def _own_alarms(case: Case, spreads: Spreads) -> Iterator[str]:
    is_child = age_group(case.patient) is AgeGroup.CHILD
    for key, value in case.measurements.items():
        unit = by_key()[key].ucum
        choice = Choice(key, unit=unit if factor_of(key, unit) is not None else None, scale=None)
        if by_key()[key].is_grade:
            choice = Choice(key, scale="heart")
        read = read_cell(key, f"{value:.10g}", Where(), choice, is_child=is_child)[0]
        if read.status not in CERTAIN:
            yield "cell"
    found = review(case)
    if found is not None:
        yield from (one.rule for one in found.broken)
        if found.slip is not None:
            yield f"slip_{found.slip.kind}"
    yield from (one.rule for one in outliers(case, spreads))


Error = Callable[[random.Random, Case, Sequence[Case]], dict[str, float] | None]


def _shifted(generator: random.Random, case: Case, keys: Sequence[str]) -> dict[str, float] | None:
    if not keys:
        return None
    key = generator.choice(keys)
    return {key: round(case.measurements[key] * generator.choice((10.0, 0.1)), 4)}


def unit_mixed(generator: random.Random, case: Case, _others: Sequence[Case]) -> dict[str, float] | None:
    """A diameter typed in centimetres where millimetres are meant, or the other way round."""
    return _shifted(generator, case, [key for key in _numbers(case) if by_key()[key].ucum == "mm"])


def decimal_shifted(generator: random.Random, case: Case, _others: Sequence[Case]) -> dict[str, float] | None:
    """The decimal point one place off, in any field."""
    return _shifted(generator, case, _numbers(case))


def fields_swapped(generator: random.Random, case: Case, _others: Sequence[Case]) -> dict[str, float] | None:
    """Two neighbours of one unit on the form exchanged."""
    values = case.measurements
    pairs = [
        (one, other)
        for one, other in zip(_form(case), _form(case)[1:], strict=False)
        if by_key()[one].ucum == by_key()[other].ucum and values[one] != values[other]
    ]
    if not pairs:
        return None
    one, other = generator.choice(pairs)
    return {one: values[other], other: values[one]}


def line_slipped(generator: random.Random, case: Case, _others: Sequence[Case]) -> dict[str, float] | None:
    """From some line of the form on, three numbers stand one line too low."""
    form = _form(case)
    if len(form) < 4:
        return None
    start = generator.randrange(len(form) - 3)
    moved = {form[i + 1]: case.measurements[form[i]] for i in range(start, start + 3)}
    return moved if any(case.measurements[key] != value for key, value in moved.items()) else None


def other_patient(generator: random.Random, case: Case, others: Sequence[Case]) -> dict[str, float] | None:
    """One number of another patient, as when the eye slips into the next row of a list."""
    other = generator.choice(others).measurements
    keys = [key for key in _numbers(case) if key in other and other[key] != case.measurements[key]]
    return {key: other[key] for key in [generator.choice(keys)]} if keys else None


_OF_THE_LIST = "wrong row of the list (another patient)"
KINDS: dict[str, Error] = {
    "cm for mm or mm for cm": unit_mixed,
    "decimal point shifted": decimal_shifted,
    "neighbouring fields swapped": fields_swapped,
    "wrong row of the form": line_slipped,
    _OF_THE_LIST: other_patient,
}


def _numbers(case: Case) -> list[str]:
    return [key for key in case.measurements if not by_key()[key].is_grade]


def _form(case: Case) -> list[str]:
    """Return the numbers of a case in the order in which Table 1 prints them."""
    return [row.key for row in measurements() if row.key in case.measurements and not row.is_grade]


def injected(ward: Ward, kind: str, count: int, generator: random.Random) -> list[Case]:
    """Return sound cases with one error each."""
    found: list[Case] = []
    while len(found) < count:
        case = generator.choice(ward.held_out)
        wrong = KINDS[kind](generator, case, ward.held_out)
        if wrong is not None:
            found.append(replace(case, measurements={**case.measurements, **wrong}))
    return found


def measure() -> Iterator[str]:
    """Yield the lines of the study."""
    generator = random.Random(_SEED)
    found = wards()
    sound = [one for ward in found for one in alarms(ward.held_out, ward)]
    wrong = {
        kind: [
            one
            for ward in found
            for one in alarms(injected(ward, kind, ERRORS // len(KINDS) // len(found), generator), ward)
        ]
        for kind in KINDS
    }
    yield f"simulated cases: {len(sound)} sound, {sum(map(len, wrong.values()))} with one error each"
    yield from _by_kind(sound, wrong)
    yield from _by_source(sound, wrong)


def _by_kind(sound: Sequence[set[str]], wrong: Mapping[str, Sequence[set[str]]]) -> Iterator[str]:
    """Print what is looked at first, and what the plausible limits of single cells add to it."""
    for title, also in (("looked at first", ()), ("or a cell outside its plausible limits", ("cell",))):
        names = {*strong_rules(), *also}
        yield f"{title}: false alarms {_share(sound, names):.1%}"
        for kind, cases in wrong.items():
            yield f"  {kind:42}{_share(cases, names):>8.1%} of {len(cases)}"
        of_the_form = [one for kind, cases in wrong.items() if kind != _OF_THE_LIST for one in cases]
        everything = [one for cases in wrong.values() for one in cases]
        yield f"  {'all but another patient':42}{_share(of_the_form, names):>8.1%} of {len(of_the_form)}"
        yield f"  {'all':42}{_share(everything, names):>8.1%} of {len(everything)}"


def _by_source(sound: Sequence[set[str]], wrong: Mapping[str, Sequence[set[str]]]) -> Iterator[str]:
    everything = [one for cases in wrong.values() for one in cases]
    names = Counter(name for one in (*sound, *everything) for name in one)
    yield f"{'asked by':34}{'false alarms':>14}{'caught':>10}"
    for name in sorted(names, key=lambda one: -sum(one in x for x in everything)):
        yield f"{name:34}{_share(sound, {name}):>14.1%}{_share(everything, {name}):>10.1%}"


def _share(cases: Sequence[set[str]], names: set[str]) -> float:
    return sum(bool(one & names) for one in cases) / len(cases)


if __name__ == "__main__":
    for line in measure():
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
