"""The peers' runs as a table: exact match, its interval, and how far hospitals and seeds lie apart."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from heart_engine.evaluation.intervals import wilson
from heart_engine.evaluation.peer_runs import Run, Source

_SOURCE_TEXT = {
    Source.LOCAL: "(a) its own cases",
    Source.POOL: "(b) simulated pool",
    Source.BOTH: "(c) pool and own cases",
    Source.LIMIT: "the limit of the reports",
}


@dataclass(frozen=True, slots=True)
class TableRow:
    """All runs of one method with one source and number of local cases."""

    method: str
    source: Source
    local_cases: int
    n: int
    correct: int
    runs: int
    sd: float  # between runs, in percent points

    @property
    def percent(self) -> float:
        """Return the exact match in percent."""
        return 100 * self.correct / self.n

    @property
    def interval(self) -> tuple[float, float]:
        """Return the 95 % Wilson interval in percent, all cases taken as independent."""
        low, high = wilson(self.correct, self.n)
        return 100 * low, 100 * high


def table_rows(runs: Sequence[Run]) -> list[TableRow]:
    """Group runs in the order in which they first appear; the limit comes last."""
    groups: dict[tuple[str, Source, int], list[Run]] = {}
    for run in runs:
        groups.setdefault((run.method, run.source, run.local_cases), []).append(run)
    order = list(Source)
    rows = [_row(key, group) for key, group in groups.items()]
    return sorted(rows, key=lambda one: (order.index(one.source), one.local_cases))


def markdown(rows: Sequence[TableRow]) -> str:
    """Return the table for people."""
    lines = [
        "| method | trained on | local cases | exact match % | 95 % interval | n | SD between runs |",
        "|---|---|---:|---:|---|---:|---:|",
    ]
    for one in rows:
        low, high = one.interval
        cases = "" if one.source is Source.LIMIT else str(one.local_cases)
        lines.append(
            f"| {one.method} | {_SOURCE_TEXT[one.source]} | {cases} | {one.percent:.1f} | "
            f"{low:.1f} to {high:.1f} | {one.n} | {one.sd:.1f} |"
        )
    return "\n".join(lines) + "\n"


def write_runs(runs: Sequence[Run], path: Path) -> None:
    """Write one line per run, so that every figure of the table can be traced."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("method", "source", "local_cases", "hospital", "seed", "n", "correct"))
        for run in runs:
            row = (run.method, run.source, run.local_cases, run.hospital, run.seed)
            writer.writerow((*row, len(run.correct), int(run.correct.sum())))


def documents(rows: Sequence[TableRow]) -> list[dict[str, object]]:
    """Return the table for machines."""
    return [
        {
            "method": one.method,
            "source": str(one.source),
            "local_cases": one.local_cases,
            "exact_match": round(one.percent, 2),
            "interval": [round(end, 2) for end in one.interval],
            "n": one.n,
            "runs": one.runs,
            "sd_between_runs": round(one.sd, 2),
        }
        for one in rows
    ]


def _row(key: tuple[str, Source, int], group: Sequence[Run]) -> TableRow:
    shares = [100 * float(run.correct.mean()) for run in group]
    return TableRow(
        *key,
        n=sum(len(run.correct) for run in group),
        correct=sum(int(run.correct.sum()) for run in group),
        runs=len(group),
        sd=float(np.std(shares, ddof=1)) if len(shares) > 1 else 0.0,
    )
