"""What is typed is on the disk at once, and back on the desk at the next start.

The rule: one draft holds the whole desk, the form and the cases put away behind it. It is written anew at
every key, so a program that dies loses nothing, not even a case put away by Ctrl+N. When the program ends
normally only the form on the desk is kept; the cases put away were finished with. An empty desk needs no
draft. Drafts that cannot be read are named and never deleted. Once there are records, their key seals the
draft: it is looked for when somebody unlocks them, and left as it lies while they are locked.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from app.language import Language
from app.messages import message_for
from app.presenters.form import Form
from app.presenters.form_draft import NOTHING_TYPED, draft_of, forms_of
from app.store.errors import StoreError
from app.store.worker import StoreWorker
from app.views.case_page import CasePage

if TYPE_CHECKING:  # it needs cryptography, which the worker's thread loads once the window is shown
    from app.store.held_draft import HeldDraft, LeftBehind

DRAFT: Final = "draft"


class Drafting(QObject):
    """Follows the case page with a draft; the disk is never waited for while somebody types."""

    ready = Signal()  # what was left behind is on the desk; from now on every key is followed
    failed = Signal(object)  # the exception
    _looked = Signal(object)  # what was left behind
    _written = Signal()

    def __init__(self, page: CasePage, folder: Path) -> None:
        super().__init__(page)
        self._page, self._folder = page, folder
        self._worker: StoreWorker | None = None
        self._draft: HeldDraft | None = None
        self._text: str | None = NOTHING_TYPED  # None where the disk does not hold what it should
        self._follows = False
        self._sealed = False
        self._told = ""
        self._looked.connect(self._continue)
        self._written.connect(self._forget_failure)
        self.failed.connect(self._tell)

    def unseal(self, records_key: bytes) -> None:
        """Read and write with the records' key from now on; the first time, look for what was left behind."""
        self._sealed = False
        if self._worker is None:
            self._worker = StoreWorker()
            self._submit(lambda: self._opened().adopt(records_key))
            self._look()
        else:
            self._submit(lambda: self._opened().adopt(records_key))
            self._follow()

    def seal(self) -> None:
        """Leave the draft as it lies until somebody unlocks the records."""
        self._submit(lambda: self._opened().forget_key())
        self._sealed = True

    def start(self) -> None:
        """Look for what was left behind, then follow the typing."""
        self._worker = StoreWorker()
        self._look()

    def _look(self) -> None:
        if self._worker is None:
            return
        looking = self._worker.submit(lambda: self._opened().take_up(forms_of))
        looking.add_done_callback(self._after_looking)

    def finish(self) -> None:
        """Have the last text written before the program ends."""
        if self._worker is None:
            return
        if self._follows:
            self._page.changed.disconnect(self._follow)
        else:
            self._looked.disconnect(self._continue)
            self._submit(lambda: self._opened().let_go())  # what was found is left to the next start
        if not self._sealed:
            self._write(draft_of((self._page.form_as_typed(),)))
        self._submit(lambda: self._opened().let_go())
        self._worker.stop()
        self._worker = None

    def _opened(self) -> HeldDraft:
        """Return the draft; only the worker's thread calls this."""
        from app.store.held_draft import HeldDraft  # noqa: PLC0415  # cryptography, not before the first frame

        if self._draft is None:
            self._draft = HeldDraft(self._folder)
        return self._draft

    def _after_looking(self, looking: Future[LeftBehind[tuple[Form, ...]]]) -> None:
        error = looking.exception()
        if error is not None:
            self.failed.emit(error)
        self._looked.emit(None if error is not None else looking.result())

    def _continue(self, left: LeftBehind[tuple[Form, ...]] | None) -> None:
        """Put back what was typed, unless somebody types already: then it waits for the next start."""
        self._follows = True
        if left is not None:
            if left.content is not None and self._is_untouched():
                self._put_back(left.content)
            elif left.content is not None:
                self._submit(lambda: self._opened().let_go())
            self._name_unreadable(left.unreadable)
        self._page.changed.connect(self._follow)
        self._follow()
        self.ready.emit()

    def _is_untouched(self) -> bool:
        return (self._page.form_as_typed(), *self._page.desk.put_away) == (Form(),)

    def _put_back(self, forms: tuple[Form, ...]) -> None:
        form, *put_away = forms
        self._text = draft_of(forms)
        self._page.take_up(form, tuple(put_away))
        said = "window.undo_new" if form == Form() else "window.continued"
        self._page.bottom.show_notice(self._page.language.text(said))

    def _name_unreadable(self, names: tuple[str, ...]) -> None:
        if names:
            bottom, language = self._page.bottom, self._page.language
            words = language.text("window.unreadable", names=" ".join(names))
            bottom.show_notice(f"{bottom.notice_text()} {words}".strip())

    def _follow(self) -> None:
        if self._sealed or not self._follows:
            return
        text = draft_of((self._page.form_as_typed(), *self._page.desk.put_away))
        if text != self._text:
            self._write(text)

    def _write(self, text: str) -> None:
        self._text = text
        if text == NOTHING_TYPED:
            self._submit(lambda: self._opened().discard(), DRAFT)
        else:
            self._submit(lambda: self._opened().save(text), DRAFT)

    def _submit(self, job: Callable[[], None], replacing: str = "") -> None:
        if self._worker is not None:
            self._worker.submit(job, replacing).add_done_callback(self._after_writing)

    def _after_writing(self, writing: Future[None]) -> None:
        if writing.cancelled():
            return  # a newer text took its place
        error = writing.exception()
        if error is None:
            self._written.emit()
        else:
            self.failed.emit(error)

    def _forget_failure(self) -> None:
        self._told = ""

    def _tell(self, error: Exception) -> None:
        """Say once what the disk did; the next key tries again."""
        self._text = None
        code, params = type(error).__name__, {}
        if isinstance(error, StoreError):
            code, params = error.code, error.params
        if code != self._told:
            self._told = code

            def words(language: Language) -> str:
                message = message_for(code, {**params, "file": language.text("window.draft")}, language)
                return f"{message.title}. {message.next_step}"

            self._page.bottom.show_lasting(words, self._page.language)
