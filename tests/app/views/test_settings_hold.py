"""What a site chose, in the whole window: it holds at once, it is asked with, and it outdates an answer."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from app.desktop import SCALE, enlarge, kept_settings, make_window
from app.engine.connection import EngineConnection
from app.presenters.screening import is_fresh
from app.record_room import RecordRoom, store_in
from app.settings import CurrentSettings, Theme
from app.views.main_window import MainWindow
from app.views.theme import theme_in_force
from heart_engine.domain.result import Result


@pytest.fixture
def settings(tmp_path: Path) -> CurrentSettings:
    current = kept_settings(tmp_path)
    current.change(language="en", own_impression=False, tour_seen=True)
    return current


@pytest.fixture
def whole(qtbot: QtBot, engine: Any, outside: Any, settings: CurrentSettings, tmp_path: Path) -> MainWindow:
    connection = cast("EngineConnection", engine)
    made = make_window(connection, outside.services, settings, RecordRoom(store_in(tmp_path / "records")))
    qtbot.addWidget(made)
    return made


def test_declared_shares_are_asked_with_and_outdate_the_answer_before(
    whole: MainWindow, engine: Any, settings: CurrentSettings, make_result: Callable[..., Result]
) -> None:
    whole.case.open_demo()
    whole.case.screen_case()
    engine.answer(make_result(engine.asked[-1].case))
    desk = whole.case.desk
    assert is_fresh(desk.screening)
    settings.change(site_name="Clinic 9")
    assert is_fresh(desk.screening)
    settings.change(prevalence={"asd": 0.4})
    assert not is_fresh(desk.screening)
    assert not whole.case.bottom.report.isEnabled()
    whole.case.screen_case()
    assert engine.asked[-1].prevalence == {"asd": 0.4}


def test_language_and_theme_follow_at_once_and_are_kept(
    whole: MainWindow, settings: CurrentSettings, tmp_path: Path
) -> None:
    settings.change(theme=Theme.DARK, language="zh")
    assert theme_in_force() is Theme.DARK
    assert whole.language.code == "zh"
    whole.switch_language()
    kept = json.loads((tmp_path / "settings.json").read_text(encoding="utf-8"))
    assert (kept["language"], kept["theme"]) == ("en", "dark")
    settings.change(theme=Theme.LIGHT)


def test_a_disk_that_is_full_costs_no_choice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("os.write", refuse)
    current = kept_settings(tmp_path)
    current.change(font_percent=150)
    assert current.trouble == "disk_full"
    assert current.values.font_percent == 150


def test_a_damaged_file_is_remembered_until_somebody_was_told(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{", encoding="utf-8")
    assert kept_settings(tmp_path).kept_aside == tmp_path / "settings.damaged.json"


@pytest.mark.parametrize(
    ("found", "percent", "wanted"),
    [(None, 200, "2.0"), ("1.5", 200, "3.0"), (None, 100, None), ("2", 100, "2")],
)
def test_the_size_of_text_multiplies_what_the_computer_asks_for(
    found: str | None, percent: int, wanted: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.environ", {} if found is None else {SCALE: found})
    enlarge(percent)
    assert os.environ.get(SCALE) == wanted
