"""Opening what is no case of ours: a spreadsheet, a scanner's export, a pasted or dropped report."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.language import Language
from app.messages import Message, message_for
from app.presenters.desk import Desk
from app.views.background import Background

if TYPE_CHECKING:  # nothing of an import is needed before the first frame
    from app.views.import_dialog import ImportDialog


class Importing(QObject):
    """Reads in a process of its own, shows what was read, and hands over what a person agreed to."""

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        say: Callable[[str], None],
        tell: Callable[[QWidget, Message], None],
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._say, self._tell = window, desk, say, tell
        self._language = Language("zh")
        self._background = Background()
        self._background.done.connect(self._read)

    def show_language(self, language: Language) -> None:
        """Speak another language from now on."""
        self._language = language

    def read_file(self, path: Path) -> None:
        """Read a file and show what it offers."""
        from heart_engine.protocol.reading_child import read_in_child  # noqa: PLC0415  # not before the first frame

        self._start(path.name, lambda: read_in_child(path))

    def paste(self) -> None:
        """Read the text that was copied elsewhere."""
        from heart_engine.protocol.reading_child import read_text_in_child  # noqa: PLC0415  # likewise

        text = QGuiApplication.clipboard().text()
        if text.strip():
            self._start(self._language.text("import.pasted"), lambda: read_text_in_child(text))
        else:
            self._say(self._language.text("import.nothing_to_paste"))

    def wait(self) -> None:
        """Let a reading come to its end."""
        self._background.wait()

    def _start(self, source: str, read: Callable[[], dict[str, Any]]) -> None:
        self._say(self._language.text("import.reading", source=source))
        self._background.run(lambda: (source, json.dumps(read_or_refuse(read))))

    def _read(self, answer: tuple[str, str]) -> None:
        from app.presenters.import_preview import import_preview  # noqa: PLC0415  # likewise
        from app.views.import_dialog import ImportDialog  # noqa: PLC0415  # likewise

        self._say("")
        source, document = answer[0], json.loads(answer[1])
        if "refused" in document:
            self._refuse(document["refused"], source)
            return
        preview = import_preview(document, source)
        if not preview.studies:
            self._refuse({"code": "import_nothing_found", "params": {"rule": ""}}, source)
            return
        dialog = ImportDialog(self._window, preview, self._desk.form, self._language)
        dialog.finished.connect(lambda: self._end(dialog, source))
        dialog.open()

    def _end(self, dialog: ImportDialog, source: str) -> None:
        if dialog.result_form is not None:
            take = self._desk.open_form if dialog.is_new_case else self._desk.take_in
            take(dialog.result_form)
            self._say(self._language.text("import.taken_over", source=source))
        dialog.deleteLater()

    def _refuse(self, refused: dict[str, Any], source: str) -> None:
        params = {"row": None, "column": None, **refused["params"], "file": source}
        place = "".join(f":{params[name]}" for name in ("row", "column") if params[name] is not None)
        told = {**params, "place": place, "reason": params["rule"]}
        self._tell(self._window, message_for(refused["code"], told, self._language))


def read_or_refuse(read: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Read; a reading that broke off is a refusal like any other, so that it names its file."""
    try:
        return read()
    except Exception as error:  # noqa: BLE001  # whatever a reader does, the person is told
        return {"refused": {"code": "import_child_died", "params": {"rule": type(error).__name__}}}


def dropped_file(data: QMimeData) -> Path | None:
    """Return the one local file that hangs on the pointer."""
    urls = data.urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
