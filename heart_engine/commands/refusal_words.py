"""What a refusal says to a person at a terminal: the window's own sentences, in the terminal's language."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Final
from xml.etree import ElementTree as ET  # reads only files that ship with the program

from heart_engine.bundle.refusal import BundleRefusedError
from heart_engine.cohort.cleaning.words import terminal_language
from heart_engine.domain.resources import resource_path

_PREFIX: Final = "refusal."


class _Values(dict[str, object]):
    """The values of a refusal; the sentence of another release may ask for one that it has not."""

    def __missing__(self, name: str) -> str:
        return "?"


def refusal_sentence(error: BundleRefusedError) -> str:
    """Say why something was refused, with the code and the values behind it for whoever is asked about it."""
    said = _sentences(terminal_language())[error.code].format_map(_Values(error.params))
    values = ", ".join(f"{name}={value}" for name, value in error.params.items())
    return f"{said} ({error.code}: {values})" if values else f"{said} ({error.code})"


@functools.cache
def _sentences(language: str) -> Mapping[str, str]:
    root = ET.parse(resource_path("translations", f"engine_{language}.ts")).getroot()  # noqa: S314 - shipped
    found = ((one.attrib["id"], one.findtext("translation", "")) for one in root.iter("message"))
    return {name.removeprefix(_PREFIX): text for name, text in found if name.startswith(_PREFIX)}
