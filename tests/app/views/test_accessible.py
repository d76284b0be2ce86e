"""Every page and dialog in every language: each control has a name, shows its focus, and is not cut off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,  # noqa: TID251  # looked for, not made
    QScrollBar,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.desktop import make_window
from app.engine.connection import EngineConnection
from app.language import LANGUAGES, Language
from app.record_room import RecordRoom, store_in
from app.settings import CurrentSettings, Settings, Theme
from app.views.main_window import MainWindow
from app.views.safekeeping_dialog import SafekeepingDialog
from app.views.set_up_dialog import SetUpDialog
from app.views.void_dialog import VoidDialog

PAGES = ("case", "library", "history", "batch", "settings", "about")
NAMELESS = (QScrollBar, QHeaderView)  # parts of other controls, which speak for them
DIALOGS: dict[str, Callable[[QWidget, Language], QDialog]] = {
    "first save": SetUpDialog,
    "safekeeping": lambda window, language: SafekeepingDialog(window, language, is_open=True),
    "void": lambda window, language: VoidDialog(window, (), language),
}


@pytest.fixture
def whole(qtbot: QtBot, engine: Any, outside: Any, tmp_path: Path) -> MainWindow:
    """The window with every page of the program."""
    settings = CurrentSettings(Settings(language="en", tour_seen=True))
    made = make_window(
        cast("EngineConnection", engine), outside.services, settings, RecordRoom(store_in(tmp_path))
    )
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def controls(root: QWidget) -> Iterator[QWidget]:
    """Return whatever a person can reach by the keyboard."""
    for widget in root.findChildren(QWidget):
        reachable = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        inner = isinstance(widget.parent(), (QComboBox, QAbstractScrollArea)) or isinstance(widget, NAMELESS)
        if widget.isVisible() and reachable and not inner:
            yield widget


def name_of(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    named = widget.accessibleName() or text
    if isinstance(widget, QTabBar):
        return widget.tabText(0)
    return named.strip()


def nameless(root: QWidget) -> set[str]:
    return {described(one) for one in controls(root) if not name_of(one)}


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} in {type(widget.parent()).__name__} {widget.objectName()}".strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_control_of_every_page_and_dialog_has_a_name(whole: MainWindow, language: str) -> None:
    assert tuple(whole.header.tabs) == PAGES
    whole.speak(Language(language))
    assert nameless(whole) == set()
    whole.case.turn_page()
    assert nameless(whole) == set()
    for page in PAGES[1:]:
        whole.go_to(page)
        assert nameless(whole) == set()
    for make in DIALOGS.values():
        dialog = make(whole, Language(language))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        dialog.show()
        assert nameless(dialog) == set()
        dialog.close()


def test_the_control_with_the_focus_looks_different_in_every_theme(whole: MainWindow) -> None:
    row = whole.case.form.rows
    shown = (whole.case.bottom.new, whole.header.language, whole.case.patient.sex)
    whole.activateWindow()
    for theme in (Theme.DARK, Theme.CONTRAST, Theme.LIGHT):
        whole.follow(Settings(language="en", theme=theme))
        for one in (*shown, row["lvedd"].control, row["mr"].control):
            whole.case.bottom.ask.setFocus()
            before = one.grab().toImage()
            one.setFocus()
            assert one.hasFocus()
            assert one.grab().toImage() != before


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_right_to_left_nothing_lies_on_anything_else(whole: MainWindow, language: str) -> None:
    whole.speak(Language(language))
    whole.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.sendEvent(whole, QEvent(QEvent.Type.LayoutRequest))
    QApplication.processEvents()
    for page in (whole.case.form, whole.case.patient, whole.case.bottom, whole.header):
        placed = [
            (described(one), QRect(one.mapTo(whole, QPoint(0, 0)), one.size()))
            for one in page.findChildren(QWidget)
            if one.isVisible() and not one.findChildren(QWidget) and one.width() > 0
        ]
        overlaps = [
            (first, second)
            for index, (first, place) in enumerate(placed)
            for second, other in placed[index + 1 :]
            if place.intersects(other)
        ]
        assert overlaps == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_twice_the_size_the_window_fits_a_small_screen(whole: MainWindow, language: str) -> None:
    """At 200 % a screen of 1366x768 has 683x384 of the window's own pixels, less a task bar."""
    whole.resize(683, 364)
    whole.speak(Language(language))
    for page in PAGES:
        whole.go_to(page)
        QApplication.processEvents()
        assert (whole.width(), whole.height()) == (683, 364)
    for button in whole.header.findChildren(QAbstractButton):
        if button.isVisible():
            assert whole.rect().contains(QRect(button.mapTo(whole, QPoint(0, 0)), button.size()))
            assert button.width() >= button.minimumSizeHint().width()


def test_no_label_shows_the_id_of_a_text(whole: MainWindow) -> None:
    for page in PAGES:
        whole.go_to(page)
        texts = [one.text() for one in whole.findChildren(QLabel)]
        assert not [text for text in texts if text.count(".") >= 1 and " " not in text and text.islower()]
