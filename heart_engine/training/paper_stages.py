"""Pre-training and fine-tuning of a base model, as in the paper; `heart train` chooses them by the recipe.

What the paper has no word for is left out here too: simulated hospitals and hints.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from accelerate import PartialState  # type: ignore[import-untyped]  # ships no types

from heart_engine.cohort.coding import Convention
from heart_engine.cohort.cohort import UNKNOWN_SET
from heart_engine.cohort.files import read_cohort
from heart_engine.cohort.hospital import SETS
from heart_engine.model.case_text import standards_text
from heart_engine.model.device import Precision
from heart_engine.model.diagnosis import HeartModel
from heart_engine.model.prompt import PromptWriter
from heart_engine.model.prompt_texts import plain_prompt
from heart_engine.model.settings import ModelSettings, Rendering, SpecialTokens, StandardsPlace, TextSettings
from heart_engine.model.tokenizer import TokenizerError, tokenizer_from_bytes
from heart_engine.model.weights import WeightsRefusedError
from heart_engine.training.base_model import TOKENIZER, BaseModelError, open_base, save_base
from heart_engine.training.encoded_cases import WrittenCases, shipped_standard_values, write_cases
from heart_engine.training.encoded_library import EncodedLibrary, encode_library
from heart_engine.training.finetune import Finetuning, training_hospitals
from heart_engine.training.fusion_check import by_hospital
from heart_engine.training.loop import Schedule, train
from heart_engine.training.next_token import read_blocks, train_on_blocks
from heart_engine.training.paper_recipe import PaperRecipe, read_paper_recipe
from heart_engine.training.progress import Progress
from heart_engine.training.recipe import Optimisation
from heart_engine.training.run_folder import RunFolder, cases_sha256, open_run
from heart_engine.training.small_model import untuned_model
from heart_engine.training.trained_parts import demand_gradients, save_parts

Say = Callable[[str], None]
_TEST = "test"


@dataclass(frozen=True, slots=True)
class PaperRun:
    """Everything that the two stages share."""

    folder: RunFolder
    recipe: PaperRecipe
    say: Say

    @property
    def tokenizer(self) -> Path:
        """Return where pre-training puts the vocabulary with HEART's tokens in it."""
        return self.folder.path / TOKENIZER

    @property
    def tuned(self) -> tuple[Path, Path]:
        """Return weights and vocabulary to fine-tune: the pre-trained, or an imported base as it is."""
        if self.tokenizer.exists():
            return self.folder.model, self.tokenizer
        base = Path(self.recipe.sources.base)
        return base, base / TOKENIZER


def begin(recipe_path: Path, folder: Path, say: Say) -> PaperRun:
    """Open a run's folder, one process after the other."""
    recipe = read_paper_recipe(recipe_path)
    torch.set_num_threads(recipe.threads)
    with _team().main_process_first():
        return PaperRun(open_run(folder, recipe_path), recipe, say)


def pretrain(run: PaperRun) -> None:
    """Train the base on the corpus; started by `accelerate launch`, in as many processes as that says."""
    recipe = run.recipe
    base = open_base(Path(recipe.sources.base), SpecialTokens())
    how = (recipe.pretraining, recipe.blocks_at_once, recipe.seed)
    blocks = read_blocks(Path(recipe.sources.corpus), base.tokenizer.size, how)
    report = Progress("pretraining", blocks.steps, run.say)
    schedule = _schedule(recipe.pretraining, blocks.steps)
    weights = train_on_blocks(base.network, blocks, schedule, run.folder.pretraining, report)
    if _team().is_main_process:
        save_base(base.network, weights, run.folder.model)
        run.tokenizer.write_bytes(base.tokenizer.to_bytes())
        run.folder.note("pretraining_data", {"blocks": len(blocks.ids), "tokens": blocks.ids.numel()})


def finetune(run: PaperRun) -> None:
    """Train adapter and fusion layer on the hospital's cases; the base stays as it is, perhaps in 4 bits."""
    recipe = run.recipe
    cases = _training_cases(run)
    settings = _settings(recipe, cases)
    libraries = _libraries(run, settings, cases)
    heart = _untuned(
        run, settings
    )  # afresh: to answer repacks 4-bit weights, and no gradient passes them then
    hospitals = training_hospitals(
        libraries, dict.fromkeys(libraries, Convention.ALL), recipe.seed, recipe.episodes.shared_cases
    )
    how = (recipe.finetuning, recipe.episodes)
    task = Finetuning(heart, hospitals, how, recipe.supporting_cases, recipe.seed)
    demand_gradients(task)
    schedule = _schedule(recipe.finetuning, task.steps)
    train(task, schedule, run.folder.finetuning, Progress("finetuning", task.steps, run.say))
    save_parts(heart, run.folder)


def _team() -> PartialState:
    return PartialState(cpu=not torch.cuda.is_available())


def _schedule(how: Optimisation, steps: int) -> Schedule:
    return Schedule(how.rate, how.warmup_steps, steps, how.checkpoint_every)


def _training_cases(run: PaperRun) -> WrittenCases:
    cohort = read_cohort(Path(run.recipe.sources.cohort))
    known = cohort.take((cohort.split != _TEST) & (cohort.labels != UNKNOWN_SET))
    cases = write_cases(known, shipped_standard_values(), _text(run.recipe))
    note = {"cases": len(cases), "sha256": cases_sha256(cases), "simulated": cohort.info.simulated}
    run.folder.note("finetuning_data", note)
    return cases


def _text(recipe: PaperRecipe) -> TextSettings:
    return TextSettings(Rendering.PLAIN, recipe.language, StandardsPlace.BESIDE)


def _settings(recipe: PaperRecipe, cases: WrittenCases) -> ModelSettings:
    """Offer "no defect" as an answer only where a case without one was seen."""
    with_none = bool(np.any(cases.labels == SETS.index(())))
    prompt = plain_prompt(recipe.language, recipe.third_label, with_none=with_none)
    return ModelSettings(
        prompt, _text(recipe), adapter=recipe.adapter, fusion=recipe.fusion, retrieval=recipe.retrieval
    )


def _untuned(run: PaperRun, settings: ModelSettings) -> HeartModel:
    weights, vocabulary = run.tuned
    precision = Precision.NF4 if run.recipe.base_in_4_bits else Precision.FP32
    try:
        tokenizer = tokenizer_from_bytes(vocabulary.read_bytes(), settings.prompt.tokens)
        writer = PromptWriter(tokenizer, settings, standards_text(shipped_standard_values(), settings.text))
        device = "cuda" if torch.cuda.is_available() else "cpu"
        return untuned_model(weights, settings, writer, run.recipe.seed, precision, device)
    except (OSError, TokenizerError, WeightsRefusedError) as error:
        msg = f"{weights}: {error}; pre-train first, or take what `heart model import` wrote"
        raise BaseModelError(msg) from error


def _libraries(run: PaperRun, settings: ModelSettings, cases: WrittenCases) -> dict[str, EncodedLibrary]:
    heart = _untuned(run, settings)
    report = Progress("finetuning: encoding cases", len(cases), run.say)
    return {
        name: encode_library(heart, cases.take(rows), report) for name, rows in by_hospital(cases).items()
    }


STAGES: Mapping[str, Callable[[PaperRun], None]] = {"pretrain": pretrain, "finetune": finetune}
