"""Weights that are proven to be the right ones before and after a library touches them.

transformers replaces a missing tensor by random numbers, accepts NaN and follows whatever a configuration
names. So the configuration is rebuilt from a short list of keys, the names and shapes in the files must
be exactly those of the architecture, and every number must be finite.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from safetensors import SafetensorError, safe_open
from transformers import LlamaConfig, LlamaForCausalLM

if TYPE_CHECKING:
    from collections.abc import Iterator

CONFIG_KEYS: Mapping[str, tuple[type, ...]] = {
    "vocab_size": (int,),
    "hidden_size": (int,),
    "intermediate_size": (int,),
    "num_hidden_layers": (int,),
    "num_attention_heads": (int,),
    "num_key_value_heads": (int,),
    "max_position_embeddings": (int,),
    "rms_norm_eps": (float,),
    "rope_theta": (float, int),
    "tie_word_embeddings": (bool,),
}
"""Every key that a bundle's `config.json` has, and no other."""

INDEX_NAME = "model.safetensors.index.json"
SINGLE_NAME = "model.safetensors"
NF4_MARK = ".quant_state.bitsandbytes__nf4"
NF4_BLOCK = 64
NF4_NESTED_BLOCK = 256


class WeightsRefusal(StrEnum):
    """What is wrong with weights or their configuration."""

    CONFIG_KEY = "config_key"
    CONFIG_VALUE = "config_value"
    INDEX = "weights_index"
    UNREADABLE = "weights_unreadable"
    MISSING = "tensors_missing"
    UNEXPECTED = "tensors_unexpected"
    SHAPE = "tensor_shape"
    NOT_FINITE = "tensor_not_finite"
    NOT_LOADED = "tensors_not_loaded"


class WeightsRefusedError(Exception):
    """Weights that must not be used, with the first names that show why."""

    def __init__(self, code: WeightsRefusal, names: Iterable[str]) -> None:
        self.code = code
        self.names = tuple(sorted(names))[:5]
        super().__init__(f"{code}: {', '.join(self.names)}")


@dataclass(frozen=True, slots=True)
class StoredTensors:
    """What the files hold, read from their headers alone."""

    shapes: Mapping[str, tuple[int, ...]]

    @property
    def are_nf4(self) -> bool:
        """Say whether the linear layers are stored in 4 bits."""
        return any(name.endswith(NF4_MARK) for name in self.shapes)


def llama_config(document: Mapping[str, object]) -> LlamaConfig:
    """Build a configuration from exactly the keys of the list; anything else in it is refused."""
    odd = set(document) ^ set(CONFIG_KEYS)
    if odd:
        raise WeightsRefusedError(WeightsRefusal.CONFIG_KEY, odd)
    wrong = [name for name, kinds in CONFIG_KEYS.items() if not _is_sane(document[name], kinds)]
    if wrong:
        raise WeightsRefusedError(WeightsRefusal.CONFIG_VALUE, wrong)
    values = dict(document)
    rope = {"rope_type": "default", "rope_theta": values.pop("rope_theta")}
    return LlamaConfig(**values, rope_parameters=rope)  # type: ignore[arg-type]  # checked key by key above


def stored_tensors(folder: Path) -> StoredTensors:
    """Read the names and shapes of every tensor in a folder of weights."""
    shapes: dict[str, tuple[int, ...]] = {}
    for path in weight_files(folder):
        try:
            with safe_open(path, framework="pt") as file:
                shapes |= {name: tuple(file.get_slice(name).get_shape()) for name in file.keys()}  # noqa: SIM118 - not a dict
        except (SafetensorError, OSError) as error:
            raise WeightsRefusedError(WeightsRefusal.UNREADABLE, [path.name]) from error
    return StoredTensors(shapes)


def weight_files(folder: Path) -> tuple[Path, ...]:
    """Return the files of one model: a single one, or the shards that its index names inside the folder."""
    index = folder / INDEX_NAME
    if not index.exists():
        return (folder / SINGLE_NAME,)
    try:
        document = json.loads(index.read_bytes())
        names = sorted({str(name) for name in document["weight_map"].values()})
        dict(document["metadata"])  # transformers wants it
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise WeightsRefusedError(WeightsRefusal.INDEX, [INDEX_NAME]) from error
    outside = [name for name in names if Path(name).name != name or not (folder / name).is_file()]
    if outside:
        raise WeightsRefusedError(WeightsRefusal.INDEX, outside)
    return tuple(folder / name for name in names)


