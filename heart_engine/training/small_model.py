"""The pieces of a small model that a recipe decides: settings, vocabulary, prompt, and the model itself."""

from __future__ import annotations

import json
from pathlib import Path

import torch

from heart_engine.model.case_text import compact_words
from heart_engine.model.device import DeviceChoice, DeviceReason, Precision
from heart_engine.model.diagnosis import HeartModel
from heart_engine.model.fusion import CaseFusion
from heart_engine.model.loading import LanguageModelFiles, load_language_model
from heart_engine.model.prompt import PromptWriter, prompt_vocabulary
from heart_engine.model.prompt_texts import compact_prompt
from heart_engine.model.settings import ModelSettings
from heart_engine.model.tokenizer import CaseTokenizer, word_tokenizer
from heart_engine.training.recipe import Recipe


def settings_of(recipe: Recipe) -> ModelSettings:
    """Return the settings that a bundle made by this recipe declares."""
    return ModelSettings(
        prompt=compact_prompt(with_none=True),
        adapter=recipe.adapter,
        fusion=recipe.fusion,
        retrieval=recipe.retrieval,
    )


def tokenizer_of(settings: ModelSettings) -> CaseTokenizer:
    """Return the vocabulary: every word of the prompt and of the compact case text, and no other."""
    words = [*prompt_vocabulary(settings), *compact_words(settings.text)]
    return word_tokenizer(words, settings.prompt.tokens)


def words_of(tokenizer: CaseTokenizer) -> list[str]:
    """Return the vocabulary in the order of its ids."""
    by_id: dict[str, int] = json.loads(tokenizer.to_bytes())["model"]["vocab"]
    return sorted(by_id, key=by_id.__getitem__)


def writer_of(settings: ModelSettings, tokenizer: CaseTokenizer) -> PromptWriter:
    """Return what builds the prompts; the compact rendering has no standards to put in front."""
    return PromptWriter(tokenizer, settings, standards="")


def untuned_model(
    folder: Path,
    settings: ModelSettings,
    writer: PromptWriter,
    seed: int,
    precision: Precision = Precision.FP32,
    device: str = "cpu",
) -> HeartModel:
    """Load a pre-trained network with an adapter that changes nothing yet and a random fusion layer."""
    torch.manual_seed(seed)
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    choice = DeviceChoice(device, precision, DeviceReason.ASKED_FOR, needed_bytes=0, free_bytes=0)
    language_model = load_language_model(LanguageModelFiles(folder, config, None), settings.adapter, choice)
    fusion = CaseFusion(language_model.hidden_size, settings.fusion, language_model.embedding_norm())
    return HeartModel(language_model, fusion, writer, settings)
