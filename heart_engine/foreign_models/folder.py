"""What lies in a folder of somebody else's model: its configuration, its weights' headers, its licence.

Only JSON, safetensors and texts are ever opened. What a folder says of code, of kernels or of a chat is not
followed; what would make another function of the same weights is refused by its name.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from heart_engine.bundle.refusal import BundleRefusedError
from heart_engine.bundle.safetensors_header import TensorEntry, check_safetensors
from heart_engine.foreign_models.refusal import ForeignModelError, ForeignRefusal
from heart_engine.model.weights import INDEX_NAME, SINGLE_NAME, WeightsRefusedError, weight_files

CONFIG = "config.json"
_LARGEST_JSON = 4 << 20
_PICKLES = ("*.bin", "*.pt", "*.pth", "*.ckpt", "*.pkl")
_LICENCES = ("licen[sc]e*", "LICEN[SC]E*", "notice*", "NOTICE*", "*USE_POLICY*", "README*")
_LARGEST_TEXT = 1 << 20
_FLOATS = ("F32", "F16", "BF16")
_UNPICKLE = (
    "its weights are pickles ({name}), and to open a pickle is to run a program that somebody else wrote."
    " Convert them on a computer without patients' data, in the environment that the model came with:"
    " python -c \"import transformers as t; t.AutoModelForCausalLM.from_pretrained('FOLDER',"
    " torch_dtype='auto').save_pretrained('SAFE', safe_serialization=True)\","
    " then copy SAFE and the tokenizer here"
)


@dataclass(frozen=True, slots=True)
class StoredWeight:
    """Where the numbers of one tensor lie."""

    path: Path
    offset: int  # of its first byte in the file
    entry: TensorEntry


def read_config(folder: Path) -> Mapping[str, object]:
    """Read `config.json`; nothing in it is believed yet."""
    if not folder.is_dir():
        raise ForeignModelError(ForeignRefusal.NOT_A_FOLDER, f"{folder}: no such folder")
    try:
        if (folder / CONFIG).stat().st_size > _LARGEST_JSON:
            raise _unreadable(folder)
        document = json.loads((folder / CONFIG).read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise _unreadable(folder) from error
    if not isinstance(document, dict):
        raise _unreadable(folder)
    return document


def stored_weights(folder: Path) -> Mapping[str, StoredWeight]:
    """Find every tensor by the headers of the folder's safetensors, each checked against its file's size."""
    _refuse_pickles(folder)
    found: dict[str, StoredWeight] = {}
    try:
        for path in weight_files(folder):
            for name, one in _tensors(path):
                if name in found:
                    message = f"{path.name}: {name} stands in two files"
                    raise ForeignModelError(ForeignRefusal.WEIGHTS, message)
                found[name] = one
    except WeightsRefusedError as error:
        raise ForeignModelError(ForeignRefusal.WEIGHTS, f"{folder}: {error}") from error
    except BundleRefusedError as error:
        about = ", ".join(f"{name} {value}" for name, value in error.params.items())
        raise ForeignModelError(ForeignRefusal.WEIGHTS, f"{folder}: {error.code}: {about}") from error
    except OSError as error:
        message = f"{folder}: {error.filename}: {error.strerror}"
        raise ForeignModelError(ForeignRefusal.WEIGHTS, message) from error
    return found


def licence_files(folder: Path, given: Path | None) -> tuple[Path, ...]:
    """Find what says under which terms the weights are given; without any nothing is imported."""
    if given is not None and not given.is_file():
        raise ForeignModelError(ForeignRefusal.NO_LICENCE, f"{given}: no such file")
    found = {path for pattern in _LICENCES for path in folder.glob(pattern) if path.is_file()}
    small = sorted(path for path in found if path.stat().st_size <= _LARGEST_TEXT)
    licences = [*small, *([given] if given else [])]  # of two of one name the given one stays
    if not any(not path.name.upper().startswith("README") or _names_a_licence(path) for path in licences):
        message = f"{folder}: no licence lies beside the weights; name the file with --licence FILE"
        raise ForeignModelError(ForeignRefusal.NO_LICENCE, message)
    return tuple(licences)


def _names_a_licence(readme: Path) -> bool:
    """Say whether a model card names one at its head, as the hubs want it."""
    lines = readme.read_text(encoding="utf-8", errors="replace").splitlines()
    return any(one.lower().startswith("license:") for one in lines[:50])


def _refuse_pickles(folder: Path) -> None:
    """Refuse a folder whose weights are pickles alone; beside safetensors they are left where they are."""
    if (folder / INDEX_NAME).exists() or (folder / SINGLE_NAME).exists():
        return
    pickles = sorted(path.name for pattern in _PICKLES for path in folder.glob(pattern))
    if pickles:
        raise ForeignModelError(ForeignRefusal.PICKLED, f"{folder}: {_UNPICKLE.format(name=pickles[0])}")


def _tensors(path: Path) -> Iterator[tuple[str, StoredWeight]]:
    entries = check_safetensors(path, path.name)
    data = path.stat().st_size - max((one.end for one in entries.values()), default=0)
    for name, entry in entries.items():
        if entry.dtype not in _FLOATS:
            message = (
                f"{path.name}: {name} is stored as {entry.dtype}; only {', '.join(_FLOATS)} are imported"
            )
            raise ForeignModelError(ForeignRefusal.WEIGHTS, message)
        yield name, StoredWeight(path, data + entry.start, entry)


def _unreadable(folder: Path) -> ForeignModelError:
    return ForeignModelError(ForeignRefusal.CONFIG_UNREADABLE, f"{folder / CONFIG}: cannot be read as JSON")
