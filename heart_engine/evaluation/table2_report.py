"""A Table 2 experiment as tables: the paper's columns, both ways of answering, tests against HEART."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from heart_engine.evaluation.intervals import wilson
from heart_engine.evaluation.paired import PairedComparison, compare
from heart_engine.evaluation.predictions import Predictions
from heart_engine.evaluation.score_table import table2_markdown
from heart_engine.evaluation.table2 import percent, table2_row
from heart_engine.evaluation.table2_files import ResultFolder, RowNote

HEART = "heart"
_MARK = " (addition)"
_WARNING = (
    "SIMULATED cases, and a small model trained from scratch on simulated reports: nothing is said of "
    "the paper's 13-billion-parameter model, or of patients; only rows of one table can be compared."
)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table over all its seeds."""

    key: str
    note: RowNote  # of the first seed
    seeds: tuple[int, ...]  # that it answered
    outside: tuple[tuple[int, RowNote], ...]  # seeds whose prompts do not fit
    written: Predictions | None
    scored: Predictions | None
    spread: float  # standard deviation between seeds, in percent points

    @property
    def title(self) -> str:
        """Return what the table calls it."""
        return self.note.title + (_MARK if self.note.is_addition else "")

    @property
    def answers(self) -> Predictions | None:
        """Return what counts: written answers as in the paper; what cannot write is read off its scores."""
        return self.written or self.scored


def collected(folder: ResultFolder, seeds: Sequence[int], keys: Sequence[str]) -> list[Line]:
    """Put the seeds of each row together; a row that no seed has done yet is left out."""
    lines = []
    for key in keys:
        done = [seed for seed in seeds if folder.is_done(seed, key)]
        if done:
            lines.append(_line(folder, key, done))
    return lines


def markdown(lines: Sequence[Line]) -> str:
    """Return everything that is printed."""
    answered = {one.title: table2_row(one.answers) for one in lines if one.answers}
    outside = [
        f"- **{one.note.title}**, seed {seed}: {note.tokens}" for one in lines for seed, note in one.outside
    ]
    fitting = [f"- {one.note.title}: {one.note.tokens}" for one in lines if _is_read(one)]
    parts = [_WARNING, table2_markdown(answered).rstrip()]
    parts += ["### Out of the token limit", "\n".join(outside)] if outside else []
    parts += ["### Written and scored", _both_ways(lines)]
    parts += ["### Against HEART on the same cases", _paired_table(lines)]
    parts += ["### Tokens of a prompt", "\n".join(fitting)] if fitting else []
    return "\n\n".join(parts) + "\n"


