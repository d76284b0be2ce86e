"""What a bundle takes on this machine, measured, beside the least that its multiplications could take here.

The floor is the number of multiplications that the answer needs, at the rate that this device reaches with
one large matrix in the type that the model computes in. Where the layers are too large for any cache and
few tokens are read, memory is the limit: the floor is then the time to read them once for each pass.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

import torch
from torch import nn
from transformers import LlamaForCausalLM

from heart_engine.bundle.memory_budget import ModelShape
from heart_engine.bundle.verification import VerifiedBundle
from heart_engine.domain.case import Case
from heart_engine.pipeline.engine import HeartEngine
from heart_engine.pipeline.load import load_engine
from heart_engine.pipeline.screen import Question, screen

_ROUNDS = 3
_LONG_S = 10.0  # what takes longer is not measured again
_PROBE_ROWS = 256
_PROBE_BYTES = 256 << 20
"""What is copied to learn how fast memory is; no cache holds as much."""

_READ_AND_WRITTEN = 2


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds and bytes of one bundle on one machine."""

    device: str
    variant: str
    load_seconds: float  # verified already; the golden cases are answered in it
    answer_seconds: float
    tokens_read: int
    passes: int
    floor_seconds: float
    times_the_floor: float
    gpu_peak_bytes: int  # 0 without one


def measured(bundle: VerifiedBundle, shape: ModelShape) -> Measured:
    """Load a bundle, and answer its first golden case again and again."""
    began = time.perf_counter()
    engine = load_engine(bundle)
    load_seconds = time.perf_counter() - began
    case = engine.golden[0].case
    tokens, passes, answer_seconds = _read_for(engine, case)
    if answer_seconds < _LONG_S:
        answer_seconds = min(_seconds(lambda: _answer(engine, case)) for _ in range(_ROUNDS))
    device, dtype = engine.model.language_model.device, engine.model.language_model.dtype
    work = 2.0 * shape.linear_parameters * tokens
    reading = passes * uncached_bytes(_network(engine).model.layers)
    floor = max(work / _rate(shape, device, dtype), reading / _bandwidth(device))
    return Measured(
        device=engine.choice.device,
        variant=engine.variant,
        load_seconds=round(load_seconds, 3),
        answer_seconds=round(answer_seconds, 4),
        tokens_read=tokens,
        passes=passes,
        floor_seconds=round(floor, 4),
        times_the_floor=round(answer_seconds / floor, 2),
        gpu_peak_bytes=torch.cuda.max_memory_allocated() if engine.choice.device == "cuda" else 0,
    )


def _answer(engine: HeartEngine, case: Case) -> None:
    screen(engine, Question(case), lambda _step, _share: None)


def _read_for(engine: HeartEngine, case: Case) -> tuple[int, int, float]:
    """Count the tokens that one answer makes the network read, in how many passes, and its seconds."""
    read: list[int] = []

    def count(_layer: object, arguments: tuple[torch.Tensor, ...]) -> None:
        read.append(arguments[0].shape[0] * arguments[0].shape[1])

    hook = _network(engine).model.layers[0].register_forward_pre_hook(count)
    try:
        seconds = _seconds(lambda: _answer(engine, case))
    finally:
        hook.remove()
    return sum(read), len(read), seconds


def _network(engine: HeartEngine) -> LlamaForCausalLM:
    return cast("LlamaForCausalLM", engine.model.language_model.network.get_base_model())


def uncached_bytes(layers: nn.Module) -> int:
    """Return what layers take in memory, in the type they lie there; nothing where a cache may hold them."""
    size = sum(one.numel() * one.element_size() for one in layers.parameters())
    return size if size > _PROBE_BYTES else 0


def _rate(shape: ModelShape, device: torch.device, dtype: torch.dtype) -> float:
    """Return the operations a second that one large multiplication reaches."""
    rows = torch.ones(_PROBE_ROWS, shape.hidden, device=device, dtype=dtype)
    matrix = torch.ones(shape.intermediate, shape.hidden, device=device, dtype=dtype)
    seconds = min(_seconds(lambda: torch.nn.functional.linear(rows, matrix)) for _ in range(_ROUNDS))
    return 2.0 * rows.numel() * shape.intermediate / seconds


def _bandwidth(device: torch.device) -> float:
    """Return the bytes a second that can be read, from a copy, which also writes them."""
    block = torch.ones(_PROBE_BYTES, device=device, dtype=torch.uint8)
    other = torch.empty_like(block)
    seconds = min(_seconds(lambda: other.copy_(block)) for _ in range(_ROUNDS))
    return _READ_AND_WRITTEN * _PROBE_BYTES / seconds


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    with torch.inference_mode():
        work()
        if torch.cuda.is_available():
            torch.cuda.synchronize()
    return time.perf_counter() - began
