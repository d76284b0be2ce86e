"""A model as files: one for each layer, one for what stands around the layers, and their index."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from safetensors.torch import save_file
from torch import Tensor

from heart_engine.model.weights import INDEX_NAME

StoredAs = Callable[[str], Mapping[str, Tensor]]
"""Gives the tensors that one weight is stored as; several where it is packed."""


@dataclass(frozen=True, slots=True)
class Written:
    """How far the writing is."""

    files: int
    of: int


def write_sharded(folder: Path, names: Iterable[str], stored_as: StoredAs) -> Iterator[Written]:
    """Write file after file, so that no more than one layer is held; the index comes last."""
    shards: dict[str, list[str]] = {}
    for name in names:
        shards.setdefault(_shard_of(name), []).append(name)
    weight_map: dict[str, str] = {}
    for place, (shard, members) in enumerate(shards.items(), start=1):
        stored: dict[str, Tensor] = {}
        for name in members:
            stored |= stored_as(name)
        save_file(stored, folder / shard, metadata={"format": "pt"})
        weight_map |= dict.fromkeys(stored, shard)
        del stored
        yield Written(place, len(shards))
    index = {"metadata": {}, "weight_map": weight_map}
    (folder / INDEX_NAME).write_text(json.dumps(index), encoding="utf-8")


def _shard_of(name: str) -> str:
    parts = name.split(".")
    return f"model-{int(parts[2]):03d}.safetensors" if "layers" in parts else "model-around.safetensors"
