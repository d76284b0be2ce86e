from __future__ import annotations

from pathlib import Path

import pytest
import torch

from heart_engine.cohort.hospital import Role
from heart_engine.model.diagnosis import HeartModel
from heart_engine.model.prompt import PromptWriter
from heart_engine.model.settings import ModelSettings
from heart_engine.training.encoded_cases import (
    WrittenCases,
    shipped_standard_values,
    simulated_cohort,
    write_cases,
)
from heart_engine.training.new_network import new_network, save_network
from heart_engine.training.recipe import Recipe, read_recipe
from heart_engine.training.small_model import settings_of, tokenizer_of, untuned_model, words_of, writer_of

torch.set_num_threads(1)

TINY = Path(__file__).with_name("tiny.toml")


@pytest.fixture(scope="session")
def recipe() -> Recipe:
    return read_recipe(TINY)


@pytest.fixture(scope="session")
def settings(recipe: Recipe) -> ModelSettings:
    return settings_of(recipe)


@pytest.fixture(scope="session")
def writer(settings: ModelSettings) -> PromptWriter:
    return writer_of(settings, tokenizer_of(settings))


@pytest.fixture(scope="session")
def words(settings: ModelSettings) -> list[str]:
    return words_of(tokenizer_of(settings))


@pytest.fixture(scope="session")
def cases(recipe: Recipe, settings: ModelSettings) -> WrittenCases:
    """A few cases of a few simulated hospitals."""
    cohort = simulated_cohort(recipe.finetuning_pool, Role.TRAINING)
    return write_cases(cohort, shipped_standard_values(), settings.text)


@pytest.fixture
def heart(
    tmp_path: Path, recipe: Recipe, settings: ModelSettings, writer: PromptWriter, words: list[str]
) -> HeartModel:
    """An untrained model, loaded from its files as fine-tuning loads it."""
    save_network(new_network(recipe.shape, words, seed=3), recipe.shape, tmp_path / "model")
    return untuned_model(tmp_path / "model", settings, writer, seed=3)
