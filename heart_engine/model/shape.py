"""Language models of any Llama shape with random weights: real files and sizes, meaningless answers.

They serve tests at a tiny size and benchmarks at a true one; layer by layer, so that the 13B shape needs
the memory of one layer.
"""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import bitsandbytes.functional as bnb
import torch
from torch import Tensor

from heart_engine.model.device import Precision
from heart_engine.model.quantised_weights import is_packed, stored_quantised
from heart_engine.model.sharded_weights import write_sharded
from heart_engine.model.weights import NF4_BLOCK, NF4_NESTED_BLOCK, llama_config, tensor_shapes

_SPREAD = 0.02  # standard deviation of the weights, as Llama is initialised
_OUTERMOST_LEVEL = 1.85  # standard deviations: what NF4's outermost level stands for among normal numbers


@dataclass(frozen=True, slots=True)
class Shape:
    """The size of a Llama."""

    hidden: int
    intermediate: int
    layers: int
    heads: int
    window: int

    def config(self, vocabulary: int) -> dict[str, object]:
        """Return the `config.json` of this shape with a tokenizer of some size."""
        return {
            "vocab_size": vocabulary,
            "hidden_size": self.hidden,
            "intermediate_size": self.intermediate,
            "num_hidden_layers": self.layers,
            "num_attention_heads": self.heads,
            "num_key_value_heads": self.heads,
            "max_position_embeddings": self.window,
            "rms_norm_eps": 1e-5,
            "rope_theta": 10000.0,
            "tie_word_embeddings": False,
        }


SHAPES: Mapping[str, Shape] = {
    "tiny": Shape(hidden=64, intermediate=128, layers=2, heads=2, window=512),
    "small": Shape(hidden=192, intermediate=512, layers=2, heads=3, window=512),
    "100m": Shape(hidden=768, intermediate=2048, layers=12, heads=12, window=2048),
    "1b": Shape(hidden=2048, intermediate=5504, layers=20, heads=16, window=2048),
    "13b": Shape(hidden=5120, intermediate=13824, layers=40, heads=40, window=4096),
}


def write_random_weights(
    folder: Path, config: Mapping[str, object], precision: Precision, seed: int = 0
) -> None:
    """Write `config.json`, shards and their index; the same seed writes the same weights."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(dict(config), indent=1), encoding="utf-8")
    shapes = tensor_shapes(llama_config(config))
    for _ in write_sharded(folder, shapes, lambda name: _stored(name, shapes[name], precision, seed)):
        pass


def _random(name: str, shape: tuple[int, ...], seed: int) -> Tensor:
    """Return a tensor that depends on its name and the seed alone; norms are ones."""
    if len(shape) == 1:
        return torch.ones(shape)
    return torch.randn(shape, generator=_generator(name, seed)) * _SPREAD


def _generator(name: str, seed: int) -> torch.Generator:
    return torch.Generator().manual_seed(zlib.crc32(name.encode()) + seed)


def _stored(name: str, shape: tuple[int, ...], precision: Precision, seed: int) -> dict[str, Tensor]:
    if precision is Precision.NF4 and is_packed(name, shape):
        return _packed(name, shape, seed)
    dtype = torch.float32 if precision is Precision.FP32 else torch.bfloat16
    return {name: _random(name, shape, seed).to(dtype)}


def _packed(name: str, shape: tuple[int, ...], seed: int) -> dict[str, Tensor]:
    """Return random 4-bit numbers as they are stored.

    NF4's sixteen levels divide normal numbers into equally frequent parts, so random bits stand for weights
    of the same spread; to draw and quantise real ones takes twenty times as long.
    """
    generator = _generator(name, seed)
    numbers = math.prod(shape)
    largest = _SPREAD * (_OUTERMOST_LEVEL + 0.2 * torch.randn(numbers // NF4_BLOCK, generator=generator))
    _, state = bnb.quantize_4bit(torch.zeros(NF4_BLOCK), quant_type="nf4", compress_statistics=True)
    offset = largest.mean()
    absmax, nested = bnb.quantize_blockwise(largest - offset, blocksize=NF4_NESTED_BLOCK)
    state.absmax, state.state2, state.offset, state.shape = absmax, nested, offset, torch.Size(shape)
    bits = torch.randint(0, 256, (numbers // 2, 1), dtype=torch.uint8, generator=generator)
    return stored_quantised(name, bits, state)
