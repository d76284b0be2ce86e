"""What the encoder promises: keys that differ, that training cannot move, and that know no diagnosis."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest
import torch

from heart_engine.domain.labels import label_sets
from heart_engine.model.device import Precision
from heart_engine.model.diagnosis import HeartModel
from heart_engine.model.fusion import gather_evidence
from heart_engine.model.settings import AdapterScope

Build = Callable[..., HeartModel]


def answers(heart: HeartModel, texts: Sequence[str]) -> torch.Tensor:
    with torch.inference_mode():
        encoded = heart.encode(texts)
        states = heart.reference_states([(texts[0], ("asd",))])
        evidence = gather_evidence([[states[0]]] * len(texts), states[0].shape[1], states[0])
        return heart.log_scores(encoded, heart.fuse(encoded, evidence).vectors).log_softmax(dim=1)


def test_different_cases_have_different_keys(heart: HeartModel, texts: Sequence[str]) -> None:
    with torch.no_grad():
        keys = heart.encode(texts).keys()
    similarity = keys @ keys.T
    assert torch.allclose(similarity.diagonal(), torch.ones(len(texts)), atol=1e-6)
    assert (similarity - torch.eye(len(texts))).max() < 0.999


def test_the_first_state_would_be_the_same_for_every_case(heart: HeartModel, texts: Sequence[str]) -> None:
    """The paper's w_cls, read literally: why the key is taken from the end token."""
    with torch.no_grad():
        states, _ = heart._read_after_head(heart.encode(texts[:4]).texts, adapter=False)
    starts_alike = [text.split()[0] for text in texts[:4]]
    assert len(set(starts_alike)) == 1
    assert torch.allclose(states[:, 0], states[:1, 0].expand(4, -1), atol=1e-6)


def test_a_key_does_not_depend_on_what_else_is_in_the_batch(heart: HeartModel, texts: Sequence[str]) -> None:
    with torch.no_grad():
        together = heart.encode(texts).keys()
        alone = torch.cat([heart.encode([text]).keys() for text in texts])
    assert torch.allclose(together, alone, atol=1e-5)


def test_fine_tuning_leaves_the_encoder_as_it_was(build: Build, texts: Sequence[str]) -> None:
    heart = build(adapter_seed=None)
    with torch.no_grad():
        before = heart.encode(texts).keys()
        answered_before = answers(heart, texts)
    trained = heart.language_model.train_adapter()
    optimiser = torch.optim.AdamW([*trained, *heart.fusion.parameters()], lr=0.01)
    for _ in range(3):
        with torch.no_grad():
            encoded = heart.encode(texts)
        evidence = gather_evidence([[None]] * len(texts), encoded.summary.shape[1], encoded.summary)
        loss = -heart.log_scores(encoded, heart.fuse(encoded, evidence).vectors)[:, 1].mean()
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        optimiser.step()
    heart.language_model.network.eval()
    with torch.no_grad():
        after = heart.encode(texts).keys()
    assert torch.equal(before, after)
    assert (answers(heart, texts) - answered_before).abs().max() > 0.1  # the diagnosis did change


@pytest.mark.parametrize("scope", list(AdapterScope))
def test_the_adapter_changes_answers_in_either_scope(
    build: Build, texts: Sequence[str], scope: AdapterScope
) -> None:
    idle, trained = build(scope=scope, adapter_seed=None), build(scope=scope, adapter_seed=1)
    assert (answers(idle, texts[:2]) - answers(trained, texts[:2])).abs().max() > 1e-3


def test_the_scopes_differ_only_in_what_the_adapter_reads(build: Build, texts: Sequence[str]) -> None:
    tail, whole = (build(scope=scope) for scope in AdapterScope)
    assert torch.equal(tail.encode(texts).keys(), whole.encode(texts).keys())
    assert (answers(tail, texts[:2]) - answers(whole, texts[:2])).abs().max() > 1e-4


def test_a_reference_case_has_the_key_of_its_text_whatever_its_diagnosis(
    heart: HeartModel, texts: Sequence[str]
) -> None:
    with torch.no_grad():
        key = heart.encode(texts[:1]).summary[0]
        at = len(heart.writer.case_ids(texts[0])) - 1
        states = heart.reference_states([(texts[0], labels) for labels in label_sets(with_none=True)])
    for one in states:
        assert torch.allclose(one[at], key, atol=1e-5)
    assert not torch.allclose(states[0][at + 1], states[1][at + 1], atol=1e-3)


def test_no_key_text_contains_an_answer(heart: HeartModel, texts: Sequence[str]) -> None:
    begins = {answer[0] for answer in heart.writer.prompt.answers}
    for text in texts:
        assert not begins & set(heart.writer.case_ids(text))


def test_the_head_is_read_once(heart: HeartModel, texts: Sequence[str]) -> None:
    with torch.no_grad():
        heart.encode(texts[:1])
        kept = heart._heads[False]
        copy = [keys.clone() for keys, _ in kept.layers]
        heart.encode(texts[:3])
        answers(heart, texts[:2])
    assert heart._heads[False] is kept
    assert all(torch.equal(one, keys) for one, (keys, _) in zip(copy, kept.layers, strict=True))


def test_a_head_that_was_kept_does_not_outlive_training(build: Build, texts: Sequence[str]) -> None:
    heart = build(scope=AdapterScope.ALL, adapter_seed=None)
    before = answers(heart, texts[:1])
    for tensor in heart.language_model.train_adapter():
        tensor.data += 0.05
    with torch.no_grad():
        heart.encode(texts[:1])
    heart.language_model.network.eval()
    kept = answers(heart, texts[:1])
    heart._heads.clear()
    assert torch.equal(answers(heart, texts[:1]), kept)
    assert not torch.allclose(before, kept, atol=1e-3)


@pytest.fixture
def threads() -> Iterator[None]:
    yield
    torch.set_num_threads(1)


@pytest.mark.usefixtures("threads")
@pytest.mark.parametrize("precision", [Precision.FP32, Precision.NF4])
def test_the_same_case_has_the_same_answer(build: Build, texts: Sequence[str], precision: Precision) -> None:
    heart = build(precision)
    first = answers(heart, texts[:1]).exp()
    assert (answers(heart, texts[:1]).exp() - first).abs().max() <= 1e-6
    assert (answers(build(precision), texts[:1]).exp() - first).abs().max() <= 1e-6
    torch.set_num_threads(2)
    assert (answers(heart, texts[:1]).exp() - first).abs().max() <= 1e-5
