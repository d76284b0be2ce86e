"""Reads and checks the header of a safetensors file before any library maps its data."""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from heart_engine.bundle.refusal import BundleRefusedError, Refusal

HEADER_LIMIT_BYTES = 16 << 20  # a 13B model's header is under 200 kB; the format's own limit is 100 MB
BYTES_OF = {
    "F64": 8, "I64": 8, "U64": 8, "F32": 4, "I32": 4, "U32": 4, "F16": 2, "BF16": 2, "I16": 2, "U16": 2,
    "I8": 1, "U8": 1, "BOOL": 1, "F8_E4M3": 1, "F8_E5M2": 1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TensorEntry:
    """One tensor as its header describes it."""

    dtype: str
    shape: tuple[int, ...]
    start: int
    end: int


def check_safetensors(path: Path, name: str) -> Mapping[str, TensorEntry]:
    """Return the tensors of a file whose header fits its size exactly; refuse any other."""
    size = path.stat().st_size
    with path.open("rb") as file:
        prefix = file.read(8)
        if len(prefix) != struct.calcsize("<Q"):
            raise BundleRefusedError(Refusal.HEADER_UNREADABLE, file=name)
        (length,) = struct.unpack("<Q", prefix)
        if length > HEADER_LIMIT_BYTES:
            raise BundleRefusedError(Refusal.HEADER_TOO_LARGE, file=name, bytes=length)
        header = file.read(length)
    entries = _entries(header, length, name)
    _check_extent(entries, size - 8 - length, name)
    return entries


def _entries(header: bytes, length: int, name: str) -> Mapping[str, TensorEntry]:
    if len(header) != length:
        raise BundleRefusedError(Refusal.TENSOR_TRUNCATED, file=name)
    try:
        document = json.loads(header)
    except (ValueError, RecursionError) as error:
        raise BundleRefusedError(Refusal.HEADER_UNREADABLE, file=name) from error
    if not isinstance(document, dict):
        raise BundleRefusedError(Refusal.HEADER_UNREADABLE, file=name)
    document.pop("__metadata__", None)
    return {key: _tensor(value, key, name) for key, value in document.items()}


def _tensor(document: object, key: str, name: str) -> TensorEntry:
    match document:
        case {"dtype": str(dtype), "shape": [*shape], "data_offsets": [int(start), int(end)]} if _fits(
            dtype, shape, start, end
        ):
            return TensorEntry(dtype, tuple(shape), start, end)
    raise BundleRefusedError(Refusal.HEADER_UNREADABLE, file=name, tensor=key)


def _fits(dtype: str, shape: list[object], start: int, end: int) -> bool:
    """Say whether a tensor of this type and shape takes exactly this room."""
    sides = [one for one in shape if isinstance(one, int) and one >= 0]
    if dtype not in BYTES_OF or len(sides) != len(shape):
        return False
    return 0 <= start <= end and end - start == math.prod(sides) * BYTES_OF[dtype]


def _check_extent(entries: Mapping[str, TensorEntry], data_bytes: int, name: str) -> None:
    """Refuse holes to hide in and data cut off: tensors lie one behind the other and fill the file."""
    reached = 0
    for entry in sorted(entries.values(), key=lambda one: (one.start, one.end)):
        if entry.start != reached:
            raise BundleRefusedError(Refusal.HEADER_UNREADABLE, file=name)
        reached = entry.end
    if reached != data_bytes:
        raise BundleRefusedError(Refusal.TENSOR_TRUNCATED, file=name, expected=reached, found=data_bytes)
