"""Ed25519 signatures over the document of a bundle or a library, which names every file by its hash.

Signed is the document without its signatures, as JSON with sorted keys: whoever signs afterwards changes no
other byte of it. The program trusts two public keys, a current and a backup one, so that a lost or stolen
key can be replaced by something signed with the other.
"""

from __future__ import annotations

import base64
import binascii
import functools
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.domain.resources import resource_path

SIGNATURES: Final = "signatures"
_ALGORITHM: Final = "ed25519"
_KEY_DIGITS: Final = 16
Keys = Mapping[str, Ed25519PublicKey]  # by what the program calls them: current, backup


class KeyUnfitError(ValueError):
    """A file that holds no Ed25519 key."""


def signed_bytes(document: Mapping[str, object]) -> bytes:
    """Return what is signed of a document."""
    signed = {name: value for name, value in document.items() if name != SIGNATURES}
    return json.dumps(signed, sort_keys=True, separators=(",", ":")).encode()


def signature_of(document: Mapping[str, object], key: Ed25519PrivateKey) -> dict[str, str]:
    """Sign a document."""
    signature = key.sign(signed_bytes(document))
    return {
        "algorithm": _ALGORITHM,
        "key": key_id(key.public_key()),
        "signature": base64.b64encode(signature).decode(),
    }


def signer_of(document: Mapping[str, object], keys: Keys) -> str | None:
    """Return which of the program's keys signed; None where none did, a refusal where one is abused."""
    by_id = {key_id(key): (name, key) for name, key in keys.items()}
    for entry in _entries(document):
        known = by_id.get(str(entry.get("key")))
        if known is None:
            continue
        name, key = known
        if entry.get("algorithm") != _ALGORITHM or not _is_valid(key, entry, document):
            raise BundleRefusedError(Refusal.SIGNATURE_INVALID, key=name)
        return name
    return None


def key_id(key: Ed25519PublicKey) -> str:
    """Return the name that a signature has for its key."""
    return hashlib.sha256(key.public_bytes_raw()).hexdigest()[:_KEY_DIGITS]


@functools.cache
def program_keys() -> Keys:
    """Return the public keys that came with the program."""
    names = ("current", "backup")
    return {name: _public_key(resource_path("keys", f"{name}.pem").read_bytes(), name) for name in names}


def private_key(path: Path) -> Ed25519PrivateKey:
    """Read the key that a maintainer signs with; it never lies in the program."""
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError) as error:  # TypeError: it is encrypted
        raise KeyUnfitError(str(path)) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyUnfitError(str(path))
    return key


def _public_key(content: bytes, name: str) -> Ed25519PublicKey:
    key = load_pem_public_key(content)
    if not isinstance(key, Ed25519PublicKey):
        raise KeyUnfitError(name)
    return key


def _entries(document: Mapping[str, object]) -> list[Mapping[str, object]]:
    found = document.get(SIGNATURES, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise BundleRefusedError(Refusal.MANIFEST_INCOMPLETE, field=SIGNATURES)
    return found


def _is_valid(key: Ed25519PublicKey, entry: Mapping[str, object], document: Mapping[str, object]) -> bool:
    try:
        key.verify(base64.b64decode(str(entry.get("signature")), validate=True), signed_bytes(document))
    except (InvalidSignature, binascii.Error):
        return False
    return True
