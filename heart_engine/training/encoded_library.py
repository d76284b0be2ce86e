"""A library as the fusion layer reads it, encoded once: the encoder does not change in fine-tuning."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from heart_engine.model.diagnosis import HeartModel
from heart_engine.model.fusion import Evidence, gather_evidence
from heart_engine.training.encoded_cases import WrittenCases

_BATCH = 64
_BATCH_WIDTH = 64 * 1024  # of all rows together: the keys and values of 64 cases of a 13B model fill a GPU
_KEPT = torch.float16  # what states are held in; the bundle's library stores the same type


@dataclass(frozen=True, slots=True)
class EncodedLibrary:
    """Keys without, states with the diagnosis of each case."""

    cases: WrittenCases
    keys: Tensor  # (n, h), unit length
    states: tuple[Tensor, ...]  # each (T, h)

    def __len__(self) -> int:
        return len(self.states)

    def states_at(self, places: Tensor) -> dict[int, Tensor]:
        """Return the states of some cases by their place."""
        return {place: self.states[place] for place in set(places.flatten().tolist())}

    def joined(self, other: EncodedLibrary) -> EncodedLibrary:
        """Return both, one behind the other."""
        keys = torch.cat([self.keys, other.keys])
        return EncodedLibrary(self.cases.joined(other.cases), keys, self.states + other.states)

    def take(self, rows: Sequence[int]) -> EncodedLibrary:
        """Return a smaller library."""
        chosen = [int(row) for row in rows]
        return EncodedLibrary(
            self.cases.take(chosen), self.keys[chosen], tuple(self.states[r] for r in chosen)
        )


def encode_library(
    heart: HeartModel, cases: WrittenCases, report: Callable[[int], None] = lambda _done: None
) -> EncodedLibrary:
    """Read every case once; the pass is causal, so its key has not seen the diagnosis that follows."""
    keys: list[Tensor] = []
    states: list[Tensor] = []
    order = sorted(range(len(cases)), key=lambda row: len(cases.texts[row]))
    with torch.no_grad():
        at_once = max(1, min(_BATCH, _BATCH_WIDTH // heart.language_model.hidden_size))
        for start in range(0, len(order), at_once):
            rows = order[start : start + at_once]
            read = heart.reference_states([(cases.texts[row], cases.label_set(row)) for row in rows])
            ends = [len(heart.writer.case_ids(cases.texts[row])) - 1 for row in rows]
            keys += [one[end].float().cpu() for one, end in zip(read, ends, strict=True)]
            states += [one.to("cpu", _KEPT) for one in read]
            report(len(states))
    places = np.argsort(order)
    return EncodedLibrary(
        cases,
        torch.nn.functional.normalize(torch.stack([keys[at] for at in places]), dim=-1),
        tuple(states[at].clone() for at in places),
    )


def nearest(similarity: Tensor, barred: Tensor, count: int) -> Tensor:
    """Return the places of the most similar cases, (B, count), nearest first; what is barred never."""
    allowed = similarity.masked_fill(barred, -torch.inf)
    return allowed.topk(min(count, similarity.shape[1]), dim=1).indices


def barred_places(queries: WrittenCases, library: WrittenCases) -> Tensor:
    """Return what each query must not retrieve, (B, n): itself, its patient, an exact duplicate."""
    same = [
        np.asarray(getattr(queries, name), dtype=np.str_)[:, None]
        == np.asarray(getattr(library, name), dtype=np.str_)[None]
        for name in ("patients", "texts")
    ]
    return torch.from_numpy(same[0] | same[1])


def evidence_of(states: Mapping[int, Tensor], places: Tensor, present: Tensor, like: Tensor) -> Evidence:
    """Gather the states of the supporting cases, (B, K) places, of which some may be masked."""
    chosen: list[list[Tensor | None]] = [
        [states[place] if there else None for place, there in zip(row, kept, strict=True)]
        for row, kept in zip(places.tolist(), present.tolist(), strict=True)
    ]
    return gather_evidence(chosen, like.shape[-1], like)
