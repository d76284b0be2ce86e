"""FlagEmbedding's own loader on small folders with random weights, laid out as bge-reranker-large is."""

from __future__ import annotations

import dataclasses
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.library import rerank
from heart_engine.library.reference_case import LibraryCase
from heart_engine.library.rerank import CrossEncoderReranker, Query, read_together, reranked

WORDS = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "[MASK]",
    "text",
    "of",
    *map(str, range(10)),
    *[f"##{n}" for n in range(10)],
]
QUERY = Query("text of 1", {})
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reranker")
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(WORDS), hidden_size=32, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=32, initializer_range=0.5, id2label={0: "nearness"},
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder)
    (folder / "vocab.txt").write_text("\n".join(WORDS))
    BertTokenizer(str(folder / "vocab.txt")).save_pretrained(folder)
    return folder


@pytest.fixture
def folder(written: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(written, tmp_path / "reranker"))


def test_a_local_cross_encoder_orders_candidates(
    folder: Path, library_cases: tuple[LibraryCase, ...]
) -> None:
    model = CrossEncoderReranker(folder, "cpu")
    candidates = library_cases[:6]
    scores = model.scores(QUERY, candidates)
    assert len(set(scores)) == 6
    assert model.scores(QUERY, candidates[::-1]) == pytest.approx(scores[::-1], abs=1e-5)
    assert reranked(model, QUERY, candidates) == sorted(range(6), key=lambda place: -scores[place])
    assert model.scores(QUERY, candidates[:1]) == pytest.approx(scores[:1], abs=1e-5)
    assert model.scores(QUERY, []) == []


def test_pairs_read_by_length_score_as_flagembedding_scores_them_padded(
    folder: Path, library_cases: tuple[LibraryCase, ...]
) -> None:
    model = CrossEncoderReranker(folder, "cpu")
    texts = ["text of 1", "text of 12345 text of 7", "text", "7 of 1", "9 " * 600, "text of 2"]
    candidates = [dataclasses.replace(library_cases[0], text=text) for text in texts]
    for query in (QUERY, Query("text of 3 " * 300, {})):
        found = model.scores(query, candidates)
        pairs = [(query.text, text) for text in texts]
        theirs = model._loaded.compute_score(pairs, batch_size=len(pairs), max_length=512)
        assert found == pytest.approx(theirs, abs=1e-5)


def test_only_pairs_of_one_length_are_read_together_on_a_processor() -> None:
    assert read_together([7, 3, 7, 5], padded=False) == [[0, 2], [1], [3]]
    assert read_together([7, 3, 7, 5], padded=True) == [[0, 1, 2, 3]]


@pytest.mark.parametrize(("fast", "dtype"), [(True, torch.bfloat16), (False, torch.float32)])
def test_half_precision_is_computed_in_only_where_it_is_fast(
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    library_cases: tuple[LibraryCase, ...],
    fast: bool,
    dtype: torch.dtype,
) -> None:
    plain = CrossEncoderReranker(folder, "cpu").scores(QUERY, library_cases[:6])
    monkeypatch.setattr(rerank, "has_fast_bf16", lambda: fast)
    model = CrossEncoderReranker(folder, "cpu")
    scores = model.scores(QUERY, library_cases[:6])
    assert model._loaded.model.dtype is dtype
    assert scores == pytest.approx(plain, abs=0.05 if fast else 1e-5)
    assert rerank.reranking_dtype("cuda") is torch.float16


def test_nothing_is_loaded_before_it_is_asked(folder: Path) -> None:
    reranker = CrossEncoderReranker(folder, "cpu")
    (folder / "model.safetensors").unlink()
    assert reranker._loaded is None


def test_a_missing_tensor_is_refused_and_not_replaced_by_a_random_one(
    folder: Path, library_cases: tuple[LibraryCase, ...]
) -> None:
    held = load_file(folder / "model.safetensors")
    held.pop("classifier.weight")
    save_file(held, folder / "model.safetensors", {"format": "pt"})
    with pytest.raises(BundleRefusedError) as refused:
        CrossEncoderReranker(folder, "cpu").scores(QUERY, library_cases[:1])
    assert refused.value.code is Refusal.RERANKER_INCOMPLETE
    assert refused.value.params == {"tensors": ["classifier.weight"]}


def test_a_tensor_that_is_not_finite_is_refused(folder: Path, library_cases: tuple[LibraryCase, ...]) -> None:
    held = load_file(folder / "model.safetensors")
    held["classifier.weight"][0, 0] = torch.nan
    save_file(held, folder / "model.safetensors", {"format": "pt"})
    with pytest.raises(BundleRefusedError, match="reranker_incomplete"):
        CrossEncoderReranker(folder, "cpu").scores(QUERY, library_cases[:1])


@pytest.mark.parametrize(
    "changed",
    [
        {"auto_map": {"AutoModel": "evil.Model"}},
        {"attn_implementation": "someone/kernel"},
        {"model_type": "other"},
    ],
    ids=str,
)
def test_a_config_that_could_run_code_is_refused(folder: Path, changed: dict[str, object]) -> None:
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | changed))
    with pytest.raises(BundleRefusedError, match="reranker_unknown"):
        CrossEncoderReranker(folder, "cpu")


def test_a_folder_without_a_config_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BundleRefusedError, match="reranker_unknown"):
        CrossEncoderReranker(tmp_path, "cpu")


def test_the_library_alone_does_not_import_the_cross_encoder() -> None:
    code = "import heart_engine.library.rerank, sys; sys.exit('FlagEmbedding' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
