"""4-bit weights: packed for a file, and what a file says of them checked before a kernel trusts it."""

from __future__ import annotations

import contextlib
import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

import bitsandbytes.functional as bnb
from safetensors import safe_open
from torch import Tensor
from transformers import LlamaConfig

from heart_engine.model.weights import (
    NF4_BLOCK,
    NF4_MARK,
    NF4_NESTED_BLOCK,
    WeightsRefusal,
    WeightsRefusedError,
    linear_shapes,
    refuse_not_finite,
    weight_files,
)

_TYPES = {"": "U8", ".absmax": "U8", ".nested_absmax": "F32", ".nested_quant_map": "F32", ".quant_map": "F32"}
_LONGEST_NOTE = 1024
_STORED_FROM = ("float32", "bfloat16", "float16")


def check_quantised(folder: Path, config: LlamaConfig) -> None:
    """Refuse packed weights whose note, types or scales are not the architecture's; shapes were checked."""
    with contextlib.ExitStack() as opened:
        held: dict[str, Any] = {}  # a weight and its companions may lie in different shards
        for path in weight_files(folder):
            file = opened.enter_context(safe_open(path, framework="pt"))
            held |= dict.fromkeys(file.keys(), file)
        for name, shape in linear_shapes(config).items():
            _check_types(held, name)
            note = f"{name}{NF4_MARK}"
            _check_note(held[note].get_tensor(note).tolist(), name, shape)
            refuse_not_finite(_scales(held, name))


def is_packed(name: str, shape: tuple[int, ...]) -> bool:
    """Say whether 4-bit storage packs a weight: those of the layers, neither embeddings, head nor norms."""
    return len(shape) > 1 and ".layers." in name


def quantised(name: str, weight: Tensor) -> dict[str, Tensor]:
    """Return the tensors that 4-bit storage with double quantisation makes of one linear weight."""
    packed, state = bnb.quantize_4bit(weight, quant_type="nf4", compress_statistics=True)
    return stored_quantised(name, packed, state)


def stored_quantised(name: str, packed: Tensor, state: bnb.QuantState) -> dict[str, Tensor]:
    """Return packed numbers and what unpacks them by the names of a file."""
    companions = cast("dict[str, Tensor]", state.as_dict(packed=True))
    return {name: packed} | {f"{name}.{key}": value.contiguous() for key, value in companions.items()}


def _check_types(held: Mapping[str, Any], name: str) -> None:
    found = {f"{name}{part}": kind for part, kind in _TYPES.items()}
    wrong = [one for one, kind in found.items() if held[one].get_slice(one).get_dtype() != kind]
    if wrong:
        raise WeightsRefusedError(WeightsRefusal.SHAPE, wrong)


def _check_note(content: list[int], name: str, shape: tuple[int, ...]) -> None:
    """Hold the JSON that bitsandbytes keeps beside a weight to the only thing it may say."""
    try:
        said = json.loads(bytes(content[:_LONGEST_NOTE]))
        offset, stored_from = said.pop("nested_offset"), said.pop("dtype")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise WeightsRefusedError(WeightsRefusal.UNREADABLE, [name]) from error
    expected = {
        "quant_type": "nf4",
        "blocksize": NF4_BLOCK,
        "shape": list(shape),
        "nested_blocksize": NF4_NESTED_BLOCK,
        "nested_dtype": "float32",
    }
    if said != expected or stored_from not in _STORED_FROM:
        raise WeightsRefusedError(WeightsRefusal.SHAPE, [name])
    if not isinstance(offset, float) or not math.isfinite(offset):
        raise WeightsRefusedError(WeightsRefusal.NOT_FINITE, [name])


def _scales(held: Mapping[str, Any], name: str) -> Iterator[tuple[str, Tensor]]:
    for part in (one for one, kind in _TYPES.items() if kind == "F32"):
        yield f"{name}{part}", held[f"{name}{part}"].get_tensor(f"{name}{part}")
