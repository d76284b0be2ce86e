"""What a bundle says of itself in `manifest.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from heart_engine.bundle.files import FileEntry, entries_from_json, entries_to_json
from heart_engine.bundle.json_reader import Reader, texts_of
from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.domain.labels import LABELS, ThirdLabelMeaning

BUNDLE_FORMAT = "heart-bundle/1"
MANIFEST_NAME = "manifest.json"
MANIFEST_LIMIT_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured accuracy, which may only be shown with its n and interval."""

    metric: str
    cohort: str
    percent: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Variant:
    """One precision a bundle may run in, with what was measured in it."""

    name: str  # fp32, bf16, nf4
    devices: tuple[str, ...]  # cpu, cuda
    memory_bytes: int  # needed to load and answer
    golden_tolerance: float
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Spectrum:
    """Whom the model has seen."""

    simulated: bool
    with_controls: bool
    ages: str
    prevalence: Mapping[str, float]  # label set text -> share in the training data
    description: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything known of a bundle before one of its files is opened."""

    bundle_id: str
    version: str
    domain_fingerprint: str
    third_label: ThirdLabelMeaning
    label_codes: Mapping[str, Mapping[str, str]]
    spectrum: Spectrum
    base_model: Mapping[str, str]  # name, architecture, licence, origin
    settings: Mapping[str, object]  # read by heart_engine.model.settings
    variants: tuple[Variant, ...]
    library_id: str
    intended_use: str
    limits: str
    licence: str
    files: tuple[FileEntry, ...]
    signatures: tuple[Mapping[str, str], ...] = ()  # Ed25519 over the manifest without this list

    def file(self, path: str) -> FileEntry:
        """Return a file the manifest names; asking for another is a refusal."""
        for entry in self.files:
            if entry.path == path:
                return entry
        raise BundleRefusedError(Refusal.FILE_MISSING, file=path)


def read_manifest(folder: Path) -> Manifest:
    """Read `manifest.json` of a folder; anything but a complete manifest is refused."""
    if not folder.is_dir():
        raise BundleRefusedError(Refusal.NOT_A_FOLDER, folder=folder.name)
    return manifest_from_json(read_json(folder, MANIFEST_NAME))


def read_json(folder: Path, name: str) -> Mapping[str, object]:
    """Read one small JSON object that nothing vouches for yet."""
    path = folder / name
    if path.is_symlink() or not path.is_file():
        raise BundleRefusedError(Refusal.MANIFEST_MISSING, file=name)
    if path.stat().st_size > MANIFEST_LIMIT_BYTES:
        raise BundleRefusedError(Refusal.MANIFEST_TOO_LARGE, file=name, limit=MANIFEST_LIMIT_BYTES)
    return json_object(path.read_bytes(), name)


def json_object(content: bytes, name: str) -> Mapping[str, object]:
    """Read one JSON object; anything else is refused by the file's name."""
    try:
        document = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise BundleRefusedError(Refusal.MANIFEST_UNREADABLE, file=name) from error
    if not isinstance(document, dict):
        raise BundleRefusedError(Refusal.MANIFEST_UNREADABLE, file=name)
    return document


def manifest_from_json(document: Mapping[str, object]) -> Manifest:
    """Build a manifest from JSON; the first field that is wrong is named."""
    if document.get("format") != BUNDLE_FORMAT:
        raise BundleRefusedError(
            Refusal.FORMAT_UNKNOWN, found=str(document.get("format")), known=BUNDLE_FORMAT
        )
    read = Reader(document)
    return Manifest(
        bundle_id=read.text("id"),
        version=read.text("version"),
        domain_fingerprint=read.text("domain_fingerprint"),
        third_label=_meaning(read.text("third_label")),
        label_codes={label: Reader(read.mapping("label_codes")).texts(label) for label in LABELS},
        spectrum=_spectrum(Reader(read.mapping("spectrum"), "spectrum")),
        base_model=read.texts("base_model"),
        settings=read.mapping("settings"),
        variants=tuple(_variant(Reader(one, "variants")) for one in read.objects("variants")),
        library_id=read.text("library_id"),
        intended_use=read.text("intended_use"),
        limits=read.text("limits"),
        licence=read.text("licence"),
        files=entries_from_json(document.get("files")),
        signatures=tuple(texts_of(one, "signatures") for one in read.objects("signatures")),
    )


def manifest_to_json(manifest: Manifest) -> dict[str, object]:
    """Write a manifest as `manifest_from_json` reads it."""
    spectrum = manifest.spectrum
    return {
        "format": BUNDLE_FORMAT,
        "id": manifest.bundle_id,
        "version": manifest.version,
        "domain_fingerprint": manifest.domain_fingerprint,
        "third_label": str(manifest.third_label),
        "label_codes": {label: dict(codes) for label, codes in manifest.label_codes.items()},
        "spectrum": {
            "simulated": spectrum.simulated,
            "with_controls": spectrum.with_controls,
            "ages": spectrum.ages,
            "prevalence": dict(spectrum.prevalence),
            "description": spectrum.description,
        },
        "base_model": dict(manifest.base_model),
        "settings": dict(manifest.settings),
        "variants": [_variant_to_json(one) for one in manifest.variants],
        "library_id": manifest.library_id,
        "intended_use": manifest.intended_use,
        "limits": manifest.limits,
        "licence": manifest.licence,
        "files": entries_to_json(manifest.files),
        "signatures": [dict(one) for one in manifest.signatures],
    }


def _meaning(text: str) -> ThirdLabelMeaning:
    try:
        return ThirdLabelMeaning(text)
    except ValueError as error:
        raise BundleRefusedError(Refusal.MANIFEST_INCOMPLETE, field="third_label") from error


def _spectrum(read: Reader) -> Spectrum:
    return Spectrum(
        simulated=read.flag("simulated"),
        with_controls=read.flag("with_controls"),
        ages=read.text("ages"),
        prevalence=read.numbers("prevalence"),
        description=read.text("description"),
    )


def _variant(read: Reader) -> Variant:
    return Variant(
        name=read.text("name"),
        devices=read.names("devices"),
        memory_bytes=int(read.number("memory_bytes")),
        golden_tolerance=read.number("golden_tolerance"),
        figures=tuple(_figure(Reader(one, "figures")) for one in read.objects("figures")),
    )


def _figure(read: Reader) -> Figure:
    return Figure(
        metric=read.text("metric"),
        cohort=read.text("cohort"),
        percent=read.number("percent"),
        low=read.number("low"),
        high=read.number("high"),
        n=int(read.number("n")),
    )


def _variant_to_json(variant: Variant) -> dict[str, object]:
    return {
        "name": variant.name,
        "devices": list(variant.devices),
        "memory_bytes": variant.memory_bytes,
        "golden_tolerance": variant.golden_tolerance,
        "figures": [
            {
                "metric": one.metric,
                "cohort": one.cohort,
                "percent": one.percent,
                "low": one.low,
                "high": one.high,
                "n": one.n,
            }
            for one in variant.figures
        ],
    }
