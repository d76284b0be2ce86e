"""The two pre-trained networks of a Table 2 experiment, one for plain and one for compact text.

Both learn from other simulated hospitals, with the diagnosis in the text. Some texts hold several cases, as
the blocks of a pre-training corpus do, so that a prompt with cases in it is no surprise.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from heart_engine.cohort.cohort import Cohort
from heart_engine.domain.labels import LabelSet, ThirdLabelMeaning
from heart_engine.model.diagnosis import HeartModel
from heart_engine.model.prompt import PromptWriter
from heart_engine.model.prompt_texts import compact_prompt, plain_prompt
from heart_engine.model.settings import (
    AdapterScope,
    AdapterSettings,
    ModelSettings,
    Rendering,
    RetrievalSettings,
    StandardsPlace,
    TextSettings,
)
from heart_engine.model.standard_values import StandardValues
from heart_engine.model.tokenizer import CaseTokenizer, byte_tokenizer
from heart_engine.model.weights import SINGLE_NAME
from heart_engine.training.encoded_cases import WrittenCases, shipped_standard_values, write_cases
from heart_engine.training.fusion_check import by_hospital
from heart_engine.training.hints import ImaginedCases
from heart_engine.training.loop import Schedule, Task, train
from heart_engine.training.new_network import new_network, save_network
from heart_engine.training.pretrain import Pretraining, of_their_own
from heart_engine.training.progress import Progress
from heart_engine.training.recipe import Optimisation
from heart_engine.training.small_model import tokenizer_of, untuned_model, words_of, writer_of
from heart_engine.training.table2_cases import in_context, layout_words, pool_cohort
from heart_engine.training.table2_recipe import BaseRecipe, Table2Recipe

Say = Callable[[str], None]
_MOST_IN_PLAIN = 2  # whole cases before a case; more do not fit into the window
_TOKENIZER_CASES = 500


@dataclass(frozen=True, slots=True)
class Language:
    """How one of the two networks reads and writes."""

    recipe: Table2Recipe
    base: BaseRecipe
    settings: ModelSettings
    standards: StandardValues
    tokenizer: CaseTokenizer
    writer: PromptWriter

    @property
    def is_compact(self) -> bool:
        """Say whether a measurement is one word."""
        return self.settings.text.rendering is Rendering.COMPACT

    @property
    def most_in_context(self) -> int:
        """Return how many whole cases a prompt has room for."""
        return self.recipe.supporting_cases if self.is_compact else _MOST_IN_PLAIN

    def written(self, cohort: Cohort, *, standards: bool = True) -> WrittenCases:
        """Write cases, with or without standard values."""
        place = StandardsPlace.BESIDE if standards else StandardsPlace.NONE
        return write_cases(cohort, self.standards, dataclasses.replace(self.settings.text, standards=place))

    def answer(self, labels: LabelSet) -> str:
        """Return how a diagnosis is spelt."""
        return next(one.text for one in self.settings.prompt.answers if one.labels == labels)

    def prompt_with(self, cases: WrittenCases, row: int, others: list[tuple[WrittenCases, int]]) -> str:
        """Write a case behind others with their diagnosis."""
        before = [(one.texts[at], self.answer(one.label_set(at))) for one, at in others]
        return in_context(cases.texts[row], before, "" if self.is_compact else self.settings.text.language)

    def tokens(self, text: str) -> int:
        """Return how long a prompt with this text and the longest answer is."""
        prompt = self.writer.prompt
        around = len(prompt.head) + len(prompt.tail) + max(map(len, prompt.answers))
        return around + len(self.writer.case_ids(text))


def compact_language(recipe: Table2Recipe) -> Language:
    """Return the language of one word per measurement; the adapter reads the tail, as in the product."""
    settings = _settings(recipe, TextSettings(), AdapterScope.TAIL)
    tokenizer = tokenizer_of(settings)
    return _language(recipe, recipe.compact, settings, tokenizer)


def plain_language(recipe: Table2Recipe, seed: int) -> Language:
    """Return the language of sentences, its vocabulary learnt from the pool; the adapter reads everything."""
    text = TextSettings(rendering=Rendering.PLAIN, language=recipe.language)
    settings = _settings(recipe, text, AdapterScope.ALL)
    prompt = settings.prompt
    cases = pool_cohort(1, min(recipe.plain.cases, _TOKENIZER_CASES), seed)
    texts = write_cases(cases, shipped_standard_values(), text).texts
    constant = [prompt.system, prompt.question, *(one.text for one in prompt.answers)]
    words = [*texts, *constant, *layout_words(recipe.language)]
    tokenizer = byte_tokenizer(words, recipe.vocabulary, prompt.tokens)
    return _language(recipe, recipe.plain, settings, tokenizer)


def pretrained(language: Language, folder: Path, seed: int, say: Say) -> HeartModel:
    """Pre-train unless the folder holds the network; return it with an adapter that does nothing."""
    model = folder / "model"
    if not (model / SINGLE_NAME).exists():
        network = new_network(language.base.shape, words_of(language.tokenizer), seed)
        how = language.base.pretraining
        base = language.base
        texts = pretraining_texts(language, seed, pool_cohort(base.hospitals, base.cases, seed))
        hints = ImaginedCases(network.model.embed_tokens, language.writer.prompt)
        lessons = (hints, of_their_own(texts.labels))
        task = Pretraining(network, language.writer, texts, (how, language.recipe.losses), seed, lessons)
        run_task(task, task.steps, how, folder, say)
        save_network(network, language.base.shape, model)
    return untuned_model(model, language.settings, language.writer, seed)


def run_task(task: Task, steps: int, how: Optimisation, folder: Path, say: Say) -> None:
    """Train to the end, going on from the folder's checkpoint."""
    schedule = Schedule(how.rate, how.warmup_steps, steps, how.checkpoint_every)
    train(task, schedule, folder, Progress(folder.name, steps, say))


