"""Turns a folder of model files into a bundle: describes every byte and writes the manifest last."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

from heart_engine.bundle.files import describe_files
from heart_engine.bundle.manifest import MANIFEST_NAME, Manifest, manifest_to_json


def pack_bundle(folder: Path, about: Manifest) -> Manifest:
    """Write the manifest of a folder; its list of files is made from what lies there."""
    manifest = dataclasses.replace(about, files=describe_files(folder, MANIFEST_NAME))
    aside = folder / f"{MANIFEST_NAME}.new"
    text = json.dumps(manifest_to_json(manifest), ensure_ascii=False, indent=1)
    aside.write_text(text + "\n", encoding="utf-8")
    aside.replace(folder / MANIFEST_NAME)
    return manifest
