from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QPagedPaintDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from app.asking import asking
from app.engine.connection import EngineConnection, Handlers
from app.engine.losses import Failure
from app.engine.roles import State
from app.language import Language
from app.messages import Message
from app.presenters.desk import Desk
from app.presenters.printing import MadeReport, NotPrintableError, ReportOrder
from app.views.case_files import FileDialogs
from app.views.case_page import CasePage
from app.views.main_window import MainWindow
from app.views.outside import Services
from app.views.theme import apply_theme
from heart_engine.domain.case import Case
from heart_engine.domain.case_json import inputs_sha256
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import (
    Browse,
    BundleInfo,
    Done,
    Explain,
    Explanation,
    FailureCode,
    Hello,
    Page,
    ReferenceCase,
    Screen,
    Step,
    Work,
)


class StandInEngine(QObject):
    """An engine that answers when the test says so; the real process has its own test."""

    state_changed = Signal(object)
    greeted = Signal(object)

    def __init__(self, bundle: BundleInfo) -> None:
        super().__init__()
        self.hello: Hello | None = Hello(1, "0.1.0", "f", "cpu", "no_gpu", bundle)
        self.state = State.READY
        self.stopped_by: Failure | None = None
        self.starts = 0
        self.asked: list[Screen] = []
        self.asked_besides: list[Explain | Browse] = []  # what an answer rests on, asked in the background
        self._handlers: dict[str, Handlers] = {}

    def start(self) -> None:
        self.starts += 1

    def submit(self, request: Work, handlers: Handlers) -> None:
        if isinstance(request, Screen):
            self.asked.append(request)
        elif isinstance(request, Explain | Browse):
            self.asked_besides.append(request)
        self._handlers[request.request_id] = handlers

    def cancel(self, request_id: str) -> None:
        self._handlers.pop(request_id).failure(Failure(FailureCode.CANCELLED))

    def progress(self, step: Step, fraction: float) -> None:
        self._handlers[self.asked[-1].request_id].progress(step, fraction)

    def answer(self, result: Result) -> None:
        request = self.asked[-1]
        done = Done(request.request_id, request.case.case_id, inputs_sha256(request.case), result)
        self._handlers.pop(request.request_id).success(done)

    def explain(self, result: Result, explanation: Explanation) -> None:
        request = next(one for one in reversed(self.asked_besides) if isinstance(one, Explain))
        inputs = inputs_sha256(request.case)
        done = Done(request.request_id, request.case.case_id, inputs, result, explanation)
        self._handlers.pop(request.request_id).success(done)

    def browse(self, *cases: ReferenceCase) -> None:
        request = next(one for one in reversed(self.asked_besides) if isinstance(one, Browse))
        done = Done(request.request_id, "", "", page=Page(len(cases), cases))
        self._handlers.pop(request.request_id).success(done)

    def fail(self, failure: Failure) -> None:
        self._handlers.pop(self.asked[-1].request_id).failure(failure)

    def enter(self, state: State, stopped_by: Failure | None = None) -> None:
        self.state, self.stopped_by = state, stopped_by
        self.state_changed.emit(state)


def _empty_pdf() -> bytes:
    """Return a page with nothing on it; what a report says has its own tests."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


EMPTY_PDF = _empty_pdf()


class Outside:
    """Where a test's reports go."""

    def __init__(self, path: Path, demo: Case) -> None:
        self.path: Path | None = path
        self.made: list[ReportOrder] = []
        self.written: list[tuple[bytes, Path]] = []
        self.printer: QPagedPaintDevice | None = None
        self.error: Exception | None = None
        self.questions: list[str] = []
        self.instead = ""
        self.printed_instead: dict[str, str] = {}
        self.case_path: Path | None = path.with_name("case.json")
        self.told: list[Message] = []
        dialogs = FileDialogs(
            lambda *_: self.case_path, lambda *_: self.case_path, lambda _, message: self.told.append(message)
        )
        self.services = Services(
            lambda: demo,
            self._choose,
            self._make,
            self._write,
            lambda _window: self.printer,
            self._ask,
            dialogs,
        )

    def _choose(self, _window: QWidget, _title: str, _case_id: str) -> Path | None:
        return self.path

    def _ask(self, _window: QWidget, question: str) -> str:
        self.questions.append(question)
        return self.instead

    def _make(self, order: ReportOrder) -> MadeReport:
        if isinstance(self.error, NotPrintableError):
            if self.error.field not in order.instead:
                raise self.error
            self.printed_instead = dict(order.instead)
        self.made.append(order)
        return MadeReport(EMPTY_PDF, "{}")

    def _write(self, pdf: bytes, path: Path) -> None:
        if isinstance(self.error, OSError):
            raise self.error
        self.written.append((pdf, path))


class Typist:
    """Types into whatever has the focus, as a clinician does."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    @property
    def focus(self) -> QWidget:
        widget = self.window.focusWidget()
        assert widget is not None
        return widget

    def type(self, *words: str) -> None:
        """Type each word and press Enter after it."""
        for word in words:
            QTest.keyClicks(self.focus, word) if word.isascii() else self.compose(word)
            self.press(Qt.Key.Key_Return)

    def compose(self, text: str) -> None:
        """Type as an input method does: it commits a whole text at once."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.focus, event)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus, key, modifier)

    def go_to(self, key: str) -> None:
        self.window.case.form.rows[key].control.setFocus(Qt.FocusReason.TabFocusReason)

    def where(self) -> str:
        """Name the control that has the focus."""
        controls = {
            **self.window.case.patient.controls(),
            **{k: r.control for k, r in self.window.case.form.rows.items()},
        }
        return next((key for key, control in controls.items() if control is self.focus), "")


@pytest.fixture(scope="session")
def application(qapp: QApplication) -> QApplication:
    apply_theme(qapp)
    return qapp


@pytest.fixture
def engine(application: QApplication, make_bundle: Callable[..., BundleInfo]) -> StandInEngine:
    assert application
    return StandInEngine(make_bundle())


@pytest.fixture
def outside(tmp_path: Path, demo: Case) -> Outside:
    return Outside(tmp_path / "report.pdf", demo)


@pytest.fixture
def window(qtbot: QtBot, engine: StandInEngine, outside: Outside) -> MainWindow:
    connection = cast("EngineConnection", cast("Any", engine))
    page = CasePage(Desk(asking(connection)), Language("en"), outside.services)
    made = MainWindow(page, connection, Language("en"))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


@pytest.fixture
def typist(window: MainWindow) -> Typist:
    return Typist(window)
