"""The Case Fusion Layer: the query's summary attends to every token state of the supporting cases.

    Q = W_Q t_cls,  K = W_K A,  V = W_V A,  fused = softmax(Q K' / sqrt(d)) V

The paper forms K and V. They are never formed here: q W_K is multiplied into the raw states, and W_V is
applied once, to the weighted sum of raw states, which is the same product in another order at a hundredth
of the cost.

B is the batch, F the fused tokens, T the token states of all cases, H the heads, d = h / H.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from heart_engine.model.settings import FusionSettings
from heart_engine.model.weights import read_tensors

NO_CASE = -1
"""The owner of a token state that only pads."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The token states of the supporting cases, concatenated in rank order."""

    states: Tensor  # (B, T, h)
    owner: Tensor  # (B, T): rank of the case a state belongs to, NO_CASE where it is absent or padding
    cases: int  # K


@dataclass(frozen=True, slots=True)
class Fused:
    """What stands in place of `<RAGHere>`, and what was looked at."""

    vectors: Tensor  # (B, F, h), as long as a usual input embedding
    attention: Tensor  # (B, K + 1): share of each case, then of the no-information vector; sums to 1


class CaseFusion(nn.Module):
    """Multi-head cross-attention from a summary vector to the states of the supporting cases."""

    def __init__(self, hidden: int, settings: FusionSettings, norm: float) -> None:
        super().__init__()
        self._heads = settings.heads
        self._tokens = settings.fused_tokens
        self._norm = norm
        self.query = nn.Linear(hidden, settings.fused_tokens * hidden, bias=False)
        self.key = nn.Linear(hidden, hidden, bias=False)
        self.value = nn.Linear(hidden, hidden, bias=False)
        self.output = nn.Linear(hidden, hidden, bias=False)
        # Attended to like one more state: with every case absent it is all there is, so that "no case" is a
        # vector the model has learnt and not a division by zero.
        self.no_information = nn.Parameter(torch.randn(hidden))

    def forward(self, summary: Tensor, evidence: Evidence) -> Fused:
        """Fuse (B, h) summaries with their evidence."""
        states = evidence.states.to(self.key.weight.dtype)
        query = self._queries(summary)  # (B, F, H, d)
        into_states = torch.einsum("bfhd,hdm->bfhm", query, self._per_head(self.key))
        scores = torch.einsum("bfhm,btm->bfht", into_states, states)
        nothing = into_states @ self.no_information  # scored apart: appending it would copy every state
        weights = self._weights(torch.cat([scores, nothing[..., None]], dim=-1), evidence)
        looked_at = torch.einsum("bfht,btm->bfhm", weights[..., :-1], states)
        looked_at = looked_at + weights[..., -1:] * self.no_information
        heads = torch.einsum("bfhm,hdm->bfhd", looked_at, self._per_head(self.value))
        return self._fused(heads, weights, evidence)

    def literal(self, summary: Tensor, evidence: Evidence) -> Fused:
        """Fuse as the paper writes it, with K and V formed; the test's and the benchmark's yardstick."""
        nothing = self.no_information.expand(len(summary), 1, -1)
        states = torch.cat([evidence.states.to(nothing), nothing], dim=1)
        batch, count, _ = states.shape
        keys = self.key(states).view(batch, count, self._heads, -1)
        values = self.value(states).view(batch, count, self._heads, -1)
        scores = torch.einsum("bfhd,bthd->bfht", self._queries(summary), keys)
        weights = self._weights(scores, evidence)
        return self._fused(torch.einsum("bfht,bthd->bfhd", weights, values), weights, evidence)

    def _queries(self, summary: Tensor) -> Tensor:
        asked: Tensor = self.query(summary.to(self.query.weight.dtype))
        return asked.view(summary.shape[0], self._tokens, self._heads, -1)

    def _per_head(self, projection: nn.Linear) -> Tensor:
        """Return a weight of (h, h) as (H, d, h)."""
        hidden = projection.weight.shape[1]
        return projection.weight.view(self._heads, -1, hidden)

    def _weights(self, scores: Tensor, evidence: Evidence) -> Tensor:
        """Return the attention, (B, F, H, T + 1), nothing on what is absent."""
        present = nn.functional.pad(evidence.owner != NO_CASE, (0, 1), value=True)
        per_head = self.key.weight.shape[0] // self._heads
        scaled = scores.float() / math.sqrt(per_head)
        return scaled.masked_fill(~present[:, None, None, :], -torch.inf).softmax(dim=-1).to(scores.dtype)

    def _fused(self, heads: Tensor, weights: Tensor, evidence: Evidence) -> Fused:
        projected = self.output(heads.flatten(2))
        vectors = nn.functional.normalize(projected.float(), dim=-1) * self._norm
        return Fused(vectors, _per_case(weights.float().mean(dim=(1, 2)), evidence))


def _per_case(per_state: Tensor, evidence: Evidence) -> Tensor:
    """Sum (B, T + 1) attention over the states of each case."""
    batch = per_state.shape[0]
    owner = torch.where(evidence.owner == NO_CASE, evidence.cases, evidence.owner)
    owner = nn.functional.pad(owner, (0, 1), value=evidence.cases)
    empty = per_state.new_zeros(batch, evidence.cases + 1)
    return empty.scatter_add(1, owner, per_state)


def gather_evidence(states: list[list[Tensor | None]], hidden: int, like: Tensor) -> Evidence:
    """Concatenate each query's cases in rank order; None is an absent case."""
    cases = max((len(one) for one in states), default=0)
    longest = max((sum(len(s) for s in one if s is not None) for one in states), default=0)
    joined = like.new_zeros(len(states), longest, hidden)
    owner = torch.full((len(states), longest), NO_CASE, device=like.device)
    for row, ranked in enumerate(states):
        at = 0
        for rank, one in enumerate(ranked):
            if one is not None:
                joined[row, at : at + len(one)] = one.to(like)
                owner[row, at : at + len(one)] = rank
                at += len(one)
    return Evidence(joined, owner, cases)


def load_fusion(path: Path, hidden: int, settings: FusionSettings, norm: float) -> CaseFusion:
    """Read a trained layer; names, shapes and finiteness are checked."""
    layer = CaseFusion(hidden, settings, norm)
    found = read_tensors(path, {name: tuple(one.shape) for name, one in layer.state_dict().items()})
    layer.load_state_dict(found, assign=True)
    return layer.eval()