def write_csv(lines: Sequence[Line], path: Path) -> None:
    """Write one line for each row, for machines."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(
            ("key", "title", "addition", "seeds", "n", "correct", "percent", "low", "high", "all_f1",
             "invalid", "scored_percent", "sd_between_seeds", "out_of_limit", "tokens", "cpu_seconds")
        )  # fmt: skip
        writer.writerows(_cells(one) for one in lines)


def documents(lines: Sequence[Line]) -> list[dict[str, object]]:
    """Return the rows for `--json`."""
    return [
        {
            "key": one.key,
            "title": one.note.title,
            "addition": one.note.is_addition,
            "seeds": list(one.seeds),
            "out_of_limit": [seed for seed, _ in one.outside],
            "tokens": one.note.tokens,
            **_figures(one.answers),
        }
        for one in lines
    ]


def share(predictions: Predictions) -> tuple[float, float, float]:
    """Return Correct and its Wilson interval in percent."""
    right = int(predictions.correct.sum())
    low, high = wilson(right, len(predictions))
    return 100 * right / len(predictions), 100 * low, 100 * high


def against_heart(lines: Sequence[Line]) -> Iterator[tuple[Line, PairedComparison]]:
    """Compare each row with HEART in the same text on the cases that both answered."""
    by_key = {one.key: one for one in lines}
    for line in lines:
        own = by_key.get(f"{HEART}_compact" if "compact" in line.key else HEART)
        if own is None or own.answers is None or line.answers is None or line.key == own.key:
            continue
        first = own.scored if line.written is None and own.scored else own.answers
        place = {one: row for row, one in enumerate(first.ids)}
        shared = [one for one in line.answers.ids if one in place]
        of_line = {one: row for row, one in enumerate(line.answers.ids)}
        yield (
            line,
            compare(
                first.correct[[place[one] for one in shared]],
                line.answers.correct[[of_line[one] for one in shared]],
            ),
        )


def _line(folder: ResultFolder, key: str, seeds: Sequence[int]) -> Line:
    read = {seed: folder.read(seed, key) for seed in seeds}
    found = list(read.values())
    answered = tuple(seed for seed, one in read.items() if one.written or one.scored)
    outside = tuple((seed, one.note) for seed, one in read.items() if one.note.out_of_limit)
    written = _pooled([one.written for one in found])
    scored = _pooled([one.scored for one in found])
    shares = [100 * float(one.correct.mean()) for each in found if (one := each.written or each.scored)]
    spread = float(np.std(shares, ddof=1)) if len(shares) > 1 else 0.0
    return Line(key, found[0].note, answered, outside, written, scored, spread)


def _pooled(parts: Sequence[Predictions | None]) -> Predictions | None:
    """Put the answers of several seeds together; every seed has cases of its own."""
    present = [one for one in parts if one is not None]
    if not present:
        return None
    ids, truths, answers = (
        tuple(item for one in present for item in getattr(one, name)) for name in ("ids", "truths", "answers")
    )
    return Predictions(ids, truths, answers)


def _is_read(line: Line) -> bool:
    return bool(line.note.tokens) and not line.outside


def _both_ways(lines: Sequence[Line]) -> str:
    rows = [
        "| method | written: correct % | cannot be read | scored: correct % | n | seeds | SD between seeds |",
        "|---|---:|---:|---:|---:|---|---:|",
    ]
    for one in lines:
        if one.answers is not None:
            written = f"{share(one.written)[0]:.1f}" if one.written else ""
            invalid = str(sum(answer is None for answer in one.written.answers)) if one.written else ""
            scored = f"{share(one.scored)[0]:.1f}" if one.scored else ""
            spread, seeds = f"{one.spread:.1f}" if len(one.seeds) > 1 else "", ", ".join(map(str, one.seeds))
            cells = (one.title, written, invalid, scored, str(len(one.answers)), seeds, spread)
            rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows)


def _paired_table(lines: Sequence[Line]) -> str:
    rows = [
        "| HEART minus | points | 95 % interval | only HEART right | only the other right | McNemar p | n |",
        "|---|---:|---|---:|---:|---:|---:|",
    ]
    for line, found in against_heart(lines):
        low, high = (100 * end for end in found.interval)
        rows.append(
            f"| {line.title} | {100 * found.difference:+.1f} | {low:+.1f} to {high:+.1f} "
            f"| {found.only_first} | {found.only_second} | {found.p_value:.4f} | {found.n} |"
        )
    return "\n".join(rows)


def _figures(answers: Predictions | None) -> dict[str, object]:
    if answers is None:
        return {"correct": None}
    row, (value, low, high) = table2_row(answers), share(answers)
    return {
        "n": row.n,
        "correct": round(value, 2),
        "correct_interval": [round(low, 2), round(high, 2)],
        "all_f1": percent(row.all_f1),
        "invalid": row.invalid,
    }


def _cells(line: Line) -> tuple[object, ...]:
    note, seeds = line.note, "+".join(map(str, line.seeds))
    head = (line.key, note.title, int(note.is_addition), seeds)
    outside = "+".join(str(seed) for seed, _ in line.outside)
    tail = (f"{line.spread:.2f}", outside, note.tokens, note.cpu_seconds)
    if line.answers is None:
        return (*head, *([""] * 8), *tail)
    row, ends = table2_row(line.answers), [f"{one:.2f}" for one in share(line.answers)]
    scored = f"{share(line.scored)[0]:.2f}" if line.scored else ""
    return (*head, row.n, row.correct, *ends, percent(row.all_f1), row.invalid, scored, *tail)
