"""`heart model import` on folders as people have them, and on folders that somebody made to harm."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch
from safetensors.torch import load_file, save_file
from transformers import LlamaForCausalLM

from heart_engine.cli import main
from heart_engine.domain.labels import ThirdLabelMeaning
from heart_engine.domain.resources import read_table
from heart_engine.foreign_models.base import ABOUT
from heart_engine.foreign_models.vocabulary import read_vocabulary
from heart_engine.model.case_text import standards_text
from heart_engine.model.device import DeviceChoice, DeviceReason, Precision
from heart_engine.model.loading import LanguageModelFiles, load_language_model
from heart_engine.model.prompt import PromptWriter
from heart_engine.model.prompt_texts import plain_prompt
from heart_engine.model.settings import (
    AdapterSettings,
    ModelSettings,
    Rendering,
    SpecialTokens,
    StandardsPlace,
    TextSettings,
)
from heart_engine.model.standard_values import standard_values_from_rows
from heart_engine.model.tokenizer import tokenizer_from_bytes

SHARD = "model-00001-of-00002.safetensors"
INDEX = "model.safetensors.index.json"
Refuse = Callable[..., tuple[str, str]]


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main(["model", "import", *(str(one) for one in arguments)])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


@pytest.fixture
def refuse(capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path) -> Refuse:
    """Import the folder, which must be refused and leave nothing behind; the reason and the words."""

    def refused(*options: str) -> tuple[str, str]:
        code, out, err = run(capsys, folder, "--out", tmp_path / "base", "--json", *options)
        error = json.loads(err.splitlines()[-1])
        assert (code, out, error["code"]) == (4, "", "model_refused")
        assert sorted(one.name for one in tmp_path.iterdir()) == [folder.name]
        return error["params"]["reason"], error["message"]

    return refused


def set_key(folder: Path, **keys: object) -> None:
    document = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(document | keys))


def change_shard(folder: Path, **tensors: torch.Tensor | None) -> None:
    held = {**load_file(folder / SHARD), **tensors}
    save_file({name: one for name, one in held.items() if one is not None}, folder / SHARD, {"format": "pt"})


def a_name_of(folder: Path) -> str:
    return next(name for name in load_file(folder / SHARD) if "down_proj" in name)


def test_a_folder_becomes_a_base_that_the_engine_loads(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "base"
    code, said, told = run(capsys, folder, "--out", out, "--json")
    found = json.loads(said)
    assert (code, found["tokens_added"], found["tokens"]) == (0, 4, 404)
    assert found["peak_memory_bytes"] > 100 << 20
    assert found["bytes"] == sum(path.stat().st_size for path in out.iterdir())
    assert told.splitlines()[-1] == "3 of 3 files written, about 0 s left"
    assert sorted(one.name for one in out.iterdir()) == [
        "LICENSE.txt",
        ABOUT,
        "config.json",
        "model-000.safetensors",
        "model-001.safetensors",
        "model-around.safetensors",
        "model.safetensors.index.json",
        "tokenizer.json",
    ]
    config = json.loads((out / "config.json").read_text())
    assert config["vocab_size"] == 404
    tokenizer = tokenizer_from_bytes((out / "tokenizer.json").read_bytes(), SpecialTokens())
    assert tokenizer.id_of("<case_end>") == 400
    files = LanguageModelFiles(out, config, None)
    choice = DeviceChoice("cpu", Precision.NF4, DeviceReason.ASKED_FOR, 0, 0)
    model = load_language_model(files, AdapterSettings(), choice)
    assert model.vocabulary_size == 404
    original = LlamaForCausalLM.from_pretrained(folder, dtype=torch.float32).model.embed_tokens.weight
    rows = model.embed(torch.arange(404)).float()
    assert torch.equal(rows[:400], original)
    assert torch.allclose(rows[400:], original.mean(dim=0).expand(4, -1), atol=1e-3)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_hearts_prompt_is_spelled_with_a_converted_vocabulary(folder: Path, language: str) -> None:
    tokenizer = read_vocabulary(folder, SpecialTokens(), 400).tokenizer
    text = TextSettings(Rendering.PLAIN, language, StandardsPlace.HEAD)
    settings = ModelSettings(plain_prompt(language, ThirdLabelMeaning.DUCT, with_none=True), text)
    standards = standards_text(standard_values_from_rows(read_table("standard_values.csv")), text)
    writer = PromptWriter(tokenizer, settings, standards)
    assert len(set(writer.prompt.answers)) == 8
    assert tokenizer.id_of("<RAGHere>") in writer.prompt.tail
    assert tokenizer.decode(list(writer.prompt.head)).split()[-3:] == standards.split()[-3:]


def test_a_base_of_16_bits_has_the_numbers_of_the_folder(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    assert run(capsys, folder, "--out", tmp_path / "base", "--precision", "bf16")[0] == 0
    original = LlamaForCausalLM.from_pretrained(folder).state_dict()
    held = {n: t for path in (tmp_path / "base").glob("*.safetensors") for n, t in load_file(path).items()}
    assert held.keys() == original.keys()
    for name, one in held.items():
        assert torch.equal(one[: len(original[name])], original[name])


def test_a_tokenizer_file_is_taken_as_it_is(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    assert run(capsys, folder, "--out", tmp_path / "first")[0] == 0
    converted = json.loads((tmp_path / "first" / "tokenizer.json").read_text())
    converted["added_tokens"] = [one for one in converted["added_tokens"] if one["id"] < 400]
    (folder / "tokenizer.json").write_text(json.dumps(converted))
    (folder / "tokenizer.model").unlink()
    assert run(capsys, folder, "--out", tmp_path / "second")[0] == 0
    first, second = (tmp_path / one / "tokenizer.json" for one in ("first", "second"))
    assert json.loads(first.read_text()) == json.loads(second.read_text())


def test_embeddings_that_no_token_has_are_kept(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    """Some models have more rows than tokens; HEART's take the first of them."""
    set_key(folder, vocab_size=512)
    for name in ("model.embed_tokens.weight", "lm_head.weight"):
        shard = next(path for path in folder.glob("*.safetensors") if name in load_file(path))
        held = load_file(shard)
        held[name] = torch.cat([held[name], torch.ones(112, 64, dtype=torch.float16)])
        save_file(held, shard, {"format": "pt"})
    assert run(capsys, folder, "--out", tmp_path / "base", "--precision", "bf16")[0] == 0
    assert json.loads((tmp_path / "base" / "config.json").read_text())["vocab_size"] == 512
    around = load_file(tmp_path / "base" / "model-around.safetensors")["lm_head.weight"].float()
    assert torch.equal(around[404:], torch.ones(108, 64))
    assert torch.allclose(around[400], around[401])
    assert not torch.equal(around[400], around[404])


