"""Opening and saving a case as a file; whatever goes wrong, the form stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.case_files import is_case_file, read_case_file, write_case_file
from app.language import Language
from app.messages import Message, message_for
from app.presenters.desk import Desk
from app.presenters.failure_words import reason_of
from app.presenters.refused_file import refused_file
from heart_engine.domain.case import Case
from heart_engine.domain.problem import CaseRejectedError


@dataclass(frozen=True, slots=True)
class FileDialogs:
    """What is asked of and told to the person."""

    choose_to_open: Callable[[QWidget, str], Path | None]  # window, title
    choose_to_save: Callable[[QWidget, str, str], Path | None]  # window, title, case number
    tell: Callable[[QWidget, Message], None]


class CaseFiles:
    """Puts a case from a file on the desk, and the desk's case into a file."""

    def __init__(
        self, window: QWidget, desk: Desk, dialogs: FileDialogs, read_other: Callable[[Path], None]
    ) -> None:
        self._window, self._desk, self._dialogs = window, desk, dialogs
        self._read_other = read_other  # what is no case of ours

    def open(self, language: Language) -> None:
        """Let a person choose a file, and open it."""
        path = self._dialogs.choose_to_open(self._window, language.text("window.open.choose"))
        if path is not None:
            self.open_path(path, language)

    def open_path(self, path: Path, language: Language) -> None:
        """Open a case of ours, and have everything else read as an import."""
        try:
            if is_case_file(path):
                self._desk.open_case(read_case_file(path))
            else:
                self._read_other(path)
        except CaseRejectedError as error:
            self._dialogs.tell(self._window, refused_file(path, error, language))
        except OSError as error:
            self._tell_failure("file_unreadable", path, error, language)

    def save(self, case: Case, language: Language) -> str:
        """Let a person choose a name, write the case, and return what was done in words."""
        title = language.text("window.save.choose")
        path = self._dialogs.choose_to_save(self._window, title, case.case_id)
        if path is None:
            return ""
        try:
            write_case_file(case, path)
        except OSError as error:
            self._tell_failure("file_not_written", path, error, language)
            return ""
        return language.text("window.save.done", path=path)

    def _tell_failure(self, code: str, path: Path, error: OSError, language: Language) -> None:
        params = {"file": path, "reason": reason_of(error, language)}
        self._dialogs.tell(self._window, message_for(code, params, language))
