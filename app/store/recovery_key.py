"""The recovery key: seven groups of five characters that a person can copy by hand without a silent slip.

Each group is four random characters and one check character. The alphabet has 31 characters, none of which
looks like another; 31 is prime, so a weighted sum modulo 31 notices every single wrong character, every
swap of two within a group, and a group in the wrong place. 28 random characters are 138 bits.
"""

from __future__ import annotations

import secrets
import unicodedata

from app.store.errors import MistypedRecoveryKeyError

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
GROUPS = 7
RANDOM_PER_GROUP = 4
GROUP_LENGTH = RANDOM_PER_GROUP + 1


def new_recovery_key() -> str:
    """Draw a recovery key in its printed form."""
    return "-".join(_group(place) for place in range(GROUPS))


def read_recovery_key(typed: str) -> str:
    """Return the printed form of what was typed, or name the groups that are wrong or missing, from 1."""
    letters = [mark for mark in unicodedata.normalize("NFKC", typed).upper() if mark.isalnum()]
    groups = ["".join(letters[at : at + GROUP_LENGTH]) for at in range(0, len(letters), GROUP_LENGTH)]
    known = dict(enumerate(groups))
    places = range(max(len(groups), GROUPS))
    wrong = [
        str(place + 1) for place in places if place >= GROUPS or not _is_sound(known.get(place, ""), place)
    ]
    if wrong:
        raise MistypedRecoveryKeyError(groups=",".join(wrong), found=len(groups), expected=GROUPS)
    return "-".join(groups)


def _group(place: int) -> str:
    random = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_PER_GROUP))
    return random + _check_character(random, place)


def _check_character(random: str, place: int) -> str:
    weighted = sum((at + 2) * ALPHABET.index(mark) for at, mark in enumerate(random))
    return ALPHABET[(weighted + place + 1) % len(ALPHABET)]


def _is_sound(group: str, place: int) -> bool:
    if len(group) != GROUP_LENGTH or any(mark not in ALPHABET for mark in group):
        return False
    return _check_character(group[:-1], place) == group[-1]
