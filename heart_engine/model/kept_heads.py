"""Keys and values of the constant head, kept on disk from one start to the next.

What they depend on is in the file's name. The program wrote the file itself, and still nothing in it is taken
at its word: another tensor, shape, type or digest, or a number that is not finite, and the head is computed
anew. A head that is soon computed is not kept: reading it back would bring nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Final

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from heart_engine.model.attention import Prefix

WORTH_KEEPING_S: Final = 1.0
"""How long a head must take to compute before a file of it brings anything; small ones take milliseconds."""

MOST_FILES: Final = 4
"""One for each bundle and precision; a large model's has some hundred megabytes."""

_DIGEST: Final = "sha256"
_ENDING: Final = ".safetensors"


@dataclass(frozen=True, slots=True)
class HeadShape:
    """What keys and values of one model's head are like."""

    layers: int
    size: tuple[int, int, int, int]  # (1, heads, rows, d)
    dtype: torch.dtype


class KeptHeads:
    """The heads that were computed in earlier starts, under the names of what they depend on."""

    def __init__(self, folder: Path, depends_on: Mapping[str, object]) -> None:
        text = json.dumps(depends_on, sort_keys=True)
        self._folder, self._name = folder, hashlib.sha256(text.encode()).hexdigest()

    def read(self, shape: HeadShape, device: torch.device, *, adapter: bool) -> Prefix | None:
        """Return the head that was kept, or None where there is none that could be this one."""
        layers = _layers(self._path(adapter=adapter), shape)
        if layers is None:
            return None
        valid = torch.ones(1, shape.size[2], dtype=torch.bool, device=device)
        moved = tuple((keys.to(device), values.to(device)) for keys, values in layers)
        return Prefix(moved, valid, valid.sum(dim=1))

    def computed(self, compute: Callable[[], Prefix], *, adapter: bool) -> Prefix:
        """Compute a head, and keep it where that took long."""
        started = perf_counter()
        head = compute()
        if perf_counter() - started >= WORTH_KEEPING_S:
            _write(self._path(adapter=adapter), head)
        return head

    def _path(self, *, adapter: bool) -> Path:
        return self._folder / f"{self._name}-{'adapter' if adapter else 'encoder'}{_ENDING}"


def _layers(path: Path, shape: HeadShape) -> list[tuple[Tensor, Tensor]] | None:
    """Read a file that holds exactly the tensors of such a head."""
    names = _names(shape.layers)
    try:
        with safe_open(path, framework="pt") as file:
            digest, held = (file.metadata() or {}).get(_DIGEST), set(file.keys())
            tensors = [file.get_tensor(name) for name in names] if held == set(names) else []
    except (SafetensorError, OSError):
        return None
    if not tensors or not all(_fits(one, shape) for one in tensors) or digest != _digest_of(tensors):
        return None
    return list(zip(tensors[::2], tensors[1::2], strict=True))


def _fits(found: Tensor, shape: HeadShape) -> bool:
    same = tuple(found.shape) == shape.size and found.dtype == shape.dtype
    return same and bool(torch.isfinite(found).all())


def _write(path: Path, head: Prefix) -> None:
    """Write in one step, then make room; a disk that takes nothing only lets the next start compute again."""
    tensors = [one.detach().to("cpu").contiguous() for layer in head.layers for one in layer]
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        named = dict(zip(_names(len(head.layers)), tensors, strict=True))
        save_file(named, aside, metadata={_DIGEST: _digest_of(tensors)})
        aside.replace(path)
        kept = sorted(path.parent.glob(f"*{_ENDING}"), key=lambda one: one.stat().st_mtime_ns, reverse=True)
        for old in kept[MOST_FILES:]:
            old.unlink(missing_ok=True)
    except (SafetensorError, OSError):
        with contextlib.suppress(OSError):
            aside.unlink()


def _names(layers: int) -> list[str]:
    return [f"{layer}.{part}" for layer in range(layers) for part in ("keys", "values")]


def _digest_of(tensors: Sequence[Tensor]) -> str:
    digest = hashlib.sha256()
    for one in tensors:
        digest.update(one.contiguous().view(torch.uint8).numpy().data)
    return digest.hexdigest()
