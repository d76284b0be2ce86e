"""One line of the settings page: name, control, what it means, and the way back to the default."""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.language import Language
from app.presenters.settings_table import Kind, Setting, option_message
from app.settings import DEFAULTS, LONGEST_TEXT, Settings
from app.views.calm_choice import CalmChoice
from app.views.plain_label import plain_label
from app.views.push_button import push_button

NAME_PX: Final = 110
LINE_PX: Final = 360


class SettingControl(Protocol):
    """What is put between a setting's name and its way back."""

    @property
    def widget(self) -> QWidget:
        """What takes the keys."""

    def show(self, values: Settings, language: Language) -> None:
        """Show what holds, in another language where need be."""


class SettingRow(QObject):
    """Three widgets in a line of the grid, and the explanation under them."""

    changed = Signal(str, object)  # the setting's name and its new value

    def __init__(self, setting: Setting, control: SettingControl) -> None:
        super().__init__()
        self.setting, self.control = setting, control
        self.back = push_button()
        self.back.clicked.connect(self._go_back)
        self._name = plain_label(wrap=True)
        self._help = plain_label(role="dim", wrap=True)

    def place(self, grid: QGridLayout) -> None:
        """Take two lines at the end of a grid."""
        line = grid.rowCount()
        self._name.setFixedWidth(NAME_PX)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._name, line, 0, top)
        grid.addWidget(self.control.widget, line, 1)
        if self.setting.kind is not Kind.TOLD:
            grid.addWidget(self.back, line, 2, top | Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._help, line + 1, 1, 1, 2)

    def show(self, values: Settings, language: Language) -> None:
        """Show what holds."""
        name = language.text(f"setting.{self.setting.name}")
        self._name.setText(name)
        self._help.setText(language.text(f"setting.{self.setting.name}.help"))
        self.back.setText(language.text("settings.default"))
        self.back.setAccessibleName(language.text("settings.default.name", name=name))
        self.control.show(values, language)
        self.control.widget.setAccessibleName(name)
        if self.setting.kind is not Kind.TOLD:
            self.back.setEnabled(_of(self.setting, values) != _of(self.setting, DEFAULTS))

    def _go_back(self) -> None:
        self.changed.emit(self.setting.name, _of(self.setting, DEFAULTS))


class ChoiceControl(QObject):
    """A list of options."""

    chosen = Signal(object)

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self._setting = setting
        self.box = CalmChoice()
        self.box.setMaximumWidth(LINE_PX)
        self.box.activated.connect(lambda index: self.chosen.emit(setting.options[index]))

    @property
    def widget(self) -> QWidget:
        """The list."""
        return self.box

    def show(self, values: Settings, language: Language) -> None:
        """Write the options and mark the one that holds."""
        with QSignalBlocker(self.box):
            self.box.clear()
            self.box.addItems(
                [language.text(option_message(self._setting, one)) for one in self._setting.options]
            )
            self.box.setCurrentIndex(self._setting.options.index(_of(self._setting, values)))


class LineControl(QObject):
    """A line of text, taken over once it is left; a folder can be looked for as well."""

    chosen = Signal(object)

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self._setting, self._title = setting, ""
        self.box = QLineEdit()
        self.box.setMaxLength(LONGEST_TEXT)
        self.box.setMinimumWidth(LINE_PX // 2)
        self.box.editingFinished.connect(lambda: self.chosen.emit(self.box.text().strip()))
        self.search: QPushButton | None = push_button() if setting.kind is Kind.FOLDER else None
        self._widget = QWidget()
        self._widget.setFocusProxy(self.box)
        line = QHBoxLayout(self._widget)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.box, 1)
        if self.search is not None:
            line.addWidget(self.search)
            self.search.clicked.connect(self._look_for_folder)

    @property
    def widget(self) -> QWidget:
        """The line, with its button where it has one."""
        return self._widget

    def show(self, values: Settings, language: Language) -> None:
        """Write what holds, unless somebody is typing."""
        name = language.text(f"setting.{self._setting.name}")
        self.box.setAccessibleName(name)
        if not self.box.hasFocus() or not self.box.isModified():
            self.box.setText(str(_of(self._setting, values)))
        if self.search is not None:
            self._title = language.text("setting.backup_folder.title")
            self.search.setText(language.text("setting.backup_folder.choose"))
            self.search.setAccessibleName(self._title)

    def _look_for_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self._widget, self._title, self.box.text())
        if folder:
            self.chosen.emit(folder)


class ToldControl:
    """Words about what is used where there is nothing to choose."""

    def __init__(self) -> None:
        self.words = plain_label(wrap=True)

    @property
    def widget(self) -> QWidget:
        """The words."""
        return self.words

    def show(self, _values: Settings, _language: Language) -> None:
        """Leave the words to whoever knows them."""


def _of(setting: Setting, values: Settings) -> object:
    return getattr(values, setting.name)
