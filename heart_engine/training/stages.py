"""The three stages of a run: pre-train, fine-tune, finish; each begins with the files of the one before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from safetensors.torch import save_file

from heart_engine.cohort.cohort import UNKNOWN_SET, Cohort
from heart_engine.cohort.hospital import SETS, Role
from heart_engine.evaluation.aims import aims_markdown, aims_of, read_finished
from heart_engine.library.rerank import CrossEncoderReranker
from heart_engine.model.device import Precision
from heart_engine.model.diagnosis import HeartModel
from heart_engine.model.fusion import load_fusion
from heart_engine.model.prompt import PromptWriter
from heart_engine.model.settings import ModelSettings
from heart_engine.model.standard_values import StandardValues
from heart_engine.model.tokenizer import CaseTokenizer
from heart_engine.model.weights import read_tensors
from heart_engine.training.encoded_cases import (
    WrittenCases,
    conventions,
    shipped_standard_values,
    simulated_cohort,
    with_sizes_lost,
    write_cases,
)
from heart_engine.training.encoded_library import EncodedLibrary, encode_library
from heart_engine.training.finetune import Finetuning, training_hospitals
from heart_engine.training.finish import Trained, finished_bundle
from heart_engine.training.fusion_check import by_hospital
from heart_engine.training.hints import MatesOfTheHospital
from heart_engine.training.judge import Judge, judge_steps, load_judge, train_judge
from heart_engine.training.loop import Schedule, Task, train
from heart_engine.training.mates import nearest_mates
from heart_engine.training.new_network import new_network, save_network
from heart_engine.training.pretrain import Pretraining
from heart_engine.training.progress import Progress
from heart_engine.training.recipe import Optimisation, Pool, Recipe, read_recipe
from heart_engine.training.rerank_check import with_and_without
from heart_engine.training.reranker import train_reranker
from heart_engine.training.run_folder import RunFolder, cases_sha256, open_run
from heart_engine.training.small_model import (
    settings_of,
    tokenizer_of,
    untuned_model,
    words_of,
    writer_of,
)
from heart_engine.training.trained_parts import save_parts

Say = Callable[[str], None]
_MATES = 10  # nearest cases of the same hospital that pre-training may show beside a case


@dataclass(frozen=True, slots=True)
class Run:
    """Everything that the stages share."""

    folder: RunFolder
    recipe: Recipe
    settings: ModelSettings
    tokenizer: CaseTokenizer
    writer: PromptWriter
    standards: StandardValues
    say: Say


def begin(recipe_path: Path, folder: Path, say: Say) -> Run:
    """Open a run's folder and everything its recipe decides."""
    recipe = read_recipe(recipe_path)
    torch.set_num_threads(recipe.threads)
    settings = settings_of(recipe)
    tokenizer = tokenizer_of(settings)
    return Run(
        folder=open_run(folder, recipe_path),
        recipe=recipe,
        settings=settings,
        tokenizer=tokenizer,
        writer=writer_of(settings, tokenizer),
        standards=shipped_standard_values(),
        say=say,
    )


def pretrain(run: Run) -> None:
    """Train the language model from scratch on the texts of simulated training hospitals."""
    recipe = run.recipe
    judge = _judge(run)
    cohort, cases = written(run, "pretraining", recipe.pretraining_pool)
    network = new_network(recipe.shape, words_of(run.tokenizer), recipe.seed)
    run.say("pretraining: looking for the nearest mates of each case")
    said = judge(cohort)
    mates = nearest_mates(cohort, said, _MATES)
    hints = MatesOfTheHospital(network.model.embed_tokens, run.writer.prompt, mates)
    how, lessons = (recipe.pretraining, recipe.losses), (hints, torch.from_numpy(said).float())
    task = Pretraining(network, run.writer, cases, how, recipe.seed, lessons)
    schedule = replace(_schedule(recipe.pretraining, task.steps), muon_rate=recipe.muon_rate)
    _train(run, task, schedule, run.folder.pretraining)
    save_network(network, recipe.shape, run.folder.model)
    save_file({"vectors": hints.vectors.detach()}, run.folder.hints)


def finetune(run: Run) -> None:
    """Train adapter and fusion layer in episodes; the base stays what it is."""
    recipe = run.recipe
    hints = run.folder.made_by("pretrain", run.folder.hints)
    heart = untuned_model(run.folder.model, run.settings, run.writer, recipe.seed)
    cohort, cases = written(run, "finetuning", recipe.finetuning_pool)
    libraries = _encoded(run, heart, cases)
    coding = conventions(cohort)
    hospitals = training_hospitals(libraries, coding, recipe.seed, recipe.episodes.shared_cases)
    settings = (recipe.finetuning, recipe.episodes)
    vectors = read_tensors(hints, {"vectors": (len(SETS), heart.language_model.hidden_size)})
    supporting, seed = recipe.supporting_cases, recipe.seed
    task = Finetuning(heart, hospitals, settings, supporting, seed, said=vectors["vectors"])
    _train(run, task, _schedule(recipe.finetuning, task.steps), run.folder.finetuning)
    save_parts(heart, run.folder)


