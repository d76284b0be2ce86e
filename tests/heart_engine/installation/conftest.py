from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from heart_engine.installation import shelf
from heart_engine.installation.install import Around, Installed, install
from heart_engine.installation.package import BUNDLE, Kind
from heart_engine.installation.shelf import known_packages
from heart_engine.installation.signature import Keys
from heart_engine.protocol.installed import Places
from tests.heart_engine.installation.packages import Install, encoder_of, write_bundle, write_library


@pytest.fixture(scope="session")
def private_keys() -> Mapping[str, Ed25519PrivateKey]:
    """Keys that no program trusts; they live as long as the tests run."""
    return {"current": Ed25519PrivateKey.generate(), "backup": Ed25519PrivateKey.generate()}


@pytest.fixture
def keys(private_keys: Mapping[str, Ed25519PrivateKey], monkeypatch: pytest.MonkeyPatch) -> Keys:
    """The keys of a program that trusts the tests."""
    public = {name: key.public_key() for name, key in private_keys.items()}
    monkeypatch.setattr(shelf, "program_keys", lambda: public)
    return public


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    monkeypatch.setattr(shelf, "shipped_bundle", lambda: None)
    return Places(tmp_path / "data")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    return write_bundle(tmp_path / "stick" / "bundle")


@pytest.fixture
def library(tmp_path: Path, bundle: Path) -> Path:
    return write_library(tmp_path / "stick" / "library", encoder_of(bundle))


@pytest.fixture
def put(places: Places, keys: Keys) -> Install:
    """Install, with everything doubtful meant."""

    def run(place: Path, kind: Kind = BUNDLE) -> Installed:
        known = Around(places, known_packages(places), keys)
        return install(place, kind, known, lambda _doubt: True, lambda _share: None)

    return run


@pytest.fixture
def archive(tmp_path: Path) -> Callable[[Path], Path]:
    """Put a folder into a ZIP as a file manager does, below its own name."""

    def run(folder: Path) -> Path:
        made = shutil.make_archive(str(tmp_path / folder.name), "zip", folder.parent, folder.name)
        return Path(made)

    return run
