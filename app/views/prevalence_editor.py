"""The shares of a site's patients, and beside them what they do to an answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.language import Language
from app.presenters.declared_shares import NONE, offered_sets, read_shares, set_name, share_text
from app.settings import Settings
from app.views.number_box import NumberBox
from app.views.plain_label import plain_label
from app.views.push_button import push_button
from heart_engine.domain.labels import LABELS
from heart_engine.protocol.messages import BundleInfo

BOX_PX: Final = 64


class PrevalenceEditor(QObject):
    """A box for each share; the shares are taken over together, once they can be meant."""

    chosen = Signal(object)
    trial_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes = {name: self._make_box(name) for name in (NONE, *LABELS)}
        self._names = {name: plain_label() for name in self.boxes}
        self._own = {name: plain_label(role="dim") for name in self.boxes}
        self.problem = plain_label(role="check", wrap=True)
        self.attempt = push_button()
        self.attempt.clicked.connect(self.trial_wanted)
        self.effect = plain_label(role="hint", wrap=True)
        self._bundle: BundleInfo | None = None
        self._shown: Mapping[str, float] = {}
        self._language: Language | None = None
        self._widget = self._laid_out()

    @property
    def widget(self) -> QWidget:
        """Boxes, complaint, and the comparison."""
        return self._widget

    def see_bundle(self, bundle: BundleInfo | None) -> None:
        """Learn which label sets the model knows, and its own mix."""
        self._bundle = bundle

    def show(self, values: Settings, language: Language) -> None:
        """Show the shares that hold."""
        self._shown, self._language = values.prevalence, language
        self.attempt.setText(language.text("setting.prevalence.try"))
        offered = offered_sets(self._bundle) if self._bundle is not None else ()
        for name, box in self.boxes.items():
            self._show_line(name, offered, language)
            box.show_text(share_text(values.prevalence.get(name)))
        self.problem.setText("" if offered else language.text("setting.prevalence.no_engine"))
        self.problem.setVisible(not offered)
        self.attempt.setEnabled(bool(offered))

    def show_effect(self, lines: tuple[str, ...]) -> None:
        """Show what the shares do."""
        self.effect.setText("\n".join(lines))
        self.effect.setVisible(bool(lines))

    def _show_line(self, name: str, offered: tuple[str, ...], language: Language) -> None:
        box, bundle = self.boxes[name], self._bundle
        box.setEnabled(name in offered)
        words = "" if bundle is None or name not in offered else set_name(name, bundle, language)
        self._names[name].setText(words)
        box.setAccessibleName(language.text("setting.prevalence.name", name=words or name))
        own = bundle.prevalence.get(name) if bundle is not None else None
        self._own[name].setText(
            "" if own is None else language.text("setting.prevalence.own", percent=f"{own * 100:.1f}")
        )

    def _read(self) -> None:
        language = self._language
        if language is None or self._bundle is None:
            return
        read = read_shares({name: box.text() for name, box in self.boxes.items()})
        self.problem.setText(language.text(read.problem) if read.problem else "")
        self.problem.setVisible(bool(read.problem))
        self.attempt.setEnabled(not read.problem)
        if not read.problem and dict(read.shares) != dict(self._shown):
            self.chosen.emit(dict(read.shares))

    def _make_box(self, name: str) -> NumberBox:
        box = NumberBox(name, BOX_PX)
        box.left.connect(self._read)
        box.confirmed.connect(self._read)
        box.confirmed.connect(lambda *_: box.focusNextChild())
        return box

    def _laid_out(self) -> QWidget:
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        grid = QGridLayout()
        grid.setColumnStretch(4, 1)
        for line, name in enumerate(self.boxes):
            parts = (self._names[name], self.boxes[name], plain_label("%", role="dim"), self._own[name])
            for place, part in enumerate(parts):
                grid.addWidget(part, line, place)
        column.addLayout(grid)
        column.addWidget(self.problem)
        column.addWidget(self.attempt, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.effect)
        self.effect.hide()
        return widget
