from __future__ import annotations

import copy
from typing import Any

import numpy as np
import pytest

from heart_engine.evaluation.aims import Finished, aims_markdown, aims_of
from heart_engine.evaluation.predictions import Predictions, from_probabilities
from heart_engine.evaluation.run_metrics import OWN_CONVENTIONS as OWN
from heart_engine.evaluation.run_metrics import RunUnfitError


def share(percent: float) -> dict[str, float]:
    return {"percent": percent, "low": percent - 2, "high": percent + 2, "n": 400, "hospitals": 8}


METRICS: dict[str, Any] = {
    "matched_hospitals": {
        "exact_match": share(80),
        "peers_trained_on_the_same_hospitals": {"logistic regression": share(80)},
        "expected_calibration_error": {"value": 0.01, "null_95": 0.02, "inside": True},
        "any_defect_auroc": {"value": 0.97, "low": 0.96, "high": 0.98, "n": 400, "hospitals": 8},
        "same_answer_as_full_precision": {"nf4": share(98)},
    },
    "own_library": {
        "local_cases": 200,
        "heart": {
            "every hospital": {"as it is": share(81)},
            OWN: {
                "as it is": share(82),
                "fused vector zeroed": share(77),
                "labels of the library shuffled": share(77),
                "random cases of the library": share(80),
            },
        },
        "peers_trained_on_the_local_cases": {"every hospital": {"nearest neighbours": share(80.9)}},
    },
}


def predictions() -> Predictions:
    random = np.random.default_rng(1)
    truth = random.integers(8, size=400)
    scores = random.normal(size=(400, 8)) + 3 * np.eye(8)[truth]
    shares = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    return from_probabilities([str(row) for row in range(400)], truth, shares)


def finished(*path: str, value: object = None) -> Finished:
    metrics: Any = copy.deepcopy(METRICS)
    if path:
        inside = metrics
        for name in path[:-1]:
            inside = inside[name]
        inside[path[-1]] = value
    return Finished(metrics, predictions(), bundle_bytes=24_000_000)


def test_a_run_that_reaches_everything_misses_nothing() -> None:
    aims = aims_of(finished())
    assert [one.figure for one in aims if not one.is_met] == []
    assert len(aims) == 10
    assert "missed**" not in aims_markdown(aims)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("matched_hospitals", "exact_match"), share(79.9), "against logistic regression of the same"),
        (("own_library", "heart", "every hospital", "as it is"), share(80.9), "against nearest neighbours"),
        (("own_library", "heart", OWN, "fused vector zeroed"), share(77.1), "minus fused vector zeroed"),
        (("own_library", "heart", OWN, "labels of the library shuffled"), share(78), "minus labels of"),
        (("own_library", "heart", OWN, "random cases of the library"), share(80.1), "minus random cases"),
        (("matched_hospitals", "any_defect_auroc", "value"), 0.9699, "any defect, AUROC"),
        (("matched_hospitals", "expected_calibration_error", "inside"), False, "calibration error"),
        (("matched_hospitals", "same_answer_as_full_precision", "nf4"), share(97.9), "nf4: same answer"),
    ],
)
def test_what_falls_short_is_said_so_and_nothing_else_is(
    path: tuple[str, ...], value: object, said: str
) -> None:
    aims = aims_of(finished(*path, value=value))
    [missed] = [one for one in aims if not one.is_met]
    assert said in missed.figure
    assert aims_markdown(aims).count("**missed**") == 1


def test_a_bundle_too_large_and_sets_that_miss_are_missed() -> None:
    run = finished()
    overconfident = from_probabilities(
        run.matched.ids, run.matched.truth_index, np.eye(8)[(run.matched.truth_index + 1) % 8]
    )
    kept = {one.figure: one for one in aims_of(Finished(METRICS, overconfident, 26_000_000))}
    assert not kept["size of the bundle"].is_met
    assert kept["size of the bundle"].reached == "26.0 MB"


def test_hospitals_that_all_code_alike_have_no_conventions_to_read() -> None:
    metrics = copy.deepcopy(METRICS)
    del metrics["own_library"]["heart"][OWN]
    assert len(aims_of(Finished(metrics, predictions(), 1))) == 7


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("matched_hospitals",), {}, "matched_hospitals / exact_match"),
        (("matched_hospitals",), 3, "matched_hospitals / exact_match"),
        (("matched_hospitals", "exact_match"), {"percent": 80}, "exact_match / low"),
        (("matched_hospitals", "exact_match", "n"), "many", "exact_match / n"),
        (("matched_hospitals", "any_defect_auroc"), {"value": 0.9}, "any_defect_auroc / low"),
        (("matched_hospitals", "same_answer_as_full_precision"), None, "same_answer_as_full_precision"),
        (("own_library", "local_cases"), None, "own_library / local_cases"),
    ],
)
def test_a_run_without_a_figure_is_named_by_it(path: tuple[str, ...], value: object, said: str) -> None:
    with pytest.raises(RunUnfitError) as refused:
        aims_of(finished(*path, value=value))
    assert str(refused.value).endswith(said)


def test_predictions_without_probabilities_are_not_judged() -> None:
    whole = predictions()
    silent = Predictions(whole.ids, whole.truths, whole.answers)
    with pytest.raises(RunUnfitError, match="without probabilities"):
        aims_of(Finished(METRICS, silent, 1))


def test_what_was_reached_stands_with_n_hospitals_and_interval() -> None:
    [against, *_] = aims_of(finished())
    assert against.reached == (
        "80 % (78 to 82, n = 400 of 8 hospitals) against 80 % (78 to 82, n = 400 of 8 hospitals)"
    )
