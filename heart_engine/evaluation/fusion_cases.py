"""One answer of one arm of a fusion experiment, and the files in which every answer is kept."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from heart_engine.cohort.hospital import SET_TEXTS, SETS
from heart_engine.domain.labels import LABELS, label_set_from_text, label_set_to_text
from heart_engine.domain.result import Call, Result
from heart_engine.evaluation.predictions import (
    PROBABILITY_PREFIX,
    Floats,
    Predictions,
    PredictionsRejectedError,
    from_probabilities,
)

_FIXED = ("arm", "hospital", "convention", "id", "truth", "prediction", "abstained")
COLUMNS = (*_FIXED, *LABELS, *(PROBABILITY_PREFIX + text for text in SET_TEXTS))


@dataclass(frozen=True, slots=True)
class Asked:
    """Who was asked what: the arm, the hospital with its way of coding, the case and its truth."""

    arm: str
    hospital: str
    convention: str
    case_id: str
    truth: int  # an index into SETS


@dataclass(frozen=True, slots=True)
class AnsweredCase:
    """What came back; peers abstain from nothing and call nothing."""

    asked: Asked
    probabilities: tuple[float, ...]  # in the order of SETS
    abstained: str = ""
    calls: tuple[str, ...] = ()  # in the order of LABELS

    @property
    def prediction(self) -> int:
        """Return the most probable set as an index into SETS."""
        return int(np.argmax(self.probabilities))

    @property
    def is_right(self) -> bool:
        """Say whether exactly the coded defects were named."""
        return self.prediction == self.asked.truth

    @property
    def is_decided(self) -> bool:
        """Say whether every label was ruled in or out."""
        return bool(self.calls) and Call.REFER.value not in self.calls


def from_result(asked: Asked, result: Result) -> AnsweredCase:
    """Keep what the clinic would see."""
    by_set = {one.labels: one.probability for one in result.sets}
    return AnsweredCase(
        asked,
        tuple(by_set.get(one, 0.0) for one in SETS),
        "" if result.abstain is None else result.abstain.code,
        tuple(result.labels[label].call.value for label in LABELS),
    )


def from_table(asked: Iterable[Asked], table: Floats) -> list[AnsweredCase]:
    """Keep the probabilities of a peer, a row for each case."""
    return [AnsweredCase(one, tuple(row)) for one, row in zip(asked, table.tolist(), strict=True)]


def predictions_of(cases: Sequence[AnsweredCase]) -> Predictions:
    """Return answers as every metric reads them."""
    truth = np.array([one.asked.truth for one in cases], dtype=np.int64)
    table = np.array([one.probabilities for one in cases])
    return from_probabilities(
        [one.asked.case_id for one in cases], truth, table / table.sum(axis=1, keepdims=True)
    )


def write_cases(path: Path, cases: Iterable[AnsweredCase]) -> None:
    """Write a file in one step; a file that is there is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(path.name + ".unfinished")
    with aside.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(_cells(one) for one in cases)
    aside.replace(path)


def read_cases(path: Path) -> list[AnsweredCase]:
    """Read what `write_cases` wrote; a file that was changed since is named."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return [_case(row) for row in csv.DictReader(file)]
    except (ValueError, TypeError, KeyError, AttributeError, csv.Error) as error:
        raise PredictionsRejectedError([f"{path}: not answers of this experiment"]) from error


def _cells(case: AnsweredCase) -> list[str]:
    asked = case.asked
    sets = (label_set_to_text(SETS[one]) for one in (asked.truth, case.prediction))
    calls = case.calls or ("",) * len(LABELS)
    shares = (f"{one:.6g}" for one in case.probabilities)
    return [
        asked.arm,
        asked.hospital,
        asked.convention,
        asked.case_id,
        *sets,
        case.abstained,
        *calls,
        *shares,
    ]


def _case(row: Mapping[str, str]) -> AnsweredCase:
    truth = SETS.index(label_set_from_text(row["truth"]))
    calls = tuple(row[label] for label in LABELS)
    return AnsweredCase(
        Asked(row["arm"], row["hospital"], row["convention"], row["id"], truth),
        tuple(float(row[PROBABILITY_PREFIX + text]) for text in SET_TEXTS),
        row["abstained"],
        calls if any(calls) else (),
    )
