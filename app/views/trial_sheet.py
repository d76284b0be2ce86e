"""What if, in the answer panel: the answer to what is tried, under a banner of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.language import Language
from app.presenters.what_if_view import TrialView
from app.views.label_bars import LabelBars
from app.views.plain_label import plain_label


class TrialSheet(QFrame):
    """Shows no provenance, no flags and no next steps: there is no patient to whom they would apply."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("trial", True)  # noqa: FBT003  # a property of the style sheet
        self._banner = plain_label(role="trial-banner", wrap=True)
        self._headline = plain_label(role="headline", wrap=True)
        self._bars = LabelBars()
        self._before = plain_label(role="dim", wrap=True)
        self._note, self._changes = plain_label(role="hint", wrap=True), plain_label(wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        widgets = (self._banner, self._headline, self._bars, self._before, self._note, self._changes)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)

    def show_language(self, language: Language) -> None:
        """Write the banner in another language."""
        self._banner.setText(language.text("trial.banner"))
        self._before.setText(f"| {language.text('trial.before')}")

    def show_trial(self, view: TrialView) -> None:
        """Show the answer to what is tried."""
        self._headline.setText(view.headline)
        self._bars.show_bars(view.bars, stale=False)
        self._note.setText(view.note)
        self._note.setVisible(bool(view.note))
        self._changes.setText("\n".join(view.changes))
