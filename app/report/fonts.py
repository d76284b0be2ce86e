"""The one font of the report, and what it cannot print.

Noto Sans SC is shipped whole, for the rare characters of Chinese names, and embedded as a subset. A name with
a character that it lacks is never printed as boxes: the field is named and a transliteration asked for.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from heart_engine.domain.resources import resource_path

FONT_NAME: Final = "NotoSansSC"
_TO_UNICODE: Final = "toUnicodeCMap:"

# Canonical composition would replace these by another shape of the character, and a name is its shape.
_COMPATIBILITY_IDEOGRAPH: Final = re.compile("([\uf900-\ufaff\U0002f800-\U0002fa1f])")
# Marks, jamo and invisible signs need a shaping engine, or change what their neighbours look like.
_NEEDS_SHAPING: Final = frozenset({"Mn", "Mc", "Me", "Cf", "Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
_CONJOINING_JAMO: Final = range(0x1100, 0x1200)


class ReportFont(TTFont):  # type: ignore[misc]  # reportlab carries no types
    """A TrueType font whose characters beyond U+FFFF can be copied out of the PDF again."""

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401, N802  # reportlab's own name and untyped document
        """Write the font into the document, with surrogate pairs where reportlab writes five digits."""
        super().addObjects(doc)
        for name, stream in doc.idToObject.items():
            if name.startswith(_TO_UNICODE):
                stream.content = re.sub(r"<([0-9A-F]{5,6})>", _surrogates, stream.content)


def _surrogates(code: re.Match[str]) -> str:
    return f"<{chr(int(code[1], 16)).encode('utf-16-be').hex().upper()}>"


@functools.cache
def report_font() -> ReportFont:
    """Return the font, read once per process and known to reportlab by its name."""
    font = ReportFont(FONT_NAME, str(resource_path("fonts", "NotoSansSC-Regular.ttf")))
    pdfmetrics.registerFont(font)
    return font


def text_width(text: str, size: float) -> float:
    """Return how wide a text is printed, in points."""
    return sum(map(_advance, text)) * size


@functools.cache
def _advance(char: str) -> float:
    """Return how wide a character is for a size of one point; the font has an end, and so has this cache."""
    return float(report_font().stringWidth(char, 1))


def composed(text: str) -> str:
    """Join letters and their accents into the single characters that the font holds."""
    parts = _COMPATIBILITY_IDEOGRAPH.split(text)
    joined = "".join(
        part if index % 2 else unicodedata.normalize("NFC", part) for index, part in enumerate(parts)
    )
    return "".join(" " if _is_missing_space(char) else char for char in joined)


def missing_glyphs(text: str) -> str:
    """Return the characters of a text that cannot be printed, each once, in their order."""
    return "".join(dict.fromkeys(char for char in composed(text) if not _is_printable(char)))


def spelled_out(text: str) -> str:
    """Write what cannot be printed as code points, for a report that nobody is there to be asked about."""
    return "".join(char if _is_printable(char) else f"[U+{ord(char):04X}]" for char in composed(text))


def _is_printable(char: str) -> bool:
    code = ord(char)
    shaped = unicodedata.category(char) in _NEEDS_SHAPING or code in _CONJOINING_JAMO
    return not shaped and report_font().face.charToGlyph.get(code, 0) != 0


def _is_missing_space(char: str) -> bool:
    return unicodedata.category(char) == "Zs" and char not in report_font_spaces()


@functools.cache
def report_font_spaces() -> frozenset[str]:
    """Return the spaces that the font has a width for; the others are printed as a plain one."""
    known = report_font().face.charToGlyph
    return frozenset(chr(code) for code in known if unicodedata.category(chr(code)) == "Zs")
