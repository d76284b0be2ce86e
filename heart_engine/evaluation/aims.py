"""What a finished run reached, each figure beside what it should have reached, missed ones said so."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import cast

from heart_engine.evaluation.predictions import Predictions, read_predictions
from heart_engine.evaluation.selective import conformal_over_splits

_AUROC = 0.97
_MISS_RATE, _SPLITS_KEPT = 0.05, 90
_SAME_ANSWER = 98.0
_LARGEST_BYTES = 25e6
_OWN_CONVENTIONS = "hospitals with conventions of their own"
_SPOILT = {
    "fused vector zeroed": 5.0,
    "labels of the library shuffled": 5.0,
    "random cases of the library": 2.0,
}
_FULL = "as it is"


class RunUnfitError(ValueError):
    """A run that lacks what is judged, with what is absent."""


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

    metrics: Mapping[str, object]
    matched: Predictions  # of the test cases beside the shipped library
    bundle_bytes: int


def read_finished(folder: Path, bundle_bytes: int) -> Finished:
    """Read what the last stage wrote into a run's folder."""
    metrics = json.loads((folder / "metrics.json").read_text(encoding="utf-8"))
    return Finished(metrics, read_predictions(folder / "predictions.csv"), bundle_bytes)


def aims_of(run: Finished) -> tuple[Aim, ...]:
    """Judge every figure that a run measures; the best achievable and K other than 5 are other commands'."""
    return (*_matched(run.metrics), *_own_library(run.metrics), *_probabilities(run), *_bundle(run))


def aims_markdown(aims: tuple[Aim, ...]) -> str:
    """Write the table."""
    rows = (
        f"| {one.figure} | {one.reached} | {one.aim} | {'' if one.is_met else '**missed**'} |" for one in aims
    )
    return "\n".join(["| figure | reached | aim | |", "|---|---|---|---|", *rows])


def _matched(metrics: Mapping[str, object]) -> Iterator[Aim]:
    own = _at(metrics, "matched_hospitals", "exact_match")
    peers = _at(metrics, "matched_hospitals", "peers_trained_on_the_same_hospitals")
    for name in peers:
        ahead = _percent(own) - _percent(_at(peers, name))
        yield Aim(
            f"matched hospitals, exact match against {name} of the same hospitals",
            f"{_share(own)} against {_share(_at(peers, name))}",
            "not below",
            ahead >= 0,
        )


def _own_library(metrics: Mapping[str, object]) -> Iterator[Aim]:
    own = _at(metrics, "own_library")
    local = own["local_cases"]
    heart, peers = _at(own, "heart"), _at(own, "peers_trained_on_the_local_cases")
    for name, peer in _at(peers, "every hospital").items():
        full = _at(heart, "every hospital", _FULL)
        yield Aim(
            f"beside {local} own cases, nothing trained there, against {name} of the same {local}",
            f"{_share(full)} against {_share(cast('Mapping[str, object]', peer))}",
            "above",
            _percent(full) > _percent(cast("Mapping[str, object]", peer)),
        )
    if _OWN_CONVENTIONS in heart:
        group = _at(heart, _OWN_CONVENTIONS)
        for name, points in _SPOILT.items():
            gained = _percent(_at(group, _FULL)) - _percent(_at(group, name))
            n = _at(group, _FULL)["n"]
            yield Aim(
                f"{_OWN_CONVENTIONS}: {_FULL} minus {name}",
                f"{gained:+.1f} points (n = {n})",
                f"{points:+.0f} points",
                gained >= points,
            )


def _probabilities(run: Finished) -> Iterator[Aim]:
    error = _at(run.metrics, "matched_hospitals", "expected_calibration_error")
    yield Aim(
        "expected calibration error of the most probable set",
        f"{error['value']}",
        f"inside its 95 % sampling null, {error['null_95']}",
        bool(error["inside"]),
    )
    curve = _at(run.metrics, "matched_hospitals", "any_defect_auroc")
    yield Aim(
        "any defect, AUROC",
        f"{curve['value']} ({curve['low']} to {curve['high']}, n = {curve['n']})",
        f"{_AUROC}",
        cast("float", curve["value"]) >= _AUROC,
    )
    if run.matched.probabilities is None:
        msg = "predictions without probabilities"
        raise RunUnfitError(msg)
    splits = conformal_over_splits(run.matched.truth_index, run.matched.probabilities, _MISS_RATE)
    kept = round(100 * splits.kept)
    yield Aim(
        f"conformal sets: random splits of 100 in which at most {_MISS_RATE:.0%} are missed",
        f"{kept}",
        f"at least {_SPLITS_KEPT}",
        kept >= _SPLITS_KEPT,
    )


def _bundle(run: Finished) -> Iterator[Aim]:
    for name, same in _at(run.metrics, "matched_hospitals", "same_answer_as_full_precision").items():
        found = cast("Mapping[str, object]", same)
        yield Aim(
            f"{name}: same answer as full precision",
            _share(found),
            f"{_SAME_ANSWER:.0f} %",
            _percent(found) >= _SAME_ANSWER,
        )
    yield Aim(
        "size of the bundle",
        f"{run.bundle_bytes / 1e6:.1f} MB",
        f"under {_LARGEST_BYTES / 1e6:.0f} MB",
        run.bundle_bytes < _LARGEST_BYTES,
    )


def _at(metrics: Mapping[str, object], *path: str) -> Mapping[str, object]:
    try:
        return reduce(_inside, path, metrics)
    except (KeyError, TypeError) as error:
        raise RunUnfitError(" / ".join(path)) from error


def _inside(metrics: Mapping[str, object], name: str) -> Mapping[str, object]:
    return cast("Mapping[str, object]", metrics[name])


def _percent(share: Mapping[str, object]) -> float:
    return cast("float", share["percent"])


def _share(share: Mapping[str, object]) -> str:
    return f"{share['percent']} % ({share['low']} to {share['high']}, n = {share['n']})"
