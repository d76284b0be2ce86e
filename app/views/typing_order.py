"""In which order Enter and Tab pass through the window."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class TypingOrder:
    """Controls by name in the order of the paper form; Enter passes over the skipped ones, Tab does not."""

    def __init__(self, controls: Mapping[str, QWidget], skipped: Iterable[str], last: QWidget) -> None:
        self._controls = dict(controls)
        self._stops = [key for key in controls if key not in set(skipped)]
        self._last = last
        chain = [*controls.values(), last]
        for before, after in itertools.pairwise(chain):
            QWidget.setTabOrder(before, after)

    def start(self) -> None:
        """Begin at the first control."""
        self._focus(self._controls[self._stops[0]])

    def after(self, key: str) -> None:
        """Go on to the next control, and from the last one to the button that asks."""
        later = [one for one in self._controls if one in self._stops or one == key]
        index = later.index(key) + 1
        self._focus(self._controls[later[index]] if index < len(later) else self._last)

    def before(self, key: str) -> None:
        """Go back to the control before."""
        earlier = [one for one in self._controls if one in self._stops or one == key]
        self._focus(self._controls[earlier[max(0, earlier.index(key) - 1)]])

    def go_to(self, key: str) -> None:
        """Go to one control by its name."""
        self._focus(self._controls[key])

    def _focus(self, control: QWidget) -> None:
        control.setFocus(Qt.FocusReason.TabFocusReason)
