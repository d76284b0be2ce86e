"""The settings: one line for each entry of the table, under the heading it belongs to."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from app.language import Language
from app.messages import message_for
from app.presenters.settings_table import SETTINGS, Kind, Part, Setting
from app.presenters.shares_trial import SharesTrial
from app.settings import CurrentSettings
from app.views.bundle_shelf import BundleShelf, Installer
from app.views.plain_label import plain_label
from app.views.prevalence_editor import PrevalenceEditor
from app.views.push_button import push_button
from app.views.scrolled import Scrolled
from app.views.settings_row import ChoiceControl, LineControl, SettingRow, ToldControl
from heart_engine.protocol.messages import Hello

WIDEST_PX: Final = 860


class SettingsPage(QWidget):
    """Takes every change over at once."""

    reopen_wanted = Signal()

    def __init__(
        self, settings: CurrentSettings, trial: SharesTrial, hello: Hello | None, installer: Installer
    ) -> None:
        super().__init__()
        self._settings, self._trial, self._hello = settings, trial, hello
        self._language = Language(settings.values.language)
        self._intro = plain_label(role="dim", wrap=True)
        self.trouble = plain_label(role="caution-banner", wrap=True)
        self._headings = {part: plain_label(role="heading") for part in Part}
        self.shares = PrevalenceEditor()
        self.shares.trial_wanted.connect(self._try_shares)
        self.bundles = BundleShelf(installer, self._language)
        self.bundles.reopen_wanted.connect(self.reopen_wanted)
        self._ranges = ToldControl()
        self.reopen = push_button()
        self.reopen.clicked.connect(self.reopen_wanted)
        self._opened_at = settings.values.font_percent
        self.rows = {one.name: self._make_row(one) for one in SETTINGS}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Scrolled(self._laid_out()))
        settings.watch(self._draw)

    # What the window asks of a page

    @property
    def widget(self) -> QWidget:
        """What the window shows."""
        return self

    def show_language(self, language: Language) -> None:
        """Write everything in another language."""
        self._language = language
        self.shares.show_effect(())
        self._draw()

    def enter(self) -> None:
        """Begin at the first setting."""
        self.rows[SETTINGS[0].name].control.widget.setFocus()
        self.bundles.look()

    def see_engine(self, hello: Hello) -> None:
        """Learn which model answers."""
        self._hello = hello
        self._draw()

    # Changing

    def _change(self, name: str, value: object) -> None:
        self.shares.show_effect(())
        self._settings.change(**{name: value})

    def _try_shares(self) -> None:
        self.shares.show_effect((self._language.text("setting.prevalence.trying"),))
        self._trial.run(self._settings.values.prevalence, lambda: self._language, self.shares.show_effect)

    # Drawing

    def _draw(self) -> None:
        language, values = self._language, self._settings.values
        self._intro.setText(language.text("settings.intro"))
        for part, heading in self._headings.items():
            heading.setText(language.text(f"settings.part.{part}"))
        self.shares.see_bundle(None if self._hello is None else self._hello.bundle)
        for row in self.rows.values():
            row.show(values, language)
        self._ranges.words.setText(language.text("setting.ranges.told"))
        self.bundles.show_used(self._hello, language)
        self.reopen.setText(language.text("setting.font_percent.reopen"))
        self.reopen.setVisible(values.font_percent != self._opened_at)
        self._draw_trouble()

    def _draw_trouble(self) -> None:
        code, aside = self._settings.trouble, self._settings.kept_aside
        if code:
            reason = message_for(code, {"file": "settings.json"}, self._language).title
            self.trouble.setText(self._language.text("settings.not_kept", reason=reason))
        elif aside is not None:
            self.trouble.setText(self._language.text("settings.damaged", file=aside))
        self.trouble.setVisible(bool(code) or aside is not None)

    # Building

    def _make_row(self, setting: Setting) -> SettingRow:
        if setting.kind is Kind.TOLD:
            return SettingRow(setting, self.bundles if setting.name == "bundle" else self._ranges)
        control = self._make_control(setting)
        control.chosen.connect(lambda value: self._change(setting.name, value))
        row = SettingRow(setting, control)
        row.changed.connect(self._change)
        return row

    def _make_control(self, setting: Setting) -> ChoiceControl | LineControl | PrevalenceEditor:
        if setting.kind is Kind.SHARES:
            return self.shares
        return ChoiceControl(setting) if setting.kind is Kind.CHOICE else LineControl(setting)

    def _laid_out(self) -> QWidget:
        sheet = QFrame()
        sheet.setProperty("sheet", True)  # noqa: FBT003  # a property of the style sheet
        sheet.setMaximumWidth(WIDEST_PX)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(14, 12, 14, 16)
        column.setSpacing(10)
        column.addWidget(self._intro)
        column.addWidget(self.trouble)
        for part, heading in self._headings.items():
            column.addSpacing(6)
            column.addWidget(heading)
            column.addLayout(self._part(part))
        column.addStretch(1)
        return sheet

    def _part(self, part: Part) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for setting in SETTINGS:
            if setting.part is part:
                self.rows[setting.name].place(grid)
                if setting.name == "font_percent":
                    grid.addWidget(self.reopen, grid.rowCount(), 1, Qt.AlignmentFlag.AlignLeft)
        return grid