def reranker(run: Run) -> None:
    """Train a cross-encoder on pairs of training cases, and answer calibration cases with and without it."""
    recipe, folder = run.recipe, run.folder.path / "reranker"
    heart = trained_model(run)
    _, cases = written(run, "reranker", recipe.finetuning_pool)
    supporting = recipe.supporting_cases
    run.say("reranker: training")
    trained = train_reranker(
        folder,
        _encoded(run, heart, cases),
        words_of(run.tokenizer),
        recipe.reranker,
        (supporting, recipe.seed),
    )
    cohort = simulated_cohort(recipe.evidence.calibration, Role.CALIBRATION)
    patients = write_cases(cohort, run.standards, run.settings.text)
    report = Progress("reranker: hospitals", recipe.evidence.calibration.hospitals, run.say)
    judge = CrossEncoderReranker(trained, "cpu")
    run.folder.note("reranker", with_and_without(heart, patients, supporting, judge, report))


def finish(run: Run) -> None:
    """Calibrate, open the test, pack the bundle."""
    models = {one: trained_model(run, one) for one in (Precision.FP32, *run.recipe.variants)}
    trained = Trained(run.folder, run.recipe, run.settings, models, run.standards, run.tokenizer)
    manifest = finished_bundle(trained, run.say)
    size = sum(one.size for one in manifest.files)
    run.say(f"finish: {manifest.bundle_id}, {size / 1e6:.1f} MB, in {run.folder.bundle}")
    run.say(aims_markdown(aims_of(read_finished(run.folder.path, size))))


def trained_model(run: Run, precision: Precision = Precision.FP32) -> HeartModel:
    """Load what the first two stages have made."""
    run.folder.made_by("finetune", run.folder.fusion)
    heart = untuned_model(run.folder.model, run.settings, run.writer, run.recipe.seed, precision)
    language_model = heart.language_model
    language_model.load_adapter(run.folder.adapter)
    norm = language_model.embedding_norm()
    fusion = load_fusion(run.folder.fusion, language_model.hidden_size, run.settings.fusion, norm)
    return HeartModel(language_model, fusion, run.writer, run.settings)


def written(run: Run, name: str, pool: Pool) -> tuple[Cohort, WrittenCases]:
    """Simulate a pool of training hospitals, write its cases, and note what was written."""
    cohort = _training_cohort(run, pool)
    report = Progress(f"{name}: writing simulated cases", len(cohort), run.say)
    cases = write_cases(cohort, run.standards, run.settings.text, report)
    run.folder.note(f"{name}_data", {"cases": len(cases), "sha256": cases_sha256(cases), "simulated": True})
    return cohort, cases


def _judge(run: Run) -> Judge:
    """Train the judge, unless an earlier part of this run has."""
    path = run.folder.judge
    if not path.exists():
        cohort = _training_cohort(run, run.recipe.judge_pool)
        report = Progress("judge: learning", judge_steps(len(cohort)), run.say)
        train_judge(cohort, run.recipe.seed, report).save(path)
    return load_judge(path)


def _training_cohort(run: Run, pool: Pool) -> Cohort:
    simulated = simulated_cohort(pool, Role.TRAINING)
    known = simulated.take(simulated.labels != UNKNOWN_SET)
    return with_sizes_lost(known, run.recipe.without_body_size, (run.recipe.seed, pool.seed))


def _encoded(run: Run, heart: HeartModel, cases: WrittenCases) -> dict[str, EncodedLibrary]:
    hospitals = by_hospital(cases)
    report = Progress("finetuning: encoding hospitals", len(hospitals), run.say)
    found: dict[str, EncodedLibrary] = {}
    for done, (name, rows) in enumerate(hospitals.items(), start=1):
        found[name] = encode_library(heart, cases.take(rows))
        report(done)
    return found


def _schedule(how: Optimisation, steps: int) -> Schedule:
    return Schedule(how.rate, how.warmup_steps, steps, how.checkpoint_every)


def _train(run: Run, task: Task, schedule: Schedule, folder: Path) -> None:
    train(task, schedule, folder, Progress(folder.name, schedule.steps, run.say))


STAGES: Mapping[str, Callable[[Run], None]] = {
    "pretrain": pretrain,
    "finetune": finetune,
    "reranker": reranker,
    "finish": finish,
}
