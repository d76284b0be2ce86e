from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.engine.bundle_needs import Variant, bundles_here, read_card
from heart_engine.protocol.installed import shipped_bundle

MANIFEST = {
    "id": "big-13b",
    "variants": [{"name": "nf4", "devices": ["cuda"], "memory_bytes": 12_000_000_000}],
    "intended_use": "Test",
    "limits": "None",
}


def install(data: Path, text: str) -> Path:
    folder = data / "bundles" / "big"
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text(text, encoding="utf-8")
    return folder


def test_the_shipped_bundle_and_the_installed_ones_are_described(tmp_path: Path) -> None:
    install(tmp_path, json.dumps(MANIFEST))
    shipped, installed = bundles_here(tmp_path)
    folder = shipped_bundle()
    assert folder is not None
    assert shipped.bundle_id == json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["id"]
    assert "SIMULATED" in shipped.intended_use
    assert shipped.card.startswith("# ")
    assert installed.variants == (Variant("nf4", ("cuda",), 12_000_000_000),)
    assert installed.card == ""


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "[" * 5000, "{}", json.dumps({**MANIFEST, "variants": [{"name": "x"}]})]
)
def test_what_cannot_be_read_is_left_to_the_engine_to_refuse(tmp_path: Path, text: str) -> None:
    assert read_card(install(tmp_path, text)) is None
    assert len(bundles_here(tmp_path)) == 1


def test_a_folder_without_a_manifest_is_no_bundle(tmp_path: Path) -> None:
    assert read_card(tmp_path) is None
