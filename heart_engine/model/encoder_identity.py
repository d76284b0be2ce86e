"""What ties a library to the bundles it can stand beside."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from heart_engine.bundle import layout
from heart_engine.bundle.files import FileEntry
from heart_engine.model.settings import ModelSettings
from heart_engine.model.typed_json import to_json


def encoder_sha256(entries: Iterable[FileEntry], settings: ModelSettings) -> str:
    """Return a hash of everything that a case's vector and states depend on, apart from the case."""
    folders = (f"{layout.MODEL_FOLDER}/", layout.TOKENIZER, layout.STANDARD_VALUES)
    files = sorted((one.path, one.sha256) for one in entries if one.path.startswith(folders))
    text = json.dumps([files, to_json(settings.text), to_json(settings.prompt)])
    return hashlib.sha256(text.encode()).hexdigest()
