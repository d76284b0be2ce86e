from __future__ import annotations

import dataclasses

import pytest
import torch

from heart_engine.bundle.manifest import Variant
from heart_engine.model.device import (
    DeviceReason,
    DeviceRefusal,
    DeviceRefusedError,
    Machine,
    Precision,
    choose_device,
    has_fast_bf16,
    inspect_machine,
    take_cores,
)

GB = 1 << 30


def variant(name: str, devices: tuple[str, ...], gigabytes: float) -> Variant:
    return Variant(name, devices, int(gigabytes * GB), 1e-3, ())


SMALL = [
    variant("fp32", ("cpu", "cuda"), 1),
    variant("bf16", ("cpu",), 0.5),
    variant("nf4", ("cpu", "cuda"), 0.3),
]
LARGE = [variant("nf4", ("cpu", "cuda"), 10)]
OFFICE = Machine(memory_free_bytes=8 * GB, fast_bf16=False)
SERVER = Machine(memory_free_bytes=24 * GB, fast_bf16=True)
GPU_12 = dataclasses.replace(OFFICE, gpu_name="RTX 3060", gpu_free_bytes=11 * GB)
GPU_8 = dataclasses.replace(OFFICE, gpu_name="RTX 3050", gpu_free_bytes=7 * GB)


@pytest.mark.parametrize(
    ("variants", "machine", "device", "precision", "reason"),
    [
        (SMALL, OFFICE, "cpu", Precision.FP32, DeviceReason.CPU_NO_FAST_BF16),
        (SMALL, SERVER, "cpu", Precision.BF16, DeviceReason.CPU_FAST_BF16),
        (SMALL, GPU_12, "cuda", Precision.NF4, DeviceReason.GPU_HAS_ROOM),
        (SMALL[:2], GPU_12, "cuda", Precision.FP32, DeviceReason.GPU_HAS_ROOM),
        (SMALL[1:2], GPU_12, None, None, None),
        (LARGE, GPU_12, "cuda", Precision.NF4, DeviceReason.GPU_HAS_ROOM),
        (LARGE, SERVER, "cpu", Precision.NF4, DeviceReason.CPU_ONLY_VARIANT),
        (LARGE, GPU_8, None, None, None),
        (LARGE, OFFICE, None, None, None),
    ],
)
def test_the_machine_decides(
    variants: list[Variant],
    machine: Machine,
    device: str | None,
    precision: Precision | None,
    reason: DeviceReason | None,
) -> None:
    if device is None:
        with pytest.raises(DeviceRefusedError):
            choose_device(variants, machine)
        return
    choice = choose_device(variants, machine)
    assert (choice.device, choice.precision, choice.reason) == (device, precision, reason)


def test_a_gpu_without_room_for_the_reranker_leaves_it_to_the_processor() -> None:
    roomy = dataclasses.replace(GPU_12, gpu_free_bytes=12 * GB)
    beside = choose_device(LARGE, roomy, reranker_bytes=GB)
    assert (beside.device, beside.reranker_device) == ("cuda", "cuda")
    tight = dataclasses.replace(GPU_12, gpu_free_bytes=int(9.5 * GB))
    moved = choose_device(LARGE, tight, reranker_bytes=GB)
    assert (moved.device, moved.reranker_device) == ("cuda", "cpu")
    with pytest.raises(DeviceRefusedError):
        choose_device(LARGE, GPU_8, reranker_bytes=GB)
    with pytest.raises(DeviceRefusedError):  # on the processor it has to fit with everything else
        choose_device(LARGE, dataclasses.replace(SERVER, memory_free_bytes=int(9.5 * GB)), reranker_bytes=GB)


def test_a_refusal_names_what_is_needed_and_what_is_free() -> None:
    with pytest.raises(DeviceRefusedError) as refused:
        choose_device(LARGE, GPU_8)
    assert refused.value.code is DeviceRefusal.NO_VARIANT_FITS
    assert refused.value.params == {
        "needed_bytes": 10 * GB,
        "gpu": "RTX 3050",
        "gpu_free_bytes": 7 * GB,
        "memory_free_bytes": 8 * GB,
    }


def test_bf16_is_never_chosen_where_the_processor_emulates_it() -> None:
    with pytest.raises(DeviceRefusedError):
        choose_device(SMALL[1:2], OFFICE)
    assert choose_device(SMALL[1:2], SERVER).precision is Precision.BF16


def test_an_explicit_wish_is_met_or_refused() -> None:
    choice = choose_device(SMALL, SERVER, Precision.NF4)
    assert (choice.device, choice.precision, choice.reason) == ("cpu", Precision.NF4, DeviceReason.ASKED_FOR)
    assert choose_device(SMALL, OFFICE, Precision.BF16).precision is Precision.BF16
    with pytest.raises(DeviceRefusedError) as refused:
        choose_device(LARGE, SERVER, Precision.FP32)
    assert (refused.value.code, refused.value.params) == (DeviceRefusal.VARIANT_UNKNOWN, {"variant": "fp32"})


def test_this_machine_has_some_memory_and_no_gpu_that_is_not_there() -> None:
    machine = inspect_machine()
    assert machine.memory_free_bytes > 100 << 20
    assert (machine.gpu_name is None) == (machine.gpu_free_bytes == 0)


@pytest.mark.parametrize(
    ("has", "used", "fast"),
    [
        ({"avx512_f": True, "avx512_bf16": True}, "AVX512", True),
        ({"avx512_f": True, "amx_bf16": True}, "AVX512", True),
        ({"avx512_f": True, "avx512_bf16": True}, "AVX2", False),  # held back by ATEN_CPU_CAPABILITY
        ({"avx512_f": True}, "AVX512", False),
        ({"avx2": True}, "AVX2", False),
        ({"bf16": True}, "DEFAULT", False),  # another family of processors, of which nothing was measured
    ],
)
def test_bf16_is_fast_only_where_torch_uses_the_instructions_for_it(
    monkeypatch: pytest.MonkeyPatch, has: dict[str, bool], used: str, fast: bool
) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: has)
    monkeypatch.setattr(torch.backends.cpu, "get_cpu_capability", lambda: used)
    assert has_fast_bf16() is fast
    assert inspect_machine().fast_bf16 is fast


@pytest.mark.parametrize(("hidden", "threads"), [(192, 1), (768, 2)])
def test_a_wide_model_keeps_every_core_and_a_small_one_leaves_them_to_the_window(
    hidden: int, threads: int
) -> None:
    before = torch.get_num_threads()
    try:
        torch.set_num_threads(2)
        take_cores(hidden)
        assert torch.get_num_threads() == threads
    finally:
        torch.set_num_threads(before)
