"""Where a run stands, in one file that is replaced in one step: a run that is killed goes on from it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

STEP = "step"
_WEIGHT, _FIRST, _SECOND = "weight:", "first:", "second:"


def save_checkpoint(
    path: Path, step: int, parameters: Mapping[str, nn.Parameter], optimiser: torch.optim.AdamW
) -> None:
    """Write weights and both moments of the optimiser; whoever looks finds the old file or the new one."""
    tensors: dict[str, Tensor] = {}
    for name, parameter in parameters.items():
        tensors[_WEIGHT + name] = parameter.detach().contiguous()
        if moments := optimiser.state.get(parameter):
            tensors[_FIRST + name] = moments["exp_avg"].contiguous()
            tensors[_SECOND + name] = moments["exp_avg_sq"].contiguous()
    replace_file(path, tensors, step)


def replace_file(path: Path, tensors: Mapping[str, Tensor], step: int) -> None:
    """Put a new file in the place of the old one in one step."""
    aside = path.with_name(path.name + ".unfinished")
    save_file(dict(tensors), aside, metadata={STEP: str(step)})
    with aside.open("rb") as file:
        os.fsync(file.fileno())
    aside.replace(path)


def restore_checkpoint(
    path: Path, parameters: Mapping[str, nn.Parameter], optimiser: torch.optim.AdamW
) -> int:
    """Put a saved state back and return its step; 0 where nothing was saved."""
    if not path.exists():
        return 0
    with safe_open(path, framework="pt") as file:
        step = int((file.metadata() or {})[STEP])
        for name, parameter in parameters.items():
            parameter.data.copy_(file.get_tensor(_WEIGHT + name))
            if step:
                optimiser.state[parameter] = {
                    "step": torch.tensor(float(step)),
                    "exp_avg": file.get_tensor(_FIRST + name).to(parameter.device),
                    "exp_avg_sq": file.get_tensor(_SECOND + name).to(parameter.device),
                }
    return step
