"""Metric 12: what the program chooses against the best precision, on this processor and held to AVX2.

A processor without AVX512 is stood in for by this one with its libraries told to use AVX2 alone, in a child
process; memory and clock rate stay those of this machine.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import torch

from heart_engine.bundle.manifest import Variant
from heart_engine.model.attention import causal_rows
from heart_engine.model.device import DeviceChoice, Precision, choose_device, inspect_machine
from heart_engine.model.language_model import LanguageModel
from heart_engine.model.loading import LanguageModelFiles, load_language_model
from heart_engine.model.settings import AdapterSettings
from heart_engine.model.shape import SHAPES, write_random_weights
from tests.bench.rows import Row
from tests.bench.timing import Figure, interleaved, ratio

_AVX2 = {
    "ATEN_CPU_CAPABILITY": "avx2",
    "ONEDNN_MAX_CPU_ISA": "AVX2",
    "DNNL_MAX_CPU_ISA": "AVX2",
    "MKL_ENABLE_INSTRUCTIONS": "AVX2",
}
_SETTINGS: Mapping[str, Mapping[str, str]] = {"native": {}, "held to AVX2": _AVX2}
_SIZE, _VOCABULARY = "100m", 32_000
_CASE, _TAIL, _ROUNDS = 280, 40, 3


def measure() -> Iterator[Row]:
    """Measure each setting in a child of its own."""
    for name, environment in _SETTINGS.items():
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.precision"],
            env=os.environ | environment,
            capture_output=True,
            text=True,
            check=True,
        )
        found = json.loads(done.stdout.splitlines()[-1])
        times, chosen = found["times"], found["chosen"]
        best = min(times, key=lambda one: statistics.median(times[one]))
        at = f"{_SIZE} shape, {_CASE} + {_TAIL} tokens, {name}"
        yield Row(
            "12", f"{at}: {chosen} chosen / {best}", ratio(times[chosen], times[best]), aim=1.1, floor="1"
        )
        for other in times:
            if other != best:
                yield Row("12", f"{at}: {other} / {best}", _of(times, other, best))


def _of(times: Mapping[str, list[float]], other: str, best: str) -> Figure:
    return ratio(times[other], times[best])


def main() -> None:
    """Time every precision, and say what the program would choose of them."""
    with tempfile.TemporaryDirectory() as name, torch.inference_mode():
        folder = Path(name)
        config = SHAPES[_SIZE].config(_VOCABULARY)
        write_random_weights(folder, config, Precision.FP32)
        files = LanguageModelFiles(folder, config, None)
        models = {one.value: _loaded(files, one) for one in Precision}
        times = interleaved({name: partial(_screen, model) for name, model in models.items()}, _ROUNDS)
    variants = [Variant(one.value, ("cpu",), 1, 1e-2, ()) for one in Precision]
    chosen = choose_device(variants, inspect_machine()).precision.value
    sys.stdout.write(json.dumps({"times": times, "chosen": chosen}) + "\n")


def _loaded(files: LanguageModelFiles, precision: Precision) -> LanguageModel:
    machine = inspect_machine()
    variant = Variant(precision.value, ("cpu",), 1, 1e-2, ())
    choice: DeviceChoice = choose_device([variant], machine, precision)
    return load_language_model(files, AdapterSettings(), choice)


def _screen(model: LanguageModel) -> None:
    """Read a case with the adapter off, and question and answers after it with the adapter on."""
    prefix = None
    for length, adapter in ((_CASE, False), (_TAIL, True)):
        ids = torch.zeros(1, length, dtype=torch.long)
        rows = causal_rows(model.embed(ids), torch.ones_like(ids, dtype=torch.bool))
        prefix = model.read(rows, prefix, adapter=adapter).prefix


if __name__ == "__main__":
    main()
