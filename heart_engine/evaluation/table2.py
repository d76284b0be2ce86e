"""The columns of the paper's Table 2, exact to the printed digit.

With n_c cases whose truth has c defects, p_c answers with c defects and h_c completely correct ones among
them: recall = h_c / n_c, precision = h_c / p_c, Correct = sum of h / n, and All F1 = the harmonic mean of the
mean of the three precisions and the mean of the three recalls (not the mean of the F1s). A share of nothing
is 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from heart_engine.evaluation.intervals import bootstrap, wilson
from heart_engine.evaluation.predictions import Indices, Predictions

DEFECT_COUNTS = (1, 2, 3)
_UNPARSED = -1


@dataclass(frozen=True, slots=True)
class CountScore:
    """How answers with one number of defects came out, in exact shares."""

    n: int
    answered: int
    correct: int

    @property
    def precision(self) -> Fraction:
        """Return the share of such answers that are completely correct."""
        return _share(self.correct, self.answered)

    @property
    def recall(self) -> Fraction:
        """Return the share of such cases that are answered completely."""
        return _share(self.correct, self.n)

    @property
    def f1(self) -> Fraction:
        """Return the harmonic mean of the two."""
        return _harmonic(self.precision, self.recall)


@dataclass(frozen=True, slots=True)
class Table2Row:
    """One row of Table 2, and what the paper leaves out."""

    n: int
    correct: int
    invalid: int
    by_count: dict[int, CountScore]
    none: CountScore

    @property
    def correct_share(self) -> Fraction:
        """Return the column Correct as a share."""
        return _share(self.correct, self.n)

    @property
    def all_f1(self) -> Fraction:
        """Return the column All F1 as a share."""
        scores = [self.by_count[count] for count in DEFECT_COUNTS]
        precision = sum((one.precision for one in scores), Fraction(0)) / len(scores)
        recall = sum((one.recall for one in scores), Fraction(0)) / len(scores)
        return _harmonic(precision, recall)

    @property
    def correct_interval(self) -> tuple[float, float]:
        """Return the 95 % Wilson interval of Correct, in percent."""
        low, high = wilson(self.correct, self.n)
        return round(100 * low, 2), round(100 * high, 2)


def table2_row(predictions: Predictions) -> Table2Row:
    """Count one row; cases without a defect count in Correct and in `none`, not in All F1."""
    return Table2Row(
        n=len(predictions),
        correct=int(predictions.correct.sum()),
        invalid=sum(one is None for one in predictions.answers),
        by_count={count: _count_score(predictions, count) for count in DEFECT_COUNTS},
        none=_count_score(predictions, 0),
    )


def all_f1_interval(predictions: Predictions) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of All F1, in percent; no formula exists for it."""
    truth = np.array([len(one) for one in predictions.truths])
    answer = np.array([_UNPARSED if one is None else len(one) for one in predictions.answers])
    correct = predictions.correct

    def all_f1(rows: Indices) -> float:
        n, answered, hits = (
            np.bincount(sizes, minlength=len(DEFECT_COUNTS) + 1)[1:].astype(np.float64)
            for sizes in (truth[rows], answer[rows][answer[rows] != _UNPARSED], truth[rows][correct[rows]])
        )
        recall, precision = (float((hits / np.maximum(whole, 1)).mean()) for whole in (n, answered))
        return 2 * recall * precision / (recall + precision) if recall + precision else 0.0

    low, high = bootstrap(all_f1, len(predictions))
    return round(100 * low, 2), round(100 * high, 2)


def percent(share: Fraction) -> float:
    """Return a share as the paper prints it: percent with two decimals, a half to the even digit."""
    return float(round(100 * share, 2))


def _count_score(predictions: Predictions, count: int) -> CountScore:
    pairs = list(zip(predictions.truths, predictions.answers, strict=True))
    return CountScore(
        n=sum(len(truth) == count for truth, _ in pairs),
        answered=sum(answer is not None and len(answer) == count for _, answer in pairs),
        correct=sum(truth == answer and len(truth) == count for truth, answer in pairs),
    )


def _share(part: int, whole: int) -> Fraction:
    return Fraction(part, whole) if whole else Fraction(0)


def _harmonic(one: Fraction, other: Fraction) -> Fraction:
    return 2 * one * other / (one + other) if one + other else Fraction(0)
