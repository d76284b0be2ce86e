"""One document about a predictions file: Table 2 first, then what the paper leaves out."""

from __future__ import annotations

import numpy as np

from heart_engine.domain.labels import LABELS
from heart_engine.evaluation.calibration import (
    brier,
    brier_of_sets,
    calibration_error,
    log_loss,
    reliability,
)
from heart_engine.evaluation.discrimination import (
    Share,
    auroc,
    auroc_interval,
    sensitivity,
    specificity,
)
from heart_engine.evaluation.predictions import MEMBERS, Flags, Floats, Indices, Predictions, marginals
from heart_engine.evaluation.selective import conformal_over_splits, risk_coverage
from heart_engine.evaluation.table2 import CountScore, all_f1_interval, percent, table2_row

COVERAGES = (1.0, 0.9, 0.8, 0.7, 0.5)
CONFORMAL_MISS_RATE = 0.1
_HALVES = 2

Document = dict[str, object]


def score_document(predictions: Predictions) -> Document:
    """Return everything `heart evaluate score --json` prints."""
    row = table2_row(predictions)
    document: Document = {
        "n": row.n,
        "correct": percent(row.correct_share),
        "correct_interval": list(row.correct_interval),
        "all_f1": percent(row.all_f1),
        "all_f1_interval": list(all_f1_interval(predictions)),
        "by_count": {str(count): _count(one) for count, one in row.by_count.items()},
        "none": _count(row.none),
        "invalid": row.invalid,
        "per_label": _per_label(predictions),
    }
    if predictions.probabilities is not None:
        document["probabilities"] = _probabilities(predictions, predictions.probabilities)
    return document


def _count(one: CountScore) -> Document:
    return {
        "n": one.n,
        "precision": percent(one.precision),
        "recall": percent(one.recall),
        "f1": percent(one.f1),
    }


def _per_label(predictions: Predictions) -> Document:
    """Return sensitivity and specificity of each label; an answer that cannot be parsed calls nothing."""
    present = MEMBERS[predictions.truth_index]
    called = np.array([[label in (one or ()) for label in LABELS] for one in predictions.answers])
    document: Document = {}
    for i, label in enumerate(LABELS):
        document[label] = {
            "n": int(present[:, i].sum()),
            "sensitivity": _share(sensitivity(present[:, i], called[:, i])),
            "specificity": _share(specificity(present[:, i], called[:, i])),
            **_label_probability(predictions, present[:, i], i),
        }
    return document


def _label_probability(predictions: Predictions, present: Flags, index: int) -> Document:
    if predictions.probabilities is None:
        return {}
    probability = marginals(predictions.probabilities)[:, index]
    return {
        **_auroc(present, probability),
        "brier": round(brier(present, probability), 4),
        **_calibration(present, probability),
    }


def _probabilities(predictions: Predictions, probabilities: Floats) -> Document:
    truth, correct = predictions.truth_index, predictions.correct
    confidence = probabilities.max(axis=1)
    curve = risk_coverage(correct, confidence)
    return {
        "brier": round(brier_of_sets(truth, probabilities), 4),
        "log_loss": round(log_loss(truth, probabilities), 4),
        **_calibration(correct, confidence),
        "reliability": [
            {"n": one.n, "confidence": round(one.confidence, 4), "correct": round(one.share, 4)}
            for one in reliability(correct, confidence)
        ],
        "any_defect": _auroc(truth != 0, 1 - probabilities[:, 0]),
        "error_at_share_answered": {f"{one:.1f}": _pct(curve.risk_at(one)) for one in COVERAGES},
        "area_under_risk_coverage": round(curve.area, 4),
        "conformal": _conformal(truth, probabilities),
    }


def _conformal(truth: Indices, probabilities: Floats) -> Document | None:
    """Return how conformal sets do on random halves; one case alone has no halves."""
    if len(truth) < _HALVES:
        return None
    found = conformal_over_splits(truth, probabilities, CONFORMAL_MISS_RATE)
    return {
        "miss_rate_wanted": CONFORMAL_MISS_RATE,
        "miss_rate_mean": round(float(found.miss_rates.mean()), 4),
        "splits_kept": round(found.kept, 2),
        "mean_sets": round(found.mean_size, 2),
    }


def _auroc(present: Flags, score: Floats) -> Document:
    if present.all() or not present.any():
        return {"auroc": None, "auroc_interval": None}
    return {
        "auroc": round(auroc(present, score), 4),
        "auroc_interval": [round(one, 4) for one in auroc_interval(present, score)],
    }


def _calibration(happened: Flags, confidence: Floats) -> Document:
    error = calibration_error(happened, confidence)
    return {
        "ece": round(error.ece, 4),
        "ece_null_median": round(error.null_median, 4),
        "ece_null_95": round(error.null_95, 4),
        "ece_inside_null": error.is_inside_null,
    }


def _share(one: Share) -> Document:
    return {
        "value": _pct(one.value) if one.n else None,
        "n": one.n,
        "interval": [_pct(end) for end in one.interval],
    }


def _pct(share: float) -> float:
    return round(100 * share, 2)
