"""How the whole window looks: one style, one sheet in three themes, one bundled font for both languages.

The theme in force stands at the application, so that a sheet, a palette and whatever paints itself all look
it up where Qt keeps the rest of an application's look.
"""

from __future__ import annotations

from string import Template
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from app.appearance import COLOURS, HEADLINE_PX, TEXT_PX, Tint
from app.settings import Theme
from heart_engine.domain.resources import resource_path

CHINESE_FONT_FILE: Final = "NotoSansSC-Regular.ttf"
PICTURES: Final = ("ARROW", "TICK")  # what a sheet can only take from a file
THEME: Final = "theme"  # the application's property

SHEET: Final = Template(
    """
QWidget { color: $INK; font-size: ${TEXT_PX}px; }
QMainWindow, QDialog, QMessageBox, QWidget#desk { background: $DESK; }
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
QLabel[role="trial-banner"] {
    background: $TRIAL_PAPER; color: $TRIAL; border: 2px solid $TRIAL; padding: 4px 8px; font-weight: 700;
}
QLabel[role="trial"] { color: $TRIAL; font-weight: 700; }
QPushButton[small="true"] { padding: 1px 8px; }
QPushButton[small="true"]:focus { padding: 0px 7px; }
QFrame[trial="true"] { background: $TRIAL_PAPER; border: 2px dashed $TRIAL; }
QLabel[role="alarm"] { color: $ALARM; font-weight: 700; }
QLineEdit, QPlainTextEdit { background: $PAPER; border: 1px solid $EDGE; padding: 1px 5px; min-height: 20px; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid $ACCENT; padding: 0px 4px; }
QLineEdit[dimmed="true"] { background: $DESK; }
QPushButton { background: $PAPER; border: 1px solid $EDGE; padding: 5px 12px; }
QPushButton:focus { border: 2px solid $ACCENT; padding: 4px 11px; }
QPushButton:hover { background: $DESK; }
QPushButton:disabled { color: $FAINT; background: $DESK; }
QPushButton[primary="true"] {
    background: $ACCENT; color: $ON_ACCENT; border-color: $ACCENT; font-weight: 700;
}
QPushButton[primary="true"]:focus { border: 2px solid $INK; }
QPushButton[primary="true"]:disabled { background: $DESK; border-color: $LINE; color: $FAINT; }
QPushButton[tab="true"] {
    background: transparent; border: none; border-bottom: 3px solid transparent; padding: 4px 10px;
}
QPushButton[tab="true"]:checked { border-bottom: 3px solid $ACCENT; color: $ACCENT; font-weight: 700; }
QPushButton[tab="true"]:focus { border: 2px solid $ACCENT; padding: 3px 8px; }
QProgressBar { border: 1px solid $LINE; background: $PAPER; max-height: 8px; min-height: 8px; }
QProgressBar::chunk { background: $ACCENT; }
QScrollArea, QWidget#remarks { background: $PAPER; border: none; }
QScrollArea[desk="true"] { background: $DESK; }
QScrollBar:vertical { width: 10px; background: $DESK; border: none; }
QScrollBar:horizontal { height: 10px; background: $DESK; border: none; }
QScrollBar::handle { background: $EDGE; }
QScrollBar::handle:horizontal { min-width: 24px; }
QScrollBar::handle:vertical { min-height: 24px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; }
QComboBox { background: $PAPER; border: 1px solid $EDGE; padding: 1px 5px; min-height: 20px; }
QComboBox:focus { border: 2px solid $ACCENT; padding: 0px 4px; }
QComboBox:disabled { color: $FAINT; background: $DESK; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url("$ARROW"); width: 10px; height: 6px; }
QCheckBox::indicator, QAbstractItemView::indicator {
    border: 1px solid $EDGE; background: $PAPER; width: 13px; height: 13px;
}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
    background: $ACCENT; border-color: $ACCENT; image: url("$TICK");
}
QCheckBox::indicator:focus { border: 2px solid $ACCENT; width: 11px; height: 11px; }
QComboBox QAbstractItemView { background: $PAPER; border: 1px solid $EDGE; }
QCheckBox:focus, QRadioButton:focus { color: $ACCENT; font-weight: 700; }
QAbstractItemView { background: $PAPER; border: 1px solid $LINE; alternate-background-color: $DESK; }
QAbstractItemView::item:selected { background: $ACCENT; color: $ON_ACCENT; }
QHeaderView::section {
    background: $DESK; color: $INK; border: none; border-bottom: 1px solid $LINE; padding: 4px 6px 4px 2px;
}
QToolTip { color: $INK; background: $PAPER; border: 1px solid $LINE; padding: 4px; }
"""
)


def apply_theme(application: QApplication, theme: Theme = Theme.LIGHT) -> None:
    """Dress the application; the same look on every system."""
    application.setStyle("Fusion")
    application.setFont(_font(application.font()))
    change_theme(application, theme)


def change_theme(application: QApplication, theme: Theme) -> None:
    """Paint in other colours from now on; every window puts its sheet on again."""
    application.setProperty(THEME, theme.value)
    application.setPalette(_palette())


def theme_in_force() -> Theme:
    """Return the theme that the application wears; light before it wears any."""
    application = QCoreApplication.instance()
    worn = application.property(THEME) if application is not None else None
    return Theme(worn or Theme.LIGHT)


def colour(tint: Tint) -> QColor:
    """Return what a painter dips into, at the time it paints."""
    return QColor(COLOURS[theme_in_force()][tint])


def style_sheet() -> str:
    """Return the window's sheet, to be put on once all parts stand: earlier, each is styled twice."""
    theme = theme_in_force()
    colours = {tint.name: value for tint, value in COLOURS[theme].items()}
    pictures = {name: resource_path("icons", f"{name.lower()}-{theme}.png").as_posix() for name in PICTURES}
    return SHEET.substitute(colours, **pictures, TEXT_PX=TEXT_PX, HEADLINE_PX=HEADLINE_PX)


def _font(system: QFont) -> QFont:
    """Put the bundled font before the system's: the same widths everywhere, and Chinese is never a box."""
    loaded = QFontDatabase.addApplicationFont(str(resource_path("fonts", CHINESE_FONT_FILE)))
    font = QFont(system)
    font.setFamilies([*QFontDatabase.applicationFontFamilies(loaded), system.family()])
    font.setPixelSize(TEXT_PX)
    return font


_ROLES: Final = {
    QPalette.ColorRole.Window: Tint.DESK,
    QPalette.ColorRole.Base: Tint.PAPER,
    QPalette.ColorRole.AlternateBase: Tint.DESK,
    QPalette.ColorRole.Button: Tint.DESK,
    QPalette.ColorRole.Text: Tint.INK,
    QPalette.ColorRole.WindowText: Tint.INK,
    QPalette.ColorRole.ButtonText: Tint.INK,
    QPalette.ColorRole.PlaceholderText: Tint.DIM,
    QPalette.ColorRole.Highlight: Tint.ACCENT,
    QPalette.ColorRole.HighlightedText: Tint.ON_ACCENT,
    QPalette.ColorRole.Link: Tint.ACCENT,
    QPalette.ColorRole.ToolTipBase: Tint.PAPER,
    QPalette.ColorRole.ToolTipText: Tint.INK,
}


def _palette() -> QPalette:
    palette = QPalette(colour(Tint.DESK))
    for role, tint in _ROLES.items():
        palette.setColor(role, colour(tint))
    return palette
