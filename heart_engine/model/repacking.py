"""4-bit weights repacked once, when they are loaded, and the memory of what they were read from given back.

On a processor with AVX512-BF16 bitsandbytes repacks a weight when it is first multiplied with. What it was
packed from is a mapped file, whose pages stay as long as one tensor of that file is in use: after the first
case the model would lie in memory twice. So every matrix is touched here, layer by layer, and what is left of
a layer's file is copied; then nothing holds its pages. No gradient passes a repacked weight.
"""

from __future__ import annotations

from typing import cast

import torch
from bitsandbytes.functional import QuantState, has_avx512bf16
from bitsandbytes.nn.modules import Linear4bit
from torch import nn
from transformers import LlamaForCausalLM

from heart_engine.model.device import DeviceChoice, Precision


def needs_repacking(choice: DeviceChoice) -> bool:
    """Say whether bitsandbytes would repack this model at its first case."""
    return choice.device == "cpu" and choice.precision is Precision.NF4 and bool(has_avx512bf16())  # type: ignore[no-untyped-call]  # has no types


def repack(network: LlamaForCausalLM) -> None:
    """Have every 4-bit matrix repacked, and let go of the files."""
    with torch.no_grad():
        for layer in network.model.layers:
            matrices = [one for one in layer.modules() if isinstance(one, Linear4bit)]
            for one in matrices:
                one(torch.zeros(1, one.in_features, dtype=one.compute_dtype))
            _let_go(layer, matrices)


def _let_go(layer: nn.Module, matrices: list[Linear4bit]) -> None:
    """Copy the small tensors that were not replaced: norms, and the levels of the 4-bit numbers."""
    packed = {id(one.weight) for one in matrices}
    for parameter in layer.parameters():
        if id(parameter) not in packed:
            parameter.data = parameter.data.clone()
    for one in matrices:
        state = cast("QuantState", one.weight.quant_state)  # type: ignore[attr-defined]  # a Params4bit
        state.code = state.code.clone()
