"""A score as a Markdown table for people."""

from __future__ import annotations

from typing import Any

from heart_engine.evaluation.predictions import Predictions
from heart_engine.evaluation.score import Document
from heart_engine.evaluation.table2 import Table2Row, percent, table2_row

_COUNT_NAMES = {1: "Single", 2: "Double", 3: "Triple"}


def table2_markdown(rows: dict[str, Table2Row]) -> str:
    """Return rows of Table 2 with n and interval; precision, recall and F1 for each number of defects."""
    head = ["method", "Correct", "95 % interval", "n", "All F1"]
    head += [f"{name} {part}" for name in _COUNT_NAMES.values() for part in ("P", "R", "F1")] + ["invalid"]
    lines = ["| " + " | ".join(head) + " |", "|---" + "|---:" * (len(head) - 1) + "|"]
    lines += ["| " + " | ".join([name, *_cells(row)]) + " |" for name, row in rows.items()]
    return "\n".join(lines) + "\n"


def score_markdown(predictions: Predictions, document: Document) -> str:
    """Return the whole score: Table 2's row, then one line per label, then what probabilities add."""
    parts = [table2_markdown({"predictions": table2_row(predictions)}), _labels_markdown(document)]
    for name in ("probabilities", "paired"):
        found = document.get(name)
        if isinstance(found, dict):
            parts.append(_pairs_markdown(found))
    return "\n".join(parts)


def _cells(row: Table2Row) -> list[str]:
    low, high = row.correct_interval
    cells = [f"{percent(row.correct_share):.2f}", f"{low:.2f} to {high:.2f}", str(row.n)]
    cells.append(f"{percent(row.all_f1):.2f}")
    for count in _COUNT_NAMES:
        one = row.by_count[count]
        cells += [f"{percent(share):.2f}" for share in (one.precision, one.recall, one.f1)]
    return [*cells, str(row.invalid)]


def _labels_markdown(document: Document) -> str:
    lines = ["| label | n | sensitivity % | specificity % | AUROC | ECE |", "|---|---:|---|---|---|---:|"]
    per_label: Any = document["per_label"]
    for label, one in per_label.items():
        shares = " | ".join(_share(one[name]) for name in ("sensitivity", "specificity"))
        auroc = _auroc(one)
        lines.append(f"| {label} | {one['n']} | {shares} | {auroc} | {one.get('ece', '')} |")
    return "\n".join(lines) + "\n"


def _share(one: dict[str, Any]) -> str:
    low, high = one["interval"]
    return "none" if one["value"] is None else f"{one['value']:.1f} ({low:.1f} to {high:.1f}, n {one['n']})"


def _auroc(one: dict[str, Any]) -> str:
    if one.get("auroc") is None:
        return ""
    low, high = one["auroc_interval"]
    return f"{one['auroc']:.3f} ({low:.3f} to {high:.3f})"


def _pairs_markdown(found: dict[str, Any]) -> str:
    lines = ["| figure | value |", "|---|---|"]
    lines += [f"| {name} | {value} |" for name, value in found.items() if name != "reliability"]
    return "\n".join(lines) + "\n"
