"""The other kind of recipe: a general Llama, a corpus and a hospital's cases, as in the paper."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from heart_engine.domain.labels import ThirdLabelMeaning
from heart_engine.model.settings import AdapterScope, AdapterSettings, FusionSettings, RetrievalSettings
from heart_engine.training.recipe import Episodes, Optimisation, read_toml

_WHOLE_LIBRARY = 1_000_000_000  # cases that a library has at least, as far as there are so many


@dataclass(frozen=True, slots=True)
class Sources:
    """Folders, seen from where the command is started."""

    base: str  # a Llama: config.json, tokenizer.json, safetensors
    corpus: str  # what `heart train corpus` wrote
    cohort: str  # heart-cohort/1


@dataclass(frozen=True, slots=True)
class PaperRecipe:
    """One training run on a base model."""

    name: str
    seed: int
    threads: int
    language: str
    third_label: ThirdLabelMeaning
    sources: Sources
    pretraining: Optimisation
    blocks_at_once: int  # of a batch, in one process; the rest is added up
    finetuning: Optimisation
    base_in_4_bits: bool  # QLoRA
    adapter_rank: int
    adapter_alpha: int
    fusion: FusionSettings
    supporting_cases: int
    most_masked: int

    @property
    def adapter(self) -> AdapterSettings:
        """Return the adapter; as in the paper it reads the whole prompt."""
        return AdapterSettings(self.adapter_rank, self.adapter_alpha, AdapterScope.ALL)

    @property
    def retrieval(self) -> RetrievalSettings:
        """Return how supporting cases are found."""
        return RetrievalSettings(cases=self.supporting_cases)

    @property
    def episodes(self) -> Episodes:
        """Return the paper's kind of step: the whole library, some cases masked, no hints."""
        return Episodes(
            smallest_library=_WHOLE_LIBRARY,
            beside_others=0.0,
            shared_cases=1,
            first_steps=0,
            said=0.0,
            most_masked=self.most_masked,
            without_cases=0.0,
        )


def is_paper_recipe(path: Path) -> bool:
    """Say whether a recipe starts from a base model; what cannot be read is no such recipe."""
    try:
        return "sources" in tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return False


def read_paper_recipe(path: Path) -> PaperRecipe:
    """Read a recipe that starts from a base model."""
    return read_toml(PaperRecipe, path)
