"""A Llama of somebody else as the base of a bundle: HEART's tokens added, quantised, written shard by shard.

The rows of new tokens start as the mean of all others: a token whose row is random stands out from the rest,
and the first answers that it is in would be far off.
"""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from torch import Tensor
from transformers import LlamaConfig

from heart_engine.foreign_models.folder import StoredWeight, licence_files, read_config, stored_weights
from heart_engine.foreign_models.llama import architecture_of, checked_llama, checked_tensors
from heart_engine.foreign_models.staging import whole_or_not_at_all
from heart_engine.foreign_models.tensors import read_tensor
from heart_engine.foreign_models.vocabulary import TOKENIZER, Vocabulary, read_vocabulary
from heart_engine.model.device import Precision
from heart_engine.model.quantised_weights import is_packed, quantised
from heart_engine.model.settings import SpecialTokens
from heart_engine.model.sharded_weights import Written, write_sharded
from heart_engine.model.weights import NF4_BLOCK

ABOUT = "base.json"
_BESIDE_BYTES = 64 << 20  # tokenizer, licence, index
_PACKED_BYTES = 0.5 + 1 / NF4_BLOCK + 0.001  # of one number
_HALF = 2
_WITH_ROWS = ("model.embed_tokens.weight", "lm_head.weight")


@dataclass(frozen=True, slots=True)
class ForeignBase:
    """A folder that was found to be a Llama with its tokenizer and its licence."""

    name: str
    config: LlamaConfig
    document: Mapping[str, object]
    weights: Mapping[str, StoredWeight]
    vocabulary: Vocabulary
    licences: tuple[Path, ...]

    @property
    def rows(self) -> int:
        """Return how many embeddings there will be; some models have more than their tokenizer has tokens."""
        return max(int(self.config.vocab_size), self.vocabulary.tokenizer.size)


def open_foreign(folder: Path, licence: Path | None) -> ForeignBase:
    """Check everything that can be checked before the numbers are read."""
    document = read_config(folder)
    config = checked_llama(document)
    weights = checked_tensors(stored_weights(folder), config)
    vocabulary = read_vocabulary(folder, SpecialTokens(), int(config.vocab_size))
    return ForeignBase(
        folder.resolve().name, config, document, weights, vocabulary, licence_files(folder, licence)
    )


def write_base(base: ForeignBase, precision: Precision, out: Path, report: Callable[[Written], None]) -> int:
    """Write the base of a bundle and return its size; nothing stands at `out` before it is whole."""
    with whole_or_not_at_all(out, expected_bytes(base, precision)) as folder:
        (folder / TOKENIZER).write_bytes(base.vocabulary.tokenizer.to_bytes())
        _write_json(folder / "config.json", architecture_of(base.document) | {"vocab_size": base.rows})
        for path in base.licences:
            shutil.copyfile(path, folder / path.name)
        for written in write_sharded(folder, base.weights, lambda name: _stored_as(base, name, precision)):
            report(written)
        _write_json(folder / ABOUT, _about(base, precision))
        return sum(path.stat().st_size for path in folder.iterdir())


def expected_bytes(base: ForeignBase, precision: Precision) -> int:
    """Return what will be written, from shapes alone; a file system of less room is refused before."""
    new_rows = len(_WITH_ROWS) * (base.rows - base.config.vocab_size)
    total = _BESIDE_BYTES + _HALF * new_rows * base.config.hidden_size
    for name, one in base.weights.items():
        packed = precision is Precision.NF4 and is_packed(name, one.entry.shape)
        total += math.ceil(math.prod(one.entry.shape) * (_PACKED_BYTES if packed else _HALF))
    return total


def _stored_as(base: ForeignBase, name: str, precision: Precision) -> Mapping[str, Tensor]:
    weight = read_tensor(name, base.weights[name])
    if precision is Precision.NF4 and is_packed(name, tuple(weight.shape)):
        return quantised(name, weight)
    if name in _WITH_ROWS:
        weight = _with_new_rows(weight, base)
    return {name: weight.bfloat16() if weight.element_size() > _HALF else weight}


def _with_new_rows(weight: Tensor, base: ForeignBase) -> Tensor:
    mean = weight.float().mean(dim=0).to(weight.dtype)
    grown = weight.new_empty((base.rows, weight.shape[1]))
    grown[: len(weight)] = weight
    grown[len(weight) :] = mean
    grown[list(base.vocabulary.new_ids)] = mean
    return grown


def _about(base: ForeignBase, precision: Precision) -> dict[str, object]:
    tokens = base.vocabulary.tokenizer
    return {
        "name": base.name,
        "architecture": "llama",
        "precision": precision.value,
        "tokens": tokens.size,
        "tokens_added": len(base.vocabulary.new_ids),
        "licences": [path.name for path in base.licences],
        "parameters": sum(math.prod(one.entry.shape) for one in base.weights.values()),
    }


def _write_json(path: Path, document: Mapping[str, object]) -> None:
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
