"""What the window asks of each of its pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget

from app.language import Language


class Page(Protocol):
    """One page: it speaks the window's language and is told when it comes into sight."""

    @property
    def widget(self) -> QWidget:
        """What the window shows."""

    def show_language(self, language: Language) -> None:
        """Write everything in another language."""

    def enter(self) -> None:
        """Come into sight: take the focus, look up what may have changed."""


@dataclass(frozen=True, slots=True)
class PagePlace:
    """A page that is built when it is first visited: no page costs anything before the first frame."""

    name: str  # the tab's text is the message `page.<name>`
    build: Callable[[], Page]
