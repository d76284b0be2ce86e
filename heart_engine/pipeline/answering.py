"""`answering.json`: what turns a model's scores into something that may be said, as it was measured."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from heart_engine.domain.labels import LABELS, LabelSet, label_set_to_text
from heart_engine.domain.result import LabelAnswer
from heart_engine.model.abstention import AbstentionLimits
from heart_engine.model.calibration import Calibration
from heart_engine.model.conformal import ConformalCounts, call_for
from heart_engine.model.second_opinion import LogisticOpinion, opinion_feature_names
from heart_engine.model.typed_json import ShapeError, from_json, to_json


@dataclass(frozen=True, slots=True)
class VariantNumbers:
    """What was measured in one precision variant."""

    calibration: Calibration
    conformal: Mapping[str, ConformalCounts]  # by label; a label without counts is always referred

    def label_answers(self, marginals: Mapping[str, float]) -> dict[str, LabelAnswer]:
        """Return what each label's probability allows to be said."""
        return {
            label: LabelAnswer(marginals[label], call_for(marginals[label], self.conformal.get(label)))
            for label in LABELS
        }


@dataclass(frozen=True, slots=True)
class Answering:
    """Everything between the scores and the answer."""

    prevalence: Mapping[str, float]  # by label set text: assumed where a clinic declares nothing
    variants: Mapping[str, VariantNumbers]
    limits: AbstentionLimits
    logistic: tuple[LogisticOpinion, ...]  # one, or none where no such opinion was fitted


def answering_from_bytes(content: bytes, sets: Sequence[LabelSet], variants: Sequence[str]) -> Answering:
    """Read a verified file; a ShapeError names the place where it does not fit the bundle."""
    found = from_json(Answering, json.loads(content))
    for where, rule in _misfits(found, sets, variants):
        raise ShapeError(where, rule)
    return found


def answering_to_bytes(answering: Answering) -> bytes:
    """Write what `answering_from_bytes` reads."""
    return (json.dumps(to_json(answering), indent=1) + "\n").encode()


def _misfits(
    answering: Answering, sets: Sequence[LabelSet], variants: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield each place that does not fit, and what is expected there."""
    if set(answering.variants) != set(variants):
        yield "variants", "the variants of the manifest expected"
    if set(answering.prevalence) != {label_set_to_text(one) for one in sets}:
        yield "prevalence", "every label set expected"
    if not all(0 < share < 1 for share in answering.prevalence.values()):
        yield "prevalence", "shares between 0 and 1 expected"
    for name, numbers in answering.variants.items():
        for where, rule in number_misfits(numbers, len(sets)):
            yield f"variants.{name}.{where}", rule
    for opinion in answering.logistic:
        if not set(opinion.features) <= set(opinion_feature_names()):
            yield "logistic", "a feature that every case has expected"
        widths = {len(opinion.features)} ^ {len(row) for row in opinion.weights}
        if widths or len(opinion.bias) != len(sets) or len(opinion.weights) != len(sets):
            yield "logistic", "a weight for every feature of every label set expected"


def number_misfits(numbers: VariantNumbers, sets: int) -> Iterator[tuple[str, str]]:
    """Yield each place of one variant's numbers that does not fit as many label sets."""
    if len(numbers.calibration.offsets) != sets or numbers.calibration.temperature <= 0:
        yield "calibration", "a temperature, and an offset for every label set expected"
    for label, counts in numbers.conformal.items():
        if label not in LABELS or not counts.present or len(counts.present) != len(counts.absent):
            yield f"conformal.{label}", "a label and equal bins expected"
