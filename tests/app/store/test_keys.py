from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.store.access import ByPassphrase, ByRecoveryKey
from app.store.errors import (
    KeyFileDamagedError,
    NewerRecordsError,
    UnknownUserError,
    UserExistsError,
    WeakPassphraseError,
    WrongPassphraseError,
    WrongRecoveryKeyError,
)
from app.store.key_file import (
    KEY_FILE_FORMAT,
    KeyFile,
    key_file_from_bytes,
    key_file_to_bytes,
    load_key_file,
    save_key_file,
)
from app.store.key_ring import (
    NewKeys,
    make_keys,
    open_with_passphrase,
    with_new_recovery_key,
    with_passphrase,
    with_user,
    without_user,
)
from app.store.layout import StoreLayout
from app.store.passphrase import CLINIC_COST, StretchCost, stretch
from app.store.recovery_key import new_recovery_key

CHEAP = StretchCost(passes=1, memory_kib=8, lanes=1)


@pytest.fixture
def new() -> NewKeys:
    return make_keys("王", "correct horse", CHEAP)


def test_passphrase_and_recovery_key_open_the_same_data_key(new: NewKeys) -> None:
    assert ByPassphrase("王", "correct horse").data_key(new.file) == new.data_key
    assert ByRecoveryKey(new.recovery_key.lower()).data_key(new.file) == new.data_key


def test_full_width_letters_are_the_same_passphrase(new: NewKeys) -> None:
    wide = "".join(chr(ord(mark) + 0xFEE0) if mark != " " else "　" for mark in "correct horse")
    assert open_with_passphrase(new.file, "王", wide) == new.data_key


def test_wrong_people_are_told_apart(new: NewKeys) -> None:
    with pytest.raises(WrongPassphraseError):
        open_with_passphrase(new.file, "王", "correct hors")
    with pytest.raises(UnknownUserError):
        open_with_passphrase(new.file, "李", "correct horse")
    with pytest.raises(WrongRecoveryKeyError):
        ByRecoveryKey(new_recovery_key()).data_key(new.file)


def test_a_key_wrapped_for_one_user_does_not_open_as_another(new: NewKeys) -> None:
    renamed = replace(new.file, users=(replace(new.file.users[0], name="李"),))
    with pytest.raises(WrongPassphraseError):
        open_with_passphrase(renamed, "李", "correct horse")


def test_a_data_key_of_other_records_is_noticed(new: NewKeys) -> None:
    with pytest.raises(KeyFileDamagedError):
        open_with_passphrase(replace(new.file, key_check=b"\x00" * 32), "王", "correct horse")


def test_users_come_change_and_go(new: NewKeys) -> None:
    two = with_user(new.file, new.data_key, "李", "battery staple", CHEAP)
    changed = with_passphrase(two, new.data_key, "王", "another horse", CHEAP)
    assert open_with_passphrase(changed, "王", "another horse") == new.data_key
    assert open_with_passphrase(changed, "李", "battery staple") == new.data_key
    with pytest.raises(WrongPassphraseError):
        open_with_passphrase(changed, "王", "correct horse")
    with pytest.raises(UserExistsError):
        with_user(two, new.data_key, "李", "battery staple", CHEAP)
    with pytest.raises(UnknownUserError):
        open_with_passphrase(without_user(changed, "李"), "李", "battery staple")
    with pytest.raises(UnknownUserError):
        without_user(new.file, "李")
    with pytest.raises(UnknownUserError):
        with_passphrase(new.file, new.data_key, "李", "battery staple", CHEAP)


def test_a_new_recovery_key_replaces_the_old(new: NewKeys) -> None:
    changed, printed = with_new_recovery_key(new.file, new.data_key)
    assert ByRecoveryKey(printed).data_key(changed) == new.data_key
    with pytest.raises(WrongRecoveryKeyError):
        ByRecoveryKey(new.recovery_key).data_key(changed)


def test_short_passphrases_are_refused() -> None:
    with pytest.raises(WeakPassphraseError):
        make_keys("王", "1234567", CHEAP)


def test_the_clinic_s_cost_is_what_the_standard_asks() -> None:
    assert (CLINIC_COST.passes, CLINIC_COST.memory_kib, CLINIC_COST.lanes) == (3, 65536, 4)  # RFC 9106
    assert stretch("passphrase", b"s" * 16, CLINIC_COST).hex() == (
        "4cdcfbfc7cab4fdc84291b8ef2dad2fa4b93b0f5cc89ca1290bbab76c1706dbf"  # else nobody gets in
    )


def test_the_data_key_is_nowhere_in_the_file(new: NewKeys) -> None:
    written = key_file_to_bytes(new.file)
    assert new.data_key.hex().encode() not in written
    assert new.data_key not in written
    assert new.recovery_key.encode() not in written


def test_every_flipped_byte_of_the_file_is_noticed(new: NewKeys) -> None:
    written = key_file_to_bytes(new.file)
    assert key_file_from_bytes(written) == new.file
    for at in range(len(written) - 1):  # the last byte ends the line
        changed = written[:at] + bytes([written[at] ^ 4]) + written[at + 1 :]
        with pytest.raises(KeyFileDamagedError):
            key_file_from_bytes(changed)


def test_a_newer_format_is_refused(new: NewKeys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.store.key_file.KEY_FILE_FORMAT", "heart-keys/2")
    written = key_file_to_bytes(new.file)
    monkeypatch.setattr("app.store.key_file.KEY_FILE_FORMAT", KEY_FILE_FORMAT)
    with pytest.raises(NewerRecordsError):
        key_file_from_bytes(written)


def saved(folder: Path, keys: KeyFile) -> StoreLayout:
    layout = StoreLayout(folder)
    save_key_file(layout, keys)
    return layout


def test_one_damaged_copy_does_no_harm(new: NewKeys, tmp_path: Path) -> None:
    layout = saved(tmp_path, new.file)
    for path in (layout.keys, layout.keys_copy):
        sound = path.read_bytes()
        path.write_bytes(sound[:50])
        assert load_key_file(layout) == new.file
        path.unlink()
        assert load_key_file(layout) == new.file
        path.write_bytes(sound)
    layout.keys.write_bytes(b"")
    layout.keys_copy.write_bytes(b"{}")
    with pytest.raises(KeyFileDamagedError):
        load_key_file(layout)


@pytest.mark.parametrize("left_behind", ["keys", "keys_copy"])
def test_the_newer_copy_counts_after_an_interrupted_change(
    new: NewKeys, tmp_path: Path, left_behind: str
) -> None:
    layout = saved(tmp_path, new.file)
    old = layout.keys_copy.read_bytes()
    changed = with_user(new.file, new.data_key, "李", "battery staple", CHEAP)
    save_key_file(layout, changed)
    path: Path = getattr(layout, left_behind)
    path.write_bytes(old)
    assert load_key_file(layout) == changed


def test_no_key_file_means_not_set_up(tmp_path: Path) -> None:
    assert load_key_file(StoreLayout(tmp_path)) is None
