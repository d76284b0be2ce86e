"""A toy fusion, trained here, must read its supporting cases: otherwise these tests fail.

A toy hospital gives each of four kinds of case a label set by a convention of its own, so that an answer
cannot be in the weights; it stands in the hospital's own cases alone. The conventions that are tested
were never seen in training.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
import torch
from torch import Tensor

from heart_engine.domain.case import Sex
from heart_engine.domain.labels import LabelSet
from heart_engine.library.reference_case import LibraryCase
from heart_engine.library.search import CaseSearch, exclusion_of
from heart_engine.library.vector_index import build_index
from heart_engine.model.diagnosis import HeartModel
from heart_engine.model.fusion import gather_evidence
from heart_engine.model.settings import IndexKind

KINDS, CASES_OF_A_KIND, SUPPORTING, STEPS = 4, 10, 3, 200
SETS: tuple[LabelSet, ...] = ((), ("asd",), ("vsd",), ("pdo",))
WORDS = ("lvedd", "lvesd", "pa", "ra", "rv", "rvot")
Convention = tuple[int, ...]  # kind -> place in SETS
pytestmark = pytest.mark.slow


def toy_texts() -> list[str]:
    """Ten cases of each kind: the kind's own steps, one of them off by one."""
    chance = random.Random(0)
    texts = []
    for _ in range(KINDS):
        middle = {word: chance.randint(-9, 9) for word in WORDS}
        for place in range(CASES_OF_A_KIND):
            off = WORDS[place % len(WORDS)]
            steps = {word: step + (word == off) * (1 + place // 6) for word, step in middle.items()}
            texts.append(" ".join(f"{word}{step:+d}" for word, step in steps.items()))
    return texts


@dataclass(frozen=True)
class Toy:
    """What is the same in all hospitals: the cases, their neighbours and every state they can have."""

    heart: HeartModel
    neighbours: list[list[int]]
    states: dict[tuple[int, int], Tensor]  # case, place in SETS

    def log_scores(
        self,
        queries: Sequence[int],
        cases: Sequence[Sequence[int]],
        labels: Sequence[Convention],
        *,
        zeroed: bool = False,
    ) -> Tensor:
        """Answer queries beside given cases, labelled by each query's convention."""
        with torch.no_grad():
            encoded = self.heart.encode([TEXTS[query] for query in queries])
        ranked: list[list[Tensor | None]] = [
            [self.states[case, convention[case // CASES_OF_A_KIND]] for case in chosen]
            for chosen, convention in zip(cases, labels, strict=True)
        ]
        evidence = gather_evidence(ranked, encoded.summary.shape[1], encoded.summary)
        vectors = self.heart.fuse(encoded, evidence).vectors
        return self.heart.log_scores(encoded, torch.zeros_like(vectors) if zeroed else vectors)


TEXTS = toy_texts()
ALL = list(itertools.permutations(range(KINDS)))
UNSEEN = ALL[::4]
SEEN = [one for one in ALL if one not in UNSEEN]


def toy_cases() -> list[LibraryCase]:
    return [
        LibraryCase(f"R-{place}", f"P-{place}", (), "unknown", Sex.UNKNOWN, {}, {}, text)
        for place, text in enumerate(TEXTS)
    ]


def prepared(heart: HeartModel) -> Toy:
    """Retrieve each case's neighbours as the product does, the case itself excluded."""
    cases = toy_cases()
    with torch.no_grad():
        keys = heart.encode(TEXTS).keys().numpy()
        pairs = [(case, place) for case in range(len(TEXTS)) for place in range(len(SETS))]
        states = heart.reference_states([(TEXTS[case], SETS[place]) for case, place in pairs])
    search = CaseSearch(cases, build_index(keys, IndexKind.FLAT), None)
    neighbours = [
        [one.place for one in search.nearest(keys[place], SUPPORTING, exclusion_of(case))]
        for place, case in enumerate(cases)
    ]
    return Toy(heart, neighbours, dict(zip(pairs, states, strict=True)))


def places_of_answers(heart: HeartModel) -> list[int]:
    return [heart.writer.prompt.label_sets.index(one) for one in SETS]


@pytest.fixture(scope="module")
def toy(build: Callable[..., HeartModel]) -> Toy:
    """Train adapter and fusion over hospitals whose conventions differ."""
    torch.manual_seed(0)
    toy = prepared(build(adapter_seed=None))
    answers = torch.tensor(places_of_answers(toy.heart))
    parameters = [*toy.heart.language_model.train_adapter(), *toy.heart.fusion.parameters()]
    optimiser = torch.optim.AdamW(parameters, lr=3e-3, weight_decay=0.0)
    chance = random.Random(1)
    for _ in range(STEPS):
        queries = [chance.randrange(len(TEXTS)) for _ in range(32)]
        conventions = [chance.choice(SEEN) for _ in queries]
        truth = [
            convention[query // CASES_OF_A_KIND]
            for query, convention in zip(queries, conventions, strict=True)
        ]
        scores = toy.log_scores(queries, [toy.neighbours[query] for query in queries], conventions)
        loss = torch.nn.functional.cross_entropy(scores, answers[truth])
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        optimiser.step()
    return toy


def accuracy(
    toy: Toy, cases: list[list[int]], shown: Callable[[Convention], Convention], *, zeroed: bool = False
) -> float:
    """Return the share of right answers over all cases of all unseen hospitals."""
    answers = torch.tensor(places_of_answers(toy.heart))
    right = 0
    with torch.no_grad():
        for convention in UNSEEN:
            scores = toy.log_scores(range(len(TEXTS)), cases, [shown(convention)] * len(TEXTS), zeroed=zeroed)
            truth = answers[[convention[case // CASES_OF_A_KIND] for case in range(len(TEXTS))]]
            right += int((scores.argmax(dim=1) == truth).sum())
    return right / len(TEXTS) / len(UNSEEN)


def same(convention: Convention) -> Convention:
    return convention


def moved_on(convention: Convention) -> Convention:
    return (*convention[1:], convention[0])


def test_supporting_cases_of_an_unseen_hospital_are_read(toy: Toy) -> None:
    assert accuracy(toy, toy.neighbours, same) > 0.9


def test_a_zeroed_vector_takes_the_answer_away(toy: Toy) -> None:
    assert accuracy(toy, toy.neighbours, same, zeroed=True) < 0.5


def test_shuffled_library_labels_give_other_answers(toy: Toy) -> None:
    assert accuracy(toy, toy.neighbours, moved_on) < 0.2


def test_random_neighbours_take_the_answer_away(toy: Toy) -> None:
    chance = random.Random(5)
    strangers = [chance.sample(range(len(TEXTS)), SUPPORTING) for _ in TEXTS]
    assert accuracy(toy, strangers, same) < 0.6
