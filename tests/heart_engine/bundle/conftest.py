from __future__ import annotations

import json
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from heart_engine.bundle.manifest import Figure, Manifest, Spectrum, Variant
from heart_engine.bundle.pack import pack_bundle
from heart_engine.domain.fingerprint import domain_fingerprint
from heart_engine.domain.labels import ThirdLabelMeaning


def safetensors_bytes(tensors: dict[str, tuple[list[int], bytes]]) -> bytes:
    header: dict[str, object] = {}
    data = b""
    for name, (shape, content) in tensors.items():
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [len(data), len(data) + len(content)]}
        data += content
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + data


@pytest.fixture
def about() -> Manifest:
    return Manifest(
        bundle_id="tiny",
        version="1.0.0",
        domain_fingerprint=domain_fingerprint(),
        third_label=ThirdLabelMeaning.DUCT,
        label_codes={"asd": {}, "vsd": {}, "pdo": {}},
        spectrum=Spectrum(True, True, "18-80", {"none": 0.5}, "simulated"),
        base_model={"name": "tiny", "architecture": "llama", "licence": "Apache-2.0", "origin": "random"},
        settings={},
        variants=(
            Variant("fp32", ("cpu",), 1000, 1e-4, (Figure("exact", "simulated", 80.0, 70.0, 88.0, 100),)),
        ),
        library_id="tiny-library",
        intended_use="tests",
        limits="random weights",
        licence="Apache-2.0",
        files=(),
    )


@pytest.fixture
def bundle(tmp_path: Path, about: Manifest) -> Path:
    folder = tmp_path / "bundle"
    (folder / "library").mkdir(parents=True)
    (folder / "model.safetensors").write_bytes(
        safetensors_bytes({"w": ([2], b"\0" * 8), "b": ([], b"\0" * 4)})
    )
    (folder / "library" / "cases.jsonl").write_text("{}\n")
    pack_bundle(folder, about)
    return folder


@pytest.fixture
def repack(about: Manifest) -> Callable[[Path], None]:
    """Make the manifest agree with what now lies in the folder, as an attacker without a key would."""

    def run(folder: Path) -> None:
        pack_bundle(folder, about)

    return run
