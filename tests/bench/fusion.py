"""Metric 4: the fusion layer with K and V formed, and as the program computes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch
from torch import Tensor

from heart_engine.model.fusion import CaseFusion, Evidence
from heart_engine.model.settings import FusionSettings
from tests.bench.rows import Row
from tests.bench.timing import exactly, figure, interleaved, ratio

_CASES, _STATES, _HEADS = 5, 450, 4
_ROUNDS = {5120: 7, 2048: 9, 768: 15, 192: 41}
_THE_AIM = 5120  # hidden size of the 13B shape


def measure() -> Iterator[Row]:
    """Measure the widths of the shapes, the widest first."""
    with torch.inference_mode():
        for hidden in _ROUNDS:
            yield from _measured(hidden)


def _measured(hidden: int) -> Iterator[Row]:
    torch.manual_seed(0)
    layer = CaseFusion(hidden, FusionSettings(heads=_HEADS), norm=1.0).eval()
    summary = torch.randn(1, hidden)
    owner = torch.arange(_CASES).repeat_interleave(_STATES)[None]
    evidence = Evidence(torch.randn(1, _CASES * _STATES, hidden), owner, _CASES)
    weights = [layer.query.weight, layer.key.weight, layer.value.weight, layer.output.weight]
    times = interleaved(
        {
            "literal": lambda: layer.literal(summary, evidence),
            "ours": lambda: layer(summary, evidence),
            "read": lambda: _read_once(weights, summary, evidence),
        },
        _ROUNDS[hidden],
    )
    differs = (layer(summary, evidence).vectors - layer.literal(summary, evidence).vectors).abs().max()
    at = f"h = {hidden}, fp32, {_CASES} cases of {_STATES} states"
    limit = ratio(times["literal"], times["read"])
    yield Row(
        "4",
        at,
        ratio(times["literal"], times["ours"]),
        aim=120 if hidden == _THE_AIM else None,
        floor=f"{limit.value:.3g}",
        note="floor: every weight and every state read just once",
    )
    if hidden == _THE_AIM:
        yield Row("4", f"{at}: ours", figure([1000 * one for one in times["ours"]]), "ms")
        yield Row("4", f"{at}: most a number of the vector differs", exactly(float(differs)), "")


def _read_once(weights: Sequence[Tensor], vector: Tensor, evidence: Evidence) -> None:
    """Multiply each weight by a vector and the states by two: what no way of computing can leave out."""
    for weight in weights:
        torch.mv(weight, vector[0])
    torch.mv(evidence.states[0], vector[0])
    torch.mv(evidence.states[0].T, evidence.states[0, :, 0])
