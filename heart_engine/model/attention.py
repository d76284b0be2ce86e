"""Which token may see which: rows that are read at once, and the prefix that they continue.

B is the batch, q the new rows, n the rows of the prefix, h the hidden size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor


@dataclass(frozen=True, slots=True)
class Rows:
    """New rows of a batch, each with its position after the prefix and the new rows it may see."""

    embeddings: Tensor  # (B, q, h)
    positions: Tensor  # (B or 1, q), counted from the end of the prefix
    visible: Tensor  # (B or 1, q, q) bool
    valid: Tensor  # (B or 1, q) bool: False is padding


@dataclass(frozen=True, slots=True)
class Prefix:
    """Keys and values of what was read before; reading on never changes them."""

    layers: tuple[tuple[Tensor, Tensor], ...]  # per layer keys and values, (B, heads, n, d)
    valid: Tensor  # (B, n) bool
    lengths: Tensor  # (B,): how many rows are no padding, which is the next position

    def for_batch(self, size: int) -> Prefix:
        """Lend a prefix of one to every member of a batch, without copying it."""
        if self.valid.shape[0] == size:
            return self
        layers = tuple(
            (keys.expand(size, -1, -1, -1), values.expand(size, -1, -1, -1)) for keys, values in self.layers
        )
        return Prefix(layers, self.valid.expand(size, -1), self.lengths.expand(size))


@dataclass(frozen=True, slots=True)
class Padded:
    """Token ids of several texts, padded on the right."""

    ids: Tensor  # (B, n)
    valid: Tensor  # (B, n) bool


def pad(texts: Sequence[Sequence[int]], device: torch.device) -> Padded:
    """Put texts of different lengths into one tensor; what pads them is never seen."""
    longest = max(len(text) for text in texts)
    ids = torch.tensor([[*text, *[0] * (longest - len(text))] for text in texts], device=device)
    lengths = torch.tensor([len(text) for text in texts], device=device)
    return Padded(ids, torch.arange(longest, device=device) < lengths[:, None])


def causal_rows(embeddings: Tensor, valid: Tensor) -> Rows:
    """Return rows of ordinary text, each seeing itself and what stands before it."""
    count = embeddings.shape[1]
    positions = torch.arange(count, device=embeddings.device)
    visible = torch.ones(count, count, dtype=torch.bool, device=embeddings.device).tril()
    return Rows(embeddings, positions[None], visible[None], valid)


def additive_mask(rows: Rows, prefix: Prefix | None, dtype: torch.dtype) -> Tensor:
    """Return what is added to the scores, (B, 1, q, n + q): 0 where seen, very negative elsewhere."""
    batch, count = rows.embeddings.shape[:2]
    seen = (rows.visible & rows.valid[:, None, :]).expand(batch, -1, -1)
    if prefix is not None:
        before = prefix.valid[:, None, :].expand(batch, count, -1)
        seen = torch.cat([before, seen], dim=-1)
    mask = torch.zeros(seen.shape, dtype=dtype, device=seen.device)
    return mask.masked_fill(~seen, torch.finfo(dtype).min)[:, None]


def joined(rows: Rows, prefix: Prefix | None) -> tuple[Tensor, Tensor, Tensor]:
    """Return the positions of the rows, and validity and lengths of prefix and rows together."""
    batch = rows.embeddings.shape[0]
    valid = rows.valid.expand(batch, -1)
    if prefix is None:
        return rows.positions.expand(batch, -1), valid, valid.sum(dim=1)
    positions = prefix.lengths[:, None] + rows.positions
    together = torch.cat([prefix.valid, valid], dim=1)
    return positions, together, together.sum(dim=1)
