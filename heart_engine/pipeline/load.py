"""From a folder to an engine that may answer, or a refusal with its code.

1. Every byte is the one the manifest promises, and the manifest fits this program's clinical table
   (`bundle.verification`, before any of the packages that parse the content is imported).
2. The settings are those of a known shape, and something could be computed with them.
3. A precision variant and a device are chosen once, with the reason kept.
4. Tokenizer, standard values, answering numbers and golden cases are read and must fit the settings.
5. The weights are loaded; exactly the tensors of the architecture, all finite.
6. The bundle's own library is opened.
7. The golden cases come out as they did where the bundle was made.
8. The library that was selected beside the bundle takes the place of its own.
"""

from __future__ import annotations

import csv
import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

from heart_engine.bundle.layout import (
    ADAPTER,
    ANSWERING,
    FUSION,
    GOLDEN,
    LIBRARY_FOLDER,
    MODEL_CONFIG,
    MODEL_FOLDER,
    RERANKER_FOLDER,
    STANDARD_VALUES,
    TOKENIZER,
)
from heart_engine.bundle.manifest import MANIFEST_NAME, Manifest
from heart_engine.bundle.memory_budget import reranker_bytes
from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.bundle.verification import VerifiedBundle
from heart_engine.domain.labels import label_set_to_text
from heart_engine.model.case_text import standards_text
from heart_engine.model.device import DeviceChoice, Precision, choose_device, inspect_machine
from heart_engine.model.diagnosis import HeartModel
from heart_engine.model.encoder_identity import encoder_sha256
from heart_engine.model.fusion import load_fusion
from heart_engine.model.loading import LanguageModelFiles, load_language_model
from heart_engine.model.prompt import PromptWriter
from heart_engine.model.settings import ModelSettings
from heart_engine.model.standard_values import StandardValues, standard_values_from_rows
from heart_engine.model.tokenizer import tokenizer_from_bytes
from heart_engine.model.typed_json import ShapeError, from_json
from heart_engine.pipeline.answering import Answering, answering_from_bytes
from heart_engine.pipeline.engine import HeartEngine
from heart_engine.pipeline.golden import GoldenCase, golden_from_bytes
from heart_engine.pipeline.head_keeping import heads_kept_in
from heart_engine.pipeline.library_folder import (
    Encoder,
    open_library,
    reranker_of,
    verify_library,
)
from heart_engine.pipeline.refusing import refusing, refusing_selected
from heart_engine.pipeline.self_test import demand_golden
from heart_engine.pipeline.setting_misfits import setting_misfits


def load_engine(
    bundle: VerifiedBundle,
    library: Path | None = None,
    variant: Precision | None = None,
    alive: Callable[[float], None] = lambda _share: None,
    heads: Path | None = None,
) -> HeartEngine:
    """Do steps 2 to 8; a library and a variant are those that a person wished, if any.

    `alive` is called again and again in step 7, which takes a processor minutes where the model is large. In
    `heads` the constant head is looked for, and kept where it takes long to compute.
    """
    settings = read_settings(bundle.manifest)
    choice = chosen_device(bundle.manifest, variant)
    engine = assembled(bundle, settings, choice, read_golden(bundle, settings))
    if heads is not None:
        engine.model.keep_heads(heads_kept_in(heads, bundle, choice))
    alive(0.0)
    with engine.model.language_model.pulse.felt_by(alive):
        demand_golden(engine)
    return engine if library is None else beside_library(engine, bundle, library)


def chosen_device(manifest: Manifest, asked: Precision | None) -> DeviceChoice:
    """Choose the precision variant and the device, once."""
    with refusing(MANIFEST_NAME):
        return choose_device(manifest.variants, inspect_machine(), asked, reranker_bytes(manifest))


def assembled(
    bundle: VerifiedBundle, settings: ModelSettings, choice: DeviceChoice, golden: tuple[GoldenCase, ...]
) -> HeartEngine:
    """Do steps 4 to 6."""
    standards = read_standards(bundle)
    answering = _answering(bundle, settings)
    model = open_model(bundle, settings, choice)
    reranker = reranker_of(settings, bundle.folder / RERANKER_FOLDER, choice.reranker_device)
    own = open_library(bundle.folder / LIBRARY_FOLDER, _encoder(bundle, model, settings), reranker)
    return HeartEngine(bundle.manifest, settings, choice, model, answering, standards, own, own, golden)


