"""Metric 11: a cross-encoder over ten pairs of mixed length, in one padded fp32 batch and as we do it."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from transformers import (
    AutoModelForSequenceClassification,
    AutoTokenizer,
    BertConfig,
    BertForSequenceClassification,
    PreTrainedTokenizerFast,
)

from heart_engine.domain.case import Sex
from heart_engine.library.reference_case import LibraryCase
from heart_engine.library.rerank import CrossEncoderReranker, Query
from tests.bench.rows import Row
from tests.bench.timing import exactly, figure, interleaved, ratio

_PAIRS, _WINDOW = 10, 512
_WORDS = [f"w{number}" for number in range(5000)]
_SPECIAL = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
_LENGTHS = (60, 90, 130, 170, 220, 260, 300, 350, 420, 506)  # of both texts of a pair together


@dataclass(frozen=True, slots=True)
class _Size:
    label: str
    hidden: int
    layers: int
    heads: int
    rounds: int


_SIZES = {
    "base": _Size("base shape (12 layers x 768)", 768, 12, 12, 5),
    "large": _Size("large shape, as bge-reranker-large (24 x 1024)", 1024, 24, 16, 2),
}


def measure(size: str) -> Iterator[Row]:
    """Measure one shape with random weights."""
    how = _SIZES[size]
    with tempfile.TemporaryDirectory() as name, torch.inference_mode():
        folder = Path(name)
        _write(folder, how)
        query, cases = _texts()
        padded, ours = _Padded(folder), CrossEncoderReranker(folder, "cpu")
        times = interleaved(
            {"padded": lambda: padded.scores(query, cases), "ours": lambda: ours.scores(query, cases)},
            how.rounds,
        )
        label = f"{how.label}, ten pairs of 60 to 506 tokens"
        yield Row("11", label, ratio(times["padded"], times["ours"]), aim=8, floor=_floor())
        yield Row("11", f"{label}: ours", figure(times["ours"]), "s")
        plain, found = padded.scores(query, cases), ours.scores(query, cases)
        yield Row("11", f"{label}: share of the orders of two that stay", exactly(_alike(plain, found)), "")


def _floor() -> str:
    tokens = len(_LENGTHS) * max(_LENGTHS) / sum(_LENGTHS)
    return f"{tokens:.2f} by padding alone"


def _alike(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the share of pairs of candidates that both put in the same order."""
    pairs = [(a, b) for a in range(len(one)) for b in range(a)]
    return sum((one[a] < one[b]) == (other[a] < other[b]) for a, b in pairs) / len(pairs)


def _texts() -> tuple[Query, list[LibraryCase]]:
    """Return a query and candidates that make pairs of the lengths above, the order mixed."""
    chance = random.Random(1)
    lengths = chance.sample(_LENGTHS, len(_LENGTHS))
    half = min(_LENGTHS) // 2
    query = Query(" ".join(chance.choices(_WORDS, k=half)), {})
    texts = [" ".join(chance.choices(_WORDS, k=length - half)) for length in lengths]
    return query, [
        LibraryCase(f"R-{at}", f"P-{at}", (), "30-39", Sex.FEMALE, {}, {}, text)
        for at, text in enumerate(texts)
    ]


class _Padded:
    """What a plain use of transformers does: every pair padded to the longest, one batch, fp32."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer: Any = AutoTokenizer.from_pretrained(folder)
        self._model: Any = AutoModelForSequenceClassification.from_pretrained(folder)
        self._model.eval()

    def scores(self, query: Query, cases: Sequence[LibraryCase]) -> list[float]:
        pairs = [(query.text, one.text) for one in cases]
        batch = self._tokenizer(pairs, padding=True, truncation=True, max_length=_WINDOW, return_tensors="pt")
        found: list[float] = self._model(**batch).logits[:, 0].tolist()
        return found


def _write(folder: Path, size: _Size) -> None:
    vocabulary = {word: at for at, word in enumerate([*_SPECIAL.values(), *_WORDS])}
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=size.hidden,
        num_hidden_layers=size.layers,
        num_attention_heads=size.heads,
        intermediate_size=4 * size.hidden,
        max_position_embeddings=_WINDOW + 2,
        id2label={0: "nearness"},
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    words = Tokenizer(models.WordLevel(vocabulary, unk_token=_SPECIAL["unk_token"]))
    words.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    ends = [(name, vocabulary[name]) for name in (_SPECIAL["sep_token"], _SPECIAL["cls_token"])]
    words.post_processor = processors.BertProcessing(*ends)
    PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]  # has no types
        tokenizer_object=words, model_max_length=_WINDOW, **_SPECIAL
    ).save_pretrained(folder)
