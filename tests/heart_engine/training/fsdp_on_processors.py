"""`heart` with weights that are really divided among processes, where there is no GPU.

torch divides weights on a processor as on a GPU (`fully_shard`, over gloo); accelerate alone keeps FSDP for
accelerators and would let every process hold all of them. Here its state says FSDP on processors too; all
the rest, the shipped configuration and the product's own code, is as it would be on GPUs. Each process says
what it holds; with CUT_AFTER in its environment it dies without a word once that step is saved.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import torch
from accelerate.state import (  # type: ignore[import-untyped]  # ships no types
    AcceleratorState,
    DistributedType,
    PartialState,
)
from torch import nn
from torch.distributed.algorithms._checkpoint.checkpoint_wrapper import CheckpointWrapper
from torch.distributed.fsdp import FSDPModule
from torch.distributed.tensor import DTensor

from heart_engine import cli
from heart_engine.training import next_token
from heart_engine.training.team_checkpoint import restore_team, save_team

CUT_AFTER = "CUT_AFTER"
_begin = AcceleratorState.__init__


def _divided(state: AcceleratorState, *given: Any, **named: Any) -> None:
    _begin(state, *given, **named)
    plugin = named.get("fsdp_plugin")
    if plugin is not None and state.distributed_type is DistributedType.MULTI_CPU:
        if state.mixed_precision != "no":
            plugin.set_mixed_precision(state.mixed_precision)
        state.fsdp_plugin, state.distributed_type = plugin, DistributedType.FSDP
        PartialState._shared_state["distributed_type"] = DistributedType.FSDP


def _saying_what_is_held(path: Path, network: nn.Module, optimiser: torch.optim.Optimizer) -> int:
    layers = [one for one in network.modules() if isinstance(one, FSDPModule)]
    parts = [one for one in network.parameters() if isinstance(one, DTensor)]
    undivided = sum(not isinstance(one, DTensor) for one in network.parameters())
    share = sum(one.to_local().numel() for one in parts) / sum(one.numel() for one in parts)
    precision = layers[0]._get_fsdp_state()._mp_policy.param_dtype
    recomputed = sum(isinstance(one, CheckpointWrapper) for one in network.modules())
    sys.stderr.write(
        f"divided: {len(layers)} modules, {undivided} undivided, share {share:.3f}, {precision}, "
        f"{recomputed} recomputed\n"
    )
    return restore_team(path, network, optimiser)


def _dying(
    path: Path, step: int, network: nn.Module, optimiser: torch.optim.Optimizer, *, is_main: bool
) -> None:
    save_team(path, step, network, optimiser, is_main=is_main)
    if str(step) == os.environ.get(CUT_AFTER):
        os._exit(9)


if __name__ == "__main__":
    AcceleratorState.__init__ = _divided
    vars(next_token).update(restore_team=_saying_what_is_held, save_team=_dying)
    sys.exit(cli.main(sys.argv[1:]))
