"""A tiny pre-training that ends itself as a power cut would, after the step given."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import torch

from heart_engine.cohort.hospital import Role
from heart_engine.training.encoded_cases import shipped_standard_values, simulated_cohort, write_cases
from heart_engine.training.hints import MatesOfTheHospital
from heart_engine.training.judge import train_judge
from heart_engine.training.loop import Schedule, train
from heart_engine.training.mates import nearest_mates
from heart_engine.training.new_network import new_network
from heart_engine.training.pretrain import Pretraining
from heart_engine.training.recipe import Pool, Recipe, read_recipe
from heart_engine.training.small_model import settings_of, tokenizer_of, words_of, writer_of

STEPS = 14
TINY = Path(__file__).with_name("tiny.toml")


def run(folder: Path, *, last: int | None = None) -> Pretraining:
    """Train to the end, or until `last`, and then not even an exception."""
    torch.set_num_threads(1)
    recipe = read_recipe(TINY)
    task = _task(recipe)
    every = recipe.pretraining.checkpoint_every
    schedule = Schedule(recipe.pretraining.rate, 3, STEPS, every, recipe.muon_rate)

    def report(step: int, _detail: str) -> None:
        if step == last:
            os.kill(os.getpid(), signal.SIGKILL)

    train(task, schedule, folder, report)
    return task


def _task(recipe: Recipe) -> Pretraining:
    settings = settings_of(recipe)
    tokenizer = tokenizer_of(settings)
    cohort = simulated_cohort(Pool(2, 120, seed=1), Role.TRAINING)
    cases = write_cases(cohort, shipped_standard_values(), settings.text)
    network = new_network(recipe.shape, words_of(tokenizer), recipe.seed)
    how = (recipe.pretraining, recipe.losses)
    writer = writer_of(settings, tokenizer)
    said = train_judge(cohort, seed=1)(cohort)
    hints = MatesOfTheHospital(network.model.embed_tokens, writer.prompt, nearest_mates(cohort, said, 4))
    return Pretraining(network, writer, cases, how, recipe.seed, (hints, torch.from_numpy(said).float()))


if __name__ == "__main__":
    run(Path(sys.argv[1]), last=int(sys.argv[2]))
