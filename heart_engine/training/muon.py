"""Muon: every step of a layer's matrix is made orthogonal, so that no direction of it is left behind.

`torch.optim.Muon` does so one matrix after the other and in bfloat16, which a processor without such
instructions only imitates. This is the same in the precision of the weights, matrices of one shape at once.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import cast

import torch
from torch import Tensor, nn

_MOMENTUM = 0.95
_ROUNDS = 5
_LINEAR, _CUBIC, _QUINTIC = 3.4445, -4.7750, 2.0315  # Newton and Schulz, as steep at 0 as five rounds allow
_SMALLEST = 1e-7


class Muon(torch.optim.Optimizer):
    """Moves matrices alone; what else a network has belongs to another optimiser."""

    def __init__(self, matrices: Iterable[nn.Parameter], rate: float, decay: float) -> None:
        super().__init__(matrices, {"lr": rate, "decay": decay})

    @torch.no_grad()
    def step(self, _closure: None = None) -> None:  # type: ignore[override]  # nobody gives a closure
        """Move every matrix; each must have a gradient."""
        for group in self.param_groups:
            for (rows, columns), alike in _by_shape(group["params"]).items():
                steps = orthogonal(torch.stack([self._wanted(one) for one in alike]))
                longer = math.sqrt(max(1.0, rows / columns))
                for one, step in zip(alike, steps, strict=True):
                    one.mul_(1 - group["lr"] * group["decay"]).add_(step, alpha=-group["lr"] * longer)

    def _wanted(self, matrix: nn.Parameter) -> Tensor:
        """Return the gradient with what is left of the ones before it (Nesterov)."""
        state = self.state[matrix]
        gradient = cast("Tensor", matrix.grad)
        if not state:
            state["momentum"] = torch.zeros_like(matrix)
        before: Tensor = state["momentum"].lerp_(gradient, 1 - _MOMENTUM)
        return gradient.lerp(before, _MOMENTUM)


def is_layer_matrix(name: str, parameter: nn.Parameter) -> bool:
    """Say whether a weight of a Llama is a matrix of a layer: no embedding, no head, no norm."""
    return ".layers." in name and parameter.ndim == 2  # noqa: PLR2004 - rows and columns


def orthogonal(matrices: Tensor) -> Tensor:
    """Return matrices (m, a, b) of the same directions, all about equally long."""
    is_tall = matrices.shape[1] > matrices.shape[2]
    found = matrices.mT if is_tall else matrices
    found = found / found.flatten(1).norm(dim=1)[:, None, None].clamp(min=_SMALLEST)
    for _ in range(_ROUNDS):
        square = found @ found.mT
        mixed = torch.baddbmm(square, square, square, beta=_CUBIC, alpha=_QUINTIC)
        found = torch.baddbmm(found, mixed, found, beta=_LINEAR)
    return found.mT if is_tall else found


def _by_shape(matrices: Sequence[nn.Parameter]) -> Mapping[tuple[int, int], list[nn.Parameter]]:
    found: dict[tuple[int, int], list[nn.Parameter]] = {}
    for one in matrices:
        found.setdefault((one.shape[0], one.shape[1]), []).append(one)
    return found
