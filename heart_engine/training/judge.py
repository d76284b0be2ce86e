"""The judge: a plain network on the measurements themselves, fast enough to learn from many more cases.

What it says of a training case is how probable each diagnosis is, where the case has only the one that it
happened to get. The summary of a case learns to hold that (pretrain.py), and two cases are mates when the
judge says the same of them (mates.py). It teaches; it answers nobody.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor, nn

from heart_engine.cohort.cohort import Cohort
from heart_engine.cohort.hospital import KEYS, SETS
from heart_engine.evaluation.features import Filled, features
from heart_engine.evaluation.predictions import Floats
from heart_engine.model.weights import read_tensors

_PERSON = 3  # age, sex, weight: the last columns of the features
_HIDDEN, _LAYERS = 384, 3
_BATCH, _EPOCHS = 512, 2
_RATE, _DECAY = 1.5e-3, 0.02
_WARMUP_STEPS, _LOWEST_SHARE = 200, 0.01  # of the rate
_FURTHEST = 6.0  # a slip of the pen shall not dominate the network


@dataclass(frozen=True, slots=True)
class Judge:
    """A trained network, and how what it reads is filled and scaled."""

    network: nn.Module
    fill: Filled

    def __call__(self, cohort: Cohort) -> Floats:
        """Return a probability of each of SETS for every case."""
        rows = _rows(self.fill, features(cohort))
        with torch.no_grad():
            said = [
                self.network(rows[at : at + _BATCH]).softmax(dim=-1) for at in range(0, len(rows), _BATCH)
            ]
        return np.asarray(torch.cat(said).double().numpy())

    def save(self, path: Path) -> None:
        """Write it in one step."""
        scale = {"mean": torch.from_numpy(self.fill.mean), "sd": torch.from_numpy(self.fill.sd)}
        aside = path.with_name(path.name + ".unfinished")
        save_file(self.network.state_dict() | scale, aside)
        aside.replace(path)


def load_judge(path: Path) -> Judge:
    """Read one that was saved."""
    network = _network(torch.Generator())
    shapes = {name: tuple(one.shape) for name, one in network.state_dict().items()}
    columns = (len(KEYS) + _PERSON,)
    found = read_tensors(path, shapes | {"mean": columns, "sd": columns})
    fill = Filled(found.pop("mean").numpy(), found.pop("sd").numpy())
    network.load_state_dict(found)
    return Judge(network, fill)


def judge_steps(cases: int) -> int:
    """Return how many steps learning from so many cases takes."""
    return max(1, cases // _BATCH) * _EPOCHS


def train_judge(cohort: Cohort, seed: int, report: Callable[[int], None] = lambda _done: None) -> Judge:
    """Train a judge on cases whose diagnosis is known."""
    given = features(cohort)
    fill = Filled.fitted(given)
    rows, labels = _rows(fill, given), torch.from_numpy(cohort.labels)
    random = torch.Generator().manual_seed(seed)
    network = _network(random)
    optimiser = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=_DECAY, fused=True)
    steps = judge_steps(len(rows))
    for step in range(steps):
        at = step % (steps // _EPOCHS)
        if at == 0:
            order = torch.randperm(len(rows), generator=random)
        chosen = order[at * _BATCH :][:_BATCH]
        optimiser.param_groups[0]["lr"] = _RATE * _share_at(step, steps)
        optimiser.zero_grad()
        loss = nn.functional.cross_entropy(network(rows[chosen]), labels[chosen])
        loss.backward()  # type: ignore[no-untyped-call]  # has no types
        optimiser.step()
        report(step + 1)
    return Judge(network, fill)


def _rows(fill: Filled, given: Floats) -> Tensor:
    """Return rows without gaps, which say of measurements and person what is a gap."""
    filled = np.clip(fill(given), -_FURTHEST, _FURTHEST)
    unknown = np.isnan(given[:, -_PERSON:])
    return torch.from_numpy(np.hstack([filled, unknown])).float()


def _network(random: torch.Generator) -> nn.Sequential:
    """Build the network with weights that depend on the generator alone."""
    widths = [2 * (len(KEYS) + _PERSON), *[_HIDDEN] * _LAYERS]
    layers: list[nn.Module] = []
    for width, next_width in itertools.pairwise(widths):
        layers += [nn.Linear(width, next_width), nn.GELU()]
    network = nn.Sequential(*layers, nn.Linear(_HIDDEN, len(SETS)))
    for one in network:
        if isinstance(one, nn.Linear):
            bound = 1 / math.sqrt(one.in_features)
            nn.init.uniform_(one.weight, -bound, bound, generator=random)
            nn.init.zeros_(one.bias)
    return network


def _share_at(step: int, steps: int) -> float:
    """Return the share of the highest rate that a step has: up in a straight line, down as a half cosine."""
    falling = (1 + math.cos(math.pi * step / steps)) / 2
    rising = min(1.0, (step + 1) / _WARMUP_STEPS)
    return rising * (_LOWEST_SHARE + (1 - _LOWEST_SHARE) * falling)
