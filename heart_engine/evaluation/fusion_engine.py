"""A bundle's own pipeline beside any library, and with its evidence spoilt in one way at a time."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np

from heart_engine.bundle.verification import verify_bundle
from heart_engine.cohort.cohort import Cohort
from heart_engine.domain.result import Result
from heart_engine.library.reference_case import LibraryCase, SourceRecord
from heart_engine.library.rerank import Reranker
from heart_engine.library.search import Found
from heart_engine.model.diagnosis import Encoded, HeartModel
from heart_engine.model.fusion import Evidence, Fused
from heart_engine.model.standard_values import Shift
from heart_engine.pipeline.engine import HeartEngine
from heart_engine.pipeline.library_folder import Encoder, library_of, reference_cases, with_reach
from heart_engine.pipeline.load import load_engine
from heart_engine.pipeline.screen import LookedUp, Question, answered, looked_up
from heart_engine.protocol.messages import Step

_BATCH = 50
Support = Callable[[LookedUp], tuple[tuple[Found | None, ...], ...]]


class Spoilt(StrEnum):
    """What is done to the evidence."""

    NOTHING = "as it is"
    ZEROED = "fused vector zeroed"
    NO_CASES = "no case at all"
    SHUFFLED = "labels of the library shuffled"
    RANDOM = "random cases of the library"


@dataclass(frozen=True, slots=True)
class Measured:
    """A verified bundle that is measured, with what reorders its candidates."""

    engine: HeartEngine
    reranker: Reranker | None


def open_measured(folder: Path) -> Measured:
    """Load a bundle as the clinic does, golden cases included."""
    engine = load_engine(verify_bundle(folder))
    return Measured(engine, engine.own_library.search.reranker)


def beside_cases(
    measured: Measured, cohort: Cohort, shifts: Mapping[str, Shift] | None = None
) -> HeartEngine:
    """Return the engine beside a hospital's own cases, its standard values moved where shifts are given."""
    engine, moved = measured.engine, dict(shifts or {})
    standards = engine.frozen_standards.with_shifts(moved)
    records = (_record(cohort, row) for row in range(len(cohort)))
    kept = reference_cases(records, engine.settings.text, standards)
    return _beside(measured, engine, kept, moved)


def spoilt(measured: Measured, engine: HeartEngine, kind: Spoilt, seed: int) -> HeartEngine:
    """Return the engine with a model or a library that is spoilt; other kinds change the supporting cases."""
    if kind is Spoilt.ZEROED:
        model = engine.model
        blind = _BlindModel(model.language_model, model.fusion, model.writer, engine.settings)
        return dataclasses.replace(engine, model=blind)
    if kind is Spoilt.SHUFFLED:
        cases = engine.library.search.cases
        order = np.random.default_rng(seed).permutation(len(cases))
        mixed = [
            dataclasses.replace(one, labels=cases[at].labels) for one, at in zip(cases, order, strict=True)
        ]
        return _beside(measured, engine, mixed, engine.library.about.shifts)
    return engine


def support_of(kind: Spoilt, engine: HeartEngine, seed: int) -> Support | None:
    """Return what replaces the supporting cases, where the kind of spoiling does that."""
    count = engine.settings.retrieval.cases
    if kind is Spoilt.NO_CASES:
        return lambda found: ((None,) * count,) * len(found.questions)
    if kind is not Spoilt.RANDOM:
        return None
    random, cases = np.random.default_rng(seed), engine.library.search.cases

    def drawn(found: LookedUp) -> tuple[tuple[Found | None, ...], ...]:
        places = [random.permutation(len(cases))[:count] for _ in found.questions]
        return tuple(tuple(Found(int(at), cases[at], 0.0) for at in row) for row in places)

    return drawn


def with_count(engine: HeartEngine, count: int) -> HeartEngine:
    """Return the engine with another number of supporting cases."""
    retrieval = dataclasses.replace(engine.settings.retrieval, cases=count)
    return dataclasses.replace(engine, settings=dataclasses.replace(engine.settings, retrieval=retrieval))


def results(
    engine: HeartEngine, questions: Sequence[Question], support: Support | None = None
) -> list[Result]:
    """Answer many cases through the clinic's own steps."""
    found: list[Result] = []
    for start in range(0, len(questions), _BATCH):
        read = looked_up(engine, questions[start : start + _BATCH], _nobody_waits)
        if support is not None:
            read = dataclasses.replace(read, supporting=support(read))
        found += answered(engine, read, _nobody_waits)
    return found


class _BlindModel(HeartModel):
    """A model whose fused vector holds nothing."""

    def fuse(self, encoded: Encoded, evidence: Evidence) -> Fused:
        """Fuse, and throw the outcome away."""
        fused = super().fuse(encoded, evidence)
        return Fused(fused.vectors * 0, fused.attention)


def _beside(
    measured: Measured, engine: HeartEngine, cases: Sequence[LibraryCase], shifts: Mapping[str, Shift]
) -> HeartEngine:
    encoder = Encoder(engine.model, engine.settings, engine.own_library.about.encoder)
    empty = dataclasses.replace(engine.own_library.about, id="measured", shifts=dict(shifts))
    about = with_reach(empty, cases, encoder)
    return dataclasses.replace(engine, library=library_of(about, cases, encoder, measured.reranker))


def _record(cohort: Cohort, row: int) -> SourceRecord:
    labels = cohort.label_set(row)
    assert labels is not None  # noqa: S101 - a simulated case always has its diagnosis
    return SourceRecord(cohort.case(row), str(cohort.patient_id[row]), labels)


def _nobody_waits(_step: Step, _fraction: float) -> None:
    """Report nothing; progress is told by hospital."""
