"""The one look at the test: every figure that a card, a manifest or a person is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from heart_engine.cohort.cohort import Cohort
from heart_engine.cohort.hospital import Role
from heart_engine.evaluation.hospital_share import HOW_DRAWN
from heart_engine.evaluation.predictions import Floats, from_probabilities, write_predictions
from heart_engine.model.device import Precision
from heart_engine.model.diagnosis import HeartModel
from heart_engine.model.settings import TextSettings
from heart_engine.model.standard_values import StandardValues
from heart_engine.training.assess import (
    Document,
    Judged,
    local_peers,
    matched_figures,
    own_library_figures,
    pool_peers,
    share_document,
)
from heart_engine.training.calibrate import calibrated
from heart_engine.training.encoded_cases import WrittenCases, conventions, simulated_cohort, write_cases
from heart_engine.training.fusion_check import Beside, log_probabilities
from heart_engine.training.judge import load_judge
from heart_engine.training.matched import matched_cohort
from heart_engine.training.progress import Progress
from heart_engine.training.recipe import Recipe
from heart_engine.training.run_folder import RunFolder

POOL_PEERS = ("logistic regression", "gradient boosting")
_PEER_CASES = 40_000  # of the pool; a regression gained 0.1 points from 30,000 on (docs/experiments.md)
LOCAL_PEERS = ("logistic regression", "nearest neighbours")  # boosting takes minutes for as many hospitals


@dataclass(frozen=True, slots=True)
class Examination:
    """What is examined, and by what."""

    folder: RunFolder
    recipe: Recipe
    models: Mapping[Precision, HeartModel]
    standards: StandardValues
    text: TextSettings
    beside: Beside
    judged: Mapping[Precision, Judged]  # of each variant

    @property
    def heart(self) -> HeartModel:
        """Return the model in full precision."""
        return self.models[Precision.FP32]


def figures_on_unseen_hospitals(examined: Examination, say: Callable[[str], None]) -> Document:
    """Answer every test case once as it is, once for each way of spoiling its evidence, and by the peers."""
    say("test: hospitals that code everything, beside the shipped library")
    matched = _matched(examined)
    say("test: hospitals beside their own cases")
    own = _own(examined, say)
    return {"simulated": True, "intervals": HOW_DRAWN, "matched_hospitals": matched, "own_library": own}


def _matched(examined: Examination) -> Document:
    recipe = examined.recipe
    cohort = matched_cohort(recipe.test.matched, Role.TEST)
    cases = write_cases(cohort, examined.standards, examined.text)
    figures, shown = matched_figures(examined.heart, cases, examined.beside, examined.judged[Precision.FP32])
    figures |= _by_variant(examined, cases, shown)
    pool = _some(matched_cohort(recipe.pretraining_pool, Role.TRAINING), recipe.seed)
    judged = load_judge(examined.folder.judge)(cohort).argmax(axis=1)
    figures["judge_that_taught"] = share_document(judged == cases.labels, cases.hospitals)
    figures["peers_trained_on_the_same_hospitals"] = pool_peers(pool, cohort, POOL_PEERS, recipe.seed)
    return figures


def _some(pool: Cohort, seed: int) -> Cohort:
    return pool.take(np.random.default_rng(seed).permutation(len(pool))[:_PEER_CASES])


def _by_variant(examined: Examination, cases: WrittenCases, full: Floats) -> Document:
    """Keep the answers of each variant; return how many are right, and how many are full precision's."""
    shown = {Precision.FP32: full} | {
        one: calibrated(
            log_probabilities(examined.models[one], cases, examined.beside), judged.calibration, judged.prior
        )
        for one, judged in examined.judged.items()
        if one is not Precision.FP32
    }
    ids = [case.case_id for case in cases.cases]
    for variant, one in shown.items():
        answered = from_probabilities(ids, cases.labels, one)
        write_predictions(answered, examined.folder.predictions(variant))
    answers = {variant: one.argmax(axis=1) for variant, one in shown.items()}
    return {
        "exact_match_by_variant": {
            str(variant): share_document(one == cases.labels, cases.hospitals)
            for variant, one in answers.items()
        },
        "same_answer_as_full_precision": {
            str(variant): share_document(one == answers[Precision.FP32], cases.hospitals)
            for variant, one in answers.items()
            if variant is not Precision.FP32
        },
    }


def _own(examined: Examination, say: Callable[[str], None]) -> Document:
    recipe, test = examined.recipe, examined.recipe.test
    cohort = simulated_cohort(test.own, Role.TEST)
    coding = conventions(cohort)
    cases = write_cases(cohort, examined.standards, examined.text)
    report = Progress("test: own libraries", test.own.hospitals, say)
    supporting = examined.beside.supporting
    figures = own_library_figures(examined.heart, cases, coding, (supporting, test.local_cases), report)
    peers = local_peers(cohort, coding, (LOCAL_PEERS, test.local_cases), recipe.seed)
    return {"local_cases": test.local_cases, "heart": figures, "peers_trained_on_the_local_cases": peers}
