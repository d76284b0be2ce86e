"""What can be done with the records; light, so that a window knows the names before anything is loaded."""

from __future__ import annotations

from enum import StrEnum


class StoreState(StrEnum):
    """What a user can do now."""

    NOT_SET_UP = "not_set_up"
    KEYS_MISSING = "keys_missing"  # there are records and no key file: only a backup helps
    LOCKED = "locked"
    OPEN = "open"
