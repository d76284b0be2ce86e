from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.store.errors import MistypedRecoveryKeyError
from app.store.recovery_key import ALPHABET, GROUP_LENGTH, new_recovery_key, read_recovery_key

KEY = new_recovery_key()
PLACES = st.integers(min_value=0, max_value=len(KEY.replace("-", "")) - 1)


def test_a_printed_key_reads_back_however_it_is_typed() -> None:
    wide = "".join(chr(ord(mark) + 0xFEE0) if mark != "-" else "－" for mark in KEY)  # a Chinese input method
    for typed in (KEY, KEY.lower(), KEY.replace("-", ""), KEY.replace("-", " "), wide):
        assert read_recovery_key(typed) == KEY


def test_two_keys_differ() -> None:
    assert new_recovery_key() != new_recovery_key()


@given(PLACES, st.sampled_from(ALPHABET))
def test_one_wrong_character_names_its_group(place: int, wrong: str) -> None:
    marks = list(KEY.replace("-", ""))
    if marks[place] == wrong:
        assert read_recovery_key("".join(marks)) == KEY
        return
    marks[place] = wrong
    with pytest.raises(MistypedRecoveryKeyError) as caught:
        read_recovery_key("".join(marks))
    assert caught.value.params["groups"] == str(place // GROUP_LENGTH + 1)


def test_swapped_groups_and_missing_groups_are_noticed() -> None:
    groups = KEY.split("-")
    for wrong, named in (
        ([groups[1], groups[0], *groups[2:]], "1,2"),
        (groups[:-1], "7"),
        ([*groups, groups[0]], "8"),
        ([], "1,2,3,4,5,6,7"),
    ):
        with pytest.raises(MistypedRecoveryKeyError) as caught:
            read_recovery_key("-".join(wrong))
        assert caught.value.params["groups"] == named


@given(st.text())
def test_any_text_is_the_key_or_refused(text: str) -> None:
    with contextlib.suppress(MistypedRecoveryKeyError):
        assert read_recovery_key(text).count("-") == KEY.count("-")
