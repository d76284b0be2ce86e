"""How the whole window looks: one style, one sheet, one bundled font for both languages."""

from __future__ import annotations

from string import Template
from typing import Final

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from app import appearance
from heart_engine.domain.resources import resource_path

CHINESE_FONT_FILE: Final = "NotoSansSC-Regular.ttf"

SHEET: Final = Template(
    """
QWidget { color: $INK; font-size: ${TEXT_PX}px; }
QMainWindow, QWidget#desk { background: $DESK; }
QFrame[sheet="true"] { background: $PAPER; border: 1px solid $LINE; }
QFrame[card="true"] { background: $PAPER; border: 1px solid $ACCENT; }
QLabel[role="heading"] { font-weight: 700; color: $ACCENT; }
QLabel[role="headline"] { font-size: ${HEADLINE_PX}px; font-weight: 700; }
QLabel[role="dim"], QLabel[role="stale"] { color: $DIM; }
QLabel[role="faint"] { color: $FAINT; }
QLabel[role="hint"], QLabel[role="note"] { color: $ACCENT; }
QLabel[role="note"] { font-weight: 700; }
QLabel[role="urgent-banner"] { background: $ALARM_PAPER; color: $ALARM; padding: 4px 8px; font-weight: 700; }
QLabel[role="check"] { color: $CAUTION; }
QLabel[role="refused"] { color: $ALARM; }
QLabel[role="stale-headline"] { font-size: ${HEADLINE_PX}px; font-weight: 700; color: $FAINT; }
QLabel[role="caution-banner"] { background: $CAUTION_PAPER; color: $CAUTION; padding: 4px 8px; }
QLabel[role="alarm-banner"] {
    background: $ALARM_PAPER; color: $ALARM; border: 2px solid $ALARM; padding: 6px 8px;
    font-size: ${HEADLINE_PX}px; font-weight: 700;
}
QLabel[role="alarm"] { color: $ALARM; font-weight: 700; }
QLineEdit { background: $PAPER; border: 1px solid $LINE; padding: 1px 5px; min-height: 20px; }
QLineEdit:focus { border: 2px solid $ACCENT; padding: 0px 4px; }
QLineEdit[dimmed="true"] { background: $DESK; }
QPushButton { background: $PAPER; border: 1px solid $LINE; padding: 5px 12px; }
QPushButton:focus { border: 2px solid $ACCENT; padding: 4px 11px; }
QPushButton:hover { background: $DESK; }
QPushButton:disabled { color: $FAINT; background: $DESK; }
QPushButton[primary="true"] { background: $ACCENT; color: $PAPER; border-color: $ACCENT; font-weight: 700; }
QPushButton[primary="true"]:focus { border: 2px solid $INK; }
QPushButton[primary="true"]:disabled { background: $LINE; border-color: $LINE; color: $PAPER; }
QPushButton[tab="true"] {
    background: transparent; border: none; border-bottom: 3px solid transparent; padding: 4px 10px;
}
QPushButton[tab="true"]:checked { border-bottom: 3px solid $ACCENT; color: $ACCENT; font-weight: 700; }
QPushButton[tab="true"]:focus { border: 2px solid $ACCENT; padding: 3px 8px; }
QProgressBar { border: 1px solid $LINE; background: $PAPER; max-height: 8px; min-height: 8px; }
QProgressBar::chunk { background: $ACCENT; }
QScrollArea, QWidget#remarks { background: $PAPER; border: none; }
QScrollBar:vertical { width: 10px; background: $DESK; border: none; }
QScrollBar::handle:vertical { background: $LINE; min-height: 24px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; }
QToolTip { color: $INK; background: $PAPER; border: 1px solid $LINE; padding: 4px; }
"""
)


def apply_theme(application: QApplication) -> None:
    """Dress the application; the same look on every system."""
    application.setStyle("Fusion")
    application.setPalette(_palette())
    application.setFont(_font(application.font()))


def style_sheet() -> str:
    """Return the window's sheet, to be put on once all parts stand: earlier, each is styled twice."""
    return SHEET.substitute(_names())


def _font(system: QFont) -> QFont:
    """Put the bundled font before the system's: the same widths everywhere, and Chinese is never a box."""
    loaded = QFontDatabase.addApplicationFont(str(resource_path("fonts", CHINESE_FONT_FILE)))
    font = QFont(system)
    font.setFamilies([*QFontDatabase.applicationFontFamilies(loaded), system.family()])
    font.setPixelSize(appearance.TEXT_PX)
    return font


def _palette() -> QPalette:
    palette = QPalette(QColor(appearance.DESK))
    palette.setColor(QPalette.ColorRole.Base, QColor(appearance.PAPER))
    palette.setColor(QPalette.ColorRole.Text, QColor(appearance.INK))
    palette.setColor(QPalette.ColorRole.WindowText, QColor(appearance.INK))
    palette.setColor(QPalette.ColorRole.Highlight, QColor(appearance.ACCENT))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor(appearance.PAPER))
    return palette


def _names() -> dict[str, object]:
    return {name: value for name, value in vars(appearance).items() if name.isupper()}
