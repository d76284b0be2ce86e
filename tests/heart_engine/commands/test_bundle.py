from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from heart_engine.bundle.manifest import manifest_to_json, read_manifest
from heart_engine.bundle.verification import verify_bundle
from heart_engine.cli import main


@pytest.fixture
def bundle(tiny_bundle: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny_bundle, tmp_path / "bundle"))


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(one) for one in arguments])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_a_sound_bundle_is_verified_byte_by_byte(capsys: pytest.CaptureFixture[str], bundle: Path) -> None:
    code, out, err = run(capsys, "bundle", "verify", bundle, "--json")
    found = json.loads(out)
    files = read_manifest(bundle).files
    assert (code, found["verified"], found["files"]) == (0, True, len(files))
    assert found["bytes"] == sum(one.size for one in files)
    assert err.splitlines()[-1] == "100 %"


def test_a_changed_bundle_is_refused_with_reason_and_file(
    capsys: pytest.CaptureFixture[str], bundle: Path
) -> None:
    (bundle / "golden.jsonl").write_bytes((bundle / "golden.jsonl").read_bytes().replace(b"0.", b"1.", 1))
    code, out, err = run(capsys, "bundle", "verify", bundle, "--json")
    error = json.loads(err.splitlines()[-1])
    assert (code, out, error["code"]) == (4, "", "bundle_refused")
    assert error["params"] == {"reason": "hash_differs", "file": "golden.jsonl"}


def test_a_folder_that_is_none_is_refused_in_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    code, _, err = run(capsys, "bundle", "verify", tmp_path / "nothing")
    assert (code, err) == (4, "heart: There is no such folder. (not_a_folder: folder=nothing)\n")


def test_a_bundle_of_random_weights_says_so_everywhere(
    capsys: pytest.CaptureFixture[str], bundle: Path
) -> None:
    code, out, _ = run(capsys, "bundle", "describe", bundle)
    assert code == 0
    assert "id: random-tiny" in out
    assert "RANDOM WEIGHTS: never for patients" in out
    assert "its answers mean nothing" in out
    assert "random numbers" in (bundle / "MODEL_CARD.md").read_text()
    assert "files:" not in out
    assert "variant: nf4, weights: " in out
    assert "fits: (8 GB yes, 12 GB yes, 24 GB yes)" in out


def test_a_bundle_is_measured_beside_the_floor_of_this_machine(
    capsys: pytest.CaptureFixture[str], bundle: Path
) -> None:
    code, out, _ = run(capsys, "bundle", "describe", bundle, "--measure", "--json")
    found = json.loads(out)["measured"]
    assert (code, found["device"], found["gpu_peak_bytes"]) == (0, "cpu", 0)
    assert found["passes"] == 2  # the case, then the tail with its answers; the head was read while loading
    assert 20 < found["tokens_read"] < 100
    assert 0 < found["floor_seconds"] < found["answer_seconds"] < found["load_seconds"]
    assert found["times_the_floor"] > 1
    assert found["peak_memory_bytes"] > 100 << 20


def test_a_changed_bundle_is_not_measured(capsys: pytest.CaptureFixture[str], bundle: Path) -> None:
    (bundle / "fusion.safetensors").write_bytes(b"")
    code, out, _ = run(capsys, "bundle", "describe", bundle, "--measure")
    assert (code, out) == (4, "")


def test_packing_describes_every_file_that_lies_there(
    capsys: pytest.CaptureFixture[str], bundle: Path, tmp_path: Path
) -> None:
    about = manifest_to_json(read_manifest(bundle)) | {"id": "repacked"}
    (bundle / "manifest.json").unlink()
    (bundle / "NOTES.md").write_text("more")
    (tmp_path / "about.json").write_text(json.dumps({key: about[key] for key in about if key != "files"}))
    code, out, _ = run(capsys, "bundle", "pack", bundle, "--about", tmp_path / "about.json", "--json")
    assert (code, json.loads(out)["bundle"]) == (0, "repacked")
    assert verify_bundle(bundle).read("NOTES.md") == b"more"


@pytest.mark.parametrize("content", [None, "{", "[]", '{"format": "heart-bundle/1"}'])
def test_packing_needs_a_whole_description(
    capsys: pytest.CaptureFixture[str], bundle: Path, tmp_path: Path, content: str | None
) -> None:
    if content is not None:
        (tmp_path / "about.json").write_text(content)
    before = (bundle / "manifest.json").read_bytes()
    code, _, _ = run(capsys, "bundle", "pack", bundle, "--about", tmp_path / "about.json")
    assert code in (3, 4)
    assert (bundle / "manifest.json").read_bytes() == before


def test_a_shape_never_overwrites(capsys: pytest.CaptureFixture[str], bundle: Path) -> None:
    code, _, err = run(capsys, "bundle", "shape", "--size", "tiny", "--out", bundle, "--json")
    assert (code, json.loads(err)["code"]) == (3, "folder_exists")


def test_a_size_nobody_has_is_wrong_usage(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, err = run(capsys, "bundle", "shape", "--size", "7b", "--out", tmp_path / "x", "--json")
    assert (code, json.loads(err)["code"]) == (2, "wrong_usage")
