"""One picture of how the cost grows: of a search with the library, of a screening with K."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from heart_engine.evaluation.plots import new_figure
from tests.bench.rows import Row

SEARCHED = "one search, cases of the library:"
OURS = "a screening / itself at K = 1, K ="
TEXT_RAG = "text RAG / itself at K = 1, K ="


def draw_trend(rows: Sequence[Row], path: Path) -> None:
    """Draw what was measured of both curves; a curve that was not is left out."""
    figure = new_figure(8, 3.6)
    left, right = figure.subplots(1, 2)
    _draw(left, rows, SEARCHED, "exact search")
    left.set(xscale="log", yscale="log", xlabel="cases in the library", ylabel="one search, ms")
    _draw(right, rows, OURS, "fusion, as here")
    _draw(right, rows, TEXT_RAG, "cases as text in the prompt")
    right.set(xlabel="supporting cases, K", ylabel="cost / itself at K = 1", ylim=(0, None))
    right.legend(fontsize=8)
    for axes in (left, right):
        axes.grid(alpha=0.3)
    figure.savefig(path)


def _draw(axes: Any, rows: Sequence[Row], setting: str, label: str) -> None:
    points = sorted(
        ((one.at, one.figure) for one in rows if one.setting == setting and one.at is not None),
        key=lambda point: point[0],
    )
    places, values = [at for at, _ in points], [found.value for _, found in points]
    reach = [[one.value - one.low for _, one in points], [one.high - one.value for _, one in points]]
    axes.errorbar(places, values, yerr=reach, marker="o", markersize=4, label=label)
