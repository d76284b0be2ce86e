"""File names that are safe on every system, from any patient id."""

from __future__ import annotations

import hashlib
import re
from typing import Final

_LONGEST: Final = 60  # bytes of an id that are kept: two ids stay far below the 255 of most file systems
_HASH_DIGITS: Final = 8
# Windows refuses these whatever follows the dot.
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


def report_file_name(patient_id: str, record_id: str) -> str:
    """Name a report after its patient and record; two different ids never share a name.

    Letters and digits of every script are kept, all else becomes an underscore. An id that had to be changed
    gets a hash of its original, because `a/b` and `a:b` are two patients.
    """
    return f"HEART_{_safe(patient_id)}_{_safe(record_id)}.pdf"


def _safe(text: str) -> str:
    kept = re.sub(r"[^\w.-]", "_", text).encode()[:_LONGEST].decode(errors="ignore").strip("._ ")
    case_matters = kept != kept.lower()  # Windows would take ID and id for one file
    if kept == text and kept and not case_matters and not _RESERVED.fullmatch(kept):
        return kept
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_DIGITS]
    return f"{kept}-{digest}"
