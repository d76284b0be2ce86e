"""Answers beside truths: what every metric is computed from, and the file they come in."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from heart_engine.cohort.hospital import SET_TEXTS, SETS
from heart_engine.domain.labels import (
    LABELS,
    LabelSet,
    label_set_from_text,
    label_set_to_text,
)

UNPARSEABLE = "?"
PROBABILITY_PREFIX = "p_"
_SUM_TOLERANCE = 1e-3
MEMBERS = np.array([[label in one for label in LABELS] for one in SETS])
"""Which labels each of SETS holds, shape (8, 3)."""

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indices = NDArray[np.int64]


class PredictionsRejectedError(ValueError):
    """A predictions file that cannot be scored, with every reason found."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problems[:20]))


@dataclass(frozen=True, slots=True)
class Predictions:
    """Truths and answers in one order; an answer of None could not be parsed."""

    ids: tuple[str, ...]
    truths: tuple[LabelSet, ...]
    answers: tuple[LabelSet | None, ...]
    probabilities: Floats | None = None  # (n, 8) in the order of SETS, where the file has them

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def correct(self) -> Flags:
        """Say which answers name exactly the defects that are there."""
        return np.array([a == t for a, t in zip(self.answers, self.truths, strict=True)], dtype=np.bool_)

    @property
    def truth_index(self) -> Indices:
        """Return each truth as an index into SETS."""
        return np.array([SETS.index(one) for one in self.truths], dtype=np.int64)


def from_probabilities(ids: Sequence[str], truth: Indices, probabilities: Floats) -> Predictions:
    """Return the most probable answers."""
    return Predictions(
        ids=tuple(ids),
        truths=tuple(SETS[one] for one in truth),
        answers=tuple(SETS[one] for one in probabilities.argmax(axis=1)),
        probabilities=probabilities,
    )


def marginals(probabilities: Floats) -> Floats:
    """Return the probability of each label, shape (n, 3), from those of the sets."""
    return np.asarray(probabilities @ MEMBERS.astype(np.float64))


def read_predictions(path: Path) -> Predictions:
    """Read `id,truth,prediction` and, where present, one `p_SET` column for each set."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            rows, columns = list(reader), tuple(reader.fieldnames or ())
    except OSError as error:
        raise PredictionsRejectedError([f"{path}: {error.strerror}"]) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise PredictionsRejectedError([f"{path}: {error}"]) from error
    missing = [name for name in ("id", "truth", "prediction") if name not in columns]
    if missing or not rows:
        reason = f"no column {', '.join(missing)}" if missing else "no rows"
        raise PredictionsRejectedError([f"{path}: {reason}"])
    return _from_rows(path, rows, columns)


def write_predictions(predictions: Predictions, path: Path) -> None:
    """Write what `read_predictions` reads."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        has_probabilities = predictions.probabilities is not None
        names = [PROBABILITY_PREFIX + text for text in SET_TEXTS] if has_probabilities else []
        writer.writerow(("id", "truth", "prediction", *names))
        for row, (one, truth, answer) in enumerate(
            zip(predictions.ids, predictions.truths, predictions.answers, strict=True)
        ):
            text = UNPARSEABLE if answer is None else label_set_to_text(answer)
            numbers = [] if predictions.probabilities is None else predictions.probabilities[row].tolist()
            writer.writerow((one, label_set_to_text(truth), text, *(f"{p:.9g}" for p in numbers)))


def _from_rows(path: Path, rows: Sequence[Mapping[str, str]], columns: Sequence[str]) -> Predictions:
    problems: list[str] = []
    truths, answers, seen = [], [], set()
    for number, row in enumerate(rows, start=2):
        if None in row.values():  # which DictReader gives for a cell that is not there
            problems.append(f"{path}, row {number}: fewer cells than columns")
            continue
        try:
            truths.append(_set(row["truth"]))
            answers.append(None if row["prediction"] == UNPARSEABLE else _set(row["prediction"]))
        except ValueError as error:
            problems.append(f"{path}, row {number}: {error}")
        if row["id"] in seen:
            problems.append(f"{path}, row {number}: id {row['id']} stands twice")
        seen.add(row["id"])
    probabilities = _probabilities(path, rows, columns, problems)
    if problems:
        raise PredictionsRejectedError(problems)
    return Predictions(tuple(row["id"] for row in rows), tuple(truths), tuple(answers), probabilities)


def _set(text: str) -> LabelSet:
    return label_set_from_text(text.strip() or "none")


def _probabilities(
    path: Path, rows: Sequence[Mapping[str, str]], columns: Sequence[str], problems: list[str]
) -> Floats | None:
    """Read the probability columns; a set without a column has probability 0."""
    named = [name for name in columns if name.startswith(PROBABILITY_PREFIX)]
    if not named:
        return None
    unknown = [name for name in named if name.removeprefix(PROBABILITY_PREFIX) not in SET_TEXTS]
    if unknown:
        problems.append(f"{path}: not a set: {', '.join(unknown)}")
        return None
    table = np.zeros((len(rows), len(SETS)))
    for number, row in enumerate(rows):
        for name in named:
            value = _probability(row[name])
            if value is None:
                problems.append(f"{path}, row {number + 2}, {name}: {row[name]} is not a probability")
            else:
                table[number, SET_TEXTS.index(name.removeprefix(PROBABILITY_PREFIX))] = value
    off = np.flatnonzero(np.abs(table.sum(axis=1) - 1) > _SUM_TOLERANCE)
    problems += [f"{path}, row {row + 2}: the probabilities do not sum to 1" for row in off[:20]]
    return table


def _probability(text: str | None) -> float | None:
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if math.isfinite(value) and 0 <= value <= 1 else None
