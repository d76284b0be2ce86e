"""Small folders with random weights, written by transformers and sentencepiece themselves."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pytest
import sentencepiece
import torch
from transformers import LlamaConfig, LlamaForCausalLM

from heart_engine.foreign_models.vocabulary import _SAMPLES

VOCABULARY = 400
CONFIG = LlamaConfig(
    vocab_size=VOCABULARY,
    hidden_size=64,
    intermediate_size=128,
    num_hidden_layers=2,
    num_attention_heads=2,
    max_position_embeddings=2048,
)
_TEXTS = (
    *_SAMPLES,
    "The left ventricle is dilated, its wall is thin; the shunt runs from left to right.",
    "A defect of the ventricular septum, 6 mm wide, below the aortic valve: 12 of 40 patients.",
    "室间隔缺损，宽 6 毫米，位于主动脉瓣下；房间隔完整。",
)


@pytest.fixture(scope="session")
def sentencepiece_model() -> bytes:
    """A byte pair vocabulary that is trained as Llama 2's was, of another size."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(_TEXTS * 50),
        model_writer=model,
        vocab_size=VOCABULARY,
        model_type="bpe",
        byte_fallback=True,
        normalization_rule_name="identity",
        remove_extra_whitespaces=False,
        character_coverage=0.98,
        split_digits=True,
        minloglevel=2,
    )
    return model.getvalue()


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory, sentencepiece_model: bytes) -> Path:
    """A whole folder, as a hospital would have copied it, with keys and files that nobody asked for."""
    folder = tmp_path_factory.mktemp("foreign") / "Tiny-Llama-Chat"
    torch.manual_seed(0)
    model = LlamaForCausalLM(CONFIG).half()  # type: ignore[no-untyped-call]  # has no types
    model.save_pretrained(folder, max_shard_size="150KB")
    document = json.loads((folder / "config.json").read_text())
    extra = {"pretraining_tp": 1, "torch_dtype": "float16", "use_cache": True, "_name_or_path": "/somewhere"}
    (folder / "config.json").write_text(json.dumps(document | extra))
    (folder / "tokenizer.model").write_bytes(sentencepiece_model)
    (folder / "LICENSE.txt").write_text("Terms of a licence.")
    (folder / "tokenizer_config.json").write_text('{"chat_template": "{{ evil }}"}')
    (folder / "modeling_evil.py").write_text("raise SystemExit")
    return folder


@pytest.fixture
def folder(written: Path, tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    return Path(shutil.copytree(written, tmp_path / written.name))
