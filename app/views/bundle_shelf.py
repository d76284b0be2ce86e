"""Which model answers, the others that are installed, and the way to one from a folder or a stick."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Protocol

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.language import Language
from app.messages import Message, message_for
from app.presenters.bundle_rows import ShelvedBundle, bundle_row, bundle_titles, shelved_bundle
from app.presenters.used_bundle import used_bundle_lines
from app.settings import Settings
from app.views.plain_label import plain_label
from app.views.push_button import push_button
from app.views.questions import QuestionBoxes
from app.views.text_table import ROW_PX, TextTable, fit_columns, text_view
from heart_engine.protocol.messages import Hello

ROWS_SHOWN: Final = 4


class Installer(Protocol):
    """Who installs."""

    told: SignalInstance
    refused: SignalInstance
    selected: SignalInstance
    removed: SignalInstance
    listed: SignalInstance

    def look(self) -> None:
        """List what is there."""

    def choose(self, name: str) -> None:
        """Let an installed bundle answer from the next start on."""

    def remove(self, name: str) -> None:
        """Take an installed bundle away."""

    def start(self, folder: str) -> None:
        """Install what lies in a folder, or in an archive of one."""

    def use_shipped(self) -> None:
        """Go back to the bundle that came with the program."""

    def insist(self) -> None:
        """Go on, since a person says that it is meant."""


class BundleShelf(QObject):
    """Words about the model, what else is there, a button to look for another, and what became of it."""

    reopen_wanted = Signal()

    def __init__(self, installer: Installer, language: Language) -> None:
        super().__init__()
        self._installer, self._language = installer, language
        self._answering = ""
        self._bundles: tuple[ShelvedBundle, ...] = ()
        self._questions = QuestionBoxes(lambda: self._language)
        self.words, self.said = plain_label(wrap=True), plain_label(role="hint", wrap=True)
        self._model = TextTable()
        self.table = text_view(self._model)
        self.choose, self.remove = push_button(), push_button()
        self.search, self.shipped = push_button(), push_button()
        self.insist, self.reopen = push_button(), push_button()
        self._bind()
        self._widget = self._laid_out()

    @property
    def widget(self) -> QWidget:
        """All of it."""
        return self._widget

    def look(self) -> None:
        """Have the list read anew: another window or a command may have changed it."""
        self._installer.look()

    def show(self, _values: Settings, language: Language) -> None:
        """Write the buttons in another language."""
        self._language = language
        for button, name in (
            (self.choose, "setting.bundle.choose"),
            (self.remove, "setting.bundle.remove"),
            (self.search, "setting.bundle.install"),
            (self.shipped, "setting.bundle.shipped"),
            (self.insist, "setting.bundle.insist"),
            (self.reopen, "setting.font_percent.reopen"),
        ):
            button.setText(language.text(name))
        self.table.setAccessibleName(language.text("bundles.name"))
        self._draw_table()

    def show_used(self, hello: Hello | None, language: Language) -> None:
        """Say which model answers."""
        self._answering = "" if hello is None else hello.bundle.bundle_id
        self.words.setText("\n".join(used_bundle_lines(hello, language)))
        self._draw_table()

    # Doing

    def install(self, place: Path) -> None:
        """Have a folder, or an archive of one, checked and installed."""
        self.insist.hide()
        self._installer.start(str(place))

    def _look_for_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self._widget, self.search.text())
        if folder:
            self.install(Path(folder))

    def _choose(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.shipped:
            self._installer.use_shipped()
        elif chosen is not None:
            self._installer.choose(chosen.name)

    def _remove(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        text = self._language.text
        message = Message(
            text("setting.bundle.remove.title", bundle=chosen.name), text("setting.bundle.remove.next")
        )
        agreed = text("setting.bundle.remove")
        self._questions.ask(self._widget, message, agreed, lambda: self._installer.remove(chosen.name))

    def _insist(self) -> None:
        self.insist.hide()
        self._installer.insist()

    # What became of it

    def _listed(self, lines: Sequence[Mapping[str, Any]]) -> None:
        self._bundles = tuple(shelved_bundle(line) for line in lines)
        self._draw_table()

    def _refused(self, code: str, params: Mapping[str, object], can_be_meant: bool) -> None:  # noqa: FBT001  # a signal's argument
        message = message_for(code, params, self._language)
        self.said.setText(f"{message.title}. {message.next_step}")
        self.insist.setVisible(can_be_meant)

    def _selected(self, bundle: str) -> None:
        name = bundle or self._language.text("setting.bundle.came_with")
        self.said.setText(self._language.text("setting.bundle.selected", bundle=name))
        self.reopen.show()

    def _removed(self, bundle: str) -> None:
        self.said.setText(self._language.text("setting.bundle.removed", bundle=bundle))

    # Drawing

    def _chosen(self) -> ShelvedBundle | None:
        rows = self.table.selectionModel().selectedRows()
        return self._bundles[rows[0].row()] if rows else None

    def _draw_table(self) -> None:
        rows = [bundle_row(one, self._answering, self._language) for one in self._bundles]
        self._model.show_rows(bundle_titles(self._language), rows)
        fit_columns(self.table, widest=len(bundle_titles(self._language)) - 1)
        self._draw_buttons()

    def _draw_buttons(self) -> None:
        chosen = self._chosen()
        self.choose.setEnabled(chosen is not None and chosen.can_be_selected)
        self.remove.setEnabled(chosen is not None and chosen.can_be_removed(self._answering))

    # Building

    def _bind(self) -> None:
        for button, slot in (
            (self.choose, self._choose),
            (self.remove, self._remove),
            (self.search, self._look_for_folder),
            (self.shipped, self._installer.use_shipped),
            (self.insist, self._insist),
        ):
            button.clicked.connect(slot)
        self.reopen.clicked.connect(self.reopen_wanted)
        self.table.selectionModel().selectionChanged.connect(self._draw_buttons)
        installer = self._installer
        installer.told.connect(self.said.setText)
        installer.refused.connect(self._refused)
        installer.selected.connect(self._selected)
        installer.removed.connect(self._removed)
        installer.listed.connect(self._listed)

    def _laid_out(self) -> QWidget:
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        self.table.setFixedHeight((ROWS_SHOWN + 2) * ROW_PX)
        column.addWidget(self.table)
        line = QHBoxLayout()
        for button in (self.choose, self.remove, self.search):
            line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self.shipped, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.said)
        for button in (self.insist, self.reopen):
            column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
            button.hide()
        return widget
