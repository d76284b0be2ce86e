"""How a trained model does on hospitals it has never seen, in figures that carry their n and interval.

*Matched*: test hospitals that code everything they find, beside the library that travels in the bundle.
*Own library*: every test hospital beside its own first cases, without any training there. Both print what
happens when the evidence is spoilt; a model that does not read its cases would not notice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from heart_engine.cohort.coding import Convention
from heart_engine.cohort.cohort import Cohort
from heart_engine.cohort.hospital import SETS
from heart_engine.domain.labels import LABELS
from heart_engine.domain.result import Call
from heart_engine.evaluation.calibration import calibration_error
from heart_engine.evaluation.discrimination import auroc, auroc_interval
from heart_engine.evaluation.features import features
from heart_engine.evaluation.hospital_share import HospitalShare
from heart_engine.evaluation.peers import PEERS, Peer, Training, fit
from heart_engine.evaluation.predictions import Flags, Floats, Indices, marginals
from heart_engine.evaluation.run_metrics import EVERY, OWN_CONVENTIONS
from heart_engine.model.calibration import Calibration
from heart_engine.model.conformal import ConformalCounts, call_for
from heart_engine.model.diagnosis import HeartModel
from heart_engine.training.calibrate import calibrated
from heart_engine.training.encoded_cases import WrittenCases
from heart_engine.training.encoded_library import encode_library
from heart_engine.training.fusion_check import Beside, Spoilt, by_hospital, log_probabilities, split_cases

Document = dict[str, object]


@dataclass(frozen=True, slots=True)
class Judged:
    """What turns scores into what is shown."""

    calibration: Calibration
    conformal: Mapping[str, ConformalCounts]
    prior: tuple[float, ...]


def matched_figures(
    heart: HeartModel, cases: WrittenCases, beside: Beside, judged: Judged
) -> tuple[Document, Floats]:
    """Return the figures of the shipped library's use, and the calibrated probabilities behind them."""
    raw = log_probabilities(heart, cases, beside)
    shown = calibrated(raw, judged.calibration, judged.prior)
    sick, score = cases.labels != SETS.index(()), 1 - shown[:, SETS.index(())]
    right = shown.argmax(axis=1) == cases.labels
    error = calibration_error(right, shown.max(axis=1))
    names, groups = np.unique(cases.hospitals, return_inverse=True)
    low, high = auroc_interval(sick, score, groups)
    document: Document = {
        "exact_match": share_document(right, cases.hospitals),
        "any_defect_auroc": {
            "value": round(auroc(sick, score), 4), "low": round(low, 4), "high": round(high, 4),
            "n": len(sick), "hospitals": len(names),
        },
        "expected_calibration_error": {
            "value": round(error.ece, 4), "null_95": round(error.null_95, 4), "inside": error.is_inside_null
        },
        "calls": {label: _calls(shown, cases, label, judged) for label in LABELS},
        "spoilt_evidence": spoilt_lines(heart, cases, beside),
    }  # fmt: skip
    return document, shown


def spoilt_lines(heart: HeartModel, cases: WrittenCases, beside: Beside) -> Document:
    """Return the exact match with the evidence as it is and spoilt in each way."""
    return {
        spoilt.value: share_document(
            _right(heart, cases, Beside(beside.library, beside.supporting, spoilt)), cases.hospitals
        )
        for spoilt in Spoilt
    }


def own_library_figures(
    heart: HeartModel,
    cases: WrittenCases,
    coding: Mapping[str, Convention],
    sizes: tuple[int, int],
    report: Callable[[int], None],
) -> Document:
    """Return the exact match of hospitals beside their own first cases, by what they code.

    `sizes` are the supporting cases of an answer and the first cases that make a hospital's library.
    """
    supporting, local_cases = sizes
    found: dict[str, dict[Spoilt, list[Flags]]] = {}
    for done, (name, rows) in enumerate(by_hospital(cases).items(), start=1):
        first, later = split_cases(rows, local_cases)
        library = encode_library(heart, cases.take(first))
        for spoilt in Spoilt:
            right = _right(heart, cases.take(later), Beside(library, supporting, spoilt))
            for group in _groups(coding[name]):
                found.setdefault(group, {}).setdefault(spoilt, []).append(right)
        report(done)
    return {
        group: {spoilt.value: of_hospitals(parts) for spoilt, parts in by_kind.items()}
        for group, by_kind in found.items()
    }


def pool_peers(pool: Cohort, test: Cohort, names: tuple[str, ...], seed: int) -> Document:
    """Return what peers trained on the same simulated pool reach on the same test cases."""
    training, rows = Training.of(pool), features(test)
    return {
        peer.name: share_document(_answers(peer, training, rows, seed) == test.labels, test.hospital.tolist())
        for peer in PEERS
        if peer.name in names
    }


def local_peers(
    test: Cohort, coding: Mapping[str, Convention], given: tuple[tuple[str, ...], int], seed: int
) -> Document:
    """Return what peers trained on each hospital's own first cases reach on its later ones.

    `given` are the peers' names and the number of first cases.
    """
    names, local_cases = given
    found: dict[str, dict[str, list[Flags]]] = {}
    for name in dict.fromkeys(test.hospital.tolist()):
        of_hospital = test.take(test.hospital == name)
        order = np.arange(len(of_hospital))
        first, later = of_hospital.take(order[:local_cases]), of_hospital.take(order[local_cases:])
        training, rows = Training.of(first), features(later)
        for peer in (one for one in PEERS if one.name in names):
            right = _answers(peer, training, rows, seed) == later.labels
            for group in _groups(coding[name]):
                found.setdefault(group, {}).setdefault(peer.name, []).append(right)
    return {
        group: {name: of_hospitals(parts) for name, parts in by_name.items()}
        for group, by_name in found.items()
    }


def share_document(right: Flags, hospitals: Sequence[str]) -> Document:
    """Return a share in percent with its n, hospitals and interval."""
    return HospitalShare.of(right, hospitals).document


def of_hospitals(parts: Sequence[Flags]) -> Document:
    """Return the share of several hospitals together, each a part of its own."""
    names = [str(at) for at, part in enumerate(parts) for _ in part]
    return share_document(np.concatenate(parts), names)


def _right(heart: HeartModel, cases: WrittenCases, beside: Beside) -> Flags:
    return np.asarray(log_probabilities(heart, cases, beside).argmax(axis=1) == cases.labels)


def _answers(peer: Peer, training: Training, rows: Floats, seed: int) -> Indices:
    return np.asarray(fit(peer, training, seed=seed).probabilities(rows).argmax(axis=1))


def _groups(convention: Convention) -> tuple[str, ...]:
    """Return the lines of the report that a hospital counts in."""
    own = () if convention is Convention.ALL else (OWN_CONVENTIONS,)
    return (EVERY, f"coding: {convention.value}", *own)


def _calls(shown: Floats, cases: WrittenCases, label: str, judged: Judged) -> Document:
    """Return how often a label was ruled out in those who have it, and ruled in in those who have not."""
    calls = [
        call_for(float(one), judged.conformal[label]) for one in marginals(shown)[:, LABELS.index(label)]
    ]
    present = np.array([label in SETS[one] for one in cases.labels])
    hospitals = np.array(cases.hospitals)
    out, into = (np.array([one is call for one in calls]) for call in (Call.RULE_OUT, Call.RULE_IN))
    return {
        "missed": share_document(out[present], hospitals[present].tolist()),
        "false_alarm": share_document(into[~present], hospitals[~present].tolist()),
        "referred": share_document(~(out | into), cases.hospitals),
    }
