"""The one look at the test: every figure that a card, a manifest or a person is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from heart_engine.cohort.hospital import Role
from heart_engine.evaluation.predictions import from_probabilities, write_predictions
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
)
from heart_engine.training.encoded_cases import conventions, simulated_cohort, write_cases
from heart_engine.training.fusion_check import Beside
from heart_engine.training.matched import matched_cohort
from heart_engine.training.progress import Progress
from heart_engine.training.recipe import Recipe
from heart_engine.training.run_folder import RunFolder

POOL_PEERS = ("logistic regression", "gradient boosting")
LOCAL_PEERS = ("logistic regression", "nearest neighbours")  # boosting takes minutes for as many hospitals


@dataclass(frozen=True, slots=True)
class Examination:
    """What is examined, and by what."""

    folder: RunFolder
    recipe: Recipe
    heart: HeartModel
    standards: StandardValues
    text: TextSettings
    beside: Beside
    judged: Judged


def figures_on_unseen_hospitals(examined: Examination, say: Callable[[str], None]) -> Document:
    """Answer every test case once as it is, once for each way of spoiling its evidence, and by the peers."""
    say("test: hospitals that code everything, beside the shipped library")
    matched = _matched(examined)
    say("test: hospitals beside their own cases")
    return {"simulated": True, "matched_hospitals": matched, "own_library": _own(examined, say)}


def _matched(examined: Examination) -> Document:
    recipe = examined.recipe
    cohort = matched_cohort(recipe.test.matched, Role.TEST)
    cases = write_cases(cohort, examined.standards, examined.text)
    figures, shown = matched_figures(examined.heart, cases, examined.beside, examined.judged)
    ids = [case.case_id for case in cases.cases]
    write_predictions(from_probabilities(ids, cases.labels, shown), examined.folder.path / "predictions.csv")
    pool = matched_cohort(recipe.pretraining_pool, Role.TRAINING)
    figures["peers_trained_on_the_same_hospitals"] = pool_peers(pool, cohort, POOL_PEERS, recipe.seed)
    return figures


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
