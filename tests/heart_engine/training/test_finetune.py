from __future__ import annotations

import dataclasses

import numpy as np
import torch

from heart_engine.cohort.coding import Convention
from heart_engine.model.diagnosis import HeartModel
from heart_engine.training.encoded_cases import WrittenCases
from heart_engine.training.encoded_library import (
    EncodedLibrary,
    barred_places,
    encode_library,
    evidence_of,
    nearest,
)
from heart_engine.training.finetune import Finetuning, training_hospitals
from heart_engine.training.fusion_check import Beside, Spoilt, by_hospital, log_probabilities
from heart_engine.training.recipe import Recipe

SAID = torch.randn(8, 64, generator=torch.Generator().manual_seed(0))  # vectors of the eight diagnoses


def libraries_of(heart: HeartModel, cases: WrittenCases) -> dict[str, EncodedLibrary]:
    return {name: encode_library(heart, cases.take(rows)) for name, rows in by_hospital(cases).items()}


def task_of(heart: HeartModel, recipe: Recipe, cases: WrittenCases) -> Finetuning:
    libraries = libraries_of(heart, cases)
    coding = dict.fromkeys(libraries, Convention.ALL)
    hospitals = training_hospitals(libraries, coding, seed=1, shared_cases=24)
    return Finetuning(heart, hospitals, (recipe.finetuning, recipe.episodes), 5, seed=1, said=SAID)


def test_a_library_is_encoded_in_its_order_and_its_keys_are_those_of_a_query(
    heart: HeartModel, cases: WrittenCases
) -> None:
    few = cases.take(range(70))
    library = encode_library(heart, few)
    with torch.no_grad():
        keys = heart.encode(few.texts).keys()
    assert torch.allclose(library.keys, keys, atol=1e-5)
    lengths = [
        len(heart.writer.reference_ids(text, few.label_set(row))) for row, text in enumerate(few.texts)
    ]
    assert [len(one) for one in library.states] == lengths


def test_a_key_has_not_seen_the_diagnosis(heart: HeartModel, cases: WrittenCases) -> None:
    few = cases.take(range(20))
    relabelled = dataclasses.replace(few, labels=(few.labels + 1) % 8)
    one, other = encode_library(heart, few), encode_library(heart, relabelled)
    assert torch.allclose(one.keys, other.keys, atol=1e-6)
    assert not any(
        len(a) == len(b) and torch.allclose(a, b) for a, b in zip(one.states, other.states, strict=True)
    )


def test_no_case_retrieves_itself_its_patient_or_its_duplicate(
    heart: HeartModel, cases: WrittenCases
) -> None:
    few = cases.take([*range(12), 3])  # row 12 is a duplicate of row 3 under another patient
    few = dataclasses.replace(few, patients=(*few.patients[:10], "twice", "twice", "other"))
    library = encode_library(heart, few)
    barred = barred_places(few, few)
    places = nearest(library.keys @ library.keys.T, barred, 5)
    assert not [row for row, found in enumerate(places.tolist()) if row in found]
    assert 12 not in places[3].tolist()
    assert 3 not in places[12].tolist()
    assert 11 not in places[10].tolist()


def test_a_masked_case_lends_no_state(heart: HeartModel, cases: WrittenCases) -> None:
    library = encode_library(heart, cases.take(range(8)))
    places = torch.tensor([[2, 5]])
    evidence = evidence_of(
        library.states_at(places),
        places,
        torch.tensor([[False, True]]),
        torch.zeros(1, library.keys.shape[1]),
    )
    assert set(evidence.owner[0].tolist()) == {1}
    assert torch.equal(evidence.states[0], library.states[5].float())


def test_from_none_to_four_cases_are_masked_and_sometimes_all(
    heart: HeartModel, recipe: Recipe, cases: WrittenCases
) -> None:
    task = task_of(heart, recipe, cases)
    kept = task._present(torch.Size((4000, 5)), np.random.default_rng(0)).sum(dim=1)
    shares = torch.bincount(kept, minlength=6) / len(kept)
    assert abs(float(shares[0]) - recipe.episodes.without_cases) < 0.015
    assert all(abs(float(one) - 0.19) < 0.03 for one in shares[1:])


