from __future__ import annotations

import numpy as np
import torch
from torch import nn

from heart_engine.cohort.cohort import UNKNOWN_SET
from heart_engine.cohort.hospital import SETS, Role
from heart_engine.model.prompt import PromptWriter
from heart_engine.training.encoded_cases import simulated_cohort
from heart_engine.training.hints import ImaginedCases, MatesOfTheHospital, answer_vectors, said_by
from heart_engine.training.judge import train_judge
from heart_engine.training.mates import nearest_mates
from heart_engine.training.recipe import Pool


def embeddings_of(words: list[str]) -> nn.Embedding:
    torch.manual_seed(0)
    return nn.Embedding(len(words), 16)


def test_only_what_is_kept_is_said() -> None:
    vectors = torch.eye(8)
    said = said_by(vectors, torch.tensor([[3, 3, 5]]), torch.tensor([[True, True, False]]))
    assert torch.equal(said, 2 * vectors[3:4])


def test_an_answer_is_the_mean_of_its_words(writer: PromptWriter, words: list[str]) -> None:
    embeddings = embeddings_of(words)
    vectors = answer_vectors(embeddings, writer.prompt)
    both = torch.tensor([words.index("asd"), words.index("vsd")])
    assert torch.allclose(vectors[SETS.index(("asd", "vsd"))], embeddings(both).mean(dim=0))


def test_hints_say_the_diagnoses_of_the_nearest_mates_and_of_no_other_case(
    writer: PromptWriter, words: list[str]
) -> None:
    mates = np.array([[1, 2, 3], [0, 2, 3], [3, 1, 0], [2, 1, 0]])
    hints = MatesOfTheHospital(embeddings_of(words), writer.prompt, mates)
    with torch.no_grad():
        hints.vectors.copy_(nn.functional.pad(torch.eye(8), (0, 8)))
    labels = torch.tensor([7, 1, 2, 4])
    random = np.random.default_rng(0)
    drawn = torch.stack([hints.directions(np.array([0, 3]), labels, random) for _ in range(400)])
    first, last = drawn[:, 0].detach(), drawn[:, 1].detach()
    assert set(first.sum(dim=0).nonzero().flatten().tolist()) == {1, 2, 4}  # of rows 1, 2 and 3
    assert set(last.sum(dim=0).nonzero().flatten().tolist()) == {1, 2, 7}
    assert bool((drawn.sum(dim=-1) >= 1).all())  # never nothing
    shares = first.mean(dim=0)[[1, 2, 4]]
    assert bool((shares[:-1] > shares[1:]).all())  # the nearest is shown most often
    assert set(hints.parameters) == {"hints.vectors"}


def test_imagined_cases_agree_with_the_case_more_often_than_chance(
    writer: PromptWriter, words: list[str]
) -> None:
    hints = ImaginedCases(embeddings_of(words), writer.prompt)
    labels = torch.arange(8)
    random = np.random.default_rng(0)
    drawn = torch.stack([hints.directions(np.arange(8), labels, random) for _ in range(300)]).mean(dim=0)
    vectors = answer_vectors(hints._embeddings, writer.prompt)
    drawn, vectors = (nn.functional.normalize(one - one.mean(dim=0), dim=1) for one in (drawn, vectors))
    assert torch.equal((drawn @ vectors.T).argmax(dim=1), labels)
    assert hints.parameters == {}


def test_mates_are_of_the_same_hospital_and_of_other_patients_and_say_alike() -> None:
    cohort = simulated_cohort(Pool(3, 150, seed=5), Role.TRAINING)
    cohort = cohort.take(cohort.labels != UNKNOWN_SET)
    said = train_judge(cohort, seed=1)(cohort)
    mates = nearest_mates(cohort, said, 5)
    assert mates.shape == (len(cohort), 5)
    assert bool((cohort.hospital[mates] == cohort.hospital[:, None]).all())
    assert not (cohort.patient_id[mates] == cohort.patient_id[:, None]).any()
    alike = (cohort.labels[mates] == cohort.labels[:, None]).mean()
    anybody = np.mean([(cohort.labels == one).mean() for one in cohort.labels])
    assert alike > anybody + 0.1
