"""What is installed: a bundle or a library, as its own document describes it before a file is copied."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from heart_engine.bundle.files import FileEntry, entries_from_json
from heart_engine.bundle.json_reader import Reader
from heart_engine.bundle.manifest import MANIFEST_NAME, json_object, manifest_from_json
from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.domain.fingerprint import domain_fingerprint
from heart_engine.model.encoder_identity import encoder_sha256
from heart_engine.model.settings import ModelSettings
from heart_engine.model.typed_json import ShapeError, from_json
from heart_engine.protocol.installed import Places, is_usable_name

_LIBRARY_FORMAT: Final = "heart-library/1"
_NUMBERS: Final = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})*")


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of thing that is installed."""

    name: str
    plural: str
    document: str  # the file that describes all others


BUNDLE: Final = Kind("bundle", "bundles", MANIFEST_NAME)
LIBRARY: Final = Kind("library", "libraries", "library.json")


@dataclass(frozen=True, slots=True)
class Package:
    """A bundle or a library before any of its files is trusted."""

    kind: Kind
    name: str
    version: str  # empty for a library
    encoder: str  # hash of the model that encodes cases; ties a library to its bundles
    simulated: bool
    files: tuple[FileEntry, ...]
    document: Mapping[str, object]
    sha256: str  # of the document, byte by byte

    @property
    def size(self) -> int:
        """Return the bytes of all its files."""
        return sum(one.size for one in self.files)

    @property
    def line(self) -> str:
        """Return what its versions have in common."""
        return self.name.removesuffix(f"-{self.version}") if self.version else self.name

    @property
    def order(self) -> tuple[int, ...]:
        """Return something by which versions can be compared; one without a number comes first."""
        found = _NUMBERS.match(self.version)
        return tuple(int(one) for one in found.group().split(".")) if found else ()

    def home(self, places: Places) -> Path:
        """Return the folder it has once it is installed."""
        return shelf_of(self.kind, places) / self.name


def shelf_of(kind: Kind, places: Places) -> Path:
    """Return where everything installed of a kind has a folder by its name."""
    return places.bundles if kind is BUNDLE else places.libraries


def package_of(kind: Kind, content: bytes) -> Package:
    """Read a document; one that is incomplete, of another table, or without a usable name is refused."""
    document = json_object(content, kind.document)
    found = (_bundle if kind is BUNDLE else _library)(document, hashlib.sha256(content).hexdigest())
    if not is_usable_name(found.name):
        raise BundleRefusedError(Refusal.NAME_UNUSABLE, name=found.name)
    return found


def package_in(kind: Kind, folder: Path) -> Package:
    """Read the document of a folder of the shelf; one that is not there is refused like any other."""
    try:
        content = (folder / kind.document).read_bytes()
    except OSError as error:
        raise BundleRefusedError(Refusal.MANIFEST_MISSING, file=kind.document) from error
    return package_of(kind, content)


def _bundle(document: Mapping[str, object], sha256: str) -> Package:
    manifest = manifest_from_json(document)
    _check_fingerprint(manifest.domain_fingerprint, BUNDLE)
    try:
        settings = from_json(ModelSettings, manifest.settings)
    except ShapeError as error:
        raise BundleRefusedError(Refusal.SETTINGS_INVALID, field=error.where) from error
    return Package(
        BUNDLE,
        manifest.bundle_id,
        manifest.version,
        encoder_sha256(manifest.files, settings),
        manifest.spectrum.simulated,
        manifest.files,
        document,
        sha256,
    )


def _library(document: Mapping[str, object], sha256: str) -> Package:
    read = Reader(document)
    if document.get("format") != _LIBRARY_FORMAT:
        raise BundleRefusedError(
            Refusal.FORMAT_UNKNOWN, found=str(document.get("format")), known=_LIBRARY_FORMAT
        )
    _check_fingerprint(read.text("domain_fingerprint"), LIBRARY)
    files = entries_from_json(document.get("files"))
    return Package(
        LIBRARY, read.text("id"), "", read.text("encoder"), read.flag("simulated"), files, document, sha256
    )


def _check_fingerprint(found: str, kind: Kind) -> None:
    ours = domain_fingerprint()
    if found != ours:
        raise BundleRefusedError(Refusal.FINGERPRINT_DIFFERS, file=kind.document, bundle=found, program=ours)
