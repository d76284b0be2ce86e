"""Reads one tensor at a time from where a header says that it lies.

Files are read, not mapped: the memory that an import takes is then what it holds, not what a disk cache does.
"""

from __future__ import annotations

import torch
from torch import Tensor

from heart_engine.foreign_models.folder import StoredWeight
from heart_engine.foreign_models.refusal import ForeignModelError, ForeignRefusal

_DTYPES = {"F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16}


def read_tensor(name: str, stored: StoredWeight) -> Tensor:
    """Read one tensor, whose every number must be finite."""
    size = stored.entry.end - stored.entry.start
    content = bytearray(size)
    with stored.path.open("rb") as file:
        file.seek(stored.offset)
        if file.readinto(content) != size:
            message = f"{stored.path.name}: {name} was cut off while it was read"
            raise ForeignModelError(ForeignRefusal.WEIGHTS, message)
    tensor = torch.frombuffer(content, dtype=_DTYPES[stored.entry.dtype]).reshape(stored.entry.shape)
    if not bool(torch.isfinite(tensor).all()):
        message = f"{stored.path.name}: {name} holds a number that is not finite"
        raise ForeignModelError(ForeignRefusal.NOT_FINITE, message)
    return tensor
