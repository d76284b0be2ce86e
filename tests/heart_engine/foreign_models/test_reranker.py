"""`heart model import --reranker`: what it writes is what the engine's reranker loads."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from transformers import (
    PreTrainedTokenizerFast,
    XLMRobertaConfig,
    XLMRobertaForSequenceClassification,
)

from heart_engine.cli import main
from heart_engine.domain.case import Sex
from heart_engine.library.reference_case import LibraryCase
from heart_engine.library.rerank import CrossEncoderReranker, Query

WORDS = ("<s>", "<pad>", "</s>", "<unk>", "text", "of", *map(str, range(30)))
WEIGHTS = "model.safetensors"


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As bge-reranker-large lies on a disk: XLM-R with one score, keys and files that nobody asked for."""
    folder = tmp_path_factory.mktemp("foreign") / "tiny-reranker"
    torch.manual_seed(0)
    config = XLMRobertaConfig(
        vocab_size=len(WORDS), hidden_size=32, num_hidden_layers=2, num_attention_heads=2,
        intermediate_size=64, max_position_embeddings=514, type_vocab_size=1, initializer_range=0.5,
        id2label={0: "LABEL_0"},
    )  # fmt: skip
    XLMRobertaForSequenceClassification(config).save_pretrained(folder)
    words = Tokenizer(models.WordLevel({word: at for at, word in enumerate(WORDS)}, unk_token="<unk>"))  # noqa: S106 - no password
    words.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    pair = "<s> $A </s> </s> $B </s>"
    ends = [("<s>", 0), ("</s>", 2)]
    words.post_processor = processors.TemplateProcessing("<s> $A </s>", pair, special_tokens=ends)
    special = {"bos_token": "<s>", "pad_token": "<pad>", "eos_token": "</s>", "sep_token": "</s>"}
    special |= {"cls_token": "<s>", "unk_token": "<unk>"}
    fast = PreTrainedTokenizerFast(tokenizer_object=words, **special)  # type: ignore[no-untyped-call]  # has no types
    fast.save_pretrained(folder)
    document = json.loads((folder / "tokenizer_config.json").read_text())
    (folder / "tokenizer_config.json").write_text(json.dumps(document | {"chat_template": "{{ evil }}"}))
    (folder / "README.md").write_text("---\nlicense: mit\n---\n")
    (folder / "pytorch_model.bin").write_bytes(b"\x80\x04cos\nsystem\n")
    return folder


@pytest.fixture
def folder(written: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(written, tmp_path / written.name))


def run(capsys: pytest.CaptureFixture[str], folder: Path, out: Path) -> tuple[int, str, str]:
    code = main(["model", "import", str(folder), "--reranker", "--out", str(out), "--json"])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def reason(capsys: pytest.CaptureFixture[str], folder: Path) -> str:
    """Import the folder, which must be refused and leave nothing behind."""
    code, _, err = run(capsys, folder, folder.parent / "reranker")
    assert code == 4
    assert not (folder.parent / "reranker").exists()
    return str(json.loads(err.splitlines()[-1])["params"]["reason"])


def library_case(number: int) -> LibraryCase:
    return LibraryCase(str(number), str(number), (), "30-39", Sex.FEMALE, {}, {}, f"text of {number}")


@pytest.mark.slow
def test_the_engine_scores_with_what_was_imported_as_with_the_original(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "reranker"
    code, said, _ = run(capsys, folder, out)
    assert (code, json.loads(said)["bytes"]) == (0, sum(path.stat().st_size for path in out.iterdir()))
    names = ["README.md", "config.json", WEIGHTS, "tokenizer.json", "tokenizer_config.json"]
    assert sorted(one.name for one in out.iterdir()) == names
    assert "evil" not in (out / "tokenizer_config.json").read_text()
    candidates = [library_case(number) for number in range(6)]
    scores = CrossEncoderReranker(out, "cpu").scores(Query("text of 1", {}), candidates)
    assert len(set(scores)) == 6
    assert scores == CrossEncoderReranker(folder, "cpu").scores(Query("text of 1", {}), candidates)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"model_type": "llama"}, "not_a_reranker"),
        ({"architectures": ["XLMRobertaModel"]}, "not_a_reranker"),
        ({"architectures": None}, "not_a_reranker"),
        ({"id2label": {"0": "a", "1": "b"}}, "config_unsupported"),
        ({"auto_map": {"AutoModel": "evil.Evil"}}, "config_unsupported"),
        ({"position_embedding_type": "relative_key"}, "config_unsupported"),
        ({"hidden_size": 33}, "config_unsupported"),
        ({"vocab_size": "many"}, "config_unsupported"),
        ({"num_hidden_layers": 3}, "weights_refused"),
        ({"intermediate_size": 65}, "weights_refused"),
    ],
    ids=str,
)
def test_another_configuration_is_refused(
    capsys: pytest.CaptureFixture[str], folder: Path, keys: dict[str, object], expected: str
) -> None:
    document = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(document | keys))
    assert reason(capsys, folder) == expected


def test_a_number_that_is_not_finite_is_refused(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    held = load_file(folder / WEIGHTS)
    held["classifier.dense.weight"][0, 0] = torch.nan
    save_file(held, folder / WEIGHTS, {"format": "pt"})
    assert reason(capsys, folder) == "tensor_not_finite"


def test_pickles_alone_are_refused(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / WEIGHTS).unlink()
    assert reason(capsys, folder) == "weights_pickled"


@pytest.mark.parametrize("content", ["{", "[]", '"words"'])
@pytest.mark.parametrize("name", ["tokenizer.json", "tokenizer_config.json"])
def test_half_a_tokenizer_is_refused(
    capsys: pytest.CaptureFixture[str], folder: Path, name: str, content: str
) -> None:
    (folder / name).write_text(content)
    assert reason(capsys, folder) == "tokenizer_refused"
