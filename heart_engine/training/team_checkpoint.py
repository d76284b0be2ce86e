"""A checkpoint of several processes: they gather what each holds, one writes it, all read it back.

The same file serves one process, several that each hold all weights, and several that hold a part (FSDP).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
import torch.distributed as dist
from safetensors import safe_open
from torch import Tensor, nn
from torch.distributed.checkpoint.state_dict import (
    StateDictOptions,
    get_optimizer_state_dict,
    get_state_dict,
    set_model_state_dict,
    set_optimizer_state_dict,
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
    """Put a saved state back and return its step; 0 where nothing was saved.

    The first process reads the file and hands each other its part: all of it in every process would be the
    memory that dividing the weights was to save.
    """
    if not path.exists():
        return 0
    together = dist.is_initialized()
    handed_out = StateDictOptions(full_state_dict=True, broadcast_from_rank0=together)
    groups = get_optimizer_state_dict(network, _plain(optimiser))["param_groups"]
    with safe_open(path, framework="pt") as file:
        step = int((file.metadata() or {})[STEP])
        is_reader = not together or dist.get_rank() == 0
        keys = file.keys() if is_reader else ()
        weights, moments = _sorted({key: file.get_tensor(key) for key in keys})
    set_model_state_dict(network, weights, options=handed_out)
    state: dict[str, Any] = {"state": moments, "param_groups": groups} if is_reader else {}
    set_optimizer_state_dict(network, _plain(optimiser), state, options=handed_out)
    return step


def _gathered(network: nn.Module, optimiser: torch.optim.Optimizer) -> tuple[dict[str, Any], dict[str, Any]]:
    weights, moments = get_state_dict(network, _plain(optimiser), options=_WHOLE)
    return dict(weights), dict(moments)


def _sorted(held: Mapping[str, Tensor]) -> tuple[dict[str, Any], dict[str, dict[str, Tensor]]]:
    """Sort a file's tensors into weights by name, and moments by name and part."""
    weights: dict[str, Any] = {}
    moments: dict[str, dict[str, Tensor]] = {}
    for key, one in held.items():
        kind, *place = key.split(_JOINT)
        if kind == _WEIGHT:
            weights[place[0]] = one
        else:
            part, name = place
            moments.setdefault(name, {})[part] = one
    return weights, moments


def _plain(optimiser: torch.optim.Optimizer) -> torch.optim.Optimizer:
    """Return the optimiser that accelerate has wrapped."""
    inner: torch.optim.Optimizer = getattr(optimiser, "optimizer", optimiser)
    return inner
