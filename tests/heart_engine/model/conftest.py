from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from heart_engine.domain.case import Case, Patient, Sex
from heart_engine.domain.resources import read_table
from heart_engine.model.case_text import case_text, compact_words
from heart_engine.model.device import DeviceChoice, DeviceReason, Precision
from heart_engine.model.diagnosis import HeartModel
from heart_engine.model.fusion import CaseFusion
from heart_engine.model.language_model import LanguageModel
from heart_engine.model.loading import LanguageModelFiles, load_language_model
from heart_engine.model.prompt import PromptWriter, prompt_vocabulary
from heart_engine.model.prompt_texts import compact_prompt
from heart_engine.model.settings import (
    AdapterScope,
    AdapterSettings,
    FusionSettings,
    ModelSettings,
)
from heart_engine.model.shape import SHAPES, write_random_weights
from heart_engine.model.standard_values import StandardValues, standard_values_from_rows
from heart_engine.model.tokenizer import CaseTokenizer, word_tokenizer

torch.set_num_threads(1)


@pytest.fixture(scope="session")
def standards() -> StandardValues:
    """The shipped table."""
    return standard_values_from_rows(read_table("standard_values.csv"))


@pytest.fixture(scope="session")
def woman() -> Case:
    """A whole examination."""
    return Case(
        "demo",
        Patient(34, Sex.FEMALE, 160, 55),
        measurements={
            "lvedd": 41, "lvesd": 26, "lvpwt": 8, "ivst": 8, "rvot": 33, "mv_e": 82, "mv_a": 60, "mve_e": 11,
            "fs": 36, "ef": 66, "lad": 34, "mv_ea_ratio": 1.37, "wms": 1, "ao_sinus": 27, "ao_annulus": 20,
            "pa": 28, "ra": 47, "rv": 34, "mr": 1, "tr": 2.5, "ar": 0, "pr": 1, "co": 4.2, "sv": 58,
            "ea_ratio": 1.3,
        },
    )  # fmt: skip


@pytest.fixture(scope="session")
def settings() -> ModelSettings:
    return ModelSettings(compact_prompt(with_none=True), fusion=FusionSettings(fused_tokens=2, heads=4))


@pytest.fixture(scope="session")
def tokenizer(settings: ModelSettings) -> CaseTokenizer:
    words = [*prompt_vocabulary(settings), *compact_words(settings.text)]
    return word_tokenizer(words, settings.prompt.tokens)


@pytest.fixture(scope="session")
def weights(tmp_path_factory: pytest.TempPathFactory, tokenizer: CaseTokenizer) -> Path:
    """Random fp32 weights of the tiny shape."""
    folder = tmp_path_factory.mktemp("weights")
    write_random_weights(folder, SHAPES["tiny"].config(tokenizer.size), Precision.FP32)
    return folder


Load = Callable[..., LanguageModel]
Build = Callable[..., HeartModel]


@pytest.fixture(scope="session")
def load() -> Load:
    """Load a folder of weights on the CPU."""

    def from_folder(
        folder: Path,
        precision: Precision = Precision.FP32,
        adapter: Path | None = None,
        settings: AdapterSettings | None = None,
    ) -> LanguageModel:
        choice = DeviceChoice("cpu", precision, DeviceReason.ASKED_FOR, 0, 0)
        config = json.loads((folder / "config.json").read_text())
        files = LanguageModelFiles(folder, config, adapter)
        return load_language_model(files, settings or AdapterSettings(), choice)

    return from_folder


@pytest.fixture(scope="session")
def build(weights: Path, settings: ModelSettings, tokenizer: CaseTokenizer, load: Load) -> Build:
    """Make a model with a random, not idle, adapter."""

    def make(
        precision: Precision = Precision.FP32,
        scope: AdapterScope = AdapterScope.TAIL,
        adapter_seed: int | None = 1,
    ) -> HeartModel:
        chosen = replace(settings, adapter=AdapterSettings(scope=scope))
        language_model = load(weights, precision, settings=chosen.adapter)
        if adapter_seed is not None:
            disturb_adapter(language_model.network, adapter_seed)
        torch.manual_seed(0)
        fusion = CaseFusion(language_model.hidden_size, chosen.fusion, language_model.embedding_norm())
        return HeartModel(language_model, fusion.eval(), PromptWriter(tokenizer, chosen, ""), chosen)

    return make


def disturb_adapter(network: torch.nn.Module, seed: int) -> None:
    generator = torch.Generator().manual_seed(seed)
    for name, tensor in network.named_parameters():
        if "lora_B" in name:
            tensor.data = torch.randn(tensor.shape, generator=generator) * 0.05


@pytest.fixture(scope="session")
def heart(build: Build) -> HeartModel:
    return build()


@pytest.fixture(scope="session")
def cases(woman: Case) -> Sequence[Case]:
    """Twelve different cases, some measurements missing in each."""
    chance = random.Random(4)
    return tuple(_varied(woman, index, chance) for index in range(12))


def _varied(case: Case, index: int, chance: random.Random) -> Case:
    changed = {
        key: value if key in {"mr", "tr", "ar", "pr"} else value * chance.uniform(0.8, 1.3)
        for key, value in case.measurements.items()
        if chance.random() > 0.2
    }
    return replace(case, case_id=f"case-{index}", measurements=changed)


@pytest.fixture(scope="session")
def texts(cases: Sequence[Case], standards: StandardValues, settings: ModelSettings) -> Sequence[str]:
    return tuple(case_text(one, standards, settings.text) for one in cases)
