from __future__ import annotations

from pathlib import Path

import pytest

from heart_engine.bundle.background import BackgroundCheck
from heart_engine.bundle.manifest import read_manifest
from heart_engine.bundle.refusal import BundleRefusedError, Refusal


def checked(bundle: Path, *names: str) -> BackgroundCheck:
    manifest = read_manifest(bundle)
    check = BackgroundCheck(bundle, [manifest.file(one) for one in names])
    check.start()
    check.wait()
    return check


def test_sound_files_and_no_files_are_no_reason_to_refuse(bundle: Path) -> None:
    checked(bundle, "model.safetensors").raise_if_refused()
    checked(bundle).raise_if_refused()


def test_a_file_that_changed_is_refused_whenever_it_is_asked_for(bundle: Path) -> None:
    path = bundle / "model.safetensors"
    path.write_bytes(path.read_bytes()[:-1] + b"\1")
    check = checked(bundle, "model.safetensors")
    for _ in range(2):
        with pytest.raises(BundleRefusedError) as caught:
            check.raise_if_refused()
        assert (caught.value.code, caught.value.params["file"]) == (Refusal.HASH_DIFFERS, "model.safetensors")


def test_a_file_that_is_gone_is_refused(bundle: Path) -> None:
    manifest = read_manifest(bundle)
    (bundle / "model.safetensors").unlink()
    check = BackgroundCheck(bundle, [manifest.file("model.safetensors")])
    check.start()
    check.wait()
    with pytest.raises(BundleRefusedError) as caught:
        check.raise_if_refused()
    assert caught.value.code is Refusal.FILE_MISSING
