from __future__ import annotations

import gc
import json
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import bitsandbytes
import pytest
import torch
from bitsandbytes.functional import QuantState, dequantize_4bit
from bitsandbytes.nn.modules import Linear4bit
from safetensors.torch import load_file, save_file
from torch import Tensor
from transformers import LlamaForCausalLM

from heart_engine.model.attention import causal_rows, pad
from heart_engine.model.device import Precision
from heart_engine.model.diagnosis import HeartModel
from heart_engine.model.fusion import gather_evidence
from heart_engine.model.language_model import AlreadyPackedError, LanguageModel
from heart_engine.model.quantised_weights import is_packed, quantised
from heart_engine.model.repacking import repack
from heart_engine.model.shape import SHAPES, write_random_weights
from heart_engine.model.sharded_weights import write_sharded
from heart_engine.model.weights import INDEX_NAME, WeightsRefusal, WeightsRefusedError, llama_config

Load = Callable[..., LanguageModel]
Build = Callable[..., HeartModel]
SHARD = "model-001.safetensors"
DOWN = "model.layers.1.mlp.down_proj.weight"


@pytest.fixture
def folder(weights: Path, tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    return Path(shutil.copytree(weights, tmp_path / "weights"))


def change(folder: Path, tensors: Mapping[str, Tensor | None]) -> None:
    """Replace tensors of one shard; None takes one away."""
    held: dict[str, Tensor | None] = {**load_file(folder / SHARD), **tensors}
    save_file({name: one for name, one in held.items() if one is not None}, folder / SHARD, {"format": "pt"})


def refusal(
    load: Load, folder: Path, precision: Precision = Precision.FP32
) -> tuple[WeightsRefusal, tuple[str, ...]]:
    with pytest.raises(WeightsRefusedError) as refused:
        load(folder, precision)
    return refused.value.code, refused.value.names


def summary(model: LanguageModel, adapter: bool = False) -> Tensor:
    padded = pad([[7, 8, 9, 10]], model.device)
    with torch.no_grad():
        return model.read(causal_rows(model.embed(padded.ids), padded.valid), None, adapter=adapter).states[
            0, -1
        ]


def test_a_missing_tensor_is_refused_and_not_replaced_by_a_random_one(load: Load, folder: Path) -> None:
    change(folder, {DOWN: None})
    assert refusal(load, folder) == (WeightsRefusal.MISSING, (DOWN,))


def test_an_unexpected_tensor_is_refused(load: Load, folder: Path) -> None:
    change(folder, {"extra": torch.zeros(3)})
    assert refusal(load, folder) == (WeightsRefusal.UNEXPECTED, ("extra",))


def test_a_tensor_of_another_shape_is_refused(load: Load, folder: Path) -> None:
    change(folder, {DOWN: torch.zeros(64, 64)})
    assert refusal(load, folder) == (WeightsRefusal.SHAPE, (DOWN,))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
@pytest.mark.parametrize("precision", [Precision.FP32, Precision.BF16])
def test_a_tensor_that_is_not_finite_is_refused(
    load: Load, folder: Path, value: float, precision: Precision
) -> None:
    spoilt = load_file(folder / SHARD)[DOWN]
    spoilt[3, 3] = value
    change(folder, {DOWN: spoilt})
    code, names = refusal(load, folder, precision)
    assert code is WeightsRefusal.NOT_FINITE
    assert len(names) == 1


def test_half_a_file_is_refused(load: Load, folder: Path) -> None:
    content = (folder / SHARD).read_bytes()
    (folder / SHARD).write_bytes(content[: len(content) // 2])
    assert refusal(load, folder) == (WeightsRefusal.UNREADABLE, (SHARD,))


def test_an_index_that_points_outside_is_refused(load: Load, folder: Path, tmp_path: Path) -> None:
    shutil.copy(folder / SHARD, tmp_path / "elsewhere.safetensors")
    index = json.loads((folder / INDEX_NAME).read_text())
    index["weight_map"][DOWN] = "../elsewhere.safetensors"
    (folder / INDEX_NAME).write_text(json.dumps(index))
    assert refusal(load, folder) == (WeightsRefusal.INDEX, ("../elsewhere.safetensors",))


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"weight_map": 3}', '{"weight_map": {}}'])
def test_an_index_that_is_none_is_refused(load: Load, folder: Path, content: str) -> None:
    (folder / INDEX_NAME).write_text(content)
    assert refusal(load, folder) == (WeightsRefusal.INDEX, (INDEX_NAME,))


@pytest.mark.parametrize(
    ("change_to", "code"),
    [
        ({"auto_map": {"AutoModel": "evil.Model"}}, WeightsRefusal.CONFIG_KEY),
        ({"attn_implementation": "someone/kernel"}, WeightsRefusal.CONFIG_KEY),
        ({"_attn_implementation": "flash"}, WeightsRefusal.CONFIG_KEY),
        ({"quantization_config": {}}, WeightsRefusal.CONFIG_KEY),
        ({"hidden_size": "64"}, WeightsRefusal.CONFIG_VALUE),
        ({"hidden_size": True}, WeightsRefusal.CONFIG_VALUE),
        ({"vocab_size": -1}, WeightsRefusal.CONFIG_VALUE),
        ({"rms_norm_eps": float("nan")}, WeightsRefusal.CONFIG_VALUE),
        ({"num_hidden_layers": 1 << 40}, WeightsRefusal.CONFIG_VALUE),
    ],
    ids=str,
)
def test_a_config_outside_the_list_is_refused(change_to: dict[str, object], code: WeightsRefusal) -> None:
    with pytest.raises(WeightsRefusedError) as refused:
        llama_config({**SHAPES["tiny"].config(100), **change_to})
    assert (refused.value.code, refused.value.names) == (code, tuple(change_to))


def test_a_config_without_a_key_is_refused() -> None:
    config = SHAPES["tiny"].config(100)
    del config["rope_theta"]
    with pytest.raises(WeightsRefusedError, match="config_key: rope_theta"):
        llama_config(config)


def test_the_same_seed_writes_the_same_weights(weights: Path, tmp_path: Path) -> None:
    config = json.loads((weights / "config.json").read_text())
    write_random_weights(tmp_path, config, Precision.FP32)
    assert (tmp_path / SHARD).read_bytes() == (weights / SHARD).read_bytes()
    write_random_weights(tmp_path, config, Precision.FP32, seed=1)
    assert (tmp_path / SHARD).read_bytes() != (weights / SHARD).read_bytes()


def test_an_adapter_that_was_saved_comes_back(
    load: Load, build: Build, weights: Path, tmp_path: Path
) -> None:
    trained = build().language_model
    trained.save_adapter(tmp_path / "adapter.safetensors")
    again = load(weights, adapter=tmp_path / "adapter.safetensors")
    assert torch.equal(summary(again, adapter=True), summary(trained, adapter=True))
    assert not torch.equal(summary(again, adapter=True), summary(again))


def test_an_adapter_of_another_model_is_refused(
    load: Load, weights: Path, build: Build, tmp_path: Path
) -> None:
    path = tmp_path / "adapter.safetensors"
    build().language_model.save_adapter(path)
    held = load_file(path)
    first = min(held)
    save_file({**held, first: held[first][:, :-1].contiguous()}, path)
    with pytest.raises(WeightsRefusedError, match=f"tensor_shape: {first}"):
        load(weights, adapter=path)
    save_file({name: one for name, one in held.items() if name != first}, path)
    with pytest.raises(WeightsRefusedError, match=f"tensors_missing: {first}"):
        load(weights, adapter=path)
    save_file({**held, first: torch.full_like(held[first], torch.nan)}, path)
    with pytest.raises(WeightsRefusedError, match=f"tensor_not_finite: {first}"):
        load(weights, adapter=path)


def test_bf16_answers_nearly_as_fp32(load: Load, weights: Path) -> None:
    exact, short = summary(load(weights)), summary(load(weights, Precision.BF16))
    assert short.dtype is torch.bfloat16
    assert torch.nn.functional.cosine_similarity(exact, short.float(), dim=0) > 0.999


def test_nf4_works_on_a_cpu_from_case_to_answer(build: Build, texts: Sequence[str]) -> None:
    """4-bit weights, a fused vector given as an embedding, and an adapter, all at once."""
    found = {}
    for precision in (Precision.FP32, Precision.NF4):
        heart = build(precision)
        with torch.inference_mode():
            encoded = heart.encode(texts[:3])
            states = heart.reference_states([(texts[6], ("asd",))])
            evidence = gather_evidence([[states[0]]] * 3, states[0].shape[1], states[0])
            answers = heart.diagnose(encoded, evidence).answers
        found[precision] = torch.tensor([one.log_probabilities for one in answers])
    assert torch.allclose(found[Precision.NF4].exp().sum(dim=1), torch.ones(3), atol=1e-5)
    difference = (found[Precision.NF4] - found[Precision.FP32]).abs().max()
    assert 1e-4 < difference < 1.0  # quantised, and yet the same model


def test_weights_stored_in_4_bits_are_those_quantised_at_load(
    load: Load, weights: Path, tmp_path: Path
) -> None:
    shutil.copy(weights / "config.json", tmp_path)
    held = {name: one for path in weights.glob("*.safetensors") for name, one in load_file(path).items()}

    def stored_as(name: str) -> dict[str, Tensor]:
        one = held[name]
        return quantised(name, one) if is_packed(name, tuple(one.shape)) else {name: one}

    assert [one.files for one in write_sharded(tmp_path, held, stored_as)] == [1, 2, 3]
    assert load_file(tmp_path / SHARD)[DOWN].dtype is torch.uint8
    at_load, stored = load(weights, Precision.NF4), load(tmp_path, Precision.NF4)
    assert torch.equal(summary(at_load), summary(stored))


def test_random_4_bit_weights_have_the_spread_of_random_ones(
    load: Load, weights: Path, tmp_path: Path
) -> None:
    write_random_weights(tmp_path, json.loads((weights / "config.json").read_text()), Precision.NF4)
    held = load_file(tmp_path / SHARD)
    state = QuantState.from_dict(
        {name.removeprefix(f"{DOWN}."): one for name, one in held.items() if name.startswith(f"{DOWN}.")},
        torch.device("cpu"),
    )
    drawn = dequantize_4bit(held[DOWN], state)
    assert drawn.std().item() == pytest.approx(0.02, rel=0.1)
    assert drawn.mean().item() == pytest.approx(0.0, abs=0.002)
    load(tmp_path, Precision.NF4)


@pytest.mark.parametrize("precision", [Precision.FP32, Precision.BF16])
def test_weights_stored_in_4_bits_run_in_nothing_else(
    load: Load, weights: Path, tmp_path: Path, precision: Precision
) -> None:
    write_random_weights(tmp_path, json.loads((weights / "config.json").read_text()), Precision.NF4)
    assert refusal(load, tmp_path, precision)[0] is WeightsRefusal.NOT_LOADED


def test_a_4_bit_tensor_without_its_companions_is_refused(load: Load, weights: Path, tmp_path: Path) -> None:
    write_random_weights(tmp_path, json.loads((weights / "config.json").read_text()), Precision.NF4)
    change(tmp_path, {f"{DOWN}.absmax": None})
    assert refusal(load, tmp_path, Precision.NF4) == (WeightsRefusal.MISSING, (f"{DOWN}.absmax",))


@pytest.mark.parametrize("part", ["nested_absmax", "nested_quant_map", "quant_map"])
def test_a_4_bit_scale_that_is_not_finite_is_refused(
    load: Load, weights: Path, tmp_path: Path, part: str
) -> None:
    write_random_weights(tmp_path, json.loads((weights / "config.json").read_text()), Precision.NF4)
    name = f"{DOWN}.{part}"
    spoilt = load_file(tmp_path / SHARD)[name]
    spoilt[0] = torch.nan
    change(tmp_path, {name: spoilt})
    assert refusal(load, tmp_path, Precision.NF4)[0] is WeightsRefusal.NOT_FINITE


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"shape": [128, 64]}, WeightsRefusal.SHAPE),
        ({"shape": [64, 64]}, WeightsRefusal.SHAPE),
        ({"nested_offset": float("nan")}, WeightsRefusal.NOT_FINITE),
        ({"quant_type": "fp4"}, WeightsRefusal.SHAPE),
        ({"dtype": "no such type"}, WeightsRefusal.SHAPE),
        ({"blocksize": 1}, WeightsRefusal.SHAPE),
        ({"extra": 1}, WeightsRefusal.SHAPE),
    ],
    ids=str,
)
def test_a_4_bit_tensor_that_says_something_else_of_itself_is_refused(
    load: Load, weights: Path, tmp_path: Path, changed: dict[str, object], code: WeightsRefusal
) -> None:
    write_random_weights(tmp_path, json.loads((weights / "config.json").read_text()), Precision.NF4)
    name = f"{DOWN}.quant_state.bitsandbytes__nf4"
    said = json.loads(bytes(load_file(tmp_path / SHARD)[name].tolist()))
    packed = json.dumps(said | changed).encode()
    change(tmp_path, {name: torch.tensor(list(packed), dtype=torch.uint8)})
    assert refusal(load, tmp_path, Precision.NF4)[0] is code


