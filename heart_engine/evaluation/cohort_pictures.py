"""What the simulator makes: each measurement by label beside the normal range, and the effect table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from heart_engine.cohort.cohort import Cohort
from heart_engine.cohort.effects import Effect
from heart_engine.cohort.hospital import KEYS, SET_TEXTS
from heart_engine.cohort.people import ADULT_FROM_Y
from heart_engine.domain.labels import LABELS
from heart_engine.domain.measurement import Kind, Measurement, by_key
from heart_engine.evaluation.plots import new_figure
from heart_engine.evaluation.predictions import Floats

SHOWN = ("none", *LABELS)
# The colours (Okabe-Ito) that the labels have on every screen, readable by the colour-blind.
_COLOURS = dict(zip(SHOWN, ("#6B7280", "#0072B2", "#E69F00", "#009E73"), strict=True))
_NAMES = {"none": "no defect", "asd": "ASD alone", "vsd": "VSD alone", "pdo": "duct alone (pdo)"}


def draw_distributions(cohort: Cohort, path: Path) -> None:
    """Draw one small picture for each measurement of the adults; the grey band is the normal range."""
    adults = cohort.take(cohort.age_years >= ADULT_FROM_Y)
    figure = new_figure(12, 11)
    for axes, key in zip(figure.subplots(5, 5).flat, KEYS, strict=True):
        axes.set_title(_title(by_key()[key]), fontsize=8)
        axes.tick_params(labelsize=6)
        if not np.isnan(adults.column(key)).all():  # some hospitals leave the second ratio blank
            _draw_one(axes, adults, key)
    handles, names = figure.axes[0].get_legend_handles_labels()
    figure.legend(handles, names, loc="outside lower center", ncols=len(SHOWN), fontsize=9)
    title = f"Simulated adults, share of cases in % (n = {len(adults)}); band: normal range"
    figure.suptitle(title, fontsize=10)
    figure.savefig(path)


def _draw_one(axes: Any, adults: Cohort, key: str) -> None:  # noqa: ANN401 - matplotlib stays out until now
    edges = _edges(by_key()[key], adults.column(key))
    for name in SHOWN:
        values = adults.take(adults.labels == SET_TEXTS.index(name)).column(key)
        known = values[~np.isnan(values)]
        share = np.full(len(known), 100 / max(len(known), 1))
        style = {"histtype": "step", "color": _COLOURS[name], "label": _NAMES[name]}
        axes.hist(known, bins=edges, weights=share, **style)
    _shade_normal(axes, by_key()[key])


def effects_markdown(effects: Sequence[Effect]) -> str:
    """Return the effect table: the textbook's direction and the simulator's mean shift, by label."""
    by_place = {(one.field, one.label): one for one in effects}
    lines = [
        "| field | " + " | ".join(f"{_NAMES[label]}: textbook | simulated" for label in LABELS) + " |",
        "|---" * (1 + 2 * len(LABELS)) + "|",
    ]
    for key in KEYS:
        cells = [cell for label in LABELS for cell in _cells(by_place[key, label])]
        lines.append(f"| {key} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _cells(one: Effect) -> tuple[str, str]:
    if "PH" in one.direction:
        return one.direction, f"{one.low_resistance:+.1f}; PH {one.high_resistance:+.1f}"
    if "cusp" in one.direction:
        return one.direction, f"{one.no_prolapse:+.1f}; prolapse {one.cusp_prolapse:+.1f}"
    return one.direction, f"{one.every:+.1f}"


def _title(row: Measurement) -> str:
    """Return the short name, with the unit where the quantity has one."""
    has_unit = row.kind not in (Kind.GRADE, Kind.RATIO, Kind.SCORE)
    return f"{row.abbreviation} ({row.unit})" if has_unit else row.abbreviation


def _edges(row: Measurement, values: Floats) -> Floats:
    """Return bins that do not cut between rounded values: grades stand alone, small spans get few bins."""
    if row.is_grade:
        return np.arange(-0.25, 4.5, 0.5)
    low, high = np.nanpercentile(values, [0.2, 99.8])
    step = max(10.0**-row.decimals, (high - low) / 30)
    step = np.ceil(step * 10**row.decimals) / 10**row.decimals
    return np.arange(low - step / 2, high + 1.5 * step, step)


def _shade_normal(axes: Any, row: Measurement) -> None:  # noqa: ANN401 - as above
    """Shade the widest of the two sexes' ranges; an open end reaches to the frame."""
    lows = [one for one in (row.normal_male.low, row.normal_female.low) if one is not None]
    highs = [one for one in (row.normal_male.high, row.normal_female.high) if one is not None]
    if not lows:
        return
    left, right = axes.get_xlim()
    axes.axvspan(min(lows), max(highs, default=right), color="#dddddd", zorder=0)
    axes.set_xlim(left, right)
