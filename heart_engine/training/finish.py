"""The last stage: a library, calibration, second opinion, the one look at the test, card and bundle."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import torch

from heart_engine.bundle.manifest import Figure, Manifest
from heart_engine.cohort.hospital import SET_TEXTS, SETS, Role
from heart_engine.evaluation.predictions import Indices
from heart_engine.evaluation.run_metrics import Place
from heart_engine.model.abstention import AbstentionLimits, neighbour_distance
from heart_engine.model.device import Precision
from heart_engine.model.diagnosis import HeartModel
from heart_engine.model.second_opinion import LogisticOpinion
from heart_engine.model.settings import ModelSettings
from heart_engine.model.standard_values import StandardValues
from heart_engine.model.tokenizer import CaseTokenizer
from heart_engine.pipeline.answering import Answering, VariantNumbers
from heart_engine.training.assess import Document, Judged
from heart_engine.training.bundle_folder import Contents, write_bundle
from heart_engine.training.calibrate import calibrated, conformal_counts, fit_calibration
from heart_engine.training.card import figure_lines, model_card
from heart_engine.training.encoded_cases import WrittenCases, write_cases
from heart_engine.training.encoded_library import EncodedLibrary, encode_library
from heart_engine.training.fusion_check import Beside, by_hospital, log_probabilities
from heart_engine.training.matched import matched_cohort
from heart_engine.training.recipe import Pool, Recipe
from heart_engine.training.run_folder import RunFolder
from heart_engine.training.second_opinion import fit_opinion
from heart_engine.training.unseen import Examination, figures_on_unseen_hospitals

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Trained:
    """A model that only has to be calibrated, judged and packed."""

    folder: RunFolder
    recipe: Recipe
    settings: ModelSettings
    models: Mapping[Precision, HeartModel]  # one for each variant
    standards: StandardValues
    tokenizer: CaseTokenizer

    @property
    def heart(self) -> HeartModel:
        """Return the model in full precision, which encodes the library."""
        return self.models[Precision.FP32]


def finished_bundle(trained: Trained, say: Say) -> Manifest:
    """Do every step after the last weight has been moved."""
    recipe = trained.recipe
    say("finish: library")
    reference = _matched(trained, recipe.reference.pool, Role.TRAINING)
    beside = Beside(encode_library(trained.heart, reference), recipe.supporting_cases)
    say("finish: calibration")
    patients = _matched(trained, recipe.evidence.calibration, Role.CALIBRATION)
    judged = {one: _judged(trained, one, patients, beside) for one in recipe.variants}
    limits = _limits(trained, patients, beside.library)
    say("finish: second opinion")
    answering = Answering(
        prevalence=dict(zip(SET_TEXTS, _prior(patients.labels), strict=True)),
        variants={name: VariantNumbers(one.calibration, one.conformal) for name, one in judged.items()},
        limits=limits,
        logistic=(_opinion(trained),),
    )
    examined = Examination(
        trained.folder,
        recipe,
        trained.models,
        trained.standards,
        trained.settings.text,
        beside,
        judged,
    )
    metrics = figures_on_unseen_hospitals(examined, say)
    trained.folder.note("metrics", metrics)
    for line in figure_lines(metrics):
        say(line)
    say("finish: bundle")
    contents = Contents(
        name=recipe.name,
        version=recipe.version,
        settings=trained.settings,
        standards=trained.standards,
        answering=answering,
        reference=reference,
        golden=patients.cases[-recipe.reference.golden :],
        figures=_manifest_figures(metrics),
        card=model_card(recipe, len(reference), metrics),
    )
    return write_bundle(trained.folder, trained.heart, trained.tokenizer.to_bytes(), contents)


def _matched(trained: Trained, pool: Pool, role: Role) -> WrittenCases:
    return write_cases(matched_cohort(pool, role), trained.standards, trained.settings.text)


def _judged(trained: Trained, variant: Precision, patients: WrittenCases, beside: Beside) -> Judged:
    """Fit the scaling on every other hospital, count calls on the rest."""
    scores = log_probabilities(trained.models[variant], patients, beside)
    fitted, counted = _halves(patients)
    calibration = fit_calibration(scores[fitted], patients.labels[fitted])
    prior = _prior(patients.labels)
    shown = calibrated(scores[counted], calibration, prior)
    counts = conformal_counts(shown, patients.labels[counted], SETS, trained.recipe.evidence)
    return Judged(calibration, counts, prior)


def _halves(patients: WrittenCases) -> tuple[list[int], list[int]]:
    groups = list(by_hospital(patients).values())
    return list(itertools.chain(*groups[::2])), list(itertools.chain(*groups[1::2]))


def _prior(labels: Indices) -> tuple[float, ...]:
    """Return the share of each set, with one imagined patient each, so that none is impossible."""
    counts = np.bincount(labels, minlength=len(SETS)) + 1.0
    return tuple(float(one) for one in counts / counts.sum())


def _limits(trained: Trained, patients: WrittenCases, library: EncodedLibrary) -> AbstentionLimits:
    """Let calibration patients decide how far from the library is too far."""
    distances: list[float] = []
    with torch.no_grad():
        for start in range(0, len(patients), 100):
            keys = trained.heart.encode(patients.texts[start : start + 100]).keys()
            nearest = (keys @ library.keys.T).topk(min(5, len(library)), dim=1).values
            distances += [neighbour_distance(row) for row in nearest.tolist()]
    evidence = trained.recipe.evidence
    return AbstentionLimits(
        fewest_measured=evidence.fewest_measured,
        most_implausible=evidence.most_implausible,
        farthest_neighbour=round(float(np.quantile(distances, evidence.farthest_quantile)), 5),
    )


def _opinion(trained: Trained) -> LogisticOpinion:
    """Fit the second opinion on training hospitals that code everything."""
    recipe = trained.recipe
    cases = _matched(trained, recipe.finetuning_pool, Role.TRAINING)
    return fit_opinion(cases, trained.standards, SETS, recipe.seed)


def _manifest_figures(metrics: Document) -> dict[Precision, tuple[Figure, ...]]:
    """Return what may be shown beside every answer of a variant: the exact match on matched hospitals.

    How the interval was drawn stands in the cohort's name, so that it is shown wherever the figure is.
    """
    found: dict[Precision, tuple[Figure, ...]] = {}
    for name, share in Place(metrics).at("matched_hospitals", "exact_match_by_variant").shares():
        cohort = (
            f"{share.hospitals} SIMULATED hospitals that took no part in training, interval drawn by hospital"
        )
        figure = Figure("exact match", cohort, share.percent, share.low, share.high, share.n)
        found[Precision(name)] = (figure,)
    return found
