from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from heart_engine.cohort.hospital import SETS
from heart_engine.domain.labels import LABELS
from heart_engine.model.attention import additive_mask, causal_rows
from heart_engine.model.device import DeviceChoice, DeviceReason, Precision
from heart_engine.model.loading import LanguageModelFiles, load_language_model
from heart_engine.model.prompt import PromptWriter
from heart_engine.training.curve import read_curve
from heart_engine.training.encoded_cases import WrittenCases
from heart_engine.training.hints import ImaginedCases
from heart_engine.training.loop import CURVE, Schedule, train
from heart_engine.training.new_network import new_network, save_network
from heart_engine.training.pretrain import (
    Pretraining,
    Sequences,
    of_their_own,
    predicting_places,
    sequences,
)
from heart_engine.training.recipe import Recipe
from heart_engine.training.states_at import states_at


def task_of(recipe: Recipe, writer: PromptWriter, words: list[str], cases: WrittenCases) -> Pretraining:
    network = new_network(recipe.shape, words, recipe.seed)
    hints = ImaginedCases(network.model.embed_tokens, writer.prompt)
    lessons = (hints, of_their_own(cases.labels))
    return Pretraining(network, writer, cases, (recipe.pretraining, recipe.losses), recipe.seed, lessons)


def test_both_forms_spell_case_question_and_answer(writer: PromptWriter, cases: WrittenCases) -> None:
    ids = [writer.case_ids(text) for text in cases.texts[:3]]
    labels = cases.labels[:3].tolist()
    prompt = writer.prompt
    for with_question in (False, True):
        batch = sequences(ids, labels, prompt, with_question=with_question)
        tail = prompt.tail if with_question else ()
        for row in range(3):
            answer = prompt.answers[prompt.label_sets.index(SETS[labels[row]])]
            text = batch.ids[row][batch.valid[row]].tolist()
            assert text == [*prompt.head, *ids[row], *tail, *answer]
            assert text[int(batch.case_end[row])] == ids[row][-1]
            assert text[int(batch.answer_from[row]) :] == list(answer)


def batch_of(writer: PromptWriter, cases: WrittenCases, *, with_question: bool = True) -> Sequences:
    ids = [writer.case_ids(text) for text in cases.texts[:12]]
    return sequences(ids, cases.labels[:12].tolist(), writer.prompt, with_question=with_question)


def test_states_at_some_places_are_those_of_the_whole_network(
    recipe: Recipe, writer: PromptWriter, words: list[str], cases: WrittenCases
) -> None:
    network = new_network(recipe.shape, words, 1)
    batch = batch_of(writer, cases)
    embedded = network.model.embed_tokens(batch.ids)
    mask = additive_mask(causal_rows(embedded, batch.valid), None, embedded.dtype)
    whole = network.model(inputs_embeds=embedded, attention_mask=mask, use_cache=False).last_hidden_state
    places = torch.stack([batch.end, batch.case_end, batch.answer_from - 1], dim=1)
    some = states_at(network, embedded, mask, places)
    torch.testing.assert_close(some, whole[torch.arange(12)[:, None], places], atol=1e-6, rtol=1e-5)


@pytest.mark.parametrize("with_question", [False, True])
def test_every_token_of_the_answer_is_predicted_and_a_share_of_the_case_text(
    writer: PromptWriter, cases: WrittenCases, *, with_question: bool
) -> None:
    batch = batch_of(writer, cases, with_question=with_question)
    predicting = predicting_places(batch, 0.2, np.random.default_rng(0))
    row = torch.arange(12)[:, None].expand_as(predicting.places)[predicting.is_wanted]
    places, expected = predicting.places[predicting.is_wanted], predicting.expected(batch)
    assert torch.equal(expected, batch.ids[row, places + 1])
    assert len(set(zip(row.tolist(), places.tolist(), strict=True))) == len(row)
    for at in range(12):
        mine, is_answer = row == at, predicting.is_answer
        answer = batch.ids[at, batch.answer_from[at] : batch.end[at] + 1]
        assert torch.equal(expected[mine & is_answer], answer)
        drawn = places[mine & ~is_answer] + 1
        assert 1 <= len(drawn) <= 0.2 * batch.case_end.max()
        assert bool((drawn >= batch.case_from).all() and (drawn <= batch.case_end[at]).all())


def test_the_whole_share_predicts_every_token_of_the_case_text(
    writer: PromptWriter, cases: WrittenCases
) -> None:
    batch = batch_of(writer, cases)
    predicting = predicting_places(batch, 1.0, np.random.default_rng(0))
    assert int((~predicting.is_answer).sum()) == sum(len(writer.case_ids(text)) for text in cases.texts[:12])


def test_the_case_text_never_holds_the_answer(cases: WrittenCases) -> None:
    assert not [text for text in cases.texts if re.search(rf"\b({'|'.join(LABELS)}|none)\b", text)]


def test_a_step_depends_on_its_number_alone(
    recipe: Recipe, writer: PromptWriter, words: list[str], cases: WrittenCases
) -> None:
    task = task_of(recipe, writer, words, cases)
    losses = [task.losses(step)["loss"].item() for step in (0, 1, 12, 0)]
    assert losses[0] == losses[3]
    assert len(set(losses)) == 3


def test_the_words_of_one_field_start_in_their_order(recipe: Recipe, words: list[str]) -> None:
    rows = new_network(recipe.shape, words, 1).model.embed_tokens.weight.detach()

    def apart(one: str, other: str) -> float:
        return float((rows[words.index(one)] - rows[words.index(other)]).norm())

    assert apart("lvedd+3", "lvedd+4") < apart("lvedd+3", "lvedd+8") < apart("lvedd+3", "lvedd-8")
    assert apart("mr=2", "mr=2.5") < apart("mr=2", "mr=4")


@pytest.mark.slow
def test_what_was_pretrained_loads_as_the_clinic_loads_it_and_has_learnt(
    tmp_path: Path, recipe: Recipe, writer: PromptWriter, words: list[str], cases: WrittenCases
) -> None:
    longer = replace(recipe, pretraining=replace(recipe.pretraining, epochs=8))
    task = task_of(longer, writer, words, cases)
    before = task.losses(0)["answer"].item()
    train(task, Schedule(3e-3, 5, task.steps, task.steps), tmp_path, lambda _step, _detail: None)
    assert task.losses(0)["answer"].item() < 0.5 * before
    assert len(read_curve(tmp_path / CURVE)) == task.steps
    network = task._network
    save_network(network, recipe.shape, tmp_path / "model")
    config = recipe.shape.config(len(words))
    choice = DeviceChoice("cpu", Precision.FP32, DeviceReason.ASKED_FOR, 0, 0)
    loaded = load_language_model(LanguageModelFiles(tmp_path / "model", config, None), recipe.adapter, choice)
    ids = torch.tensor([5, 6, 7])
    assert torch.equal(loaded.embed(ids), network.model.embed_tokens(ids))
