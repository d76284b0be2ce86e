"""One picture for each column: how often which value stands, drawn as SVG beside the usual range."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from heart_engine.cohort.cleaning.report_parts import text
from heart_engine.domain.measurement import Measurement, by_key
from heart_engine.interchange.choice import EXAM_DATE

_WIDTH, _HEIGHT, _FOOT, _SIDE = 420, 90, 18, 6
_BINS = 40
_MOST_WORDS = 12
_LONGEST_WORD = 10
_YEAR = 4  # digits of a day that tell its year
_BAR, _BAND = "#3b6ea8", "#dfeadf"


def picture(key: str | None, values: Mapping[float | str, int]) -> str:
    """Return the drawing of a column's certain values; empty where there are none."""
    numbers = {one: count for one, count in values.items() if isinstance(one, float)}
    row = by_key().get(key or "")
    if numbers and not (row and row.is_grade):
        return _histogram(numbers, row)
    named = Counter[str]()
    for value, count in values.items():
        shown = f"{value:g}" if isinstance(value, float) else value
        named[shown[:_YEAR] if key == EXAM_DATE else shown] += count
    return _words(named) if named else ""


def _histogram(values: Mapping[float, int], row: Measurement | None) -> str:
    low, high = min(values), max(values)
    width = (high - low) or 1.0
    counts = [0] * _BINS
    for value, count in values.items():
        counts[min(int((value - low) / width * _BINS), _BINS - 1)] += count
    bars = _bars(counts)
    return _drawing(
        _band(row, low, width) + bars + _label(f"{low:g}", 0, "start") + _label(f"{high:g}", _WIDTH, "end")
    )


def _words(values: Mapping[str, int]) -> str:
    shown = sorted(values.items(), key=lambda one: -one[1])[:_MOST_WORDS]
    step = _WIDTH / len(shown)
    labels = "".join(
        _label(text(name[:_LONGEST_WORD]), (i + 0.5) * step, "middle")
        for i, (name, _) in enumerate(sorted(shown))
    )
    return _drawing(_bars([count for _, count in sorted(shown)]) + labels)


def _bars(counts: Sequence[int]) -> str:
    step, most = _WIDTH / len(counts), max(counts)
    drawn = ((i * step + 0.5, _HEIGHT * count / most, count) for i, count in enumerate(counts) if count)
    return "".join(
        f'<rect x="{x:.1f}" y="{_HEIGHT - high:.1f}" width="{max(step - 1, 1):.1f}" height="{high:.1f}" '
        f'fill="{_BAR}"><title>{count}</title></rect>'
        for x, high, count in drawn
    )


def _band(row: Measurement | None, low: float, width: float) -> str:
    """Draw what is usual in adults behind the bars: the wider of the two sexes."""
    if row is None or row.normal_male.low is None or row.normal_male.high is None:
        return ""
    female_low = row.normal_male.low if row.normal_female.low is None else row.normal_female.low
    female_high = row.normal_male.high if row.normal_female.high is None else row.normal_female.high
    ends = (min(row.normal_male.low, female_low), max(row.normal_male.high, female_high))
    left, right = (min(max((one - low) / width, 0.0), 1.0) * _WIDTH for one in ends)
    return (
        f'<rect x="{left:.1f}" y="0" width="{max(right - left, 0):.1f}" height="{_HEIGHT}" fill="{_BAND}"/>'
    )


def _label(shown: str, x: float, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{_HEIGHT + _FOOT - 5}" text-anchor="{anchor}">{shown}</text>'


def _drawing(inside: str) -> str:
    box = f"{-_SIDE} 0 {_WIDTH + 2 * _SIDE} {_HEIGHT + _FOOT}"
    size = f'width="{_WIDTH + 2 * _SIDE}" height="{_HEIGHT + _FOOT}"'
    return f'<svg viewBox="{box}" {size} font-size="11" role="img">{inside}</svg>'
