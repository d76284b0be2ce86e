from __future__ import annotations

import pytest

from app.store.sealing import SealBrokenError, new_key, seal, subkey, unseal


def test_what_was_sealed_comes_back() -> None:
    key = new_key()
    assert unseal(key, seal(key, b"\x00content", b"about"), b"about") == b"\x00content"


def test_sealing_twice_gives_different_bytes() -> None:
    key = new_key()
    assert seal(key, b"x", b"") != seal(key, b"x", b"")


def test_another_key_another_subject_or_a_changed_byte_is_refused() -> None:
    key = new_key()
    sealed = seal(key, b"content", b"about")
    changed = [sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :] for at in range(len(sealed))]
    for attempt in [(new_key(), sealed, b"about"), (key, sealed, b"other"), (key, b"", b"about")] + [
        (key, one, b"about") for one in changed
    ]:
        with pytest.raises(SealBrokenError):
            unseal(*attempt)


def test_subkeys_differ_by_purpose_and_key() -> None:
    key = new_key()
    assert len({subkey(key, "a"), subkey(key, "b"), subkey(new_key(), "a"), key}) == 4
