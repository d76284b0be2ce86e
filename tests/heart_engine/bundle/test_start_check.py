from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from heart_engine.bundle import start_check
from heart_engine.bundle.files import check_hashes
from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.bundle.start_check import check_at_start, check_bundle


@pytest.fixture(autouse=True)
def everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start_check, "SMALL_BYTES", 3)  # the library's three bytes stay small


def test_the_first_start_hashes_everything_and_later_ones_leave_large_files_for_afterwards(
    bundle: Path, tmp_path: Path
) -> None:
    record = tmp_path / "state" / "record.json"
    assert check_at_start(bundle, record).unhashed == ()
    second = check_at_start(bundle, record)
    assert [one.path for one in second.unhashed] == ["model.safetensors"]


def test_a_large_file_that_was_touched_is_hashed_at_once(bundle: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    check_at_start(bundle, record)
    path = bundle / "model.safetensors"
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.unlink()
    path.write_bytes(content)
    with pytest.raises(BundleRefusedError) as caught:
        check_at_start(bundle, record)
    assert caught.value.code is Refusal.HASH_DIFFERS


def test_a_file_that_another_took_the_place_of_is_hashed_at_once(bundle: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    check_at_start(bundle, record)
    path = bundle / "model.safetensors"
    about, content = path.stat(), bytearray(path.read_bytes())
    content[-1] ^= 1
    planted = tmp_path / "planted"
    planted.write_bytes(content)
    os.utime(planted, ns=(about.st_atime_ns, about.st_mtime_ns))
    planted.replace(path)
    with pytest.raises(BundleRefusedError) as caught:
        check_at_start(bundle, record)
    assert caught.value.code is Refusal.HASH_DIFFERS


def test_the_record_of_one_manifest_says_nothing_of_another(bundle: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    check_at_start(bundle, record)
    manifest = bundle / "manifest.json"
    document = json.loads(manifest.read_text())
    for entry in document["files"]:
        entry["sha256"] = "0" * 64 if entry["path"] == "model.safetensors" else entry["sha256"]
    manifest.write_text(json.dumps(document))
    with pytest.raises(BundleRefusedError) as caught:
        check_at_start(bundle, record)
    assert caught.value.code is Refusal.HASH_DIFFERS


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"manifest": "other", "files": {}}'])
def test_a_record_that_says_nothing_means_a_full_check(bundle: Path, tmp_path: Path, damage: str) -> None:
    record = tmp_path / "record.json"
    check_at_start(bundle, record)
    record.write_text(damage)
    assert check_at_start(bundle, record).unhashed == ()


def test_without_a_place_for_records_everything_is_hashed_each_time(bundle: Path, tmp_path: Path) -> None:
    for _ in range(2):
        assert check_bundle(bundle, None).unhashed == ()
    assert check_bundle(bundle, tmp_path / "state").unhashed == ()
    assert [one.path for one in check_bundle(bundle, tmp_path / "state").unhashed] == ["model.safetensors"]


def test_a_place_that_cannot_be_written_to_costs_the_record_and_not_the_answer(
    bundle: Path, tmp_path: Path
) -> None:
    state = tmp_path / "state"
    state.write_text("no folder")
    for _ in range(2):
        assert check_bundle(bundle, state).unhashed == ()


def test_a_file_that_changes_while_it_is_hashed_is_not_remembered_as_hashed(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = bundle / "model.safetensors"

    def hashed_then_touched(folder: Path, entries: object) -> None:
        check_hashes(folder, entries)  # type: ignore[arg-type]  # handed on as it came
        os.utime(path, ns=(1, 1))

    monkeypatch.setattr(start_check, "check_hashes", hashed_then_touched)
    check_at_start(bundle, tmp_path / "record.json")
    assert check_at_start(bundle, tmp_path / "record.json").unhashed == ()
