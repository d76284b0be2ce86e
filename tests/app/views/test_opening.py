"""What a double click opens: in a program that it starts, and in one that is open already."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.case_files import write_case_file
from app.desktop import bring_forward, make_window
from app.engine.connection import EngineConnection
from app.opening import named_file, open_file
from app.record_room import RecordRoom, store_in
from app.settings import CurrentSettings, Settings
from app.views.main_window import MainWindow
from app.views.settings_page import SettingsPage
from heart_engine.domain.case import Case


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


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was to be installed."""
    wanted: list[str] = []
    monkeypatch.setattr("app.installing.Installing.start", lambda _self, place: wanted.append(place))
    return wanted


class Lid:
    """What lies over a locked window."""

    def __init__(self, window: MainWindow) -> None:
        self.widget = QWidget(window)

    def show_language(self, language: object) -> None: ...

    def enter(self) -> None: ...


def test_flags_are_no_file_and_a_file_is_found_from_any_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert named_file(["heart", "--flag"]) is None
    assert named_file(["heart", "--flag", "病例 1.heart-case"]) == tmp_path / "病例 1.heart-case"


def test_a_case_opens_in_the_form_whatever_page_is_in_sight(
    whole: MainWindow, demo: Case, tmp_path: Path
) -> None:
    path = tmp_path / "病例 1.heart-case"
    write_case_file(demo, path)
    whole.go_to("history")
    open_file(whole, path)
    assert whole.current() == "case"
    assert whole.case.desk.form.case_id == demo.case_id


def test_a_second_start_opens_what_it_was_started_with_and_else_changes_nothing(
    whole: MainWindow, demo: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole, "raise_", lambda: None)  # a screen without a window manager knows no order
    path = tmp_path / "a.heart-case"
    write_case_file(demo, path)
    whole.go_to("history")
    bring_forward(whole, None)
    assert whole.current() == "history"
    bring_forward(whole, path)
    assert whole.case.desk.form.case_id == demo.case_id


def test_a_bundle_is_installed_where_bundles_are_chosen(
    whole: MainWindow, asked: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "模型 2.HEART-BUNDLE"
    open_file(whole, path)
    assert whole.current() == "settings"
    assert asked == [str(path)]
    assert isinstance(whole.go_to("settings"), SettingsPage)


def test_a_locked_window_stays_locked_and_installs_nothing(
    whole: MainWindow, asked: list[str], demo: Case, tmp_path: Path
) -> None:
    whole.go_to("history")
    whole.cover(Lid(whole))
    open_file(whole, tmp_path / "a.heart-bundle")
    path = tmp_path / "a.heart-case"
    write_case_file(demo, path)
    open_file(whole, path)
    assert asked == []
    assert whole.is_covered
    whole.uncover()
    assert whole.current() == "history"
    assert whole.case.desk.form.case_id == demo.case_id
