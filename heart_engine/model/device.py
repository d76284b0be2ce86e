"""Which device and precision a bundle runs in: decided once at load, with the reason kept.

A GPU that has room wins; else the processor decides, because a precision that is fast on one processor is
ten times slower on another. fp16 on a CPU is never chosen. What does not fit is refused before anything
is loaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import psutil  # type: ignore[import-untyped]  # has no stubs
import torch

from heart_engine.bundle.manifest import Variant

WIDE: Final = 512
"""From this width on a second core is worth having: 1.6 times at 768, nothing at the shipped bundle's 192."""


class Precision(StrEnum):
    """How the weights of the language model are held."""

    FP32 = "fp32"
    BF16 = "bf16"
    NF4 = "nf4"  # 4 bits with double quantisation, by bitsandbytes


class DeviceReason(StrEnum):
    """Why a device and a precision were chosen; the desktop has the words."""

    ASKED_FOR = "asked_for"
    GPU_HAS_ROOM = "gpu_has_room"
    CPU_FAST_BF16 = "cpu_fast_bf16"
    CPU_NO_FAST_BF16 = "cpu_no_fast_bf16"
    CPU_ONLY_VARIANT = "cpu_only_variant"


class DeviceRefusal(StrEnum):
    """Why nothing can run."""

    NO_VARIANT_FITS = "no_variant_fits"
    VARIANT_UNKNOWN = "variant_unknown"


class DeviceRefusedError(Exception):
    """A bundle that this machine cannot run, with what it needs and what is free."""

    def __init__(self, code: DeviceRefusal, **params: object) -> None:
        self.code = code
        self.params = params
        super().__init__(f"{code}: {params}")


@dataclass(frozen=True, slots=True)
class Machine:
    """What of a machine decides; None is no GPU."""

    memory_free_bytes: int
    fast_bf16: bool  # AVX512-BF16 or AMX: without it bf16 on a CPU is many times slower than fp32
    gpu_name: str | None = None
    gpu_free_bytes: int = 0


@dataclass(frozen=True, slots=True)
class DeviceChoice:
    """Where and how a bundle runs."""

    device: str  # "cpu" or "cuda"
    precision: Precision
    reason: DeviceReason
    needed_bytes: int
    free_bytes: int
    fast_bf16: bool = False  # what a 4-bit model on a CPU computes in
    reranker_on_cpu: bool = False  # a GPU had room for everything else

    @property
    def reranker_device(self) -> str:
        """Return where a cross-encoder runs."""
        return "cpu" if self.reranker_on_cpu else self.device


_GPU_ORDER = (Precision.NF4, Precision.BF16, Precision.FP32)  # the 4-bit variant is the one meant for a GPU
_CPU_ORDER_FAST = (Precision.BF16, Precision.FP32, Precision.NF4)
_CPU_ORDER = (Precision.FP32, Precision.NF4)  # bf16 would be emulated


def choose_device(
    variants: Sequence[Variant], machine: Machine, asked: Precision | None = None, reranker_bytes: int = 0
) -> DeviceChoice:
    """Pick the variant to run, or refuse; an explicit wish is met or refused, never replaced.

    A GPU that has room for all but the reranker leaves that to the processor.
    """
    offered = {Precision(one.name): one for one in variants}
    if asked is not None:
        offered = {precision: one for precision, one in offered.items() if precision is asked}
        if not offered:
            raise DeviceRefusedError(DeviceRefusal.VARIANT_UNKNOWN, variant=asked.value)
    for device, precision in _preferences(machine, asked):
        variant = offered.get(precision)
        if variant is None or device not in variant.devices:
            continue
        needed, free = variant.memory_bytes, _free(machine, device)
        without_reranker = needed - (reranker_bytes if device == "cuda" else 0)
        if without_reranker <= free:
            reason = DeviceReason.ASKED_FOR if asked else _reason(device, precision, machine)
            moves = needed > free
            return DeviceChoice(device, precision, reason, needed, free, machine.fast_bf16, moves)
    raise DeviceRefusedError(
        DeviceRefusal.NO_VARIANT_FITS,
        needed_bytes=min((one.memory_bytes for one in offered.values()), default=0),
        gpu=machine.gpu_name or "",
        gpu_free_bytes=machine.gpu_free_bytes,
        memory_free_bytes=machine.memory_free_bytes,
    )


def inspect_machine() -> Machine:
    """Look at the GPU, the processor and the free memory of this machine."""
    gpu_name, gpu_free = None, 0
    if torch.cuda.is_available():
        gpu_name = torch.cuda.get_device_name()
        gpu_free = torch.cuda.mem_get_info()[0]
    return Machine(_memory_free_bytes(), has_fast_bf16(), gpu_name, gpu_free)


def has_fast_bf16() -> bool:
    """Say whether the processor multiplies bf16 itself, and whether torch uses its wide instructions at all.

    A process that is held to AVX2 (`ATEN_CPU_CAPABILITY`) is slow in bf16 whatever its processor can do.
    """
    has = torch.cpu.get_capabilities()
    is_held_back = has.get("avx512_f", False) and torch.backends.cpu.get_cpu_capability() != "AVX512"
    return bool(has.get("avx512_bf16") or has.get("amx_bf16")) and not is_held_back


def take_cores(hidden_size: int) -> None:
    """Compute on every core where that is worth it; else the others are left to the window."""
    if hidden_size < WIDE:
        torch.set_num_threads(1)


def _preferences(machine: Machine, asked: Precision | None) -> list[tuple[str, Precision]]:
    on_gpu = [("cuda", one) for one in _GPU_ORDER] if machine.gpu_name else []
    order = _CPU_ORDER_FAST if machine.fast_bf16 else _CPU_ORDER
    return on_gpu + [("cpu", one) for one in ((asked,) if asked else order)]


def _free(machine: Machine, device: str) -> int:
    return machine.gpu_free_bytes if device == "cuda" else machine.memory_free_bytes


def _reason(device: str, precision: Precision, machine: Machine) -> DeviceReason:
    if device == "cuda":
        return DeviceReason.GPU_HAS_ROOM
    if precision is Precision.NF4:
        return DeviceReason.CPU_ONLY_VARIANT
    return DeviceReason.CPU_FAST_BF16 if machine.fast_bf16 else DeviceReason.CPU_NO_FAST_BF16


def _memory_free_bytes() -> int:
    return int(psutil.virtual_memory().available)
