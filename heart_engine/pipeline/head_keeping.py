"""What the constant head of a bundle depends on, so that a kept one is only ever used where it belongs."""

from __future__ import annotations

import platform
from pathlib import Path

import torch
import transformers

from heart_engine.bundle.verification import VerifiedBundle
from heart_engine.model.device import DeviceChoice
from heart_engine.model.kept_heads import KeptHeads


def heads_kept_in(folder: Path, bundle: VerifiedBundle, choice: DeviceChoice) -> KeptHeads:
    """Return where a bundle's heads are kept: by every byte of it, the precision, and what computes."""
    manifest = bundle.manifest
    depends_on: dict[str, object] = {
        "bundle": manifest.bundle_id,
        "files": {one.path: one.sha256 for one in manifest.files},
        "settings": manifest.settings,
        "variant": choice.precision.value,
        "device": choice.device,
        "fast_bf16": choice.fast_bf16,
        "instructions": torch.backends.cpu.get_cpu_capability(),
        "processor": torch.cuda.get_device_name() if choice.device == "cuda" else platform.machine(),
        "packages": [torch.__version__, transformers.__version__],
    }
    return KeptHeads(folder, depends_on)
