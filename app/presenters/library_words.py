"""What the library page says above its table."""

from __future__ import annotations

from app.language import Language
from app.presenters.shelf import Shelf
from heart_engine.protocol.messages import BundleInfo


def shelf_sentence(
    shelf: Shelf, shown: int, total: int, bundle: BundleInfo | None, language: Language
) -> str:
    """Say how many cases are shown of how many, and whose they are."""
    if bundle is None:
        return language.text("library.waiting")
    if len(shelf.cases) < total:
        return language.text("library.reading", n=len(shelf.cases), of=total)
    origin = "library.fake" if bundle.fake else "library.simulated" if bundle.simulated else "library.real"
    words = (language.text("library.shown", n=shown, of=total), bundle.library, language.text(origin))
    return " · ".join(words)
