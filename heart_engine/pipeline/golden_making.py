"""Lets a bundle answer its golden cases once in every variant, and seals it with the answers in it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from heart_engine.bundle.files import describe_files
from heart_engine.bundle.layout import GOLDEN
from heart_engine.bundle.manifest import MANIFEST_NAME, Manifest
from heart_engine.bundle.pack import pack_bundle
from heart_engine.bundle.verification import VerifiedBundle
from heart_engine.domain.case import Case
from heart_engine.model.device import Precision
from heart_engine.pipeline.golden import GoldenCase, golden_to_bytes, probabilities_by_text
from heart_engine.pipeline.load import assembled, chosen_device, read_settings
from heart_engine.pipeline.screen import Question, screen


def seal_bundle(folder: Path, about: Manifest, cases: Sequence[Case]) -> Manifest:
    """Write `golden.jsonl` and the manifest of a folder that is complete but for these two."""
    bundle = VerifiedBundle(folder, dataclasses.replace(about, files=describe_files(folder, MANIFEST_NAME)))
    answers = {one.name: _answers(bundle, Precision(one.name), cases) for one in about.variants}
    golden = [
        GoldenCase(case, {name: found[place] for name, found in answers.items()})
        for place, case in enumerate(cases)
    ]
    (folder / GOLDEN).write_bytes(golden_to_bytes(golden))
    return pack_bundle(folder, about)


def _answers(bundle: VerifiedBundle, variant: Precision, cases: Sequence[Case]) -> list[dict[str, float]]:
    settings = read_settings(bundle.manifest)
    engine = assembled(bundle, settings, chosen_device(bundle.manifest, variant), ())
    found = (screen(engine, Question(case), lambda _step, _share: None) for case in cases)
    return [probabilities_by_text(one.sets) for one in found]
