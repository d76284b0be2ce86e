"""What the program is, which model answers, the keys, this computer, the licences; and help from afar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, qVersion
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.engine.bundle_needs import BundleCard
from app.language import Language
from app.machine import Machine
from app.presenters.about import (
    AboutFacts,
    computer_lines,
    licence_lines,
    model_lines,
    purpose_lines,
    used_card,
)
from app.presenters.failure_words import reason_of
from app.presenters.key_list import KEYS
from app.views.plain_label import PlainLabel, plain_label
from app.views.push_button import push_button
from app.views.scrolled import Scrolled
from heart_engine.domain.resources import resource_path
from heart_engine.protocol.messages import Hello

WIDEST_PX: Final = 860
TEXT_PX: Final = 200
KEYS_PX: Final = 170
PARTS: Final = ("purpose", "model", "keys", "machine", "licences")


@dataclass(frozen=True, slots=True)
class AboutSources:
    """Where the page has its facts from."""

    hello: Callable[[], Hello | None]
    bundles: Callable[[], tuple[BundleCard, ...]]
    ask_machine: Callable[[Callable[[Machine], None]], None]  # answers later, on the window's own thread
    diagnostics: Callable[[Machine], str]
    documents: Path


class AboutPage(QWidget):
    """One sheet that scrolls."""

    tour_wanted = Signal()

    def __init__(self, sources: AboutSources, language: Language) -> None:
        super().__init__()
        self._sources, self._language = sources, language
        self._machine: Machine | None = None
        self._headings = {part: plain_label(role="heading") for part in PARTS}
        self.words = {part: plain_label(wrap=True) for part in PARTS if part != "keys"}
        self._keys = {message: plain_label(wrap=True) for _, message in KEYS}
        self.card, self.licences = _reading_box(), _reading_box()
        self._card_name, self._save_help = plain_label(role="dim"), plain_label(role="dim", wrap=True)
        self.tour, self.save = push_button(), push_button()
        self.tour.clicked.connect(self.tour_wanted)
        self.save.clicked.connect(self._save)
        self.said = plain_label(role="hint", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Scrolled(self._laid_out()))

    # What the window asks of a page

    @property
    def widget(self) -> QWidget:
        """What the window shows."""
        return self

    def show_language(self, language: Language) -> None:
        """Write everything in another language."""
        self._language = language
        self._say("")
        self.draw()

    def enter(self) -> None:
        """Look up what may have changed."""
        self.tour.setFocus()
        self._sources.ask_machine(self._see_machine)
        self.draw()

    def draw(self) -> None:
        """Write the page from what is known now."""
        language = self._language
        facts = AboutFacts(self._sources.hello(), self._machine, self._sources.bundles(), qVersion() or "")
        for part, heading in self._headings.items():
            heading.setText(language.text(f"about.heading.{part}"))
        for message, label in self._keys.items():
            label.setText(language.text(message))
        self.words["purpose"].setText("\n".join(purpose_lines(facts, language)))
        self.words["model"].setText("\n".join(model_lines(facts, language)))
        self.words["machine"].setText("\n".join(computer_lines(facts, language)))
        self._draw_texts(facts)
        self._draw_buttons()

    # Doing

    def _see_machine(self, machine: Machine) -> None:
        self._machine = machine
        self.draw()

    def _save(self) -> None:
        if self._machine is None:
            return
        title = self._language.text("about.save.title")
        proposed = str(self._sources.documents / "heart-diagnostics.txt")
        chosen, _filter = QFileDialog.getSaveFileName(self, title, proposed, "*.txt")
        if chosen:
            self._say(self._written(Path(chosen), self._sources.diagnostics(self._machine)))

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _written(self, path: Path, text: str) -> str:
        try:
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            return self._language.text("about.not_saved", path=path, reason=reason_of(error, self._language))
        return self._language.text("about.saved", path=path)

    # Drawing

    def _draw_texts(self, facts: AboutFacts) -> None:
        language, card = self._language, used_card(facts)
        self.card.setPlainText(card.card if card is not None else "")
        self.card.setVisible(bool(card and card.card))
        self._card_name.setText(language.text("about.model.card"))
        self._card_name.setVisible(bool(card and card.card))
        self.card.setAccessibleName(language.text("about.model.card"))
        lines = licence_lines(resource_path("licences"))
        self.words["licences"].setText("" if lines else language.text("about.licences.none"))
        self.words["licences"].setVisible(not lines)
        self.licences.setPlainText("\n".join(lines))
        self.licences.setVisible(bool(lines))
        self.licences.setAccessibleName(language.text("about.heading.licences"))

    def _draw_buttons(self) -> None:
        self.tour.setText(self._language.text("about.tour"))
        self.save.setText(self._language.text("about.save"))
        self.save.setEnabled(self._machine is not None)
        self._save_help.setText(self._language.text("about.save.help"))

    # Building

    def _laid_out(self) -> QWidget:
        sheet = QFrame()
        sheet.setProperty("sheet", True)  # noqa: FBT003  # a property of the style sheet
        sheet.setMaximumWidth(WIDEST_PX)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(18, 12, 18, 16)
        column.setSpacing(8)
        column.addLayout(self._buttons())
        column.addWidget(self._save_help)
        column.addWidget(self.said)
        below: dict[str, list[QWidget]] = {
            "model": [self._card_name, self.card],
            "licences": [self.licences],
        }
        for part, heading in self._headings.items():
            column.addWidget(heading)
            if part == "keys":
                column.addLayout(self._key_grid())
            else:
                column.addWidget(self.words[part])
            for more in below.get(part, []):
                column.addWidget(more)
        column.addStretch(1)
        return sheet

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(self.tour)
        line.addWidget(self.save)
        line.addStretch(1)
        return line

    def _key_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for line, (keys, message) in enumerate(KEYS):
            grid.addWidget(_fixed(plain_label(keys, role="dim")), line, 0)
            grid.addWidget(self._keys[message], line, 1)
        return grid


def _fixed(label: PlainLabel) -> PlainLabel:
    label.setFixedWidth(KEYS_PX)
    return label


def _reading_box() -> QPlainTextEdit:
    """Return a box for a long text: read with the arrow keys, left with Tab."""
    box = QPlainTextEdit()
    box.setReadOnly(True)  # Qt's setter
    box.setFixedHeight(TEXT_PX)
    box.setTabChangesFocus(True)  # likewise
    box.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return box
