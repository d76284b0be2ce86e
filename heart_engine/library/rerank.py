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
from heart_engine.model.device import has_fast_bf16

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
    configuration is checked before and the weights after. Its own `compute_score` is not used: it reads the
    longest pairs twice, once to see whether they fit, and computes in fp32 whatever the processor is fast in.
    """

    def __init__(self, folder: Path, device: str) -> None:
        _check_config(folder)
        self._folder = folder
        self._device = device
        self._loaded: Any = None

    def scores(self, query: Query, candidates: Sequence[LibraryCase]) -> list[float]:
        """Return the model's scores."""
        if not candidates:
            return []
        if self._loaded is None:
            self._loaded = self._load()
        pairs = [self._pair(query.text, one.text) for one in candidates]
        found = [0.0] * len(pairs)
        for places in read_together([len(one["input_ids"]) for one in pairs], padded=self._device != "cpu"):
            for place, score in zip(places, self._read([pairs[at] for at in places]), strict=True):
                found[place] = score
        return found

    def _pair(self, query: str, passage: str) -> Any:  # noqa: ANN401 - FlagEmbedding has no types
        """Return the ids of both texts, cut as FlagEmbedding cuts them: the query may keep three quarters."""
        tokenizer = self._loaded.tokenizer
        first, second = (
            tokenizer(text, add_special_tokens=False, truncation=True, max_length=longest)["input_ids"]
            for text, longest in ((query, _WINDOW * 3 // 4), (passage, _WINDOW))
        )
        return _prepared(tokenizer, first, second)

    def _read(self, pairs: Sequence[Any]) -> list[float]:
        batch = self._loaded.tokenizer.pad(pairs, padding=True, return_tensors="pt").to(self._device)
        with torch.inference_mode():
            scores = self._loaded.model(**batch).logits.view(-1).float()
        return [float(one) for one in scores]

    def _load(self) -> Any:  # noqa: ANN401 - FlagEmbedding has no types
        from FlagEmbedding import FlagReranker  # type: ignore[import-untyped]  # noqa: PLC0415 - seconds of imports, untyped

        loaded = FlagReranker(str(self._folder), use_fp16=False, devices=[self._device])
        _check_loaded(self._folder, loaded.model)
        loaded.model.eval().to(self._device, reranking_dtype(self._device))
        return loaded


def reranking_dtype(device: str) -> torch.dtype:
    """Return what a cross-encoder computes in: half of fp32 only where that is fast."""
    if device != "cpu":
        return torch.float16
    return torch.bfloat16 if has_fast_bf16() else torch.float32


def read_together(lengths: Sequence[int], *, padded: bool) -> list[list[int]]:
    """Return which pairs are read at once: all of them, or those of one length, which need no padding.

    A processor computes what pads a batch like everything else; a GPU waits longer for one more batch.
    """
    if padded:
        return [list(range(len(lengths)))]
    groups: dict[int, list[int]] = {}
    for place, length in enumerate(lengths):
        groups.setdefault(length, []).append(place)
    return list(groups.values())


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


def _prepared(tokenizer: Any, first: list[int], second: list[int]) -> Any:  # noqa: ANN401 - FlagEmbedding has no types
    from FlagEmbedding.utils.tokenizer_compat import (  # type: ignore[import-untyped]  # noqa: PLC0415 - as above
        prepare_for_model_compat,
    )

    return prepare_for_model_compat(
        tokenizer, first, second, truncation="only_second", max_length=_WINDOW, padding=False
    )


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
