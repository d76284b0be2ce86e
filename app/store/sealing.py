"""Sealing small secrets: AES-256-GCM, one purpose per derived key."""

from __future__ import annotations

import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
NONCE_BYTES = 12


class SealBrokenError(Exception):
    """The key is another one, or the bytes were changed; the two cannot be told apart here."""


def new_key() -> bytes:
    """Draw a key from the operating system."""
    return os.urandom(KEY_BYTES)


def subkey(key: bytes, purpose: str) -> bytes:
    """Derive an independent key for one purpose, so that no key serves two."""
    return hmac.new(key, b"heart/1 " + purpose.encode(), hashlib.sha256).digest()


def seal(key: bytes, content: bytes, about: bytes) -> bytes:
    """Encrypt and authenticate content together with what it is about."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, content, about)


def unseal(key: bytes, sealed: bytes, about: bytes) -> bytes:
    """Return what was sealed, exactly, or refuse."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], about)
    except (InvalidTag, ValueError) as error:
        raise SealBrokenError from error
