"""From the scores of one case to what may be said about it: step 7 of a screening."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from heart_engine.domain.case import Case
from heart_engine.domain.case_json import inputs_sha256
from heart_engine.domain.flags import raise_flags
from heart_engine.domain.result import (
    Call,
    LabelAnswer,
    Provenance,
    Result,
    SetProbability,
    SupportingCase,
)
from heart_engine.library.search import Found
from heart_engine.model.abstention import abstention_for
from heart_engine.model.calibration import bounded, softmax
from heart_engine.model.prevalence import corrected, marginals
from heart_engine.model.second_opinion import neighbour_tally, opinion_features
from heart_engine.pipeline.engine import HeartEngine


@dataclass(frozen=True, slots=True)
class Scored:
    """A case with everything that was found out about it."""

    case: Case
    prevalence: Mapping[str, float]  # by label set text, in the order of the scores
    log_probabilities: Sequence[float]
    supporting: Sequence[Found | None]
    attention: Sequence[float]  # of each supporting case, then of the no-information vector
    nearest: Sequence[Found]
    excluded_cases: frozenset[str] = frozenset()


def result_of(engine: HeartEngine, scored: Scored) -> Result:
    """Calibrate, look whether the case is like any the bundle knows, and say what may be said."""
    prior = tuple(scored.prevalence.values())
    probabilities = engine.numbers.calibration.probabilities(
        scored.log_probabilities, engine.trained_prevalence, prior
    )
    abstain = abstention_for(scored.case, [one.similarity for one in scored.nearest], engine.limits)
    answers = _label_answers(engine, scored, marginals(engine.sets, probabilities))
    if abstain:
        answers = {label: LabelAnswer(one.probability, Call.REFER) for label, one in answers.items()}
    supporting, nothing = _attended(scored)
    return Result(
        sets=_sorted_sets(engine, probabilities),
        labels=answers,
        abstain=abstain,
        supporting_cases=supporting,
        no_case_attention=nothing,
        second_opinions=_second_opinions(engine, scored, prior),
        flags=raise_flags(scored.case, {label: one.call for label, one in answers.items()}),
        provenance=_provenance(engine, scored),
    )


def _label_answers(engine: HeartEngine, scored: Scored, shown: Mapping[str, float]) -> dict[str, LabelAnswer]:
    """Show the probabilities at the declared prevalence, and call them at the bundle's own.

    The counts behind the calls hold at the bundle's prevalence alone: a clinic that declares nearly everybody
    healthy would otherwise have ill people ruled out far more often than the counts allow.
    """
    usual = tuple(engine.prevalence({}).values())
    probabilities = engine.numbers.calibration.probabilities(
        scored.log_probabilities, engine.trained_prevalence, usual
    )
    called = engine.numbers.label_answers(marginals(engine.sets, probabilities))
    return {label: LabelAnswer(shown[label], one.call) for label, one in called.items()}


def _sorted_sets(engine: HeartEngine, probabilities: Sequence[float]) -> tuple[SetProbability, ...]:
    found = [SetProbability(*one) for one in zip(engine.sets, probabilities, strict=True)]
    return tuple(sorted(found, key=lambda one: -one.probability))


def _attended(scored: Scored) -> tuple[tuple[SupportingCase, ...], float]:
    """Return the cases that were there with their share of the attention, and the share of none."""
    *shares, nothing = scored.attention
    total = math.fsum(scored.attention)  # 1, but for the rounding of the device
    present = [(one, share) for one, share in zip(scored.supporting, shares, strict=True) if one]
    cases = tuple(
        SupportingCase(one.case.case_id, one.case.labels, one.similarity, share / total)
        for one, share in present
    )
    return cases, nothing / total


def _second_opinions(
    engine: HeartEngine, scored: Scored, prior: Sequence[float]
) -> dict[str, Mapping[str, float]]:
    """Return what simple methods say: a tally of the nearest cases, a regression at the same prevalence."""
    opinions: dict[str, Mapping[str, float]] = {
        "neighbours": neighbour_tally([one.case.labels for one in scored.nearest])
    }
    for logistic in engine.answering.logistic:
        scores = logistic.scores(opinion_features(scored.case, engine.standards))
        shares = bounded(softmax(corrected(scores, engine.trained_prevalence, prior)))
        opinions["logistic"] = marginals(engine.sets, shares)
    return opinions


def _provenance(engine: HeartEngine, scored: Scored) -> Provenance:
    return Provenance(
        bundle=engine.manifest.bundle_id,
        library=engine.library_name,
        variant=engine.variant,
        device=engine.choice.device,
        prevalence=dict(scored.prevalence),
        inputs_sha256=inputs_sha256(scored.case),
        simulated=engine.manifest.spectrum.simulated or engine.library.about.simulated,
        excluded_cases=tuple(sorted(scored.excluded_cases)),
    )