def pretraining_texts(language: Language, seed: int, cohort: Cohort) -> WrittenCases:
    """Write a pool in the shares of the recipe: alone, without standards, behind other cases."""
    full, bare = language.written(cohort), language.written(cohort, standards=language.is_compact)
    random = np.random.default_rng(seed)
    texts: list[str] = []
    for rows in by_hospital(full).values():
        for row in rows:
            others = [one for one in random.permutation(rows)[: language.recipe.few_shot + 1] if one != row]
            texts.append(_form(language, (full, bare), (row, others), random))
    return dataclasses.replace(full, texts=tuple(texts))


def _form(
    language: Language,
    written: tuple[WrittenCases, WrittenCases],
    chosen: tuple[int, list[int]],
    random: np.random.Generator,
) -> str:
    """Write a case in a random form; given are both writings, the case, and others of its hospital."""
    (full, bare), (row, others), forms = written, chosen, language.base.forms
    drawn = random.random()
    if drawn < forms.in_context:
        count = int(random.integers(1, language.most_in_context + 1))
        return language.prompt_with(full, row, [(full, at) for at in others[:count]])
    if drawn < forms.in_context + forms.few_shot and not language.is_compact:
        shown = others[: language.recipe.few_shot]
        return language.prompt_with(bare, row, [(bare, at) for at in shown])
    is_bare = drawn < forms.in_context + forms.few_shot + forms.without_standards
    return (bare if is_bare else full).texts[row]


def _settings(recipe: Table2Recipe, text: TextSettings, scope: AdapterScope) -> ModelSettings:
    is_compact = text.rendering is Rendering.COMPACT
    prompt = (
        compact_prompt(with_none=True)
        if is_compact
        else plain_prompt(recipe.language, ThirdLabelMeaning.DUCT, with_none=True)
    )
    return ModelSettings(
        prompt=prompt,
        text=text,
        adapter=AdapterSettings(recipe.adapter_rank, recipe.adapter_alpha, scope),
        fusion=recipe.fusion,
        retrieval=RetrievalSettings(cases=recipe.supporting_cases),
    )


def _language(
    recipe: Table2Recipe, base: BaseRecipe, settings: ModelSettings, tokenizer: CaseTokenizer
) -> Language:
    writer = writer_of(settings, tokenizer)
    return Language(recipe, base, settings, shipped_standard_values(), tokenizer, writer)