def check_stored(stored: StoredTensors, config: LlamaConfig) -> None:
    """Demand exactly the tensors of the architecture, in their shapes."""
    wanted = dict(_expected_shapes(config, as_nf4=stored.are_nf4))
    refuse_other_names(wanted, stored.shapes)
    wrong = [name for name, shape in wanted.items() if shape is not None and stored.shapes[name] != shape]
    if wrong:
        raise WeightsRefusedError(WeightsRefusal.SHAPE, wrong)


def nf4_shapes(name: str, numbers: int) -> dict[str, tuple[int, ...] | None]:
    """Return the shapes of a weight packed in 4 bits and of its companions; None may be of any length."""
    blocks = math.ceil(numbers / NF4_BLOCK)
    return {
        name: (numbers // 2, 1),
        f"{name}.absmax": (blocks,),
        f"{name}.nested_absmax": (math.ceil(blocks / NF4_NESTED_BLOCK),),
        f"{name}.nested_quant_map": (256,),
        f"{name}.quant_map": (16,),
        f"{name}{NF4_MARK}": None,
    }


def refuse_other_names(wanted: Iterable[str], found: Iterable[str]) -> None:
    """Refuse tensors that are missing and tensors that nobody asked for."""
    missing, unexpected = set(wanted) - set(found), set(found) - set(wanted)
    if missing:
        raise WeightsRefusedError(WeightsRefusal.MISSING, missing)
    if unexpected:
        raise WeightsRefusedError(WeightsRefusal.UNEXPECTED, unexpected)


def refuse_not_finite(named: Iterable[tuple[str, torch.Tensor]]) -> None:
    """Refuse a tensor that holds NaN or infinity."""
    broken = [
        name
        for name, tensor in named
        if tensor.is_floating_point() and not bool(torch.isfinite(tensor).all())
    ]
    if broken:
        raise WeightsRefusedError(WeightsRefusal.NOT_FINITE, broken)


def read_tensors(path: Path, shapes: Mapping[str, tuple[int, ...]]) -> dict[str, torch.Tensor]:
    """Read a small file whole; names and shapes must be exactly those wanted, and every number finite."""
    try:
        with safe_open(path, framework="pt") as file:
            found = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - not a dict
    except (SafetensorError, OSError) as error:
        raise WeightsRefusedError(WeightsRefusal.UNREADABLE, [path.name]) from error
    refuse_other_names(shapes, found)
    wrong = [name for name, shape in shapes.items() if tuple(found[name].shape) != shape]
    if wrong:
        raise WeightsRefusedError(WeightsRefusal.SHAPE, wrong)
    refuse_not_finite(found.items())
    return found


def _is_sane(value: object, kinds: tuple[type, ...]) -> bool:
    if type(value) not in kinds:
        return False
    return isinstance(value, bool) or (isinstance(value, int | float) and 0 < value < 1 << 32)


def linear_shapes(config: LlamaConfig) -> dict[str, tuple[int, ...]]:
    """Return the weights that 4-bit storage packs: those of the layers, neither embeddings nor head."""
    model = _skeleton(config)
    return {
        f"model.{name}.weight": (part.out_features, part.in_features)
        for name, part in model.model.named_modules()
        if isinstance(part, torch.nn.Linear)
    }


def tensor_shapes(config: LlamaConfig) -> dict[str, tuple[int, ...]]:
    """Return every tensor of the architecture, as it is before anything is packed."""
    tied = {"lm_head.weight"} if config.tie_word_embeddings else set()
    return {
        name: tuple(tensor.shape)
        for name, tensor in _skeleton(config).state_dict().items()
        if name not in tied
    }


def _expected_shapes(config: LlamaConfig, *, as_nf4: bool) -> Iterator[tuple[str, tuple[int, ...] | None]]:
    """Yield every tensor's name and shape; None where any length will do."""
    packed = linear_shapes(config) if as_nf4 else {}
    for name, shape in tensor_shapes(config).items():
        if name in packed:
            yield from nf4_shapes(name, math.prod(shape)).items()
        else:
            yield name, shape


def _skeleton(config: LlamaConfig) -> LlamaForCausalLM:
    """Return the architecture without a byte of weights."""
    with torch.device("meta"):
        return LlamaForCausalLM(config)
