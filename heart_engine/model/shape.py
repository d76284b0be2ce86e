"""Language models of any Llama shape with random weights: real files and sizes, meaningless answers.

They serve tests at a tiny size and benchmarks at a true one; layer by layer, so that the 13B shape needs
the memory of one layer.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import bitsandbytes.functional as bnb
import torch
from safetensors.torch import save_file
from torch import Tensor
from transformers import LlamaForCausalLM

from heart_engine.model.device import Precision
from heart_engine.model.weights import INDEX_NAME, llama_config

_SPREAD = 0.02  # standard deviation of the weights, as Llama is initialised


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
    weight_map: dict[str, str] = {}
    for name, tensors in _shards(config, precision, seed):
        save_file(tensors, folder / name, metadata={"format": "pt"})
        weight_map |= dict.fromkeys(tensors, name)
    index = {"metadata": {}, "weight_map": weight_map}
    (folder / INDEX_NAME).write_text(json.dumps(index), encoding="utf-8")


def _shards(
    config: Mapping[str, object], precision: Precision, seed: int
) -> Iterator[tuple[str, dict[str, Tensor]]]:
    """Yield one file for each layer, and one for what stands around the layers."""
    with torch.device("meta"):
        model = LlamaForCausalLM(llama_config(config))
    groups: dict[str, list[tuple[str, tuple[int, ...]]]] = {}
    for name, tensor in model.state_dict().items():
        groups.setdefault(_shard_of(name), []).append((name, tuple(tensor.shape)))
    for shard, members in groups.items():
        stored: dict[str, Tensor] = {}
        for name, shape in members:
            stored |= _stored(name, _random(name, shape, seed), precision)
        yield f"model-{shard}.safetensors", stored


def _shard_of(name: str) -> str:
    parts = name.split(".")
    return f"{int(parts[2]):03d}" if "layers" in parts else "around"


def _random(name: str, shape: tuple[int, ...], seed: int) -> Tensor:
    """Return a tensor that depends on its name and the seed alone; norms are ones."""
    if len(shape) == 1:
        return torch.ones(shape)
    generator = torch.Generator().manual_seed(zlib.crc32(name.encode()) + seed)
    return torch.randn(shape, generator=generator) * _SPREAD


def _stored(name: str, tensor: Tensor, precision: Precision) -> dict[str, Tensor]:
    is_linear = tensor.dim() > 1 and ".layers." in name
    if precision is Precision.NF4 and is_linear:
        return quantised(name, tensor)
    dtype = torch.float32 if precision is Precision.FP32 else torch.bfloat16
    return {name: tensor.to(dtype)}


def quantised(name: str, weight: Tensor) -> dict[str, Tensor]:
    """Return the tensors that 4-bit storage with double quantisation makes of one linear weight."""
    packed, state = bnb.quantize_4bit(weight, quant_type="nf4", compress_statistics=True)
    companions = cast("dict[str, Tensor]", state.as_dict(packed=True))
    return {name: packed} | {f"{name}.{key}": value.contiguous() for key, value in companions.items()}
