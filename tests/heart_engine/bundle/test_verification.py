"""Every way in which a bundle must be refused, each with its own code."""

from __future__ import annotations

import json
import math
import os
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from heart_engine.bundle.manifest import (
    MANIFEST_LIMIT_BYTES,
    manifest_from_json,
    manifest_to_json,
    read_manifest,
)
from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.bundle.verification import verify_bundle

ENTRY = {"path": "x", "size": 1, "sha256": ""}
TOO_LONG = b" " * (MANIFEST_LIMIT_BYTES + 1)
Change = Callable[[Path], object]


def edit_manifest(folder: Path, **fields: object) -> None:
    path = folder / "manifest.json"
    document = json.loads(path.read_text())
    path.write_text(json.dumps(document | fields))


def edit_variant(folder: Path, **fields: object) -> None:
    variant = json.loads((folder / "manifest.json").read_text())["variants"][0]
    edit_manifest(folder, variants=[variant | fields])


def rename_in_manifest(folder: Path, path: str) -> None:
    document = json.loads((folder / "manifest.json").read_text())
    document["files"][0]["path"] = path
    edit_manifest(folder, files=document["files"])


def write(folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)


def flip_a_byte(folder: Path) -> None:
    path = folder / "model.safetensors"
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)


def link_a_file(folder: Path) -> None:
    target = folder / "library" / "cases.jsonl"
    copy = folder.parent / "elsewhere"
    target.rename(copy)
    target.symlink_to(copy)


REFUSED: list[tuple[str, Change, Refusal]] = [
    ("flipped byte", flip_a_byte, Refusal.HASH_DIFFERS),
    ("missing file", lambda at: (at / "model.safetensors").unlink(), Refusal.FILE_MISSING),
    ("extra file", lambda at: write(at, "run.py", b""), Refusal.FILE_EXTRA),
    (
        "resized file",
        lambda at: write(at, "library/cases.jsonl", b"{}\n{}\n"),
        Refusal.SIZE_DIFFERS,
    ),
    ("link", link_a_file, Refusal.SYMLINK),
    ("absolute path", lambda at: rename_in_manifest(at, "/etc/passwd"), Refusal.PATH_OUTSIDE),
    ("parent path", lambda at: rename_in_manifest(at, "../x"), Refusal.PATH_OUTSIDE),
    ("windows path", lambda at: rename_in_manifest(at, "C:x"), Refusal.PATH_OUTSIDE),
    ("backslash", lambda at: rename_in_manifest(at, "..\\x"), Refusal.PATH_OUTSIDE),
    ("empty part", lambda at: rename_in_manifest(at, "a//b"), Refusal.PATH_OUTSIDE),
    ("no manifest", lambda at: (at / "manifest.json").unlink(), Refusal.MANIFEST_MISSING),
    ("not JSON", lambda at: write(at, "manifest.json", b"{"), Refusal.MANIFEST_UNREADABLE),
    ("not an object", lambda at: write(at, "manifest.json", b"[]"), Refusal.MANIFEST_UNREADABLE),
    (
        "nested too deep",
        lambda at: write(at, "manifest.json", b"[" * 200_000),
        Refusal.MANIFEST_UNREADABLE,
    ),
    (
        "huge manifest",
        lambda at: write(at, "manifest.json", TOO_LONG),
        Refusal.MANIFEST_TOO_LARGE,
    ),
    ("newer format", lambda at: edit_manifest(at, format="heart-bundle/9"), Refusal.FORMAT_UNKNOWN),
    ("other table", lambda at: edit_manifest(at, domain_fingerprint="0" * 64), Refusal.FINGERPRINT_DIFFERS),
    ("no licence", lambda at: edit_manifest(at, licence=None), Refusal.MANIFEST_INCOMPLETE),
    ("special file", lambda at: os.mkfifo(at / "pipe"), Refusal.FILE_EXTRA),
    ("number as text", lambda at: edit_variant(at, memory_bytes="1"), Refusal.MANIFEST_INCOMPLETE),
    ("number as truth", lambda at: edit_variant(at, memory_bytes=True), Refusal.MANIFEST_INCOMPLETE),
    ("number beyond all", lambda at: edit_variant(at, memory_bytes=10**400), Refusal.MANIFEST_INCOMPLETE),
    ("tolerates all", lambda at: edit_variant(at, golden_tolerance=math.inf), Refusal.MANIFEST_INCOMPLETE),
    ("no number", lambda at: edit_variant(at, memory_bytes=math.nan), Refusal.MANIFEST_INCOMPLETE),
    ("device no text", lambda at: edit_variant(at, devices=[1]), Refusal.MANIFEST_INCOMPLETE),
    ("variants of text", lambda at: edit_manifest(at, variants=["fp32"]), Refusal.MANIFEST_INCOMPLETE),
    ("unknown meaning", lambda at: edit_manifest(at, third_label="other"), Refusal.MANIFEST_INCOMPLETE),
    ("files not a list", lambda at: edit_manifest(at, files={}), Refusal.MANIFEST_INCOMPLETE),
    ("file entry broken", lambda at: edit_manifest(at, files=[{"path": "x"}]), Refusal.MANIFEST_INCOMPLETE),
    (
        "file named twice",
        lambda at: edit_manifest(at, files=[ENTRY, ENTRY]),
        Refusal.MANIFEST_INCOMPLETE,
    ),
]


