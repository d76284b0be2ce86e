"""Every page and dialog in every language: each control has a name, shows its focus, and is not cut off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QHelpEvent
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
    QTableWidget,
    QTableWidgetItem,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.appearance import COLOURS, Tint
from app.desktop import make_window
from app.engine.connection import EngineConnection
from app.language import LANGUAGES, Language
from app.record_room import RecordRoom, store_in
from app.settings import CurrentSettings, Settings, Theme
from app.views.main_window import MainWindow
from app.views.plain_label import yielding_label
from app.views.safekeeping_dialog import SafekeepingDialog
from app.views.set_up_dialog import SetUpDialog
from app.views.theme import change_theme, style_sheet, theme_in_force
from app.views.void_dialog import VoidDialog
from heart_engine.domain.result import Result

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
    settings = CurrentSettings(Settings(language="en", tour_seen=True, own_impression=False))
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


def answer_demo(whole: MainWindow, engine: Any, make_result: Callable[..., Result]) -> None:
    """Have an answer in the panel, with the question for the own impression behind us."""
    whole.case.open_demo()
    whole.case.screen_case()
    engine.answer(make_result(whole.case.desk.examination.case))
    QApplication.processEvents()


def shown_parts(page: QWidget, window: QWidget) -> list[tuple[str, QRect]]:
    """Return where everything lies that has nothing inside, cut to what can be seen of it."""
    return [
        (described(one), QRect(one.mapTo(window, QPoint(0, 0)), one.size()) & seen(one, window))
        for one in page.findChildren(QWidget)
        if one.isVisible() and not one.findChildren(QWidget) and one.width() > 0 and not is_inner(one)
    ]


def is_inner(widget: QWidget) -> bool:
    return isinstance(widget.parent(), (QComboBox, QHeaderView)) or isinstance(widget, QScrollBar)


def seen(widget: QWidget, window: QWidget) -> QRect:
    """Return the part of the window through which a widget can be seen: its scroll areas cut it."""
    room, around = window.rect(), widget.parentWidget()
    while around is not None and around is not window:
        room &= QRect(around.mapTo(window, QPoint(0, 0)), around.size())
        around = around.parentWidget()
    return room


def overlaps(page: QWidget, window: QWidget) -> list[tuple[str, str]]:
    placed = [(name, place) for name, place in shown_parts(page, window) if not place.isEmpty()]
    return [
        (first, second)
        for index, (first, place) in enumerate(placed)
        for second, other in placed[index + 1 :]
        if place.intersects(other)
    ]


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight])
@pytest.mark.parametrize("language", LANGUAGES)
def test_in_either_direction_nothing_lies_on_anything_else(
    whole: MainWindow,
    engine: Any,
    make_result: Callable[..., Result],
    language: str,
    direction: Qt.LayoutDirection,
) -> None:
    whole.speak(Language(language))
    whole.setLayoutDirection(direction)
    answer_demo(whole, engine, make_result)
    assert whole.case.panel.sheet.isVisible()
    for page in PAGES:
        whole.go_to(page)
        QApplication.sendEvent(whole, QEvent(QEvent.Type.LayoutRequest))
        QApplication.processEvents()
        assert overlaps(whole, whole) == [], page


def clipped_texts(root: QWidget) -> set[str]:
    """Return the texts that need more height than they have, or more width where they cannot wrap."""
    return {
        label.text()
        for label in root.findChildren(QLabel)
        if label.isVisible()
        and label.text()
        and (
            label.heightForWidth(label.width()) > label.height()
            if label.wordWrap()
            else label.sizeHint().width() > label.width()
        )
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DIALOGS)
def test_no_dialog_cuts_a_text_off(whole: MainWindow, qtbot: QtBot, name: str, language: str) -> None:
    dialog = DIALOGS[name](whole, Language(language))
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert clipped_texts(dialog) == set()
    dialog.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_small_window_an_answer_begins_in_sight(
    whole: MainWindow, engine: Any, make_result: Callable[..., Result], qtbot: QtBot, language: str
) -> None:
    whole.resize(683, 364)
    whole.speak(Language(language))
    answer_demo(whole, engine, make_result)
    headline = whole.case.panel.sheet.headline

    def is_in_sight() -> bool:
        place = QRect(headline.mapTo(whole, QPoint(0, 0)), headline.size())
        return (place & seen(headline, whole)) == place

    qtbot.waitUntil(is_in_sight)


def test_what_does_not_fit_in_a_yielding_label_is_known_to_go_on(qtbot: QtBot) -> None:
    label, same = yielding_label(), yielding_label()
    for one in (label, same):
        qtbot.addWidget(one)
        one.resize(120, 20)
    label.setText("takes the computed value 4.87 of the form")
    same.setText(label.fontMetrics().elidedText(label.text(), Qt.TextElideMode.ElideRight, 120))
    assert same.text().endswith("…")
    assert label.grab().toImage() == same.grab().toImage()


@pytest.mark.parametrize(
    ("width", "said"), [(60, "<span>&lt;b&gt;a name&lt;/b&gt; and more</span>"), (600, "")]
)
def test_the_rest_of_a_yielding_label_is_under_the_pointer_as_plain_text(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, width: int, said: str
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _where, text, _label: shown.append(text))
    label = yielding_label()
    qtbot.addWidget(label)
    label.resize(width, 20)
    label.setText("<b>a name</b> and more")
    QApplication.sendEvent(label, QHelpEvent(QEvent.Type.ToolTip, QPoint(2, 2), QPoint(2, 2)))
    assert "".join(shown) == said


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_of_1280_pixels_shows_every_page_whole(
    whole: MainWindow, engine: Any, make_result: Callable[..., Result], language: str
) -> None:
    whole.resize(1280, 728)
    whole.speak(Language(language))
    whole.case.desk.type_text("lvedd", "40")  # of 25: the others are named as missing
    QApplication.processEvents()
    assert not whole._frames["case"].horizontalScrollBar().maximum()
    whole.case.bottom.show_notice("The disk is full. " * 9)
    QApplication.processEvents()
    bottom = whole.case.bottom
    assert min(bottom._status.width(), bottom._notice.width()) > bottom.new.width()  # neither hides the other
    answer_demo(whole, engine, make_result)
    for page in (*PAGES, "case"):
        whole.go_to(page)
        for _ in range(2):
            QApplication.processEvents()
            assert not whole._frames[page].horizontalScrollBar().maximum(), page
            whole.case.turn_page()  # the other half of the form


def test_no_label_shows_the_id_of_a_text(whole: MainWindow) -> None:
    for page in PAGES:
        whole.go_to(page)
        texts = [one.text() for one in whole.findChildren(QLabel)]
        assert not [text for text in texts if text.count(".") >= 1 and " " not in text and text.islower()]


@pytest.mark.parametrize("theme", list(Theme))
def test_an_empty_box_in_a_table_can_be_seen(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    worn = theme_in_force()
    change_theme(qapp, theme)
    try:
        table = QTableWidget(1, 1)
        qtbot.addWidget(table)
        item = QTableWidgetItem()
        item.setCheckState(Qt.CheckState.Unchecked)
        table.setItem(0, 0, item)
        table.setStyleSheet(style_sheet())
        picture = table.viewport().grab(table.visualItemRect(item).adjusted(2, 2, -8, -2)).toImage()
    finally:
        change_theme(qapp, worn)
    drawn = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert QColor(COLOURS[theme][Tint.EDGE]).name() in drawn
