"""pdfium draws and joins for one thread at a time: two at once end the whole program without a word."""

from __future__ import annotations

import threading
from typing import Final

PDFIUM: Final = threading.RLock()
"""Held by whoever uses pypdfium2, for as long as a document of it is open."""
