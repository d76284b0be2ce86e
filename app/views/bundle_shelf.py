"""Which model answers, and the way to another one from a folder or a stick."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.language import Language
from app.messages import message_for
from app.presenters.used_bundle import used_bundle_lines
from app.settings import Settings
from app.views.plain_label import plain_label
from app.views.push_button import push_button
from heart_engine.protocol.messages import Hello


class Installer(Protocol):
    """Who installs."""

    told: SignalInstance
    refused: SignalInstance
    selected: SignalInstance

    def start(self, folder: str) -> None:
        """Install what lies in a folder, or in an archive of one."""

    def use_shipped(self) -> None:
        """Go back to the bundle that came with the program."""

    def insist(self) -> None:
        """Go on, since a person says that it is meant."""


class BundleShelf(QObject):
    """Words about the model, a button to look for another, and what became of it."""

    reopen_wanted = Signal()

    def __init__(self, installer: Installer) -> None:
        super().__init__()
        self._installer = installer
        self._language: Language | None = None
        self.words, self.said = plain_label(wrap=True), plain_label(role="hint", wrap=True)
        self.search, self.shipped = push_button(), push_button()
        self.insist, self.reopen = push_button(), push_button()
        self.search.clicked.connect(self._look)
        self.shipped.clicked.connect(installer.use_shipped)
        self.insist.clicked.connect(self._insist)
        self.reopen.clicked.connect(self.reopen_wanted)
        installer.told.connect(self.said.setText)
        installer.refused.connect(self._refused)
        installer.selected.connect(self._selected)
        self._widget = self._laid_out()

    @property
    def widget(self) -> QWidget:
        """All of it."""
        return self._widget

    def show(self, _values: Settings, language: Language) -> None:
        """Write the buttons in another language."""
        self._language = language
        self.search.setText(language.text("setting.bundle.install"))
        self.shipped.setText(language.text("setting.bundle.shipped"))
        self.insist.setText(language.text("setting.bundle.insist"))
        self.reopen.setText(language.text("setting.font_percent.reopen"))

    def show_used(self, hello: Hello | None, language: Language) -> None:
        """Say which model answers."""
        self.words.setText("\n".join(used_bundle_lines(hello, language)))

    def install(self, place: Path) -> None:
        """Have a folder, or an archive of one, checked and installed."""
        self.insist.hide()
        self._installer.start(str(place))

    def _look(self) -> None:
        title = self.search.text()
        folder = QFileDialog.getExistingDirectory(self._widget, title)
        if folder:
            self.install(Path(folder))

    def _insist(self) -> None:
        self.insist.hide()
        self._installer.insist()

    def _refused(self, code: str, params: Mapping[str, object], can_be_meant: bool) -> None:  # noqa: FBT001  # a signal's argument
        if self._language is not None:
            message = message_for(code, params, self._language)
            self.said.setText(f"{message.title}. {message.next_step}")
        self.insist.setVisible(can_be_meant)

    def _selected(self, bundle: str) -> None:
        if self._language is not None:
            name = bundle or self._language.text("setting.bundle.came_with")
            self.said.setText(self._language.text("setting.bundle.selected", bundle=name))
        self.reopen.show()

    def _laid_out(self) -> QWidget:
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        for button in (self.search, self.shipped):
            column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.said)
        for button in (self.insist, self.reopen):
            column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
            button.hide()
        return widget
