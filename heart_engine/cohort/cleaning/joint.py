"""What each number should be, given all other numbers of its row: learnt from the file's own training part.

A Gaussian of logarithms, with gaps. It sees what no rule between two fields can: a left atrium of another
patient, a septum in the place of a wall. It only ever asks; disease lies far out as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from heart_engine.cohort.cleaning.limits import limit
from heart_engine.domain.case import Case, Sex
from heart_engine.domain.measurement import Kind, by_key

_ROUNDS = 6
_MOST_CASES = 3000
_RIDGE = 1e-4
_TIDY_ABOVE = 6.0  # what lies so far out teaches nothing in the second fit
_IN_STEPS = (Kind.GRADE, Kind.SCORE)  # no Gaussian, whatever the scale
_BESIDE = 4  # height, weight, age and sex stand behind the measurements

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class JointModel:
    """Mean and covariance of everything that a row may hold, in logarithms where it is no grade."""

    mean: Matrix
    covariance: Matrix

    def deviations(self, rows: Matrix) -> Matrix:
        """Return how many deviations each value lies from what its row suggests; NaN where missing."""
        found = np.full_like(rows, np.nan)
        for members, present in _patterns(rows):
            precision = np.linalg.inv(self.covariance[np.ix_(present, present)])
            pulled = (rows[np.ix_(members, present)] - self.mean[present]) @ precision
            found[np.ix_(members, present)] = pulled / np.sqrt(np.diag(precision))
        return found


def fit_joint(cases: Sequence[Case]) -> JointModel | None:
    """Fit twice, the second time without what lay far out; None where there are too few cases."""
    rows = as_rows(cases[:_MOST_CASES])
    if len(rows) < limit("fewest_for_joint"):
        return None
    first = _fitted(rows)
    far = np.abs(first.deviations(rows)) > _TIDY_ABOVE
    return _fitted(np.where(far, np.nan, rows))


def joint_outliers(model: JointModel, cases: Sequence[Case]) -> Iterator[tuple[int, str, float]]:
    """Yield the case, the field and the deviations of every number that its row contradicts."""
    deviations = model.deviations(as_rows(cases))
    judged = {i: key for i, (key, row) in enumerate(by_key().items()) if row.kind not in _IN_STEPS}
    for row, column in zip(*np.nonzero(np.abs(deviations) > limit("joint_deviations")), strict=True):
        if column in judged:
            yield int(row), judged[column], float(deviations[row, column])


def as_rows(cases: Sequence[Case]) -> Matrix:
    """Return the cases as numbers that a Gaussian may be fitted to; NaN is missing."""
    rows = np.full((len(cases), len(by_key()) + _BESIDE), np.nan)
    for index, case in enumerate(cases):
        for column, (key, row) in enumerate(by_key().items()):
            value = case.measurements.get(key)
            if value is not None:
                rows[index, column] = value if row.is_grade else np.log(max(value, 1e-6))
        person = case.patient
        sizes = (
            person.height_cm,
            person.weight_kg,
            None if person.age_years is None else person.age_years + 1,
        )
        for place, size in enumerate(sizes, start=len(by_key())):
            rows[index, place] = np.nan if not size else np.log(size)
        if person.sex is not Sex.UNKNOWN:
            rows[index, -1] = float(person.sex is Sex.MALE)
    return rows


def _fitted(rows: Matrix) -> JointModel:
    """Fit a Gaussian with gaps by expectation and maximisation."""
    width = rows.shape[1]
    mean = np.nan_to_num(np.nanmean(np.vstack([rows, np.zeros(width)]), axis=0))
    spread = np.nanvar(np.vstack([rows, mean, mean + 1]), axis=0)
    covariance = np.diag(spread + _RIDGE)
    for _ in range(_ROUNDS):
        total, square = np.zeros(width), np.zeros((width, width))
        for members, present in _patterns(rows):
            filled, extra = _completed(rows[members], present, mean, covariance)
            total += filled.sum(axis=0)
            square += filled.T @ filled + len(filled) * extra
        mean = total / len(rows)
        covariance = square / len(rows) - np.outer(mean, mean) + _RIDGE * np.eye(width)
    return JointModel(mean, covariance)


def _completed(
    rows: Matrix, present: NDArray[np.int64], mean: Matrix, covariance: Matrix
) -> tuple[Matrix, Matrix]:
    """Fill the gaps with what is expected, and say how uncertain that is."""
    missing = np.setdiff1d(np.arange(len(mean)), present)
    filled, extra = rows.copy(), np.zeros_like(covariance)
    if not len(missing):
        return filled, extra
    if not len(present):
        filled[:] = mean
        return filled, covariance
    slope = np.linalg.solve(covariance[np.ix_(present, present)], covariance[np.ix_(present, missing)])
    filled[:, missing] = mean[missing] + (rows[:, present] - mean[present]) @ slope
    extra[np.ix_(missing, missing)] = (
        covariance[np.ix_(missing, missing)] - covariance[np.ix_(missing, present)] @ slope
    )
    return filled, extra


def _patterns(rows: Matrix) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Yield the rows that lack the same values, and the columns that they have."""
    there = ~np.isnan(rows)
    patterns, which = np.unique(there, axis=0, return_inverse=True)
    order = np.argsort(which.reshape(-1), kind="stable")
    ends = np.cumsum(np.bincount(which.reshape(-1), minlength=len(patterns)))
    for index, members in enumerate(np.split(order, ends[:-1])):
        present = np.nonzero(patterns[index])[0]
        yield members, present