@pytest.mark.parametrize(("change", "code"), [one[1:] for one in REFUSED], ids=[one[0] for one in REFUSED])
def test_a_bad_bundle_is_refused_with_its_own_code(bundle: Path, change: Change, code: Refusal) -> None:
    change(bundle)
    with pytest.raises(BundleRefusedError) as caught:
        verify_bundle(bundle)
    assert caught.value.code is code


@pytest.mark.parametrize(
    "name",
    [
        "adapter_config.json",
        "ADAPTER_CONFIG.json",
        "pytorch_model.bin",
        "adapter_model.bin",
        "weights.pkl",
        "modeling.py",
        "chat_template.jinja",
        ".hidden",
    ],
)
def test_what_is_no_data_is_refused_though_the_manifest_names_it(
    bundle: Path, repack: Callable[[Path], None], name: str
) -> None:
    write(bundle, f"library/{name}", b"{}")
    repack(bundle)
    with pytest.raises(BundleRefusedError) as caught:
        verify_bundle(bundle)
    assert (caught.value.code, caught.value.params) == (Refusal.FILE_EXTRA, {"file": f"library/{name}"})


def test_words_and_vocabularies_are_data(bundle: Path, repack: Callable[[Path], None]) -> None:
    for name in ("LICENSE", "NOTICE.txt", "README.md", "sentencepiece.bpe.model", "tokenizer_config.json"):
        write(bundle, f"library/{name}", b"{}")
    repack(bundle)
    assert len(verify_bundle(bundle).manifest.files) == 7


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BundleRefusedError) as caught:
        verify_bundle(tmp_path / "nothing")
    assert caught.value.code is Refusal.NOT_A_FOLDER


def test_a_sound_bundle_opens_only_the_files_it_names(bundle: Path) -> None:
    shares: list[float] = []
    verified = verify_bundle(bundle, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert verified.read("library/cases.jsonl") == b"{}\n"
    with pytest.raises(BundleRefusedError) as caught:
        verified.path("manifest.json")
    assert caught.value.code is Refusal.FILE_MISSING


def test_a_file_that_changed_after_the_check_is_not_read(bundle: Path) -> None:
    checked = verify_bundle(bundle)
    name = checked.manifest.files[0].path
    before = checked.read(name)
    (bundle / name).write_bytes(before[:-1] + bytes([before[-1] ^ 1]))
    with pytest.raises(BundleRefusedError) as refused:
        checked.read(name)
    assert refused.value.code is Refusal.HASH_DIFFERS


def test_a_manifest_survives_being_written_and_read(bundle: Path) -> None:
    manifest = read_manifest(bundle)
    assert manifest_from_json(json.loads(json.dumps(manifest_to_json(manifest)))) == manifest


def with_header(header: bytes, data: bytes = b"", *, length: int | None = None) -> bytes:
    return struct.pack("<Q", len(header) if length is None else length) + header + data


def tensor(dtype: str, shape: list[object], start: int, end: int) -> bytes:
    return json.dumps({"w": {"dtype": dtype, "shape": shape, "data_offsets": [start, end]}}).encode()


HEADERS: list[tuple[str, bytes, Refusal]] = [
    ("no header", b"123", Refusal.HEADER_UNREADABLE),
    ("oversized header", with_header(b"{}", length=1 << 40), Refusal.HEADER_TOO_LARGE),
    ("header cut off", with_header(b"{}", length=100), Refusal.TENSOR_TRUNCATED),
    ("header not JSON", with_header(b"{{"), Refusal.HEADER_UNREADABLE),
    ("header nested too deep", with_header(b"[" * 200_000), Refusal.HEADER_UNREADABLE),
    ("header a list", with_header(b"[]"), Refusal.HEADER_UNREADABLE),
    ("data cut off", with_header(tensor("F32", [2], 0, 8), b"\0" * 7), Refusal.TENSOR_TRUNCATED),
    ("data left over", with_header(tensor("F32", [2], 0, 8), b"\0" * 9), Refusal.TENSOR_TRUNCATED),
    ("hole in the data", with_header(tensor("F32", [1], 4, 8), b"\0" * 8), Refusal.HEADER_UNREADABLE),
    ("shape against offsets", with_header(tensor("F32", [3], 0, 8), b"\0" * 8), Refusal.HEADER_UNREADABLE),
    ("negative shape", with_header(tensor("F32", [-2], 0, 8), b"\0" * 8), Refusal.HEADER_UNREADABLE),
    ("unknown type", with_header(tensor("X9", [2], 0, 8), b"\0" * 8), Refusal.HEADER_UNREADABLE),
    ("shape of text", with_header(tensor("F32", ["2"], 0, 8), b"\0" * 8), Refusal.HEADER_UNREADABLE),
]


@pytest.mark.parametrize(("content", "code"), [one[1:] for one in HEADERS], ids=[one[0] for one in HEADERS])
def test_a_broken_weight_file_is_refused_before_it_is_mapped(
    bundle: Path, repack: Callable[[Path], None], content: bytes, code: Refusal
) -> None:
    (bundle / "model.safetensors").write_bytes(content)
    repack(bundle)
    with pytest.raises(BundleRefusedError) as caught:
        verify_bundle(bundle)
    assert caught.value.code is code
    assert caught.value.params["file"] == "model.safetensors"
