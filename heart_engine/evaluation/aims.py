"""What a finished run reached, each figure beside what it should have reached, missed ones said so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from heart_engine.evaluation.predictions import Predictions, read_predictions
from heart_engine.evaluation.run_metrics import EVERY, OWN_CONVENTIONS, Place, RunUnfitError
from heart_engine.evaluation.selective import conformal_over_splits

_AUROC = 0.97
_MISS_RATE, _SPLITS_KEPT = 0.05, 90
_SAME_ANSWER = 98.0
_LARGEST_BYTES = 25e6
_SPOILT = {
    "fused vector zeroed": 5.0,
    "labels of the library shuffled": 5.0,
    "random cases of the library": 2.0,
}
_FULL = "as it is"


@dataclass(frozen=True, slots=True)
class Aim:
    """One figure: what was reached, what should be."""

    figure: str
    reached: str
    aim: str
    is_met: bool


@dataclass(frozen=True, slots=True)
class Finished:
    """What a run has left behind."""

    metrics: object  # of metrics.json
    matched: Predictions  # of the test cases beside the shipped library
    bundle_bytes: int


def read_finished(folder: Path, bundle_bytes: int) -> Finished:
    """Read what the last stage wrote into a run's folder."""
    metrics = json.loads((folder / "metrics.json").read_text(encoding="utf-8"))
    return Finished(metrics, read_predictions(folder / "predictions.csv"), bundle_bytes)


def aims_of(run: Finished) -> tuple[Aim, ...]:
    """Judge every figure that a run measures; the best achievable and K other than 5 are other commands'."""
    metrics = Place(run.metrics)
    return (
        *_matched(metrics),
        *_own_library(metrics),
        *_probabilities(metrics, run.matched),
        *_bundle(metrics, run.bundle_bytes),
    )


def aims_markdown(aims: tuple[Aim, ...]) -> str:
    """Write the table."""
    rows = (
        f"| {one.figure} | {one.reached} | {one.aim} | {'' if one.is_met else '**missed**'} |" for one in aims
    )
    return "\n".join(["| figure | reached | aim | |", "|---|---|---|---|", *rows])


def _matched(metrics: Place) -> Iterator[Aim]:
    matched = metrics.at("matched_hospitals")
    own = matched.share("exact_match")
    for name, peer in matched.at("peers_trained_on_the_same_hospitals").shares():
        yield Aim(
            f"matched hospitals, exact match against {name} of the same hospitals",
            f"{own} against {peer}",
            "not below",
            own.percent >= peer.percent,
        )


def _own_library(metrics: Place) -> Iterator[Aim]:
    place = metrics.at("own_library")
    heart, peers = place.at("heart"), place.at("peers_trained_on_the_local_cases", EVERY)
    local, own = int(place.number("local_cases")), heart.share(EVERY, _FULL)
    for name, peer in peers.shares():
        yield Aim(
            f"beside {local} own cases, nothing trained there, against {name} of the same {local}",
            f"{own} against {peer}",
            "above",
            own.percent > peer.percent,
        )
    if heart.holds(OWN_CONVENTIONS):
        yield from _evidence_read(heart.at(OWN_CONVENTIONS))


def _evidence_read(hospitals: Place) -> Iterator[Aim]:
    full = hospitals.share(_FULL)
    for spoilt, points in _SPOILT.items():
        gained = full.percent - hospitals.share(spoilt).percent
        yield Aim(
            f"{OWN_CONVENTIONS}: {_FULL} minus {spoilt}",
            f"{gained:+.1f} points (n = {full.n} of {full.hospitals} hospitals)",
            f"{points:+.0f} points",
            gained >= points,
        )


def _probabilities(metrics: Place, matched: Predictions) -> Iterator[Aim]:
    error = metrics.at("matched_hospitals", "expected_calibration_error")
    yield Aim(
        "expected calibration error of the most probable set",
        f"{error.number('value')}",
        f"inside its 95 % sampling null, {error.number('null_95')}",
        bool(error.number("inside")),
    )
    curve = metrics.at("matched_hospitals", "any_defect_auroc")
    yield Aim(
        "any defect, AUROC",
        f"{curve.number('value')} ({curve.number('low')} to {curve.number('high')}, "
        f"n = {curve.number('n'):.0f} of {curve.number('hospitals'):.0f} hospitals)",
        f"{_AUROC}",
        curve.number("value") >= _AUROC,
    )
    if matched.probabilities is None:
        msg = "predictions without probabilities"
        raise RunUnfitError(msg)
    splits = conformal_over_splits(matched.truth_index, matched.probabilities, _MISS_RATE)
    kept = round(100 * splits.kept)
    yield Aim(
        f"conformal sets: random splits of 100 that miss {_MISS_RATE:.0%}, or more by no more than chance",
        f"{kept}",
        f"at least {_SPLITS_KEPT}",
        kept >= _SPLITS_KEPT,
    )


def _bundle(metrics: Place, size: int) -> Iterator[Aim]:
    for name, same in metrics.at("matched_hospitals", "same_answer_as_full_precision").shares():
        yield Aim(
            f"{name}: same answer as full precision",
            f"{same}",
            f"{_SAME_ANSWER:.0f} %",
            same.percent >= _SAME_ANSWER,
        )
    yield Aim(
        "size of the bundle",
        f"{size / 1e6:.1f} MB",
        f"under {_LARGEST_BYTES / 1e6:.0f} MB",
        size < _LARGEST_BYTES,
    )
