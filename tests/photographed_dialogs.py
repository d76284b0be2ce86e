"""The pictures of what opens over the window: records and their dialogs, import, preview, guided building.

The records are real ones in a folder that is thrown away; only the commands of the guided building are
answered from here, since cleaning a spreadsheet takes longer than a picture is worth.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from app.demo import demo_paths
from app.drafting import Drafting
from app.language import LANGUAGES
from app.paper import PaperDialogs
from app.presenters.builder_folder import BuilderFolder
from app.presenters.panel import AnswerPanel, consultation_panel
from app.record_keeping import RecordKeeping
from app.record_room import RecordRoom
from app.settings import CurrentSettings
from app.store.store_state import StoreState
from app.views.builder_dialog import BuilderDialog, BuilderOutside
from app.views.import_dialog import ImportDialog
from app.views.panel_tabs import Tab
from app.views.safekeeping_dialog import SafekeepingDialog
from app.views.set_up_dialog import SetUpDialog
from app.views.trend_dialog import TrendDialog
from app.views.void_dialog import VoidDialog
from heart_engine.domain.case_json import case_from_text

if TYPE_CHECKING:
    from tests.photographer import Photographer

USER, PASSPHRASE = "Dr. Wu", "correct horse battery"
REPORT: Final = "女 34岁。左室舒张末期内径 48mm，左室收缩末期内径 30mm，FS 60%，EF 62%，右室 3.8"
LATER: Final = {"rv": "34", "ra": "45", "pa": "26"}
QUESTION: Final = {
    "path": ["roles", "diagnosis"],
    "says_en": "Which column says what was found?",
    "says_zh": "哪一列是诊断？",
    "proposal": "诊断",
    "choices": ["诊断", "超声提示"],
    "cells": 1,
}
ROWS: Final = {"read": 1200, "kept": 1150, "rejected": {"no_minor_flag": 50}}
WAY: Final = {"way": "bundle as it is", "n": 400, "right_percent": 75.0, "right_interval": [70.9, 79.1]}
GAIN: Final = {"right_percent": 1.0, "right_interval": [0.5, 2.0]}
COMPARED: Final = {
    "second": {"n": 400},
    "gain_of_the_second": {"right_percent": 0.0, "right_interval": [0.0, 0.0]},
}


class AnsweredCommand(QObject):
    """A hospital's command that ends as soon as it is told to, with what a picture needs."""

    told = Signal(str)
    done = Signal(object)
    failed = Signal(str, object)

    def start(self, _arguments: object) -> None:
        """Wait to be answered."""

    def is_running(self) -> bool:
        """Say that it has ended."""
        return False

    def stop(self) -> None:
        """Have nothing to end."""


