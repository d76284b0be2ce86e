"""What only the engine that answers from a bundle does: refuse it, by its code, before it greets."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from heart_engine.bundle.refusal import BundleRefusedError, Refusal, SelectedLibraryRefusedError
from heart_engine.protocol.messages import Failed, FailureCode
from heart_engine.protocol.wire import decode_event
from heart_engine.server.failures import failed

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def bundle(tiny_bundle: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny_bundle, tmp_path / "bundle"))


def start(*arguments: object) -> tuple[int, Failed, str]:
    """Run an engine that ends by itself; its first event, its exit code, its log."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", "heart_engine.server", *(str(one) for one in arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        capture_output=True,
        check=False,
    )
    [line] = done.stdout.splitlines()
    event = decode_event(line)
    assert isinstance(event, Failed)
    return done.returncode, event, done.stderr.decode()


def flip_a_byte(folder: Path) -> None:
    path = folder / "fusion.safetensors"
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)


def name_outside(folder: Path) -> None:
    document = json.loads((folder / "manifest.json").read_text())
    document["files"][0]["path"] = "../elsewhere"
    (folder / "manifest.json").write_text(json.dumps(document))


def link(folder: Path) -> None:
    target = shutil.move(folder / "answering.json", folder.parent / "answering.json")
    (folder / "answering.json").symlink_to(target)


def other_table(folder: Path) -> None:
    document = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps(document | {"domain_fingerprint": "0" * 64}))


@pytest.mark.slow
@pytest.mark.timeout(300)  # torch is imported, on a machine that may be busy
def test_a_bundle_without_room_is_refused_before_anything_is_loaded(bundle: Path) -> None:
    """What it needs and what is free are named, for the desktop's words."""
    document = json.loads((bundle / "manifest.json").read_text())
    document["variants"] = [one | {"memory_bytes": 1 << 50} for one in document["variants"]]
    (bundle / "manifest.json").write_text(json.dumps(document))
    with subprocess.Popen(  # its input stays open, else it would leave before torch is imported
        [sys.executable, "-P", "-m", "heart_engine.server", "--bundle", str(bundle)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as engine:
        assert engine.stdout is not None
        event = decode_event(engine.stdout.readline())
    assert engine.returncode == 4
    assert isinstance(event, Failed)
    assert event.code is FailureCode.BUNDLE_REFUSED
    assert event.params["reason"] == Refusal.NO_VARIANT_FITS
    assert event.params["needed_bytes"] == 1 << 50
    assert 1 << 20 < cast("int", event.params["memory_free_bytes"]) < 1 << 50
    assert event.params["refused"] == bundle.name


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (flip_a_byte, Refusal.HASH_DIFFERS),
        (lambda at: (at / "tokenizer.json").unlink(), Refusal.FILE_MISSING),
        (lambda at: (at / "run.py").write_text(""), Refusal.FILE_EXTRA),
        (name_outside, Refusal.PATH_OUTSIDE),
        (link, Refusal.SYMLINK),
        (other_table, Refusal.FINGERPRINT_DIFFERS),
        (shutil.rmtree, Refusal.NOT_A_FOLDER),
    ],
    ids=["flipped", "missing", "extra", "outside", "symlink", "fingerprint", "nothing"],
)
def test_a_bad_bundle_ends_the_process_with_its_code(
    bundle: Path, change: Callable[[Path], object], reason: Refusal
) -> None:
    change(bundle)
    code, event, log = start("--bundle", bundle)
    assert (code, event.request_id, event.code) == (4, "", FailureCode.BUNDLE_REFUSED)
    assert event.params["reason"] == reason
    assert log == f"heart_engine: failure=bundle_refused reason={reason}\n"


def test_a_quick_start_still_refuses_what_was_changed(bundle: Path, tmp_path: Path) -> None:
    flip_a_byte(bundle)
    code, event, _ = start("--bundle", bundle, "--state", tmp_path / "state")
    assert (code, event.params["reason"]) == (4, Refusal.HASH_DIFFERS)
    assert not (tmp_path / "state").exists()  # nothing is remembered of a bundle that was refused


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (BundleRefusedError(Refusal.GOLDEN_FAILED, cases=["g1"]), FailureCode.BUNDLE_REFUSED),
        (SelectedLibraryRefusedError(Refusal.GOLDEN_FAILED, cases=["g1"]), FailureCode.LIBRARY_REFUSED),
    ],
)
def test_a_refusal_says_which_part_and_why(error: BundleRefusedError, code: FailureCode) -> None:
    assert failed("", error) == Failed("", code, {"reason": "golden_failed", "cases": ["g1"]})