@pytest.mark.parametrize("precision", list(Precision))
def test_every_adapter_tensor_gets_a_gradient(
    build: Build, texts: Sequence[str], precision: Precision
) -> None:
    heart = build(precision)
    trained = heart.language_model.train_adapter()
    with torch.no_grad():  # reading a case first must not cost the gradients
        encoded = heart.encode(texts[:2])
    evidence = gather_evidence([[None]] * 2, encoded.summary.shape[1], encoded.summary)
    torch.autograd.backward(heart.log_scores(encoded, heart.fuse(encoded, evidence).vectors).sum())
    assert len(trained) == 2 * 7 * 2
    assert all(one.grad is not None and one.grad.abs().sum() > 0 for one in trained)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process cannot see what it has mapped")
def test_a_model_that_is_repacked_lies_in_memory_once(
    load: Load, weights: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a processor with AVX512-BF16; without one its multiplication is left out, its packing is real."""
    config = json.loads((weights / "config.json").read_text())
    write_random_weights(tmp_path, config, Precision.NF4)
    load(tmp_path, Precision.NF4).save_adapter(tmp_path / "adapter.safetensors")
    gc.collect()
    assert mapped(tmp_path) == set()
    model = load(tmp_path, Precision.NF4, tmp_path / "adapter.safetensors")
    assert {SHARD, "model-000.safetensors"} <= mapped(tmp_path)
    matrices = [one for one in model.network.modules() if isinstance(one, Linear4bit)]
    for one in matrices:
        one.support_avx512bf16_for_cpu = True
    monkeypatch.setattr(bitsandbytes, "matmul_4bit", lambda x, *_args, **_named: x)
    repack(cast("LlamaForCausalLM", model.network.get_base_model()))
    assert len(matrices) == 2 * 7
    weights_of: list[Any] = [one.weight for one in matrices]
    assert all(one.quant_state.packing_format_for_cpu for one in weights_of)
    gc.collect()
    assert mapped(tmp_path) <= {"model-around.safetensors"}
    with pytest.raises(AlreadyPackedError):
        model.train_adapter()


def mapped(folder: Path) -> set[str]:
    """Name the files of a folder that this process has mapped."""
    lines = Path("/proc/self/maps").read_text().splitlines()
    return {Path(line.split()[-1]).name for line in lines if str(folder) in line}


@pytest.mark.parametrize(("has", "repacks"), [(True, True), (False, False)])
def test_only_a_model_that_answers_on_such_a_processor_is_repacked(
    load: Load, weights: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has: bool, repacks: bool
) -> None:
    done: list[object] = []
    monkeypatch.setattr("heart_engine.model.repacking.has_avx512bf16", lambda: has)
    monkeypatch.setattr("heart_engine.model.loading.repack", done.append)
    load(weights, Precision.NF4).save_adapter(tmp_path / "adapter.safetensors")
    assert done == []  # one that is to be trained never
    load(weights, Precision.FP32, tmp_path / "adapter.safetensors")
    assert done == []
    load(weights, Precision.NF4, tmp_path / "adapter.safetensors")
    assert bool(done) is repacks


def test_a_model_whose_weights_were_repacked_cannot_be_trained(build: Build) -> None:
    model = build(Precision.NF4).language_model
    quantised = next(one for one in model.network.modules() if isinstance(one, Linear4bit))
    weight: Any = quantised.weight
    weight.quant_state.packing_format_for_cpu = True  # as a forward does on AVX512-BF16
    with pytest.raises(AlreadyPackedError):
        model.train_adapter()
