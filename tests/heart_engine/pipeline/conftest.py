from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from heart_engine.bundle.manifest import read_manifest
from heart_engine.bundle.pack import pack_bundle
from heart_engine.bundle.verification import verify_bundle
from heart_engine.domain.case import Case
from heart_engine.domain.case_json import case_from_text
from heart_engine.domain.resources import resource_path
from heart_engine.pipeline.engine import HeartEngine
from heart_engine.pipeline.load import load_engine

torch.set_num_threads(1)


@pytest.fixture(scope="session")
def engine(tiny_bundle: Path) -> HeartEngine:
    """The tiny bundle of random weights, verified and loaded."""
    return load_engine(verify_bundle(tiny_bundle))


@pytest.fixture(scope="session")
def demo() -> Case:
    paths = sorted(resource_path("demo").glob("*.json"))
    return case_from_text(paths[0].read_text(encoding="utf-8"))


@pytest.fixture
def bundle(tiny_bundle: Path, tmp_path: Path) -> Path:
    """A copy that a test may damage."""
    return Path(shutil.copytree(tiny_bundle, tmp_path / "bundle"))


@pytest.fixture
def repack() -> Callable[[Path], None]:
    """Make the manifest agree with what now lies in the folder, as an attacker without a key would."""

    def run(folder: Path) -> None:
        pack_bundle(folder, read_manifest(folder))

    return run
