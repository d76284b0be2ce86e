from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.domain.resources import resource_path
from heart_engine.installation.signature import (
    Keys,
    KeyUnfitError,
    private_key,
    program_keys,
    signature_of,
    signed_bytes,
    signer_of,
)

DOCUMENT = {"id": "b", "files": [{"path": "a", "size": 1}], "share": 0.1, "名": "值\ud800"}


def test_a_signature_holds_however_the_document_is_laid_out(
    private_keys: Mapping[str, Ed25519PrivateKey], keys: Keys
) -> None:
    signature = signature_of(DOCUMENT, private_keys["backup"])
    turned = dict(reversed({**DOCUMENT, "signatures": [signature]}.items()))
    assert signer_of(json.loads(json.dumps(turned, indent=3)), keys) == "backup"


def test_signatures_are_not_part_of_what_is_signed() -> None:
    assert signed_bytes({**DOCUMENT, "signatures": [{"key": "x"}]}) == signed_bytes(DOCUMENT)


def test_a_key_nobody_knows_signs_nothing(keys: Keys) -> None:
    signed = {**DOCUMENT, "signatures": [signature_of(DOCUMENT, Ed25519PrivateKey.generate())]}
    assert signer_of(signed, keys) is None
    assert signer_of(DOCUMENT, keys) is None


@pytest.mark.parametrize(
    "wrong",
    [{"signature": "AAAA"}, {"signature": "not base64!"}, {"signature": None}, {"algorithm": "none"}],
    ids=str,
)
def test_a_signature_in_the_name_of_a_known_key_must_be_its_own(
    private_keys: Mapping[str, Ed25519PrivateKey], keys: Keys, wrong: dict[str, object]
) -> None:
    signature: dict[str, object] = {**signature_of(DOCUMENT, private_keys["current"]), **wrong}
    with pytest.raises(BundleRefusedError) as caught:
        signer_of({**DOCUMENT, "signatures": [signature]}, keys)
    assert caught.value.code is Refusal.SIGNATURE_INVALID


def test_a_signature_with_anything_else_in_it_is_none(
    private_keys: Mapping[str, Ed25519PrivateKey], keys: Keys
) -> None:
    signature = signature_of(DOCUMENT, private_keys["current"])
    for text in (f"{signature['signature']}!", f" {signature['signature']}"):
        with pytest.raises(BundleRefusedError):
            signer_of({**DOCUMENT, "signatures": [{**signature, "signature": text}]}, keys)


def test_the_program_knows_two_different_keys_and_holds_no_private_one() -> None:
    found = program_keys()
    assert set(found) == {"current", "backup"}
    assert len({one.public_bytes_raw() for one in found.values()}) == 2
    kept = [one for one in resource_path("keys").iterdir() if b"PRIVATE" in one.read_bytes()]
    assert kept == []


def pem(key: Ed25519PrivateKey, passphrase: bytes = b"") -> bytes:
    how = BestAvailableEncryption(passphrase) if passphrase else NoEncryption()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, how)


def test_a_maintainers_key_is_read_from_its_file(tmp_path: Path) -> None:
    key = Ed25519PrivateKey.generate()
    (tmp_path / "heart.key").write_bytes(pem(key))
    assert private_key(tmp_path / "heart.key").private_bytes_raw() == key.private_bytes_raw()


def test_any_other_file_is_no_key(tmp_path: Path) -> None:
    other = generate_private_key(SECP256R1())
    contents = [
        b"",
        pem(Ed25519PrivateKey.generate(), b"secret"),
        other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
    ]
    for content in contents:
        (tmp_path / "heart.key").write_bytes(content)
        with pytest.raises(KeyUnfitError):
            private_key(tmp_path / "heart.key")