def beside_library(engine: HeartEngine, bundle: VerifiedBundle, folder: Path) -> HeartEngine:
    """Put the library that was selected in the place of the bundle's own."""
    with refusing_selected():
        verify_library(folder)
        device = engine.choice.reranker_device
        reranker = reranker_of(engine.settings, bundle.folder / RERANKER_FOLDER, device)
        library = open_library(folder, _encoder(bundle, engine.model, engine.settings), reranker)
    return dataclasses.replace(engine, library=library)


def open_encoder(bundle: VerifiedBundle) -> Encoder:
    """Load what a library is encoded with, in the variant that this machine chooses."""
    settings = read_settings(bundle.manifest)
    choice = chosen_device(bundle.manifest, None)
    return _encoder(bundle, open_model(bundle, settings, choice), settings)


def _encoder(bundle: VerifiedBundle, model: HeartModel, settings: ModelSettings) -> Encoder:
    return Encoder(model, settings, encoder_sha256(bundle.manifest.files, settings))


def read_settings(manifest: Manifest) -> ModelSettings:
    """Read how the model reads, retrieves and answers."""
    with refusing(MANIFEST_NAME):
        settings = from_json(ModelSettings, manifest.settings)
        for where, rule in setting_misfits(settings, manifest.spectrum.prevalence):
            raise ShapeError(where, rule)
        return settings


def read_standards(bundle: VerifiedBundle) -> StandardValues:
    """Read the standard values as they were frozen when the model was trained."""
    with refusing(STANDARD_VALUES):
        return standards_from_bytes(bundle.read(STANDARD_VALUES))


def standards_from_bytes(content: bytes) -> StandardValues:
    """Read a table of standard values."""
    return standard_values_from_rows(csv.DictReader(content.decode("utf-8-sig").splitlines()))


def _answering(bundle: VerifiedBundle, settings: ModelSettings) -> Answering:
    with refusing(ANSWERING):
        variants = [one.name for one in bundle.manifest.variants]
        return answering_from_bytes(bundle.read(ANSWERING), settings.prompt.label_sets, variants)


def read_golden(bundle: VerifiedBundle, settings: ModelSettings) -> tuple[GoldenCase, ...]:
    """Read the golden cases."""
    with refusing(GOLDEN):
        variants = [one.name for one in bundle.manifest.variants]
        sets = [label_set_to_text(one) for one in settings.prompt.label_sets]
        return golden_from_bytes(bundle.read(GOLDEN), variants, sets)


def open_model(bundle: VerifiedBundle, settings: ModelSettings, choice: DeviceChoice) -> HeartModel:
    """Load tokenizer, language model, adapter and fusion layer."""
    standards = read_standards(bundle)
    with refusing(TOKENIZER):
        tokenizer = tokenizer_from_bytes(bundle.read(TOKENIZER), settings.prompt.tokens)
        writer = PromptWriter(tokenizer, settings, standards_text(standards, settings.text))
    with refusing(MODEL_CONFIG):
        config = json.loads(bundle.read(MODEL_CONFIG))
        files = LanguageModelFiles(bundle.folder / MODEL_FOLDER, config, bundle.path(ADAPTER))
        language_model = load_language_model(files, settings.adapter, choice)
        if language_model.vocabulary_size < tokenizer.size:
            raise BundleRefusedError(Refusal.TOKENIZER_UNFIT, file=TOKENIZER)
    with refusing(FUSION):
        if language_model.hidden_size % settings.fusion.heads:
            where, rule = "settings.fusion.heads", "a divisor of the model's width expected"
            raise ShapeError(where, rule)
        fusion = load_fusion(
            bundle.path(FUSION), language_model.hidden_size, settings.fusion, language_model.embedding_norm()
        )
    return HeartModel(language_model, fusion, writer, settings)
