from __future__ import annotations

from torch import nn

from heart_engine.pipeline.measured import uncached_bytes


def test_only_layers_too_large_for_a_cache_wait_for_memory() -> None:
    large, small = (nn.Linear(16_384, rows, bias=False, device="meta") for rows in (8_193, 4_096))
    assert uncached_bytes(large) == 4 * 16_384 * 8_193
    assert uncached_bytes(large.half()) == 2 * 16_384 * 8_193  # as it lies there, not as the file has it
    assert uncached_bytes(small) == 0
