from __future__ import annotations

import dataclasses

import pytest

from heart_engine.bundle.files import FileEntry
from heart_engine.bundle.manifest import Manifest
from heart_engine.bundle.memory_budget import ModelShape, memory_budget, shape_from_json
from heart_engine.bundle.refusal import BundleRefusedError, Refusal

GIB = 1 << 30
LLAMA_13B = {
    "hidden_size": 5120,
    "intermediate_size": 13824,
    "num_hidden_layers": 40,
    "num_attention_heads": 40,
    "num_key_value_heads": 40,
    "vocab_size": 32000,
    "tie_word_embeddings": False,
}
PARTS = (FileEntry("adapter.safetensors", 125_000_000, ""), FileEntry("fusion.safetensors", 420 << 20, ""))
RERANKER = FileEntry("reranker/model.safetensors", 2_240_000_000, "")  # bge-reranker-large in fp32


@pytest.fixture
def manifest(about: Manifest) -> Manifest:
    return dataclasses.replace(about, files=(*PARTS, RERANKER))


def test_the_13b_shape_needs_what_was_measured_of_it(manifest: Manifest) -> None:
    shape = shape_from_json(LLAMA_13B)
    parameters = shape.linear_parameters + shape.other_parameters
    assert parameters / 1e9 == pytest.approx(13.015, abs=0.002)
    budget = memory_budget(manifest, shape, "nf4")
    assert budget.weights / 1e9 == pytest.approx(7.20, abs=0.01)
    assert budget.cache_per_token / 1e6 == pytest.approx(0.82, abs=0.005)
    assert 9.5 < budget.peak_on_gpu / GIB < 10.1
    assert 11 < (budget.peak_on_cpu - RERANKER.size) / 1e9 < 13  # fp32 beside the packed weights
    assert memory_budget(manifest, shape, "bf16").weights / 1e9 == pytest.approx(26, abs=0.1)


def test_12_gb_have_room_for_it_and_8_have_not(manifest: Manifest) -> None:
    budget = memory_budget(manifest, shape_from_json(LLAMA_13B), "nf4")
    assert [budget.fits(card) for card in (8, 12, 24)] == [False, True, True]
    assert not budget.fits_without_reranker(8)
    assert not memory_budget(manifest, shape_from_json(LLAMA_13B), "bf16").fits(24)


def test_a_reranker_that_has_no_room_may_move_to_the_cpu(manifest: Manifest) -> None:
    budget = memory_budget(manifest, shape_from_json({**LLAMA_13B, "num_hidden_layers": 30}), "nf4")
    assert budget.reranker == RERANKER.size // 2
    assert not budget.fits(8)
    assert budget.fits_without_reranker(8)
    without = dataclasses.replace(manifest, files=PARTS)
    assert memory_budget(without, shape_from_json(LLAMA_13B), "nf4").reranker == 0


def test_a_short_prompt_needs_a_short_cache(manifest: Manifest) -> None:
    shape = shape_from_json(LLAMA_13B)
    short = dataclasses.replace(manifest, settings={"text": {"rendering": "compact"}})
    long = dataclasses.replace(manifest, settings={"text": {"rendering": "plain"}})
    assert memory_budget(short, shape, "nf4").cache * 8 == memory_budget(long, shape, "nf4").cache
    assert memory_budget(short, shape, "nf4").peak_on_cpu < memory_budget(long, shape, "nf4").peak_on_cpu


def test_shared_keys_and_tied_embeddings_are_counted_once() -> None:
    shape = shape_from_json({**LLAMA_13B, "num_key_value_heads": 8, "tie_word_embeddings": True})
    assert shape == ModelShape(5120, 13824, 40, 1024, 32000, is_tied=True)
    assert shape.other_parameters == 32000 * 5120 + 81 * 5120
    assert shape.linear_parameters == 40 * (2 * 5120 * 6144 + 3 * 5120 * 13824)


def test_a_shape_without_one_of_its_sizes_is_refused() -> None:
    with pytest.raises(BundleRefusedError) as caught:
        shape_from_json({**LLAMA_13B, "hidden_size": None})
    assert (caught.value.code, caught.value.params["field"]) == (
        Refusal.MANIFEST_INCOMPLETE,
        "config.hidden_size",
    )


def test_a_precision_nobody_knows_is_refused(manifest: Manifest) -> None:
    with pytest.raises(BundleRefusedError) as caught:
        memory_budget(manifest, shape_from_json(LLAMA_13B), "fp8")
    assert caught.value.code is Refusal.NO_VARIANT_FITS
