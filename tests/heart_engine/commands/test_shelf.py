"""What a person at a terminal sees of installing, selecting, removing and signing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from heart_engine import cli
from heart_engine.installation import shelf, signature
from tests.heart_engine.installation.packages import encoder_of, write_bundle, write_library


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stick with a bundle and its library; files are installed in a folder of this test."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(shelf, "shipped_bundle", lambda: None)
    bundle = write_bundle(tmp_path / "stick" / "bundle")
    write_library(tmp_path / "stick" / "library", encoder_of(bundle))
    return tmp_path / "stick"


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    code = cli.main([str(one) for one in arguments])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_an_unsigned_bundle_needs_a_clear_yes(capsys: pytest.CaptureFixture[str], stick: Path) -> None:
    code, out, err = run(capsys, "bundle", "install", stick / "bundle", "--json")
    assert (code, out) == (4, "")
    error = json.loads(err)
    assert (error["code"], error["params"]["reason"]) == ("bundle_refused", "unsigned")
    assert "--unsigned" in error["message"]
    code, out, err = run(capsys, "bundle", "install", stick / "bundle", "--unsigned", "--json")
    assert (code, json.loads(out)["bundle"]) == (0, "small-1.0.0")
    assert "WARNING: small-1.0.0 is not signed" in err


def test_an_older_bundle_needs_a_clear_yes(
    capsys: pytest.CaptureFixture[str], stick: Path, tmp_path: Path
) -> None:
    older = write_bundle(tmp_path / "older", version="0.9")
    run(capsys, "bundle", "install", stick / "bundle", "--unsigned")
    code, _, err = run(capsys, "bundle", "install", older, "--unsigned")
    assert code == 4
    assert "small-0.9 is older than 1.0.0" in err
    assert "--older" in err
    assert run(capsys, "bundle", "install", older, "--unsigned", "--older")[0] == 0


def test_from_the_stick_to_what_answers_and_back(capsys: pytest.CaptureFixture[str], stick: Path) -> None:
    for kind in ("bundle", "library"):
        assert run(capsys, kind, "install", stick / kind, "--unsigned")[0] == 0
    assert run(capsys, "bundle", "select", "small-1.0.0")[0] == 0
    code, out, _ = run(capsys, "library", "select", "ours", "--json")
    assert (code, json.loads(out)) == (0, {"bundle": "small-1.0.0", "library": "ours"})
    code, out, _ = run(capsys, "library", "list")
    assert (code, "id: ours" in out, "selected: true" in out) == (0, True, True)
    code, _, err = run(capsys, "library", "remove", "ours", "--json")
    assert (code, json.loads(err)["params"]["reason"]) == (4, "is_selected")
    assert run(capsys, "library", "select", "--own")[0] == 0
    assert run(capsys, "library", "remove", "ours")[0] == 0
    code, out, _ = run(capsys, "bundle", "select", "--shipped", "--json")
    assert json.loads(out) == {"bundle": "shipped", "library": "the bundle's own"}
    assert run(capsys, "bundle", "remove", "small-1.0.0")[0] == 0
    assert json.loads(run(capsys, "bundle", "list", "--json")[1]) == {"bundles": []}


def test_what_cannot_be_read_is_listed_with_its_reason(
    capsys: pytest.CaptureFixture[str], stick: Path, tmp_path: Path
) -> None:
    run(capsys, "bundle", "install", stick / "bundle", "--unsigned", "--data", tmp_path / "d")
    (tmp_path / "d" / "bundles" / "small-1.0.0" / "manifest.json").write_text("{}")
    _, out, _ = run(capsys, "bundle", "list", "--data", tmp_path / "d", "--json")
    expected = {"id": "small-1.0.0", "selected": False, "refused": "format_unknown"}
    assert json.loads(out) == {"bundles": [expected]}


def test_a_maintainers_signature_is_believed(
    capsys: pytest.CaptureFixture[str], stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = Ed25519PrivateKey.generate()
    (tmp_path / "heart.key").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    code, _, err = run(
        capsys, "bundle", "sign", stick / "bundle", "--key", stick / "bundle" / "tokenizer.json"
    )
    assert (code, "holds no Ed25519 key" in err) == (3, True)
    for kind in ("bundle", "library"):
        assert run(capsys, kind, "sign", stick / kind, "--key", tmp_path / "heart.key")[0] == 0
    for module in (shelf, signature):
        monkeypatch.setattr(module, "program_keys", lambda: {"backup": key.public_key()})
    for kind in ("bundle", "library"):
        code, out, _ = run(capsys, kind, "install", stick / kind, "--json")
        assert (code, json.loads(out)["signed_by"]) == (0, "backup")