def test_at_first_the_fusion_layer_alone_learns_to_say_its_cases(
    heart: HeartModel, recipe: Recipe, cases: WrittenCases
) -> None:
    task = task_of(heart, recipe, cases)
    last = recipe.episodes.first_steps - 1
    first, then = task.losses(last), task.losses(last + 1)
    assert first["loss"] is first["said"]
    assert first["answer"].isnan()
    expected = then["answer"] + recipe.episodes.said * then["said"]
    torch.testing.assert_close(then["loss"], expected)
    first["loss"].backward()  # type: ignore[no-untyped-call]  # has no types
    felt = {name.split(".")[0] for name, one in task.parameters.items() if one.grad is not None}
    assert felt == {"fusion"}


def test_what_is_said_is_the_sum_of_the_diagnoses_that_are_present(
    heart: HeartModel, recipe: Recipe, cases: WrittenCases
) -> None:
    task = task_of(heart, recipe, cases)
    diagnoses = torch.tensor([[1, 1, 2], [4, 0, 0], [5, 6, 7]])
    present = torch.tensor([[True, True, False], [True, False, False], [False, False, False]])
    right = torch.stack([2 * SAID[1], SAID[4], SAID[5]])[:, None]
    assert float(task._saying(right, diagnoses, present)["said"]) < 1e-6
    wrong = torch.stack([-SAID[1], -SAID[4], SAID[5]])[:, None]
    assert float(task._saying(wrong, diagnoses, present)["said"]) > 2 - 1e-6
    nobody = torch.zeros_like(present)
    assert (
        float(task._saying(wrong, diagnoses, nobody)["said"]) == 0
    )  # and not a number that spoils every weight


def test_without_hints_the_answer_is_all_that_counts(
    heart: HeartModel, recipe: Recipe, cases: WrittenCases
) -> None:
    libraries = libraries_of(heart, cases)
    hospitals = training_hospitals(libraries, dict.fromkeys(libraries, Convention.ALL), 1, 24)
    episodes = dataclasses.replace(recipe.episodes, first_steps=0, said=0.0)
    losses = Finetuning(heart, hospitals, (recipe.finetuning, episodes), 5, seed=1).losses(0)
    assert set(losses) == {"loss", "answer"}
    assert losses["loss"] == losses["answer"]


def test_gradients_reach_adapter_and_fusion_and_the_encoder_stays_as_it_was(
    heart: HeartModel, recipe: Recipe, cases: WrittenCases
) -> None:
    task = task_of(heart, recipe, cases)
    texts = cases.texts[:6]
    with torch.no_grad():
        before = heart.encode(texts).summary
    optimiser = torch.optim.SGD(task.parameters.values(), lr=0.5)
    after = recipe.episodes.first_steps
    for step in range(after, after + 2):  # the first step moves lora_B off zero, the second lora_A
        optimiser.zero_grad()
        task.losses(step)["loss"].backward()  # type: ignore[no-untyped-call]  # has no types
        optimiser.step()
    idle = [name for name, one in task.parameters.items() if one.grad is None or not one.grad.abs().sum()]
    assert not idle
    with torch.no_grad():
        assert torch.equal(heart.encode(texts).summary, before)


def test_spoilt_evidence_changes_the_answer(heart: HeartModel, cases: WrittenCases) -> None:
    queries, library = cases.take(range(10)), encode_library(heart, cases.take(range(40, 80)))
    as_is = log_probabilities(heart, queries, Beside(library, 5))
    assert np.allclose(np.exp(as_is).sum(axis=1), 1)
    for spoilt in set(Spoilt) - {Spoilt.NOTHING}:
        changed = log_probabilities(heart, queries, Beside(library, 5, spoilt))
        assert np.abs(changed - as_is).max() > 1e-6, spoilt
    assert np.array_equal(as_is, log_probabilities(heart, queries, Beside(library, 5)))
