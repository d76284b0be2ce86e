"""The program's words in one language, read from Qt translation files by the standard library.

Reading the `.ts` files directly needs no compiled copy and lets two languages be used at once: the window in
one, the report in both. A text with parameters uses the fields of `str.format`.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Final
from xml.etree import ElementTree as ET  # reads only files that ship with the program

from heart_engine.domain.resources import resource_path

LANGUAGES: Final = ("zh", "en")


class Language:
    """All texts of the program in one language."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._texts = texts(code)

    def text(self, message_id: str, /, **params: object) -> str:
        """Return one text with its parameters filled in; an unknown id is a KeyError."""
        return self._texts[message_id].format(**params)

    def knows(self, message_id: str) -> bool:
        """Say whether there is a text, for ids that are built from codes of another release."""
        return message_id in self._texts


@functools.cache
def texts(code: str) -> Mapping[str, str]:
    """Return every text of a language by its message id, from all files of that language."""
    files = sorted(resource_path("translations").glob(f"*_{code}.ts"))
    roots = [ET.parse(path).getroot() for path in files]  # noqa: S314  # as above: shipped files
    messages = (message for root in roots for message in root.iter("message"))
    return {message.attrib["id"]: message.findtext("translation", "") for message in messages}
