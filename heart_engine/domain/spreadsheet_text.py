"""Text of somebody else in a table that a spreadsheet program will open."""

from __future__ import annotations

import unicodedata
from typing import Final

_STARTS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def neutralised(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run, and drop what no cell may hold."""
    visible = text if text.isprintable() else "".join(char for char in text if _may_stand(char))
    return f"'{visible}" if visible.startswith(_STARTS_A_FORMULA) else visible


def _may_stand(char: str) -> bool:
    return unicodedata.category(char) != "Cc" or char in "\t\r\n"