def test_pickles_are_refused_with_the_way_around_them(refuse: Refuse, folder: Path) -> None:
    for path in folder.glob("*.safetensors*"):
        path.unlink()
    (folder / "pytorch_model.bin").write_bytes(b"\x80\x04cos\nsystem\n")
    reason, message = refuse()
    assert reason == "weights_pickled"
    assert "safe_serialization=True" in message
    assert "pytorch_model.bin" in message


def test_pickles_beside_safetensors_are_left_where_they_are(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    (folder / "pytorch_model.bin").write_bytes(b"\x80\x04cos\nsystem\n")
    assert run(capsys, folder, "--out", tmp_path / "base")[0] == 0
    assert not (tmp_path / "base" / "pytorch_model.bin").exists()


def test_an_index_that_leads_out_of_the_folder_is_refused(
    refuse: Refuse, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    shutil.copy(folder / SHARD, elsewhere / "secret.safetensors")
    index = json.loads((folder / INDEX).read_text())
    index["weight_map"][a_name_of(folder)] = f"../../{elsewhere.name}/secret.safetensors"
    (folder / INDEX).write_text(json.dumps(index))
    reason, message = refuse()
    assert reason == "weights_refused"
    assert "secret.safetensors" in message


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_is_not_finite_is_refused_by_its_tensor(
    refuse: Refuse, folder: Path, value: float
) -> None:
    name = a_name_of(folder)
    spoilt = load_file(folder / SHARD)[name]
    spoilt[3, 5] = value
    change_shard(folder, **{name: spoilt})
    reason, message = refuse()
    assert reason == "tensor_not_finite"
    assert name in message


@pytest.mark.parametrize("change", ["missing", "extra", "shape", "twice", "integers"])
def test_tensors_of_another_architecture_are_refused(refuse: Refuse, folder: Path, change: str) -> None:
    name = a_name_of(folder)
    match change:
        case "missing":
            change_shard(folder, **{name: None})
        case "extra":
            change_shard(folder, evil=torch.zeros(2))
        case "shape":
            change_shard(folder, **{name: torch.zeros(64, 64)})
        case "twice":
            shutil.copy(folder / SHARD, folder / "model-00002-of-00002.safetensors")
        case "integers":
            change_shard(folder, **{name: torch.zeros(64, 128, dtype=torch.int8)})
    assert refuse()[0] == "weights_refused"


@pytest.mark.parametrize("change", ["truncated", "huge header", "no header", "gone"])
def test_a_damaged_file_is_refused_before_it_is_parsed(refuse: Refuse, folder: Path, change: str) -> None:
    content = (folder / SHARD).read_bytes()
    match change:
        case "truncated":
            (folder / SHARD).write_bytes(content[: len(content) // 2])
        case "huge header":
            (folder / SHARD).write_bytes(struct.pack("<Q", 1 << 40) + content[8:])
        case "no header":
            (folder / SHARD).write_bytes(b"")
        case "gone":
            (folder / SHARD).unlink()
    assert refuse()[0] == "weights_refused"


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        ({"model_type": "mistral"}, "not_a_llama"),
        ({"model_type": None}, "not_a_llama"),
        ({"rope_scaling": {"type": "linear", "factor": 2.0}}, "config_unsupported"),
        ({"rope_parameters": {"rope_type": "llama3", "rope_theta": 1e4}}, "config_unsupported"),
        ({"attention_bias": True}, "config_unsupported"),
        ({"hidden_act": "gelu"}, "config_unsupported"),
        ({"auto_map": {"AutoModelForCausalLM": "modeling_evil.Evil"}}, "config_unsupported"),
        ({"quantization_config": {"quant_method": "gptq"}}, "config_unsupported"),
        ({"head_dim": 128}, "config_unsupported"),
        ({"head_dim": "wide"}, "config_unsupported"),
        ({"hidden_size": -64}, "config_unsupported"),
        ({"vocab_size": "400"}, "config_unsupported"),
        ({"num_hidden_layers": 3}, "weights_refused"),
        ({"vocab_size": 300}, "weights_refused"),
    ],
    ids=str,
)
def test_a_configuration_that_is_no_plain_llama_is_refused(
    refuse: Refuse, folder: Path, keys: dict[str, object], reason: str
) -> None:
    set_key(folder, **keys)
    assert refuse()[0] == reason


@pytest.mark.parametrize("content", [None, "", "[]", "{", "[" * 100_000])
def test_a_configuration_that_is_none_is_refused(refuse: Refuse, folder: Path, content: str | None) -> None:
    (folder / "config.json").unlink()
    if content is not None:
        (folder / "config.json").write_text(content)
    assert refuse()[0] == "config_unreadable"


def test_a_folder_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, err = run(capsys, tmp_path / "nothing", "--out", tmp_path / "base")
    assert (code, "no such folder" in err) == (4, True)


@pytest.mark.parametrize("content", [None, b"", b"\x00" * 50, b"{}"])
def test_a_tokenizer_that_is_none_is_refused(refuse: Refuse, folder: Path, content: bytes | None) -> None:
    (folder / "tokenizer.model").unlink()
    if content is not None:
        (folder / "tokenizer.model").write_bytes(content)
    assert refuse()[0] == "tokenizer_refused"


def test_a_tokenizer_file_that_is_none_is_refused(refuse: Refuse, folder: Path) -> None:
    (folder / "tokenizer.json").write_text("{}")
    assert refuse()[0] == "tokenizer_refused"


def test_terms_must_lie_beside_the_weights(
    capsys: pytest.CaptureFixture[str], refuse: Refuse, folder: Path, tmp_path: Path
) -> None:
    terms = (folder / "LICENSE.txt").rename(folder / "terms.doc")
    (folder / "README.md").write_text("# A model\nNothing about terms.")
    assert refuse()[0] == "no_licence"
    (folder / "README.md").write_text("---\nlicense: apache-2.0\n---\n# A model")
    assert run(capsys, folder, "--out", tmp_path / "by-card")[0] == 0
    assert (tmp_path / "by-card" / "README.md").is_file()
    (folder / "README.md").unlink()
    assert run(capsys, folder, "--out", tmp_path / "given", "--licence", terms)[0] == 0
    assert (tmp_path / "given" / "terms.doc").read_text() == "Terms of a licence."


def test_terms_that_are_not_there_are_named(refuse: Refuse, tmp_path: Path) -> None:
    absent = str(tmp_path / "absent")
    assert refuse("--licence", absent) == ("no_licence", f"{absent}: no such file")


def test_of_two_terms_of_one_name_the_given_ones_count(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    given = tmp_path / "LICENSE.txt"
    given.write_text("Terms that were agreed on.")
    assert run(capsys, folder, "--out", tmp_path / "out", "--licence", given)[0] == 0
    assert (tmp_path / "out" / "LICENSE.txt").read_text() == "Terms that were agreed on."


def test_a_disk_without_room_is_refused_before_anything_is_written(
    refuse: Refuse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=1 << 20))
    reason, message = refuse()
    assert reason == "disk_too_small"
    assert "0.1 GB are needed, 0.0 GB are free" in message


def test_a_folder_that_exists_is_never_written_to(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "base").mkdir()
    code, _, err = run(capsys, folder, "--out", tmp_path / "base", "--json")
    assert (code, json.loads(err)["code"]) == (3, "folder_exists")
    assert list((tmp_path / "base").iterdir()) == []


def test_given_up_it_leaves_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path, tmp_path: Path
) -> None:
    def interrupted(_text: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("heart_engine.commands.model.write_progress", interrupted)
    assert run(capsys, folder, "--out", tmp_path / "base")[0] == 6
    assert sorted(one.name for one in tmp_path.iterdir()) == [folder.name]


@pytest.mark.slow
def test_killed_it_leaves_no_base_and_the_next_import_clears_up(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    script = (
        "import os, sys; from heart_engine import cli; from heart_engine.commands import model;"
        "model.write_progress = lambda _text: os._exit(9); cli.main(sys.argv[1:])"
    )
    arguments = ["model", "import", str(folder), "--out", str(tmp_path / "base")]
    assert subprocess.run([sys.executable, "-c", script, *arguments], check=False).returncode == 9
    assert not (tmp_path / "base").exists()
    assert (tmp_path / ".base.unfinished").exists()
    assert run(capsys, folder, "--out", tmp_path / "base")[0] == 0
    assert not (tmp_path / ".base.unfinished").exists()
