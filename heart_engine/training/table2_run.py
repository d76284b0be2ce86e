"""Runs a Table 2 experiment: seed by seed, row by row; what is done already is not done again."""

from __future__ import annotations

import dataclasses
import functools
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from heart_engine.evaluation.predictions import from_probabilities
from heart_engine.evaluation.table2_files import ResultFolder, RowNote, RowResult
from heart_engine.evaluation.table2_rivals import RIVALS, rival_answers
from heart_engine.model.diagnosis import HeartModel
from heart_engine.training.encoded_library import EncodedLibrary, encode_library
from heart_engine.training.finetune import Finetuning
from heart_engine.training.fusion_check import Beside, Spoilt, log_probabilities
from heart_engine.training.table2_answers import answers, beside, beside_nothing
from heart_engine.training.table2_base import Language, Say, pretrained, run_task
from heart_engine.training.table2_cases import Division, paper_division
from heart_engine.training.table2_prompts import Prompts, lengths, row_prompts
from heart_engine.training.table2_recipe import Table2Recipe
from heart_engine.training.table2_rows import Context, Row, language_model_rows
from heart_engine.training.table2_tuning import AnswerTuning, fusion_tuning

SPOILT = {
    Spoilt.ZEROED: ("zeroed", "vector zeroed, scored"),
    Spoilt.SHUFFLED: ("shuffled", "labels shuffled, scored"),
    Spoilt.RANDOM: ("random", "random cases, scored"),
}


@dataclass(frozen=True, slots=True)
class Seed:
    """One seed of the experiment."""

    recipe: Table2Recipe
    number: int
    division: Division
    folder: Path  # of weights and curves
    results: ResultFolder
    say: Say

    def keep(self, key: str, work: Callable[[], RowResult]) -> None:
        """Do one row and keep it with the CPU time that it took, unless it is there."""
        if self.results.is_done(self.number, key):
            return
        self.say(f"seed {self.number}: {key}")
        start = time.process_time()
        result = work()
        spent = round(time.process_time() - start, 1)
        note = dataclasses.replace(result.note, cpu_seconds=spent)
        self.results.keep(self.number, key, dataclasses.replace(result, note=note))


def use_threads(recipe: Table2Recipe) -> None:
    """Let one process take no more cores than the recipe says."""
    torch.set_num_threads(recipe.threads)


def row_keys(recipe: Table2Recipe) -> tuple[str, ...]:
    """Return every row of the table by its key, in order."""
    keys: list[str] = []
    for row in language_model_rows(recipe.few_shot, recipe.supporting_cases):
        keys.append(row.key)
        if row.context is Context.FUSED:
            keys += [f"{row.key}_{name}" for name, _ in SPOILT.values()]
    return (*keys, *RIVALS)


def open_seed(recipe: Table2Recipe, number: int, out: Path, say: Say) -> Seed:
    """Simulate the hospital of one seed."""
    folder = out / "work" / f"seed-{number}"
    return Seed(recipe, number, paper_division(recipe.hospital, number), folder, ResultFolder(out), say)


def run_seed(seed: Seed, languages: Sequence[Language]) -> None:
    """Do every row of one seed, the cheap ones first."""
    for key in RIVALS:
        seed.keep(key, functools.partial(_rival, seed, key))
    for language in sorted(languages, key=lambda one: not one.is_compact):
        folder = seed.folder / ("compact" if language.is_compact else "plain")
        for row in language_model_rows(seed.recipe.few_shot, seed.recipe.supporting_cases):
            if row.compact == language.is_compact:
                _RowRun(seed, language, row, folder).run()


@dataclass(frozen=True, slots=True)
class _RowRun:
    """One row that a language model answers."""

    seed: Seed
    language: Language
    row: Row
    folder: Path

    def run(self) -> None:
        """Tune and answer; where a fused vector is read, answer again with it spoilt."""
        seed, row = self.seed, self.row
        seed.keep(row.key, self._answered)
        if row.context is Context.FUSED:
            for kind, (name, title) in SPOILT.items():
                seed.keep(f"{row.key}_{name}", functools.partial(self._spoilt, kind, title))

    def _answered(self) -> RowResult:
        heart = self._base()
        prompts = row_prompts(self.row, self.language, heart, self.seed.division)
        found = lengths(self.language, prompts.test)
        note = RowNote(self.row.title, self.row.is_addition, str(found), not found.fits)
        if not found.fits:
            return RowResult(note, None, None)
        library = self._tuned(heart, prompts)
        fuse = beside_nothing(heart) if library is None else beside(heart, library, self.row.cases)
        given = answers(heart, prompts.test, fuse)
        return RowResult(note, given.written, given.scored)

    def _spoilt(self, kind: Spoilt, title: str) -> RowResult:
        heart = self._base()
        prompts = row_prompts(self.row, self.language, heart, self.seed.division)
        library = encode_library(heart, prompts.training)
        self._tune(heart, prompts, library)
        spoilt = Beside(library, self.row.cases, kind, self.seed.number)
        shares = np.exp(log_probabilities(heart, prompts.test, spoilt))
        ids = [one.case_id for one in prompts.test.cases]
        scored = from_probabilities(ids, prompts.test.labels, shares)
        return RowResult(RowNote(f"{self.row.title}, {title}", is_addition=True), None, scored)

    def _base(self) -> HeartModel:
        """Return the pre-trained network with an adapter that does nothing yet."""
        return pretrained(self.language, self.folder / "pretraining", self.seed.number, self.seed.say)

    def _tuned(self, heart: HeartModel, prompts: Prompts) -> EncodedLibrary | None:
        """Adapt the network; return the library that it reads, if any."""
        if not self.row.tuned:
            return None
        library = encode_library(heart, prompts.training) if self.row.context is Context.FUSED else None
        self._tune(heart, prompts, library)
        return library

    def _tune(self, heart: HeartModel, prompts: Prompts, library: EncodedLibrary | None) -> None:
        how, number = self.language.base.tuning, self.seed.number
        task: AnswerTuning | Finetuning = (
            AnswerTuning(heart, prompts.training, how, number)
            if library is None
            else fusion_tuning(heart, library, self.seed.recipe, how, number)
        )
        run_task(task, task.steps, how, self.folder / self.row.key, self.seed.say)


def _rival(seed: Seed, key: str) -> RowResult:
    recipe, parts = seed.recipe, seed.division
    teaching = (recipe.hospital.index, recipe.teaching_cases)
    scored = rival_answers(key, parts.training, parts.test, seed.number, teaching)
    return RowResult(RowNote(RIVALS[key], is_addition=True), None, scored)
