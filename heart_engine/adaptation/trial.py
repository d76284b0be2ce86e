"""A hospital's cases answered as patients to come would be: none beside cases of its own patient.

Every way of answering sees the same folds. What is fitted (ranges, the declared prevalence, the library
itself) comes from the other folds alone. The prevalence is the hospital's own in every way, so that none of
them gains by it.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from heart_engine.adaptation.ranges import local_shifts
from heart_engine.domain.case import Case
from heart_engine.evaluation.predictions import Floats, Indices
from heart_engine.library.reference_case import SourceRecord
from heart_engine.model.standard_values import Shift
from heart_engine.pipeline.engine import HeartEngine
from heart_engine.pipeline.library_folder import Encoder, library_of, reference_cases
from heart_engine.pipeline.screen import Question, looked_up, scored
from heart_engine.protocol.messages import Step

Say = Callable[[str], None]
_AT_ONCE = 32
_SEED = 0


@dataclass(frozen=True, slots=True)
class Patients:
    """Cases with a diagnosis that the bundle can name."""

    records: tuple[SourceRecord, ...]
    truth: Indices  # places among the engine's sets

    @property
    def people(self) -> Indices:
        """Return whose each case is, as a number."""
        numbers: dict[str, int] = {}
        return np.array([numbers.setdefault(one.patient_id, len(numbers)) for one in self.records])

    def take(self, rows: Indices) -> Patients:
        """Return some of them."""
        return Patients(tuple(self.records[row] for row in rows.tolist()), self.truth[rows])


@dataclass(frozen=True, slots=True)
class Trial:
    """Scores of every patient at the prior of training, by three ways of answering."""

    folds: tuple[Indices, ...]  # the rows of each
    prevalence: Floats  # a row for each patient: the hospital's own, as the other folds show it
    as_it_is: Floats
    own_cases: Floats
    own_ranges: Floats


def patients_of(engine: HeartEngine, records: Sequence[SourceRecord]) -> Patients:
    """Keep the cases whose diagnosis is an answer of this bundle."""
    known = [one for one in records if one.labels in engine.sets]
    return Patients(tuple(known), np.array([engine.sets.index(one.labels) for one in known], dtype=np.int64))


def cross_validated(engine: HeartEngine, patients: Patients, folds: int, say: Say) -> Trial:
    """Answer each fold beside the cases of the others."""
    rows_of = patient_folds(patients, folds)
    shape = (len(patients.truth), len(engine.sets))
    found: dict[str, Floats] = {name: np.zeros(shape) for name in ("is", "cases", "ranges")}
    prevalence = np.zeros(shape)
    for number, rows in enumerate(rows_of, start=1):
        say(f"cross-validation: fold {number} of {folds}")
        others = np.setdiff1d(np.arange(len(patients.truth)), rows)
        prevalence[rows] = local_prevalence(patients.truth[others], len(engine.sets))
        for name, scores in _fold(engine, patients.take(rows), patients.take(others)):
            found[name][rows] = scores
    return Trial(rows_of, prevalence, found["is"], found["cases"], found["ranges"])


def patient_folds(patients: Patients, folds: int) -> tuple[Indices, ...]:
    """Deal the patients out; all cases of one stay together."""
    names = np.array([one.patient_id for one in patients.records])
    shuffled = np.random.default_rng(_SEED).permutation(np.unique(names))
    return tuple(np.flatnonzero(np.isin(names, shuffled[start::folds])) for start in range(folds))


def beside(engine: HeartEngine, records: Sequence[SourceRecord], shifts: Mapping[str, Shift]) -> HeartEngine:
    """Return the engine beside a library of these cases, read in these ranges."""
    about = dataclasses.replace(engine.own_library.about, id="cross-validation", shifts=dict(shifts))
    encoder = Encoder(engine.model, engine.settings, about.encoder)
    standards = engine.frozen_standards.with_shifts(about.shifts)
    cases = reference_cases(records, engine.settings.text, standards)
    library = library_of(about, cases, encoder, engine.own_library.search.reranker)
    return dataclasses.replace(engine, library=library)


def scores(engine: HeartEngine, questions: Sequence[Question]) -> Floats:
    """Return the score of every set for every case, at the prior of training."""
    found = [
        one.log_probabilities
        for start in range(0, len(questions), _AT_ONCE)
        for one in scored(engine, looked_up(engine, questions[start : start + _AT_ONCE], _silent), _silent)
    ]
    return np.array(found, dtype=np.float64)


def at_prevalence(engine: HeartEngine, found: Floats, shares: Floats) -> Floats:
    """Exchange the prior of training for these shares."""
    return np.asarray(found + np.log(shares) - np.log(np.array(engine.trained_prevalence)))


def local_prevalence(truth: Indices, sets: int) -> Floats:
    """Return the share of each set, with one imagined patient each, so that none is impossible."""
    counts = np.bincount(truth, minlength=sets) + 1.0
    return np.asarray(counts / counts.sum())


def _fold(engine: HeartEngine, asked: Patients, others: Patients) -> Iterator[tuple[str, Floats]]:
    shifts = local_shifts(((one.case, one.labels) for one in others.records), engine.frozen_standards)
    ways = {
        "is": engine.beside_own_library(),
        "cases": beside(engine, others.records, {}),
        "ranges": beside(engine, others.records, shifts),
    }
    for name, way in ways.items():
        yield name, scores(way, questions_beside(way, [one.case for one in asked.records]))


def questions_beside(engine: HeartEngine, cases: Iterable[Case]) -> list[Question]:
    """Ask each case without library cases of the same numbers: a copy under another name knows the answer."""
    copies: dict[object, list[str]] = defaultdict(list)
    for known in engine.library.search.cases:
        copies[frozenset(known.measurements.items())].append(known.case_id)
    return [
        Question(one, excluded_cases=frozenset(copies.get(frozenset(one.measurements.items()), ())))
        for one in cases
    ]


def _silent(_step: Step, _fraction: float) -> None:
    """Report folds, not the steps of each case."""
