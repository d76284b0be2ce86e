from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from typing import cast

import pytest
import torch
from torch import Tensor

from heart_engine.model.answer_tree import answer_tree
from heart_engine.model.answers import GeneratingReader, tail_embeddings
from heart_engine.model.device import Precision
from heart_engine.model.diagnosis import Encoded, HeartModel
from heart_engine.model.fusion import Evidence, gather_evidence
from heart_engine.model.settings import AdapterScope

Build = Callable[..., HeartModel]


def evidence_for(heart: HeartModel, texts: Sequence[str], queries: int) -> Evidence:
    states = heart.reference_states([(texts[6], ("asd",)), (texts[7], ("vsd", "pdo"))])
    return gather_evidence([[states[0], states[1]]] * queries, heart.language_model.hidden_size, states[0])


def scored_one_by_one(heart: HeartModel, text: str, fused: Tensor, scope: AdapterScope) -> list[float]:
    """Score each answer by a forward over the whole sequence, without cache, padding or tree."""
    model, prompt = heart.language_model, heart.writer.prompt
    tail = tail_embeddings(model, prompt.tail, prompt.fused_at, fused)
    before = [*prompt.head, *heart.writer.case_ids(text)]
    scores = []
    for answer in prompt.answers:
        embedded = torch.cat(
            [model.embed(torch.tensor([before])), tail, model.embed(torch.tensor([answer]))], dim=1
        )
        logits = whole_sequence(heart, embedded, len(before) if scope is AdapterScope.TAIL else 0)
        start = len(before) + tail.shape[1] - 1
        steps = logits[0, start : start + len(answer)].log_softmax(dim=-1)
        scores.append(float(steps[torch.arange(len(answer)), list(answer)].sum()))
    return scores


def whole_sequence(heart: HeartModel, embedded: Tensor, adapter_from: int) -> Tensor:
    """Run peft's own forward; the adapter's share of every projection is masked before `adapter_from`."""
    network = heart.language_model.network
    heart.language_model._switch_adapter(on=True)
    hooks = [
        module.register_forward_hook(lambda _m, _i, out: masked(out, adapter_from))
        for name, module in network.named_modules()
        if name.endswith("lora_B.default")
    ]
    try:
        return cast("Tensor", network(inputs_embeds=embedded).logits)
    finally:
        for hook in hooks:
            hook.remove()


def masked(output: Tensor, adapter_from: int) -> Tensor:
    return torch.cat([torch.zeros_like(output[:, :adapter_from]), output[:, adapter_from:]], dim=1)


@pytest.mark.parametrize("scope", list(AdapterScope))
def test_one_tree_pass_scores_as_whole_sequences_do(
    build: Build, texts: Sequence[str], scope: AdapterScope
) -> None:
    heart = build(Precision.FP32, scope)
    with torch.no_grad():
        encoded = heart.encode(texts[:3])
        fused = heart.fuse(encoded, evidence_for(heart, texts, 3)).vectors
        together = heart.log_scores(encoded, fused)
        apart = [
            scored_one_by_one(heart, text, fused[row : row + 1], scope) for row, text in enumerate(texts[:3])
        ]
    assert torch.allclose(together, torch.tensor(apart), atol=1e-4)
    assert together.std(dim=1).min() > 1e-3  # the answers do differ


def test_answers_that_begin_alike_share_rows() -> None:
    tree = answer_tree([(5, 9), (5, 6, 9), (7, 9)])
    assert tree.tokens() == [5, 6, 7]
    assert tree.positions(10) == [10, 11, 10]
    assert tree.visible().tolist() == [[True, False, False], [True, True, False], [False, False, True]]


def test_tree_scores_sum_the_right_predictions() -> None:
    tree = answer_tree([(0, 2), (0, 1, 2), (2,)])
    table = torch.tensor([[[-1.0, -2.0, -3.0], [-4.0, -5.0, -6.0], [-7.0, -8.0, -9.0]]])
    assert tree.log_scores(table).tolist() == [[-1 - 6, -1 - 5 - 9, -3]]


def test_scores_are_probabilities_of_every_set(heart: HeartModel, texts: Sequence[str]) -> None:
    with torch.no_grad():
        encoded = heart.encode(texts[:2])
        answers = heart.diagnose(encoded, evidence_for(heart, texts, 2)).answers
    for answer in answers:
        assert len(answer.log_probabilities) == 8
        assert sum(torch.tensor(answer.log_probabilities).exp().tolist()) == pytest.approx(1, abs=1e-6)
        best = max(range(8), key=answer.log_probabilities.__getitem__)
        assert answer.labels == heart.writer.prompt.label_sets[best]


def most_probable_text(heart: HeartModel, encoded: Encoded, fused: Tensor) -> tuple[int, ...]:
    """Continue greedily, by whole sequences."""
    model, prompt = heart.language_model, heart.writer.prompt
    ids = [*prompt.head, *encoded.texts.ids[0].tolist()]
    tail = tail_embeddings(model, prompt.tail, prompt.fused_at, fused)
    written: list[int] = []
    for _ in range(4):
        parts = [model.embed(torch.tensor([ids])), tail]
        parts += [model.embed(torch.tensor([written]))] if written else []
        written.append(int(whole_sequence(heart, torch.cat(parts, dim=1), len(ids))[0, -1].argmax()))
    return tuple(written)


def test_free_generation_takes_the_most_probable_token(heart: HeartModel, texts: Sequence[str]) -> None:
    with torch.no_grad():
        encoded = heart.encode(texts[:1])
        fused = heart.fuse(encoded, evidence_for(heart, texts, 1)).vectors
        text = GeneratingReader(heart.language_model, heart.writer).generate(encoded.prefix, fused)[0]
        expected = heart.writer.text_of(most_probable_text(heart, encoded, fused))
    assert text.split()[:4] == expected.split()[:4]


def test_a_text_that_is_no_answer_has_no_labels(heart: HeartModel, texts: Sequence[str]) -> None:
    reader = GeneratingReader(heart.language_model, heart.writer)
    with torch.no_grad():
        encoded = heart.encode(texts[:2])
        answers = heart.diagnose(encoded, evidence_for(heart, texts, 2), reader).answers
    assert [one.labels for one in answers] == [None, None]  # random weights write nonsense


@pytest.mark.parametrize("labels", [("asd",), ("asd", "pdo"), ()])
def test_a_text_that_is_an_answer_is_read(
    heart: HeartModel, texts: Sequence[str], labels: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = GeneratingReader(heart.language_model, heart.writer)
    monkeypatch.setattr(reader, "generate", lambda *_: [" ".join(labels) or "none"])
    with torch.no_grad():
        encoded = heart.encode(texts[:1])
        answers = heart.diagnose(encoded, evidence_for(heart, texts, 1), reader).answers
    assert [one.labels for one in answers] == [labels]


def test_every_answer_is_spelt_differently(heart: HeartModel) -> None:
    pairs = product(heart.writer.prompt.answers, repeat=2)
    assert sum(one == other for one, other in pairs) == 8
