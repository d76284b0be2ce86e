"""What reorders the candidates: a cross-encoder, a distance on standardised measurements, or nothing."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import torch
from safetensors import safe_open

from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.library.reference_case import LibraryCase

_MODEL_TYPES = ("xlm-roberta", "bert")
_FOREIGN_KEYS = ("auto_map", "attn_implementation", "_attn_implementation", "quantization_config")
_WINDOW = 512
_MISSING_COST = 1.0  # of a measurement that only one of two cases has, in squared deviations


@dataclass(frozen=True, slots=True)
class Query:
    """The case that candidates are compared with."""

    text: str
    positions: Mapping[str, float]


class Reranker(Protocol):
    """Scores candidates against a query; higher is nearer."""

    def scores(self, query: Query, candidates: Sequence[LibraryCase]) -> list[float]:
        """Return one score for each candidate."""


class DistanceReranker:
    """Scores by the mean squared distance of positions in the standard ranges."""

    def scores(self, query: Query, candidates: Sequence[LibraryCase]) -> list[float]:
        """Return the negative distances."""
        return [-position_distance(query.positions, one.positions) for one in candidates]


class CrossEncoderReranker:
    """Scores pairs of texts with a FlagEmbedding cross-encoder, loaded when it is first asked.

    The folder is laid out as bge-reranker-large is. FlagEmbedding loads what a folder says, so the
    configuration is checked before and the weights after.
    """

    def __init__(self, folder: Path, device: str) -> None:
        _check_config(folder)
        self._folder = folder
        self._device = device
        self._model: Any = None

    def scores(self, query: Query, candidates: Sequence[LibraryCase]) -> list[float]:
        """Return the model's scores; on a CPU pairs one by one are faster than one padded batch."""
        if not candidates:
            return []
        if self._model is None:
            self._model = self._load()
        pairs = [(query.text, one.text) for one in candidates]
        found = self._model.compute_score(pairs, batch_size=1, max_length=_WINDOW)
        return [float(one) for one in (found if isinstance(found, list) else [found])]

    def _load(self) -> Any:  # noqa: ANN401 - FlagEmbedding has no types
        from FlagEmbedding import FlagReranker  # type: ignore[import-untyped]  # noqa: PLC0415 - seconds of imports, untyped

        model = FlagReranker(str(self._folder), use_fp16=self._device != "cpu", devices=[self._device])
        _check_loaded(self._folder, model.model)
        return model


def reranked(reranker: Reranker | None, query: Query, candidates: Sequence[LibraryCase]) -> list[int]:
    """Return the candidates' places in their new order; equal scores keep the order of retrieval."""
    places = list(range(len(candidates)))
    if reranker is None:
        return places
    scores = reranker.scores(query, candidates)
    return sorted(places, key=lambda place: -scores[place])


def position_distance(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the mean squared difference over what either case has; infinite where neither has anything."""
    keys = {*one, *other}
    if not keys:
        return math.inf
    return sum(_difference(one.get(key), other.get(key)) for key in sorted(keys)) / len(keys)


def _difference(one: float | None, other: float | None) -> float:
    return _MISSING_COST if one is None or other is None else (one - other) ** 2


def _check_config(folder: Path) -> None:
    try:
        config = json.loads((folder / "config.json").read_bytes())
        kind, foreign = config["model_type"], [key for key in _FOREIGN_KEYS if key in config]
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise BundleRefusedError(Refusal.RERANKER_UNKNOWN) from error
    if kind not in _MODEL_TYPES or foreign:
        raise BundleRefusedError(Refusal.RERANKER_UNKNOWN, model_type=str(kind), keys=foreign)


def _check_loaded(folder: Path, model: torch.nn.Module) -> None:
    """Refuse a model with a tensor that is not the file's, which would be random, or not finite."""
    with safe_open(folder / "model.safetensors", framework="pt") as file:
        stored = set(file.keys())
        wanted = set(model.state_dict())
        broken = [
            name
            for name, tensor in model.state_dict().items()
            if name in stored
            and not (torch.equal(tensor.cpu(), file.get_tensor(name).to(tensor.dtype)) and _is_finite(tensor))
        ]
    if stored - {"roberta.embeddings.position_ids", "bert.embeddings.position_ids"} != wanted or broken:
        raise BundleRefusedError(Refusal.RERANKER_INCOMPLETE, tensors=[*sorted(wanted ^ stored), *broken][:5])


def _is_finite(tensor: torch.Tensor) -> bool:
    return bool(torch.isfinite(tensor).all())
