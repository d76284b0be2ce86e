"""One measured figure, and what a run leaves: `build/bench/NAME.json`, `table.md` and `table.csv`."""

from __future__ import annotations

import csv
import dataclasses
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.metrics import METRICS, Metric
from tests.bench.timing import Figure

RESULTS = Path("build/bench")
_TABLE_HEAD = ("", "figure", "floor", "trial", "aim", "today", "quartiles", "rounds", "")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of one metric."""

    metric: str  # a key of METRICS
    setting: str
    figure: Figure
    unit: str = "times"
    aim: float | None = None
    floor: str = ""  # what nothing can be below or above, measured in the same run or calculated
    note: str = ""
    at: float | None = None  # how much work, where a row is a point of a curve

    @property
    def label(self) -> str:
        """Return the setting together with the place on its curve."""
        return self.setting if self.at is None else f"{self.setting} {self.at:,.0f}"

    @property
    def is_met(self) -> bool | None:
        """Say whether the aim is met; None where the row has none."""
        if self.aim is None or math.isnan(self.figure.value):
            return None
        value = self.figure.value
        return value >= self.aim if METRICS[self.metric].more_is_better else value <= self.aim


def save(name: str, rows: Sequence[Row], circumstances: str) -> None:
    """Keep one bench's rows, so that it can be repeated alone and the table still be whole."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    document = {"circumstances": circumstances, "rows": [dataclasses.asdict(one) for one in rows]}
    (RESULTS / f"{name}.json").write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


def saved(name: str) -> tuple[str, list[Row]]:
    """Return a bench's circumstances and rows; nothing where it never ran."""
    path = RESULTS / f"{name}.json"
    if not path.exists():
        return "", []
    document = json.loads(path.read_text(encoding="utf-8"))
    rows = [row_from_json(one) for one in document["rows"]]
    return document["circumstances"], rows


def row_from_json(row: dict[str, object]) -> Row:
    """Read what `dataclasses.asdict` made."""
    figure = row.pop("figure")
    assert isinstance(figure, dict)
    return Row(**row, figure=Figure(**figure))  # type: ignore[arg-type]  # written by this module alone


def write_table(rows: Sequence[Row]) -> str:
    """Write both tables and return the one that people read."""
    text = "\n".join(_markdown(rows)) + "\n"
    (RESULTS / "table.md").write_text(text, encoding="utf-8")
    with (RESULTS / "table.csv").open("w", encoding="utf-8", newline="") as file:
        written = csv.writer(file)
        written.writerow([*_TABLE_HEAD[:-1], "met", "note"])
        for row in _in_order(rows):
            written.writerow([*_cells(row, METRICS[row.metric]), _met(row), row.note])
    return text


def line(row: Row) -> str:
    """Return a row as it is printed while the measuring goes on."""
    value = f"{_today(row)} ({_spread(row.figure)}; n = {row.figure.rounds})"
    extras = [f"floor {row.floor}" if row.floor else "", _aim(row), _met(row), row.note]
    return f"{row.metric:>6} {row.label}: {value} {'; '.join(one for one in extras if one)}".rstrip()


def _in_order(rows: Iterable[Row]) -> list[Row]:
    order = list(METRICS)
    return sorted(rows, key=lambda row: order.index(row.metric))


def _markdown(rows: Sequence[Row]) -> Iterator[str]:
    yield "| " + " | ".join(_TABLE_HEAD) + " |"
    yield "|" + "---|" * len(_TABLE_HEAD)
    shown = ""
    for row in _in_order(rows):
        metric = METRICS[row.metric]
        if row.metric != shown:
            yield f"| **{row.metric}** | **{metric.name}** | | {metric.trial} | {metric.aim} | | | | |"
            shown = row.metric
        last = "; ".join(one for one in (_met(row), row.note) if one)
        yield "| " + " | ".join(["", *_cells(row, None)[1:], last]) + " |"


def _cells(row: Row, metric: Metric | None) -> list[str]:
    trial = metric.trial if metric else ""
    return [
        row.metric,
        row.label,
        row.floor,
        trial,
        _aim(row),
        _today(row),
        _spread(row.figure),
        f"{row.figure.rounds}",
    ]


def _today(row: Row) -> str:
    return f"{_number(row.figure.value)} {row.unit}".rstrip()


def _aim(row: Row) -> str:
    return "" if row.aim is None else f"aim {_number(row.aim)}"


def _met(row: Row) -> str:
    return {None: "", True: "met", False: "missed"}[row.is_met]


def _spread(figure: Figure) -> str:
    return f"{_number(figure.low)} to {_number(figure.high)}"


def _number(value: float) -> str:
    """Show three figures, and no exponent where none is needed."""
    if math.isnan(value):
        return "not measured"
    if value == 0 or 1e-3 <= abs(value) < 1000:
        return f"{value:.3g}"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.1e}"
