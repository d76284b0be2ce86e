"""A checkpoint of several processes: they gather what each holds, one writes it, all read it back.

The same file serves one process, several that each hold all weights, and several that hold a part (FSDP).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from safetensors import safe_open
from torch import nn
from torch.distributed.checkpoint.state_dict import (
    StateDictOptions,
    get_state_dict,
    set_state_dict,
)

from heart_engine.training.checkpoint import STEP, replace_file

_WHOLE = StateDictOptions(full_state_dict=True, cpu_offload=True)
_WEIGHT, _MOMENT = "weight", "moment"
_JOINT = ":"


def save_team(
    path: Path, step: int, network: nn.Module, optimiser: torch.optim.Optimizer, *, is_main: bool
) -> None:
    """Gather weights and moments; the main process writes them in one step."""
    weights, moments = _gathered(network, optimiser)
    if is_main:
        held = {_JOINT.join((_WEIGHT, name)): one for name, one in weights.items()}
        held |= {
            _JOINT.join((_MOMENT, part, name)): one
            for name, parts in moments["state"].items()
            for part, one in parts.items()
        }
        replace_file(path, {name: one.contiguous().clone() for name, one in held.items()}, step)


def restore_team(path: Path, network: nn.Module, optimiser: torch.optim.Optimizer) -> int:
    """Put a saved state back and return its step; 0 where nothing was saved."""
    if not path.exists():
        return 0
    weights, moments = _gathered(network, optimiser)  # what is no tensor, as the rates, stays as it is
    with safe_open(path, framework="pt") as file:
        step = int((file.metadata() or {})[STEP])
        for key in file.keys():  # noqa: SIM118 - not a dict
            kind, *place = key.split(_JOINT)
            if kind == _WEIGHT:
                weights[place[0]] = file.get_tensor(key)
            else:
                moments["state"][place[1]][place[0]] = file.get_tensor(key)
    set_state_dict(
        network, _plain(optimiser), model_state_dict=weights, optim_state_dict=moments, options=_WHOLE
    )
    return step


def _gathered(network: nn.Module, optimiser: torch.optim.Optimizer) -> tuple[dict[str, Any], dict[str, Any]]:
    weights, moments = get_state_dict(network, _plain(optimiser), options=_WHOLE)
    return dict(weights), dict(moments)


def _plain(optimiser: torch.optim.Optimizer) -> torch.optim.Optimizer:
    """Return the optimiser that accelerate has wrapped."""
    inner: torch.optim.Optimizer = getattr(optimiser, "optimizer", optimiser)
    return inner
