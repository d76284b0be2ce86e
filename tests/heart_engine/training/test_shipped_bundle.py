"""The bundle that travels with the program, judged as a clinic would use it."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Sequence

import pytest
import torch

from heart_engine.bundle.verification import VerifiedBundle, verify_bundle
from heart_engine.domain.case_json import case_from_json
from heart_engine.domain.labels import LabelSet
from heart_engine.domain.resources import resource_path
from heart_engine.domain.result import Call
from heart_engine.library.search import exclusion_of
from heart_engine.library.vector_index import Vectors
from heart_engine.model.diagnosis import Encoded
from heart_engine.model.fusion import gather_evidence
from heart_engine.model.typed_json import to_json
from heart_engine.pipeline.engine import HeartEngine
from heart_engine.pipeline.load import load_engine
from heart_engine.pipeline.screen import Question, screen
from heart_engine.training.recipe import read_recipe
from heart_engine.training.small_model import settings_of, tokenizer_of

MOST_BYTES = 25_000_000
QUERIES = 200
SHUFFLES = 3


@pytest.fixture(scope="module")
def bundle() -> VerifiedBundle:
    (manifest,) = sorted(resource_path("bundles").glob("*/manifest.json"))
    return verify_bundle(manifest.parent)


@pytest.fixture(scope="module")
def engine(bundle: VerifiedBundle) -> HeartEngine:
    torch.set_num_threads(1)
    return load_engine(bundle)  # refused unless its golden cases come out


def test_it_is_small_enough_for_the_repository_and_has_a_thousand_cases(
    bundle: VerifiedBundle, engine: HeartEngine
) -> None:
    assert sum(one.size for one in bundle.manifest.files) < MOST_BYTES
    assert len(engine.library.search.cases) >= 1000
    assert len(engine.golden) >= 10


def test_a_declared_prevalence_moves_probabilities_and_never_a_call(engine: HeartEngine) -> None:
    """The counts behind the calls hold at the bundle's own prevalence alone."""
    for path in sorted(resource_path("demo").glob("*.json")):
        case = case_from_json(json.loads(path.read_text(encoding="utf-8")))
        usual = screen(engine, Question(case), lambda *_: None)
        healthy = screen(engine, Question(case, {"none": 0.98}), lambda *_: None)
        for label, answer in usual.labels.items():
            assert healthy.labels[label].probability < answer.probability
            assert healthy.labels[label].call is answer.call


def test_it_says_that_everything_is_simulated(bundle: VerifiedBundle) -> None:
    manifest = bundle.manifest
    assert manifest.spectrum.simulated
    assert manifest.spectrum.with_controls
    assert "SIMULATED" in bundle.read("MODEL_CARD.md").decode()
    figures = [one for variant in manifest.variants for one in variant.figures]
    assert figures
    assert all("SIMULATED" in one.cohort and one.n and one.low < one.percent < one.high for one in figures)


def test_it_is_what_the_shipped_recipe_makes(bundle: VerifiedBundle) -> None:
    settings = settings_of(read_recipe(resource_path("recipes", "demo.toml")))
    assert json.loads(json.dumps(to_json(settings))) == bundle.manifest.settings
    assert bundle.read("tokenizer.json") == tokenizer_of(settings).to_bytes()


@pytest.mark.parametrize(
    ("name", "expected"),
    [("1-adult-woman-large-asd", ("asd",)), ("2-child-vsd", ("vsd",)), ("3-healthy-adult", ())],
)
def test_the_demo_cases_are_answered_as_they_were_made(
    engine: HeartEngine, name: str, expected: LabelSet
) -> None:
    document = json.loads(resource_path("demo", f"{name}.json").read_text(encoding="utf-8"))
    result = screen(engine, Question(case_from_json(document)), lambda _step, _share: None)
    assert result.sets[0].labels == expected
    assert result.abstain is None
    assert all(result.labels[label].call is not Call.RULE_OUT for label in expected)


def test_shuffled_diagnoses_beside_a_case_make_the_truth_less_probable(engine: HeartEngine) -> None:
    """Library cases as queries, themselves left out."""
    cases = engine.library.search.cases
    truths = torch.tensor([engine.sets.index(one.labels) for one in cases[:QUERIES]])
    with torch.inference_mode():
        encoded = engine.model.encode([one.text for one in cases[:QUERIES]])
        near = _nearest(engine, encoded.keys().numpy())
        right = [engine.library.states.states(row) for row in near]
        found = [_truth_log_probability(engine, encoded, right, truths)]
        for seed in range(SHUFFLES):
            order = random.Random(seed).sample(range(len(cases)), len(cases))
            shuffled = [_relabelled(engine, row, order) for row in near]
            found.append(_truth_log_probability(engine, encoded, shuffled, truths))
    assert found[0] > math.log(0.55)
    assert sum(found[1:]) / SHUFFLES < found[0] - 0.04


def _truth_log_probability(
    engine: HeartEngine, encoded: Encoded, states: Sequence[Sequence[torch.Tensor]], truths: torch.Tensor
) -> float:
    hidden = engine.model.language_model.hidden_size
    fused = engine.model.fuse(encoded, gather_evidence([[*row] for row in states], hidden, encoded.summary))
    scores = engine.model.log_scores(encoded, fused.vectors).log_softmax(dim=1)
    return float(scores[torch.arange(len(truths)), truths].mean())


def _nearest(engine: HeartEngine, keys: Vectors) -> list[list[int]]:
    search = engine.library.search
    return [
        [one.place for one in search.nearest(key, 5, exclusion_of(case))]
        for key, case in zip(keys, search.cases, strict=False)
    ]


def _relabelled(engine: HeartEngine, places: list[int], order: list[int]) -> list[torch.Tensor]:
    """Read supporting cases again, each with the diagnosis of another case of the library."""
    cases = engine.library.search.cases
    return engine.model.reference_states([(cases[one].text, cases[order[one]].labels) for one in places])
