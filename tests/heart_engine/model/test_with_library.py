"""Model and library together: what is retrieved is what is fused, stored or encoded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import torch
from torch import Tensor

from heart_engine.domain.case import Case
from heart_engine.domain.labels import label_sets
from heart_engine.library.reference_case import LibraryCase, SourceRecord, reference_case
from heart_engine.library.rerank import DistanceReranker, Query
from heart_engine.library.search import CaseSearch, Exclusion, exclusion_of
from heart_engine.library.token_states import EncodedStates, StateSource, StoredStates, store_states
from heart_engine.library.vector_index import build_index
from heart_engine.model.device import Precision
from heart_engine.model.diagnosis import Diagnosis, HeartModel
from heart_engine.model.fusion import gather_evidence
from heart_engine.model.settings import IndexKind
from heart_engine.model.standard_values import StandardValues

Build = Callable[..., HeartModel]
SETS = label_sets(with_none=True)


@pytest.fixture(scope="module")
def library(cases: Sequence[Case], texts: Sequence[str], standards: StandardValues) -> list[LibraryCase]:
    return [
        reference_case(
            SourceRecord(case, f"patient-{place}", SETS[place % 8]),
            text,
            standards.positions(case),
            b"secret",
        )
        for place, (case, text) in enumerate(zip(cases, texts, strict=True))
    ]


def diagnosed(heart: HeartModel, text: str, source: StateSource, places: Sequence[int]) -> Diagnosis:
    with torch.inference_mode():
        encoded = heart.encode([text])
        ranked: list[Tensor | None] = list(source.states(places))
        return heart.diagnose(encoded, gather_evidence([ranked], encoded.summary.shape[1], encoded.summary))


@pytest.mark.parametrize(("dtype", "within"), [(torch.float32, 1e-6), (torch.float16, 2e-3)])
@pytest.mark.parametrize("precision", [Precision.FP32, Precision.NF4])
def test_stored_and_encoded_states_give_the_same_answer(
    build: Build,
    library: list[LibraryCase],
    tmp_path: Path,
    precision: Precision,
    dtype: torch.dtype,
    within: float,
) -> None:
    heart = build(precision)
    encoded = EncodedStates(library, heart.reference_states)
    with torch.no_grad():
        store_states(tmp_path / "states", encoded.states(range(len(library))), "tie", dtype)
    stored = StoredStates(tmp_path / "states", "tie", len(library), heart.language_model.hidden_size)
    answers = [diagnosed(heart, library[0].text, source, [4, 7, 2]) for source in (stored, encoded)]
    one, other = (torch.tensor(found.answers[0].log_probabilities).exp() for found in answers)
    assert torch.allclose(one, other, atol=within)
    assert torch.allclose(answers[0].attention, answers[1].attention, atol=within)


def test_a_library_case_is_answered_without_itself(heart: HeartModel, library: list[LibraryCase]) -> None:
    with torch.no_grad():
        keys = heart.encode([one.text for one in library]).keys().numpy()
    search = CaseSearch(library, build_index(keys, IndexKind.FLAT), DistanceReranker())
    for place, case in enumerate(library):
        query = Query(case.text, case.positions)
        nearest = search.nearest(keys[place], 8, exclusion_of(case))
        assert place not in {one.place for one in nearest}
        assert len(search.ranked(query, nearest, 3)) == 3
        unrestricted = search.nearest(keys[place], 8, Exclusion())
        assert search.ranked(query, unrestricted, 3)[0].place == place


def test_the_answer_follows_the_cases_that_are_given(heart: HeartModel, library: list[LibraryCase]) -> None:
    source = EncodedStates(library, heart.reference_states)
    beside_some, beside_others, beside_none = (
        torch.tensor(diagnosed(heart, library[0].text, source, places).answers[0].log_probabilities)
        for places in ([1, 2, 3], [4, 5, 6], [])
    )
    assert not torch.allclose(beside_some, beside_others, atol=1e-5)
    assert not torch.allclose(beside_some, beside_none, atol=1e-5)


def test_the_answer_follows_the_diagnosis_of_a_case(heart: HeartModel, library: list[LibraryCase]) -> None:
    found = []
    for labels in (("asd",), ("vsd",)):
        relabelled = [(library[1].text, labels)]
        with torch.no_grad():
            encoded = heart.encode([library[0].text])
            ranked: list[Tensor | None] = [*heart.reference_states(relabelled)]
            evidence = gather_evidence([ranked], encoded.summary.shape[1], encoded.summary)
            found.append(heart.fuse(encoded, evidence).vectors)
    assert not torch.allclose(found[0], found[1], atol=1e-5)
