"""How common each label set is: in the training data, and where the program is used.

A model answers as if patients came as often as in its training. The declared prevalence of the place
replaces that prior before any calibration is read.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from heart_engine.domain.labels import LABELS, LabelSet, label_set_to_text

_ROUNDS = 500
_CLOSE_ENOUGH = 1e-9


class PrevalenceError(ValueError):
    """A declared prevalence that no mix of the answers can have, by the name it goes wrong at."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"not a prevalence that these answers can have: {name}")


def declared_prior(
    sets: Sequence[LabelSet], usual: Mapping[str, float], declared: Mapping[str, float]
) -> tuple[float, ...]:
    """Return the share of each label set where the program is used.

    `usual` is the bundle's own, by label set text. `declared` is empty for that one, or names every set, or
    names labels with their marginal prevalence; then the bundle's mix changes no more than these need.
    """
    texts = [label_set_to_text(one) for one in sets]
    if set(declared) == set(texts):
        return _shares(texts, declared)
    unknown = sorted(set(declared) - set(LABELS))
    if unknown:
        raise PrevalenceError(unknown[0])
    prior = _shares(texts, usual)
    return _with_marginals(sets, prior, declared) if declared else prior


def corrected(
    log_probabilities: Sequence[float], trained: Sequence[float], declared: Sequence[float]
) -> tuple[float, ...]:
    """Exchange the prior of training for the declared one; what remains is not yet normalised."""
    return tuple(
        score + math.log(here) - math.log(there)
        for score, here, there in zip(log_probabilities, declared, trained, strict=True)
    )


def marginals(sets: Sequence[LabelSet], probabilities: Sequence[float]) -> dict[str, float]:
    """Return the probability of each label, whatever else is present."""
    pairs = list(zip(sets, probabilities, strict=True))
    return {label: sum(share for one, share in pairs if label in one) for label in LABELS}


def _shares(texts: Sequence[str], by_text: Mapping[str, float]) -> tuple[float, ...]:
    for text in texts:
        if not 0 < by_text.get(text, 0.0) < math.inf:
            raise PrevalenceError(text)
    total = sum(by_text[text] for text in texts)
    return tuple(by_text[text] / total for text in texts)


def _with_marginals(
    sets: Sequence[LabelSet], prior: tuple[float, ...], wanted: Mapping[str, float]
) -> tuple[float, ...]:
    """Fit the marginals one after the other, round after round, until all hold at once."""
    for label, share in wanted.items():
        if not 0 < share < 1:
            raise PrevalenceError(label)
    for _ in range(_ROUNDS):
        for label, share in wanted.items():
            prior = _with_marginal(sets, prior, label, share)
        now = marginals(sets, prior)
        if all(abs(now[label] - share) < _CLOSE_ENOUGH for label, share in wanted.items()):
            return prior
    raise PrevalenceError("+".join(wanted))


def _with_marginal(
    sets: Sequence[LabelSet], prior: tuple[float, ...], label: str, share: float
) -> tuple[float, ...]:
    """Scale the sets with a label and those without, so that it has its share."""
    inside = sum(p for one, p in zip(sets, prior, strict=True) if label in one)
    outside = sum(p for one, p in zip(sets, prior, strict=True) if label not in one)
    if not (inside and outside):  # shrunk to nothing by wishes that contradict each other
        raise PrevalenceError(label)
    factors = {True: share / inside, False: (1 - share) / outside}
    return tuple(p * factors[label in one] for one, p in zip(sets, prior, strict=True))