class PhotographedDialogs:
    """Opens one thing after the other over the photographer's window."""

    def __init__(
        self, photographer: Photographer, room: RecordRoom, settings: CurrentSettings, folder: Path
    ) -> None:
        self._photographer, self._room, self._folder = photographer, room, folder
        self._window = photographer.window
        drafting = Drafting(self._window.case, folder / "drafts")
        self._keeping = RecordKeeping(self._window, room, drafting, settings, PaperDialogs())

    def take_all(self) -> None:
        """Take every picture, with a first and a second examination on record."""
        self._in_each("30-first-save", lambda: SetUpDialog(self._window, self._window.language))
        self._keep_two_examinations()
        self._take_history()
        self._take_answer()
        self._in_each("31-safekeeping", self._safekeeping)
        self._take_building()
        self._keeping.locking.lock()
        self._photographer.wait(lambda: self._window.is_covered)
        self._photographer.in_each_language("39-locked")
        self._keeping.finish()

    # Records

    def _keep_two_examinations(self) -> None:
        made: list[object] = []
        self._room.ask(lambda store: store.set_up(USER, PASSPHRASE), made.append, self._raise)
        self._photographer.wait(lambda: bool(made) and self._room.standing.state is StoreState.OPEN)
        case = case_from_text(demo_paths()[0].read_text(encoding="utf-8"))
        desk = self._window.case.desk
        for number, day in enumerate(("2026-03-02", "2026-11-16")):
            desk.open_case(dataclasses.replace(case, case_id="2026-0117"))
            desk.name_patient("王小明")
            desk.type_text("_exam_date", day)
            for key, text in LATER.items() if number else ():
                desk.type_text(key, text)
            self._photographer.screen()
            self._keeping.recording.save()
            self._settle()
            desk.new_case()

    def _take_history(self) -> None:
        self._window.go_to("history")
        self._settle()
        page: Any = self._window._built["history"]
        for _ in LANGUAGES:
            page.choose(0)
            self._settle()
            self._photographer.picture("26-history-of-one-patient")
            self._window.switch_language()
            self._settle()
        for name, action, kind in (("32-void", "void", VoidDialog), ("33-trend", "compare", TrendDialog)):
            for _ in LANGUAGES:
                page.choose(0)
                self._settle()
                page.acted.emit(action)
                self._picture_of(name, kind)
                self._window.switch_language()
                self._settle()
        self._window.go_to("case")

    def _safekeeping(self) -> QDialog:
        self._settle()
        return SafekeepingDialog(self._window, self._window.language, is_open=True)

    # Import, preview, own judgement

    def _take_answer(self) -> None:
        case = self._window.case
        case.desk.open_case(case_from_text(demo_paths()[0].read_text(encoding="utf-8")))
        self._photographer.screen()
        for _ in LANGUAGES:
            case.show_report()
            self._photographer.wait(lambda: bool(case.printing.preview and case.printing.preview.pages))
            preview = case.printing.preview
            assert preview is not None
            self._photographer.picture("34-print-preview", preview)
            preview.close()
            self._window.switch_language()
        for _ in LANGUAGES:
            assert isinstance(consultation_panel(case.desk.consultation, self._window.language), AnswerPanel)
            case.panel.override_wanted.emit()
            self._photographer.picture("35-override")
            case.understanding.open(Tab.ANSWER)
            self._window.switch_language()
        for _ in LANGUAGES:
            QGuiApplication.clipboard().setText(REPORT)
            case.paste_report()
            self._picture_of("36-import", ImportDialog)
            self._window.switch_language()

    # The guided building of a library

    def _take_building(self) -> None:
        for _ in LANGUAGES:
            command = AnsweredCommand()
            folder = BuilderFolder(self._folder / f"library-{self._window.language.code}")
            outside = BuilderOutside(command, folder, lambda *_: self._folder / "超声.xlsx")
            dialog = BuilderDialog(self._window, outside, self._window.language)
            dialog.show()
            self._photographer.picture("37-builder-1", dialog)
            dialog.file.choose.click()
            dialog.go_on.click()
            folder.path.mkdir(exist_ok=True)
            folder.mapping.write_text('{"format": "heart-mapping/1"}', encoding="utf-8")
            ended: tuple[dict[str, Any], ...] = ({"questions": [QUESTION], "rows": ROWS},)
            for number, documents in enumerate((ended, *self._later_steps()), 2):
                for document in documents:
                    command.done.emit(document)
                self._photographer.picture(f"37-builder-{number}", dialog)
                dialog.go_on.click()
            dialog.close()
            self._window.switch_language()

    def _later_steps(self) -> tuple[tuple[dict[str, Any], ...], ...]:
        cleaned = {"questions": [], "rows": ROWS}
        built = {"evaluation": [WAY], "gain_over_the_bundle_as_it_is": GAIN}
        return (cleaned, {}), (built, COMPARED), ()

    # Taking

    def _in_each(self, name: str, make: Callable[[], QDialog]) -> None:
        for _ in LANGUAGES:
            dialog = make()
            dialog.show()
            self._photographer.picture(name, dialog)
            dialog.close()
            self._window.switch_language()

    def _picture_of(self, name: str, kind: type[QDialog]) -> None:
        """Take a picture of a dialog that opens by itself, and close it."""
        self._photographer.wait(lambda: bool(self._open_ones(kind)))
        [dialog] = self._open_ones(kind)
        self._photographer.picture(name, dialog)
        dialog.close()

    def _open_ones(self, kind: type[QDialog]) -> list[QDialog]:
        return [one for one in self._window.findChildren(kind) if one.isVisible()]

    def _settle(self) -> None:
        """Wait until everything that was asked of the records was answered."""
        for _ in range(3):  # an answer can ask again
            self._wait_for_records()

    def _wait_for_records(self) -> None:
        answered: list[object] = []
        self._room.ask(lambda _store: None, answered.append, self._raise)
        self._photographer.wait(lambda: bool(answered))

    def _raise(self, error: Exception) -> None:
        raise error
