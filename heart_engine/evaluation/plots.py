"""Pictures of results; matplotlib is loaded when a picture is asked for."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from heart_engine.evaluation.calibration import reliability
from heart_engine.evaluation.fusion_figures import ArmFigures
from heart_engine.evaluation.peer_table import TableRow
from heart_engine.evaluation.predictions import Floats, Predictions
from heart_engine.evaluation.selective import risk_coverage
from heart_engine.evaluation.table2_report import Line, share

_DPI = 80


def new_figure(width: float, height: float) -> Any:  # noqa: ANN401 - matplotlib stays out until now
    """Return a figure that needs no display."""
    return importlib.import_module("matplotlib.figure").Figure(
        figsize=(width, height), dpi=_DPI, layout="constrained"
    )


def draw_peers(rows: Sequence[TableRow], path: Path) -> None:
    """Draw exact match with its interval, one line per row of the table."""
    figure = new_figure(7.5, 0.28 * len(rows) + 1)
    axes = figure.subplots()
    names = [f"{one.method}, {one.source}{one.local_cases or ''}" for one in rows]
    centre = [one.percent for one in rows]
    reach = [[one.percent - one.interval[0] for one in rows], [one.interval[1] - one.percent for one in rows]]
    axes.errorbar(centre, range(len(rows)), xerr=reach, fmt="o", markersize=4)
    axes.set_yticks(range(len(rows)), names, fontsize=7)
    axes.invert_yaxis()
    axes.set_xlabel("exact match, % (95 % interval), simulated cases")
    axes.grid(axis="x", alpha=0.3)
    figure.savefig(path)


def draw_table2(lines: Sequence[Line], path: Path) -> None:
    """Draw Correct with its interval, additions in another colour."""
    figure = new_figure(7.5, 0.3 * len(lines) + 1)
    axes = figure.subplots()
    for at, line in enumerate(lines):
        if line.answers is not None:
            value, low, high = share(line.answers)
            colour = "tab:gray" if line.note.is_addition else "tab:blue"
            axes.errorbar(
                [value], [at], xerr=[[max(0.0, value - low)], [max(0.0, high - value)]], fmt="o", color=colour
            )
    axes.set_yticks(range(len(lines)), [line.title for line in lines], fontsize=7)
    axes.invert_yaxis()
    axes.set_title("SIMULATED cases, small model trained from scratch", fontsize=9)
    axes.set_xlabel("completely correct, % (95 % interval)")
    axes.grid(axis="x", alpha=0.3)
    figure.savefig(path)


def draw_arms(title: str, arms: Sequence[ArmFigures], path: Path) -> None:
    """Draw exact match with its interval, one line for each arm of an experiment."""
    figure = new_figure(7.5, 0.28 * len(arms) + 1.2)
    axes = figure.subplots()
    centre = [100 * one.right.value for one in arms]
    ends = [[100 * end for end in one.right.interval] for one in arms]
    reach = [
        [max(0.0, value - low) for value, (low, _) in zip(centre, ends, strict=True)],
        [max(0.0, high - value) for value, (_, high) in zip(centre, ends, strict=True)],
    ]
    axes.errorbar(centre, range(len(arms)), xerr=reach, fmt="o", markersize=4)
    axes.set_yticks(range(len(arms)), [one.arm for one in arms], fontsize=7)
    axes.invert_yaxis()
    axes.set_title(title, fontsize=9)
    axes.set_xlabel("exact match, % (95 % interval), SIMULATED cases")
    axes.grid(axis="x", alpha=0.3)
    figure.savefig(path)


def draw_score(predictions: Predictions, probabilities: Floats, path: Path) -> None:
    """Draw reliability and error against share answered."""
    confidence, correct = probabilities.max(axis=1), predictions.correct
    figure = new_figure(8, 3.6)
    left, right = figure.subplots(1, 2)
    bins = reliability(correct, confidence)
    left.plot([0, 1], [0, 1], linestyle=":", color="grey")
    left.plot([one.confidence for one in bins], [one.share for one in bins], marker="o")
    left.set(xlabel="probability of the answer", ylabel="share correct", xlim=(0, 1), ylim=(0, 1))
    curve = risk_coverage(correct, confidence)
    right.plot(100 * curve.coverage, 100 * curve.risk)
    right.set(xlabel="cases answered, %", ylabel="wrong among them, %", xlim=(0, 100))
    figure.savefig(path)
