"""The loop that every training stage shares: rate, step, curve, checkpoint, time left."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import torch
from torch import Tensor, nn
from torch.optim import Optimizer

from heart_engine.training.checkpoint import restore_checkpoint, save_checkpoint
from heart_engine.training.curve import Curve
from heart_engine.training.muon import Muon, is_layer_matrix

CHECKPOINT = "checkpoint.safetensors"
CURVE = "curve.csv"
_LOWEST_SHARE = 0.02  # of the rate, at the last step
LONGEST_GRADIENT = 1.0
_WEIGHT_DECAY = 0.01


class Task(Protocol):
    """What a stage learns; a step's loss depends on the weights and the step's number alone."""

    @property
    def parameters(self) -> Mapping[str, nn.Parameter]:
        """Return what is trained, by names that a checkpoint keeps."""

    def losses(self, step: int) -> dict[str, Tensor]:
        """Return the parts of one step's loss; the one named `loss` is minimised."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """A rate that rises in a straight line and falls as a half cosine."""

    rate: float
    warmup_steps: int
    steps: int
    checkpoint_every: int
    muon_rate: float | None = None  # of the layers' matrices, where they have an optimiser of their own

    def at(self, step: int) -> float:
        """Return the rate of a step, counted from 0."""
        return self.rate * self.share_at(step)

    def share_at(self, step: int) -> float:
        """Return the share of the highest rate that a step has."""
        if step < self.warmup_steps:
            return (step + 1) / self.warmup_steps
        done = (step - self.warmup_steps) / max(1, self.steps - self.warmup_steps)
        return _LOWEST_SHARE + (1 - _LOWEST_SHARE) * (1 + math.cos(math.pi * done)) / 2


def train(task: Task, schedule: Schedule, folder: Path, report: Callable[[int, str], None]) -> None:
    """Train until the last step, going on from the folder's checkpoint where there is one."""
    folder.mkdir(parents=True, exist_ok=True)
    parameters = dict(task.parameters)
    optimisers = _optimisers(parameters, schedule)
    done = restore_checkpoint(folder / CHECKPOINT, parameters, optimisers)
    curve = Curve(folder / CURVE, done)
    for step in range(done, schedule.steps):
        losses = _step(task, optimisers, schedule.share_at(step), step)
        curve.add(step + 1, schedule.at(step), losses)
        report(step + 1, f"loss {losses['loss']:.4f}")
        if (step + 1) % schedule.checkpoint_every == 0 or step + 1 == schedule.steps:
            save_checkpoint(folder / CHECKPOINT, step + 1, parameters, optimisers)


def adamw(parameters: Iterable[nn.Parameter], schedule: Schedule) -> torch.optim.AdamW:
    """Return the optimiser that every stage uses."""
    return torch.optim.AdamW(
        parameters, lr=schedule.rate, betas=(0.9, 0.98), weight_decay=_WEIGHT_DECAY, fused=True
    )


def _optimisers(parameters: Mapping[str, nn.Parameter], schedule: Schedule) -> tuple[Optimizer, ...]:
    """Return Muon for the matrices of the layers where it has a rate, and AdamW for everything else."""
    if schedule.muon_rate is None:
        return (adamw(parameters.values(), schedule),)
    matrices = {name for name, one in parameters.items() if is_layer_matrix(name, one)}
    others = [one for name, one in parameters.items() if name not in matrices]
    return (
        adamw(others, schedule),
        Muon([parameters[name] for name in sorted(matrices)], schedule.muon_rate, _WEIGHT_DECAY),
    )


def _step(task: Task, optimisers: Sequence[Optimizer], share: float, step: int) -> dict[str, float]:
    for optimiser in optimisers:
        for group in optimiser.param_groups:
            group["lr"] = share * optimiser.defaults["lr"]
        optimiser.zero_grad(set_to_none=True)
    losses = task.losses(step)
    losses["loss"].backward()  # type: ignore[no-untyped-call]  # has no types
    nn.utils.clip_grad_norm_(task.parameters.values(), LONGEST_GRADIENT)
    for optimiser in optimisers:
        optimiser.step()
    return {name: float(one.detach()) for name, one in losses.items()}
