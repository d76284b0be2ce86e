"""Tiny bundles and libraries that can be installed, though no model could be loaded from them."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from heart_engine.bundle.files import describe_files, entries_to_json
from heart_engine.bundle.manifest import Manifest, Spectrum, Variant
from heart_engine.bundle.pack import pack_bundle
from heart_engine.domain.fingerprint import domain_fingerprint
from heart_engine.domain.labels import ThirdLabelMeaning
from heart_engine.installation.install import Installed
from heart_engine.installation.package import BUNDLE, Kind, package_of
from heart_engine.installation.signature import SIGNATURES, signature_of
from heart_engine.model.prompt_texts import compact_prompt
from heart_engine.model.settings import ModelSettings
from heart_engine.model.typed_json import to_json

Install = Callable[..., Installed]


def safetensors_bytes(floats: int) -> bytes:
    header = {"w": {"dtype": "F32", "shape": [floats], "data_offsets": [0, 4 * floats]}}
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + b"\0" * 4 * floats


def about(name: str, version: str) -> Manifest:
    return Manifest(
        bundle_id=f"{name}-{version}",
        version=version,
        domain_fingerprint=domain_fingerprint(),
        third_label=ThirdLabelMeaning.DUCT,
        label_codes={"asd": {}, "vsd": {}, "pdo": {}},
        spectrum=Spectrum(True, True, "18-80", {"none": 0.5}, "simulated"),
        base_model={"name": name, "architecture": "llama", "licence": "Apache-2.0", "origin": "zeros"},
        settings=to_json(ModelSettings(compact_prompt(with_none=True))),
        variants=(Variant("fp32", ("cpu",), 1000, 1e-4, ()),),
        library_id="cases",
        intended_use="tests",
        limits="zeros",
        licence="Apache-2.0",
        files=(),
    )


def write_bundle(folder: Path, name: str = "small", version: str = "1.0.0") -> Path:
    (folder / "model").mkdir(parents=True)
    (folder / "library").mkdir()
    (folder / "model" / "model.safetensors").write_bytes(safetensors_bytes(1000))
    (folder / "tokenizer.json").write_text(f'"{name}"')
    (folder / "library" / "cases.jsonl").write_text("{}\n")
    pack_bundle(folder, about(name, version))
    return folder


def write_library(folder: Path, encoder: str, name: str = "ours") -> Path:
    folder.mkdir(parents=True)
    (folder / "cases.jsonl").write_text("{}\n")
    document = {
        "format": "heart-library/1",
        "id": name,
        "domain_fingerprint": domain_fingerprint(),
        "encoder": encoder,
        "simulated": True,
        "files": entries_to_json(describe_files(folder, "library.json")),
    }
    (folder / "library.json").write_text(json.dumps(document))
    return folder


def encoder_of(bundle: Path) -> str:
    return package_of(BUNDLE, (bundle / "manifest.json").read_bytes()).encoder


def sign(folder: Path, kind: Kind, key: Ed25519PrivateKey) -> None:
    document = json.loads((folder / kind.document).read_text())
    document[SIGNATURES] = [*document.get(SIGNATURES, []), signature_of(document, key)]
    (folder / kind.document).write_text(json.dumps(document))
