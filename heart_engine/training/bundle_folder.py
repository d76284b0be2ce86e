"""Writes every file of a bundle from a finished run; the golden answers and the manifest come last."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from heart_engine.bundle import layout
from heart_engine.bundle.files import describe_files
from heart_engine.bundle.manifest import MANIFEST_NAME, Figure, Manifest, Spectrum, Variant
from heart_engine.domain.case import Case
from heart_engine.domain.fingerprint import domain_fingerprint
from heart_engine.domain.labels import LABELS, ThirdLabelMeaning
from heart_engine.domain.resources import resource_path
from heart_engine.library.reference_case import SourceRecord
from heart_engine.model.device import Precision
from heart_engine.model.diagnosis import HeartModel
from heart_engine.model.encoder_identity import encoder_sha256
from heart_engine.model.settings import ModelSettings
from heart_engine.model.standard_values import StandardValues
from heart_engine.model.typed_json import to_json
from heart_engine.pipeline.answering import Answering, answering_to_bytes
from heart_engine.pipeline.golden_making import seal_bundle
from heart_engine.pipeline.library_folder import (
    LIBRARY_FORMAT,
    Encoder,
    LibraryAbout,
    reference_cases,
    write_library,
)
from heart_engine.training.encoded_cases import WrittenCases
from heart_engine.training.run_folder import RunFolder

_GOLDEN_TOLERANCE = {Precision.FP32: 1e-3, Precision.NF4: 2e-2}  # a newer processor computes 4 bits in bf16
_DEVICES = {Precision.FP32: ("cpu", "cuda"), Precision.NF4: ("cpu",)}  # 4 bits were measured on a CPU alone
_MEMORY_BYTES = 256 << 20  # weights, library and workspace are a tenth of it
_LICENCE = "Apache-2.0"
_INTENDED_USE = (
    "Demonstration and test of the program on SIMULATED cases. It may show how a screening aid for "
    "congenital heart defects works; it must not be used for a patient."
)
_LIMITS = (
    "Trained and tested on SIMULATED cases alone; no real patient was seen. The simulator's parameters are "
    "assumed where no source is named. The third label is a patent arterial duct."
)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a run has made, ready to be written."""

    name: str
    version: str
    settings: ModelSettings
    standards: StandardValues
    answering: Answering
    reference: WrittenCases
    golden: tuple[Case, ...]
    figures: Mapping[Precision, tuple[Figure, ...]]  # of each variant
    card: str


def write_bundle(run: RunFolder, heart: HeartModel, tokenizer: bytes, contents: Contents) -> Manifest:
    """Write the folder anew and let it answer its own golden cases through the clinic's own pipeline."""
    folder = run.bundle
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(run.model, folder / layout.MODEL_FOLDER)
    shutil.copyfile(run.adapter, folder / layout.ADAPTER)
    shutil.copyfile(run.fusion, folder / layout.FUSION)
    shutil.copyfile(resource_path("domain", layout.STANDARD_VALUES), folder / layout.STANDARD_VALUES)
    (folder / layout.TOKENIZER).write_bytes(tokenizer)
    (folder / layout.ANSWERING).write_bytes(answering_to_bytes(contents.answering))
    (folder / layout.MODEL_CARD).write_text(contents.card, encoding="utf-8")
    _write_library(folder, heart, contents)
    return seal_bundle(folder, _about(contents), contents.golden)


def _write_library(folder: Path, heart: HeartModel, contents: Contents) -> None:
    sha256 = encoder_sha256(describe_files(folder, MANIFEST_NAME), contents.settings)
    about = LibraryAbout(
        LIBRARY_FORMAT,
        _library_id(contents),
        domain_fingerprint(),
        sha256,
        simulated=True,
        source="heart simulate: simulated hospitals that code every defect they find",
        shifts={},
    )
    encoder = Encoder(heart, contents.settings, sha256)
    cases = contents.reference
    records = (
        SourceRecord(case, cases.patients[row], cases.label_set(row)) for row, case in enumerate(cases.cases)
    )
    kept = reference_cases(records, contents.settings.text, contents.standards)
    write_library(folder / layout.LIBRARY_FOLDER, about, kept, encoder)


def _library_id(contents: Contents) -> str:
    return f"{contents.name}-{contents.version}-cases"


def _about(contents: Contents) -> Manifest:
    return Manifest(
        bundle_id=f"{contents.name}-{contents.version}",
        version=contents.version,
        domain_fingerprint=domain_fingerprint(),
        third_label=ThirdLabelMeaning.DUCT,
        label_codes={label: {} for label in LABELS},
        spectrum=_spectrum(contents.answering.prevalence),
        base_model={
            "name": contents.name,
            "architecture": "llama",
            "licence": _LICENCE,
            "origin": "trained from scratch on simulated case texts",
        },
        settings=to_json(contents.settings),
        variants=tuple(
            Variant(one, _DEVICES[one], _MEMORY_BYTES, _GOLDEN_TOLERANCE[one], figures)
            for one, figures in contents.figures.items()
        ),
        library_id=_library_id(contents),
        intended_use=_INTENDED_USE,
        limits=_LIMITS,
        licence=_LICENCE,
        files=(),
    )


def _spectrum(prevalence: Mapping[str, float]) -> Spectrum:
    return Spectrum(
        simulated=True,
        with_controls=True,
        ages="2-80",
        prevalence=prevalence,
        description="SIMULATED patients of many simulated hospitals, with healthy controls and other disease",
    )
