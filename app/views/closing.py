"""Closing the window over work that is under way: it is ended only once that was agreed to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.language import Language
from app.messages import Message
from app.views.lasting_work import under_way
from app.views.questions import Questions


class Closing:
    """Decides whether one window may close."""

    def __init__(self, window: QWidget, questions: Questions, language: Callable[[], Language]) -> None:
        self._window, self._questions, self._language = window, questions, language
        self._agreed = False

    def may_close(self) -> bool:
        """Say whether closing would end nothing, or only what somebody agreed to end."""
        return self._agreed or not under_way(self._window)

    def close(self, first: Callable[[], object]) -> None:
        """Close, where something is under way after a question; what is to be done first waits for it."""
        kinds = {one.work for one in under_way(self._window)}
        if not kinds:
            first()
            self._window.close()
            return
        text = self._language().text
        lines = [text(f"closing.{kind}") for kind in sorted(kinds)]
        message = Message(text("closing.question"), "\n\n".join(lines))
        self._questions.ask(self._window, message, text("closing.agree"), lambda: self._end(first))

    def _end(self, first: Callable[[], object]) -> None:
        for one in under_way(self._window):  # not what ended while the question stood
            one.stop()
        self._agreed = True
        first()
        self._window.close()
