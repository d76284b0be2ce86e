"""The newcomer's tour and the page of help, in a window of the program's own kind."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.asking import asking
from app.engine.bundle_needs import bundles_here
from app.engine.connection import EngineConnection
from app.language import Language
from app.machine import Machine
from app.presenters.desk import Desk
from app.presenters.tour import STOPS
from app.settings import CurrentSettings, Settings
from app.views.about_page import AboutPage, AboutSources
from app.views.case_page import CasePage
from app.views.main_window import HELP, MainWindow
from app.views.outside import Services
from app.views.page import PagePlace
from app.views.tour import Tour
from app.welcome import MachineAsked, Welcome

MACHINE = Machine("Linux 6", 4, 8 * 1024**3, 1024**3, ())


@pytest.fixture
def settings() -> CurrentSettings:
    return CurrentSettings(Settings(language="en"))


@pytest.fixture
def welcome(settings: CurrentSettings, tmp_path: Path) -> Welcome:
    return Welcome(settings, MachineAsked(lambda: MACHINE), tmp_path)


@pytest.fixture
def shown(
    qtbot: QtBot, engine: Any, outside: Any, settings: CurrentSettings, welcome: Welcome, tmp_path: Path
) -> MainWindow:
    connection = cast("EngineConnection", engine)
    case = CasePage(Desk(asking(connection)), Language("en"), cast("Services", outside.services))

    def about() -> AboutPage:
        sources = AboutSources(
            lambda: connection.hello,
            lambda: bundles_here(tmp_path),
            welcome.machine.ask,
            lambda machine: f"on {machine.system}",
            tmp_path,
        )
        page = AboutPage(sources, Language("en"))
        page.tour_wanted.connect(welcome.show_tour)
        return page

    window = MainWindow(case, connection, Language("en"), [PagePlace(HELP, about)])
    qtbot.addWidget(window)
    settings.watch(lambda: window.follow(settings.values))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


def begin(qtbot: QtBot, window: MainWindow, welcome: Welcome) -> Tour:
    welcome.join(window)
    qtbot.waitUntil(lambda: welcome.tour is not None and welcome.tour.isVisible())
    assert welcome.tour is not None
    return welcome.tour


def test_a_newcomer_is_shown_around_with_enter_alone_and_never_again(
    qtbot: QtBot, shown: MainWindow, welcome: Welcome, settings: CurrentSettings
) -> None:
    tour = begin(qtbot, shown, welcome)
    titles = []
    for _ in STOPS:
        titles.append(tour.title.text())
        assert shown.focusWidget() is tour.next
        QTest.keyClick(tour.next, Qt.Key.Key_Return)
    assert len(set(titles)) == len(STOPS) == 5
    assert not tour.isVisible()
    assert settings.values.tour_seen
    assert shown.case.form.isVisible()


def test_esc_skips_it_and_that_counts_as_seen(
    qtbot: QtBot, shown: MainWindow, welcome: Welcome, settings: CurrentSettings
) -> None:
    tour = begin(qtbot, shown, welcome)
    QTest.keyClick(tour.next, Qt.Key.Key_Escape)
    assert not tour.isVisible()
    assert settings.values.tour_seen


def test_who_has_seen_it_is_not_shown_around(
    qtbot: QtBot, shown: MainWindow, welcome: Welcome, settings: CurrentSettings
) -> None:
    settings.change(tour_seen=True)
    welcome.join(shown)
    turns: list[bool] = []
    QTimer.singleShot(0, lambda: turns.append(True))
    qtbot.waitUntil(lambda: bool(turns))  # whatever was put off before has had its turn
    assert welcome.tour is None


def test_one_can_go_back(qtbot: QtBot, shown: MainWindow, welcome: Welcome) -> None:
    tour = begin(qtbot, shown, welcome)
    first = tour.title.text()
    assert not tour.back.isEnabled()
    tour.next.click()
    tour.back.click()
    assert tour.title.text() == first


@pytest.mark.parametrize("size", [(1366, 728), (683, 364)])
def test_every_card_lies_inside_the_window_with_its_whole_text(
    qtbot: QtBot, shown: MainWindow, welcome: Welcome, size: tuple[int, int]
) -> None:
    shown.resize(*size)
    tour = begin(qtbot, shown, welcome)
    for language in ("en", "zh"):
        shown.speak(Language(language))
        tour.show_language(Language(language))
        tour.begin()
        for _ in STOPS[:-1]:
            assert shown.rect().contains(QRect(tour.mapTo(shown, QPoint(0, 0)), tour.size()))
            for label in (tour.title, tour.text):
                assert label.height() >= label.heightForWidth(label.width())
            tour.next.click()


def test_the_first_card_says_what_this_computer_can_run(
    qtbot: QtBot, shown: MainWindow, welcome: Welcome, settings: CurrentSettings
) -> None:
    tour = begin(qtbot, shown, welcome)
    qtbot.waitUntil(lambda: "on its processor" in tour.notice.text())
    settings.change(language="zh")
    assert "处理器" in tour.notice.text()
    assert tour.next.text() == "下一步"


def test_f12_opens_the_help_and_the_tour_is_found_there_again(
    shown: MainWindow, welcome: Welcome, settings: CurrentSettings
) -> None:
    settings.change(tour_seen=True)
    welcome.join(shown)
    QTest.keyClick(shown, Qt.Key.Key_F12)
    assert shown.current() == HELP
    page = cast("AboutPage", shown._built[HELP])
    page.tour.click()
    assert shown.current() == "case"
    assert welcome.tour is not None
    assert welcome.tour.isVisible()


def test_the_diagnostic_page_is_saved_where_the_person_says(
    qtbot: QtBot, shown: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown.go_to(HELP)
    page = cast("AboutPage", shown._built[HELP])
    qtbot.waitUntil(page.save.isEnabled)
    path = tmp_path / "页.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    page.save.click()
    assert path.read_text(encoding="utf-8") == "on Linux 6"
    assert page.said.text() == f"Saved: {path}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path), ""))
    page.save.click()
    assert page.said.text() == f"{tmp_path} could not be written: IsADirectoryError"


def test_the_help_names_the_model_and_what_it_is_not(shown: MainWindow) -> None:
    shown.go_to(HELP)
    page = cast("AboutPage", shown._built[HELP])
    assert "Not a medical device" in page.words["purpose"].text()
    assert "heart-mini" in page.words["model"].text()
    assert "pyside6-essentials" in page.licences.toPlainText()


def test_before_a_model_answers_none_is_described(shown: MainWindow, engine: Any) -> None:
    engine.hello = None
    shown.go_to(HELP)
    page = cast("AboutPage", shown._built[HELP])
    assert page.words["model"].text() == "No model has answered yet."
    assert not page.card.isVisible()
