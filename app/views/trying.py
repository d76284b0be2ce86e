"""What is done on the page of what if, as values to be tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.presenters.what_if import WhatIf

if TYPE_CHECKING:  # the page is built when it is first looked at
    from app.views.what_if_page import WhatIfPage


class Trying:
    """Reads what is typed, placed and stepped; what cannot be read, or comes too late, tries nothing."""

    def __init__(self, what_if: WhatIf) -> None:
        self._what_if = what_if

    def bind(self, page: WhatIfPage) -> None:
        """Follow a page."""
        page.typed.connect(self._try_text)
        page.placed.connect(self._place)
        page.stepped.connect(self._step)
        page.given_up.connect(self._give_up)
        page.start_over_wanted.connect(self._what_if.start_over)

    def _try_text(self, key: str, text: str) -> None:
        from app.presenters.what_if_view import read_trial  # noqa: PLC0415  # not before the first frame

        readable, value = read_trial(key, text)
        if readable:
            self._what_if.try_value(key, value)

    def _place(self, key: str, share: float) -> None:
        from app.presenters.what_if_view import value_at  # noqa: PLC0415  # likewise

        if self._what_if.trial is not None:
            self._what_if.try_value(key, value_at(self._what_if.trial, key, share))

    def _step(self, key: str, steps: int) -> None:
        from app.presenters.what_if_view import stepped  # noqa: PLC0415  # likewise

        if self._what_if.trial is not None:
            self._what_if.try_value(key, stepped(self._what_if.trial, key, steps))

    def _give_up(self, key: str) -> None:
        if self._what_if.trial is not None:
            self._what_if.try_value(key, self._what_if.trial.base.case.value(key))
