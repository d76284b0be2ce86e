from __future__ import annotations

import importlib.util
import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest
import torch
from torch import nn

from heart_engine.training.checkpoint import restore_checkpoint, save_checkpoint
from heart_engine.training.curve import Curve, read_curve
from heart_engine.training.loop import CHECKPOINT, CURVE, Schedule
from heart_engine.training.run_folder import timed

PROGRAM = Path(__file__).with_name("killed_run.py")
ROOT = Path(__file__).resolve().parents[3]


def program() -> ModuleType:
    spec = importlib.util.spec_from_file_location("killed_run", PROGRAM)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
@pytest.mark.timeout(300)  # three imports of torch, and machines differ
def test_a_killed_run_goes_on_along_the_same_curve_to_the_same_weights(tmp_path: Path) -> None:
    killed = subprocess.run(
        [sys.executable, str(PROGRAM), str(tmp_path / "killed"), "12"],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert len(read_curve(tmp_path / "killed" / CURVE)) == 12  # two steps past the last checkpoint
    tiny = program()
    resumed, whole = tiny.run(tmp_path / "killed"), tiny.run(tmp_path / "whole")
    curves = [(tmp_path / name / CURVE).read_text() for name in ("killed", "whole")]
    assert curves[0] == curves[1]
    assert len(read_curve(tmp_path / "whole" / CURVE)) == tiny.STEPS
    assert all(torch.equal(one, whole.parameters[name]) for name, one in resumed.parameters.items())


def test_a_checkpoint_brings_back_weights_moments_and_step(tmp_path: Path) -> None:
    def stepped(parameter: nn.Parameter, optimiser: torch.optim.AdamW) -> None:
        optimiser.zero_grad()
        parameter.square().sum().backward()  # type: ignore[no-untyped-call]  # has no types
        optimiser.step()

    one = nn.Parameter(torch.tensor([1.0, -2.0]))
    first = torch.optim.AdamW([one], lr=0.1)
    stepped(one, first)
    save_checkpoint(tmp_path / CHECKPOINT, 1, {"one": one}, [first])
    other = nn.Parameter(torch.zeros(2))
    second = torch.optim.AdamW([other], lr=0.1)
    assert restore_checkpoint(tmp_path / CHECKPOINT, {"one": other}, [second]) == 1
    stepped(one, first)
    stepped(other, second)
    assert torch.equal(one, other)
    assert [path.name for path in tmp_path.iterdir()] == [CHECKPOINT]


def test_nothing_saved_is_step_0(tmp_path: Path) -> None:
    one = nn.Parameter(torch.ones(1))
    assert restore_checkpoint(tmp_path / CHECKPOINT, {"one": one}, [torch.optim.AdamW([one])]) == 0


def test_rows_after_the_checkpoint_and_a_torn_row_are_written_again(tmp_path: Path) -> None:
    path = tmp_path / CURVE
    curve = Curve(path, 0)
    for step in range(1, 5):
        curve.add(step, 0.1, {"loss": 1 / step})
    with path.open("a", encoding="utf-8") as file:
        file.write("5,0.")
    Curve(path, 3).add(4, 0.1, {"loss": 7.0})
    assert [row["loss"] for row in read_curve(path)] == pytest.approx([1, 1 / 2, 1 / 3, 7])


def test_the_rate_rises_in_a_line_and_falls_to_almost_nothing() -> None:
    schedule = Schedule(rate=1.0, warmup_steps=4, steps=104, checkpoint_every=1)
    assert [schedule.at(step) for step in range(5)] == pytest.approx([0.25, 0.5, 0.75, 1.0, 1.0])
    assert schedule.at(54) == pytest.approx(0.51)
    assert schedule.at(103) < 0.03


def test_a_stage_that_went_on_has_taken_all_of_its_parts(tmp_path: Path) -> None:
    first = timed(tmp_path, "pretrain", lambda: time.sleep(0.1))
    timed(tmp_path, "finetune", lambda: None)
    timed(tmp_path, "pretrain", lambda: time.sleep(0.1))
    found = json.loads((tmp_path / "times.json").read_text())
    assert list(found) == ["pretrain", "finetune"]
    assert found["pretrain"]["wall_s"] >= 0.2
    assert found["pretrain"]["cpu_s"] < 0.2  # sleeping costs no processor
    assert first.startswith("pretrain: 0.0 minutes, 0.0 of processor time")
