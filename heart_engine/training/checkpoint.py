"""Where a run stands, in one file that is replaced in one step: a run that is killed goes on from it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.optim import Optimizer

STEP = "step"
_WEIGHT, _JOINT = "weight", ":"


def save_checkpoint(
    path: Path, step: int, parameters: Mapping[str, nn.Parameter], optimisers: Sequence[Optimizer]
) -> None:
    """Write weights and what the optimisers remember; whoever looks finds the old file or the new one."""
    tensors: dict[str, Tensor] = {}
    for name, parameter in parameters.items():
        tensors[_JOINT.join((_WEIGHT, name))] = parameter.detach().contiguous()
        for optimiser in optimisers:
            for part, one in optimiser.state.get(parameter, {}).items():
                tensors[_JOINT.join((part, name))] = one.contiguous()
    replace_file(path, tensors, step)


def replace_file(path: Path, tensors: Mapping[str, Tensor], step: int) -> None:
    """Put a new file in the place of the old one in one step."""
    aside = path.with_name(path.name + ".unfinished")
    save_file(dict(tensors), aside, metadata={STEP: str(step)})
    with aside.open("rb") as file:
        os.fsync(file.fileno())
    aside.replace(path)


def restore_checkpoint(
    path: Path, parameters: Mapping[str, nn.Parameter], optimisers: Sequence[Optimizer]
) -> int:
    """Put a saved state back and return its step; 0 where nothing was saved."""
    if not path.exists():
        return 0
    moved_by = {
        parameter: optimiser
        for optimiser in optimisers
        for group in optimiser.param_groups
        for parameter in group["params"]
    }
    with safe_open(path, framework="pt") as file:
        for key in file.keys():  # noqa: SIM118 - not a dict
            part, name = key.split(_JOINT, 1)
            parameter, saved = parameters[name], file.get_tensor(key)
            if part == _WEIGHT:
                parameter.data.copy_(saved)
            else:
                moved_by[parameter].state[parameter][part] = saved.to(parameter.device)
        return int((file.metadata() or {})[STEP])
