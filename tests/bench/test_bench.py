"""The ratios that a change must not lose, with a wide margin, and the table that the figures go into.

Processor time on one thread and ratios within one run: never a time that a slower machine would miss.
"""

from __future__ import annotations

import importlib.util
import math
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("torch")

import torch

from heart_engine.model.fusion import CaseFusion, Evidence
from heart_engine.model.settings import FusionSettings
from tests.bench import rows, shaped
from tests.bench.patient import Patient
from tests.bench.peer_llama import measure as measure_llama
from tests.bench.rows import Row
from tests.bench.timing import Figure, exactly, interleaved, ratio


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "RESULTS", tmp_path)
    monkeypatch.setenv("OMP_NUM_THREADS", "1")


@pytest.fixture(scope="module")
def patient(tmp_path_factory: pytest.TempPathFactory) -> Patient:
    with pytest.MonkeyPatch.context() as patched, torch.inference_mode():
        patched.setattr(shaped, "BUNDLES", tmp_path_factory.mktemp("bundles"))
        return Patient("tiny")


def test_eight_answers_in_one_pass_are_much_cheaper_than_eight_passes(patient: Patient) -> None:
    with torch.inference_mode():
        times = interleaved({"eight": patient.one_by_one, "packed": patient.scored}, 9)
        differ = (patient.one_by_one() - patient.scored()[0]).abs().max()
    assert ratio(times["eight"], times["packed"]).value > 3
    assert differ < 1e-4


def test_the_program_is_much_cheaper_than_the_paper_with_eight_answers(patient: Patient) -> None:
    with torch.inference_mode():
        parts = patient.equal.works()
        times = interleaved({"ours": lambda: patient.screened(patient.engine), **parts}, 9)
    paper = [sum(times[name][at] for name in parts if name != "rag") for at in range(9)]
    assert ratio(paper, times["ours"]).value > 1.5


def test_fusion_without_k_and_v_is_much_cheaper_at_a_true_width() -> None:
    layer = CaseFusion(768, FusionSettings(heads=4), norm=1.0).eval()
    summary = torch.randn(1, 768)
    owner = torch.arange(5).repeat_interleave(200)[None]
    evidence = Evidence(torch.randn(1, 1000, 768), owner, 5)
    with torch.inference_mode():
        times = interleaved(
            {"literal": lambda: layer.literal(summary, evidence), "ours": lambda: layer(summary, evidence)}, 9
        )
    assert ratio(times["literal"], times["ours"]).value > 2


def test_a_row_says_whether_its_aim_is_met_in_the_sense_of_its_metric() -> None:
    assert Row("1", "more is better", exactly(8.0), aim=7.2).is_met is True
    assert Row("2", "less is better", exactly(8.0), aim=1.05).is_met is False
    assert Row("2", "without an aim", exactly(8.0)).is_met is None


def test_a_bench_that_is_repeated_alone_leaves_the_others_in_the_table() -> None:
    figure = Figure(7.5, 7.4, 7.75, 9)
    rows.save("one", [Row("1", "first", figure, aim=7.2, floor="1", note="a note")], "1 s")
    rows.save("other", [Row("growth", "curve,", exactly(3.0), "ms", at=1000)], "2 s")
    rows.save("other", [Row("growth", "curve,", exactly(4.0), "ms", at=1000)], "3 s")
    assert rows.saved("never ran") == ("", [])
    circumstances, found = rows.saved("other")
    text = rows.write_table([*rows.saved("one")[1], *found])
    assert circumstances == "3 s"
    assert "|  | first | 1 |  | aim 7.2 | 7.5 times | 7.4 to 7.75 | 9 | met; a note |" in text
    assert "| curve, 1,000 |" in text
    assert "4 ms" in text
    assert "3 ms" not in text


@pytest.mark.skipif(importlib.util.find_spec("llama_cpp") is not None, reason="the peer is installed")
def test_a_peer_that_nobody_installed_is_named_as_not_installed() -> None:
    (row,) = measure_llama("100m")
    assert math.isnan(row.figure.value)
    assert row.is_met is None
    assert "not measured" in rows.line(row)
    assert "not installed" in row.note


def test_a_bench_that_does_not_exist_is_refused_by_its_name() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "speed"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 2
    assert "no such bench: speed" in done.stderr
