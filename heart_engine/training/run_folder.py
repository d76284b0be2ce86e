"""The folder of one run: recipe, data, seeds, versions, curves, metrics; enough to repeat and to doubt it."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import platform
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from heart_engine.cohort.parameters import parameters_sha256
from heart_engine.domain.fingerprint import domain_fingerprint
from heart_engine.model.device import Precision
from heart_engine.training.encoded_cases import WrittenCases

_MINUTE_S = 60.0
_PACKAGES = ("torch", "transformers", "peft", "numpy", "faiss-cpu", "safetensors", "tokenizers")
_RECIPE, _TIMES = "recipe.toml", "times"


class RunFolderError(ValueError):
    """A folder that holds another run."""


@dataclass(frozen=True, slots=True)
class RunFolder:
    """One run's place on disk."""

    path: Path

    @property
    def pretraining(self) -> Path:
        """Return where the first stage keeps its checkpoint and curve."""
        return self.path / "pretraining"

    @property
    def finetuning(self) -> Path:
        """Return where the second stage keeps its checkpoint and curve."""
        return self.path / "finetuning"

    @property
    def judge(self) -> Path:
        """Return the network on measurements that taught the model."""
        return self.path / "judge.safetensors"

    @property
    def model(self) -> Path:
        """Return the pre-trained weights and their configuration."""
        return self.path / "model"

    @property
    def hints(self) -> Path:
        """Return the vectors that stood for diagnoses in pre-training, which fused vectors are to say."""
        return self.path / "hints.safetensors"

    @property
    def adapter(self) -> Path:
        """Return the trained adapter."""
        return self.path / "adapter.safetensors"

    @property
    def fusion(self) -> Path:
        """Return the trained fusion layer."""
        return self.path / "fusion.safetensors"

    @property
    def bundle(self) -> Path:
        """Return the packed bundle."""
        return self.path / "bundle"

    def made_by(self, stage: str, path: Path) -> Path:
        """Return what a stage has made, or say that the stage comes first."""
        if not path.exists():
            msg = f"{self.path}: no {path.name} yet; `heart train {stage}` comes first"
            raise RunFolderError(msg)
        return path

    def predictions(self, variant: Precision) -> Path:
        """Return the answers of a variant on matched test hospitals; full precision has the plain name."""
        return self.path / f"predictions{'' if variant is Precision.FP32 else f'-{variant}'}.csv"

    def note(self, name: str, document: Mapping[str, object]) -> None:
        """Write one JSON file of the run in one step."""
        path = self.path / f"{name}.json"
        aside = path.with_name(path.name + ".unfinished")
        aside.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        aside.replace(path)


def timed(folder: Path, stage: str, work: Callable[[], None]) -> str:
    """Do a stage, add what it took to the run's `times.json`, and say it; a killed part has left no time."""
    wall, cpu = time.monotonic(), time.process_time()
    work()
    spent = {"wall_s": time.monotonic() - wall, "cpu_s": time.process_time() - cpu}
    path = folder / f"{_TIMES}.json"
    before: dict[str, dict[str, float]] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    earlier = before.get(stage, {})
    before[stage] = {name: round(one + earlier.get(name, 0.0), 1) for name, one in spent.items()}
    RunFolder(folder).note(_TIMES, before)
    minutes = {name: one / _MINUTE_S for name, one in before[stage].items()}
    return f"{stage}: {minutes['wall_s']:.1f} minutes, {minutes['cpu_s']:.1f} of processor time"


def open_run(path: Path, recipe: Path) -> RunFolder:
    """Begin a run or go on with it; a folder that was begun with another recipe is refused."""
    path.mkdir(parents=True, exist_ok=True)
    kept, given = path / _RECIPE, recipe.read_bytes()
    if kept.exists() and kept.read_bytes() != given:
        msg = f"{path} was begun with another recipe; choose another folder"
        raise RunFolderError(msg)
    kept.write_bytes(given)
    run = RunFolder(path)
    run.note("versions", _versions())
    return run


def cases_sha256(cases: WrittenCases) -> str:
    """Return a fingerprint of what is trained on: every text with its diagnosis, in order."""
    digest = hashlib.sha256()
    for text, label in zip(cases.texts, cases.labels.tolist(), strict=True):
        digest.update(f"{text}\t{label}\n".encode())
    return digest.hexdigest()


def _versions() -> dict[str, object]:
    packages = {name: importlib.metadata.version(name) for name in _PACKAGES}
    return {
        "python": platform.python_version(),
        "packages": packages,
        "domain_fingerprint": domain_fingerprint(),
        "cohort_parameters_sha256": parameters_sha256(),
    }
