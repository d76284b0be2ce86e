"""The buttons of the batch page, and how far a batch is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.language import Language
from app.presenters.batch_run import BatchRun
from app.presenters.batch_table import Shown, batch_sentence
from app.views.plain_label import plain_label
from app.views.push_button import push_button


class BatchBar(QWidget):
    """Says what can be done now."""

    table_wanted = Signal()
    screening_wanted = Signal()
    stop_wanted = Signal()
    shown_changed = Signal(object)  # Shown
    reports_wanted = Signal()
    one_report_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choose, self.ask, self.stop = push_button(), push_button(primary=True), push_button()
        self.reports, self.one_report = push_button(), push_button()
        self.shown = QComboBox()
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)  # Qt's setter
        self._sentence, self._standing = plain_label(role="dim", wrap=True), ""
        self._lay_out()
        self.choose.clicked.connect(self.table_wanted)
        self.ask.clicked.connect(self.screening_wanted)
        self.stop.clicked.connect(self.stop_wanted)
        self.reports.clicked.connect(self.reports_wanted)
        self.one_report.clicked.connect(self.one_report_wanted)
        self.shown.currentIndexChanged.connect(lambda: self.shown_changed.emit(self.wanted()))

    def wanted(self) -> Shown:
        """Return which rows are to be shown."""
        return Shown(self.shown.currentData() or Shown.ALL)

    def show_language(self, language: Language) -> None:
        """Write everything in another language."""
        texts = {
            self.choose: "batch.choose",
            self.ask: "batch.screen",
            self.stop: "batch.stop",
            self.reports: "batch.reports",
            self.one_report: "batch.one_report",
        }
        for button, message in texts.items():
            button.setText(language.text(message))
        chosen, blocked = max(self.shown.currentIndex(), 0), self.shown.blockSignals(True)  # noqa: FBT003  # Qt's setter
        self.shown.clear()
        for one in Shown:
            self.shown.addItem(language.text(f"batch.shown.{one}"), one.value)
        self.shown.setCurrentIndex(chosen)
        self.shown.blockSignals(blocked)
        self.shown.setAccessibleName(language.text("batch.shown"))
        self._progress.setAccessibleName(language.text("progress.name"))

    def show_run(self, run: BatchRun | None, *, running: bool, language: Language) -> None:
        """Offer what is possible now, and say how far the batch is."""
        waiting = [] if run is None else run.waiting()
        self.choose.setEnabled(not running)
        self.ask.setEnabled(not running and bool(waiting))
        self.stop.setVisible(running)
        self.shown.setEnabled(run is not None)
        for button in (self.reports, self.one_report):
            button.setEnabled(run is not None and not running and run.answered() > 0)
        self._progress.setVisible(running)
        if run is None:
            self.say(language.text("batch.teaching"))
            return
        self._progress.setMaximum(max(1, run.answered() + len(waiting)))
        self._progress.setValue(run.answered())
        self._standing = batch_sentence(run, language)
        self.say(self._standing)

    def say(self, sentence: str) -> None:
        """Say what is to be done, or under way."""
        self._sentence.setText(sentence)

    def add(self, sentence: str) -> None:
        """Say what becomes of the reports, after how far the batch is and what gave its answers."""
        self.say(f"{self._standing} · {sentence}")

    def sentence(self) -> str:
        """Return what was said last."""
        return self._sentence.text()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        for button in (self.choose, self.ask, self.stop):
            line.addWidget(button)
        line.addSpacing(12)
        line.addWidget(self.shown)
        line.addStretch(1)
        line.addWidget(self.reports)
        line.addWidget(self.one_report)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self._progress)
        column.addWidget(self._sentence)
