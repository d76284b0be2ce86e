from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.language import Language
from app.presenters.settings_table import SETTINGS, Kind
from app.presenters.shares_trial import SharesTrial
from app.settings import DEFAULTS, CurrentSettings, Settings, Theme
from app.views.settings_page import SettingsPage
from app.views.settings_row import ChoiceControl, LineControl
from heart_engine.protocol.messages import BundleInfo, Hello

KNOWN = {"none": 0.4, "asd": 0.2, "vsd": 0.2, "pdo": 0.1, "asd+vsd": 0.1}


class Trials:
    """Notes the shares that are tried."""

    def __init__(self) -> None:
        self.shares: list[dict[str, float]] = []

    def run(
        self, shares: dict[str, float], _language: object, show: Callable[[tuple[str, ...]], None]
    ) -> None:
        self.shares.append(shares)
        show(("before and after",))


class FakeInstaller(QObject):
    """Installs what the test says."""

    told = Signal(str)
    refused = Signal(str, object, bool)
    selected = Signal(str)
    removed = Signal(str)
    listed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def look(self) -> None:
        self.asked.append("look")

    def choose(self, name: str) -> None:
        self.asked.append(f"choose {name}")

    def remove(self, name: str) -> None:
        self.asked.append(f"remove {name}")

    def start(self, folder: str) -> None:
        self.asked.append(folder)

    def insist(self) -> None:
        self.asked.append("insist")

    def use_shipped(self) -> None:
        self.asked.append("use shipped")
        self.selected.emit("")


@pytest.fixture
def hello(make_bundle: Callable[..., BundleInfo]) -> Hello:
    return Hello(1, "0.1.0", "f", "cpu", "no_gpu", dataclasses.replace(make_bundle(), prevalence=KNOWN))


@pytest.fixture
def settings() -> CurrentSettings:
    return CurrentSettings(Settings(language="en"))


@pytest.fixture
def trials() -> Trials:
    return Trials()


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """A window that lets a page be of any size, as the program's own window does."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    return made


def show(qtbot: QtBot, host: QWidget, page: SettingsPage) -> None:
    page.setParent(host)
    page.resize(host.size())
    page.show_language(Language("en"))
    with qtbot.waitExposed(host):
        host.show()
    host.activateWindow()
    page.enter()


@pytest.fixture
def page(
    qtbot: QtBot, host: QWidget, settings: CurrentSettings, trials: Trials, hello: Hello
) -> SettingsPage:
    made = SettingsPage(settings, cast("SharesTrial", cast("Any", trials)), hello, FakeInstaller())
    show(qtbot, host, made)
    return made


def choice(page: SettingsPage, name: str) -> ChoiceControl:
    control = page.rows[name].control
    assert isinstance(control, ChoiceControl)
    return control


def line(page: SettingsPage, name: str) -> LineControl:
    control = page.rows[name].control
    assert isinstance(control, LineControl)
    return control


def test_there_is_a_row_for_each_entry_of_the_table(page: SettingsPage) -> None:
    assert list(page.rows) == [one.name for one in SETTINGS]


def test_a_key_in_a_list_is_a_choice_that_holds_at_once(
    page: SettingsPage, settings: CurrentSettings
) -> None:
    choice(page, "theme").box.setFocus()
    QTest.keyClick(choice(page, "theme").box, Qt.Key.Key_Down)
    assert settings.values.theme.value == "dark"
    assert page.rows["theme"].back.isEnabled()
    QTest.keyClick(page.rows["theme"].back, Qt.Key.Key_Space)
    assert settings.values.theme.value == "light"
    assert not page.rows["theme"].back.isEnabled()


@pytest.mark.parametrize("name", [one.name for one in SETTINGS if one.kind is Kind.CHOICE])
def test_every_option_can_be_taken(page: SettingsPage, settings: CurrentSettings, name: str) -> None:
    setting = next(one for one in SETTINGS if one.name == name)
    box = choice(page, name).box
    for index, option in enumerate(setting.options):
        box.activated.emit(index)
        assert getattr(settings.values, name) == option
        assert box.currentIndex() == index


def test_the_wheel_over_a_list_changes_nothing(page: SettingsPage) -> None:
    box = choice(page, "font_percent").box
    assert box.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_a_line_is_taken_over_when_it_is_left(page: SettingsPage, settings: CurrentSettings) -> None:
    box = line(page, "site_name").box
    box.setFocus()
    QTest.keyClicks(box, "  Clinic <b>9</b> ")
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert settings.values.site_name == "Clinic <b>9</b>"
    assert box.text() == "Clinic <b>9</b>"


def test_a_folder_is_looked_for(
    page: SettingsPage, settings: CurrentSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "D:/备份")
    search = line(page, "backup_folder").search
    assert search is not None
    search.click()
    assert settings.values.backup_folder == "D:/备份"
    assert line(page, "backup_folder").box.text() == "D:/备份"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    search.click()
    assert settings.values.backup_folder == "D:/备份"


def test_shares_hold_once_they_can_be_meant(page: SettingsPage, settings: CurrentSettings) -> None:
    boxes = page.shares.boxes
    boxes["asd"].setFocus()
    QTest.keyClicks(boxes["asd"], "60")
    QTest.keyClick(boxes["asd"], Qt.Key.Key_Return)
    assert settings.values.prevalence == {"asd": 0.6}
    boxes["none"].setFocus()
    QTest.keyClicks(boxes["none"], "40")
    QTest.keyClick(boxes["none"], Qt.Key.Key_Return)
    assert settings.values.prevalence == {"asd": 0.6}
    assert "100 %" in page.shares.problem.text()
    assert not page.shares.attempt.isEnabled()
    boxes["none"].setFocus()
    QTest.keyClicks(boxes["none"], "12,5")
    QTest.keyClick(boxes["none"], Qt.Key.Key_Tab)
    assert settings.values.prevalence == {"asd": 0.6, "none": 0.125}
    assert page.shares.problem.text() == ""


def test_what_the_shares_do_is_shown_until_they_change(page: SettingsPage, trials: Trials) -> None:
    page.shares.attempt.click()
    assert trials.shares == [{}]
    assert page.shares.effect.text() == "before and after"
    boxes = page.shares.boxes
    boxes["asd"].setFocus()
    QTest.keyClicks(boxes["asd"], "60")
    QTest.keyClick(boxes["asd"], Qt.Key.Key_Return)
    assert not page.shares.effect.isVisible()


def test_without_an_engine_no_share_can_be_typed(
    qtbot: QtBot, settings: CurrentSettings, trials: Trials, hello: Hello
) -> None:
    page = SettingsPage(settings, cast("SharesTrial", cast("Any", trials)), None, FakeInstaller())
    qtbot.addWidget(page)
    page.show_language(Language("en"))
    assert not any(box.isEnabled() for box in page.shares.boxes.values())
    assert page.shares.problem.text() == "The boxes open once the model has loaded."
    page.see_engine(hello)
    assert all(box.isEnabled() for box in page.shares.boxes.values())


def test_a_change_that_cannot_be_kept_is_said(
    qtbot: QtBot, host: QWidget, trials: Trials, hello: Hello
) -> None:
    settings = CurrentSettings(Settings(language="en"), keep=lambda _values: "disk_full")
    page = SettingsPage(settings, cast("SharesTrial", cast("Any", trials)), hello, FakeInstaller())
    show(qtbot, host, page)
    assert not page.trouble.isVisible()
    settings.change(theme=Theme.DARK)
    assert page.trouble.isVisible()
    assert page.trouble.text().startswith("The disk is full: settings.json was not saved.")


def test_settings_that_were_damaged_are_said(
    qtbot: QtBot, host: QWidget, trials: Trials, hello: Hello
) -> None:
    settings = CurrentSettings(Settings(language="en"), kept_aside=Path("settings.damaged.json"))
    page = SettingsPage(settings, cast("SharesTrial", cast("Any", trials)), hello, FakeInstaller())
    show(qtbot, host, page)
    assert page.trouble.isVisible()
    assert "settings.damaged.json" in page.trouble.text()


def test_another_size_of_text_offers_to_open_the_window_again(
    page: SettingsPage, settings: CurrentSettings, qtbot: QtBot
) -> None:
    assert not page.reopen.isVisible()
    settings.change(font_percent=200)
    assert page.reopen.isVisible()
    with qtbot.waitSignal(page.reopen_wanted):
        page.reopen.click()
    settings.change(font_percent=DEFAULTS.font_percent)
    assert not page.reopen.isVisible()


def test_an_unsigned_bundle_is_installed_only_where_a_person_insists(
    page: SettingsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = page.bundles
    installer = cast("FakeInstaller", shelf._installer)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "E:/bundle")
    shelf.search.click()
    installer.refused.emit("bundle_refused", {"reason": "hash_differs", "file": "x"}, False)
    assert not shelf.insist.isVisible()
    installer.refused.emit("bundle_refused", {"reason": "unsigned", "name": "big"}, True)
    assert "Nobody whom this program knows has signed big" in shelf.said.text()
    shelf.insist.click()
    assert installer.asked == ["look", "E:/bundle", "insist"]
    assert not shelf.insist.isVisible()
    installer.selected.emit("big")
    assert shelf.said.text().startswith("big is selected")
    shelf.shipped.click()
    assert shelf.said.text().startswith("The bundle that came with the program")
    with qtbot.waitSignal(page.reopen_wanted):
        shelf.reopen.click()


LISTED = (
    {"id": "heart-mini", "version": "2", "simulated": True, "shipped": True, "selected": True},
    {"id": "big", "version": "1", "simulated": False, "signed_by": "current", "selected": False},
)


def choose_bundle(page: SettingsPage, row: int) -> None:
    page.bundles.table.setFocus()
    page.bundles.table.selectRow(row)


def test_every_bundle_that_is_there_can_be_seen_and_chosen(page: SettingsPage) -> None:
    shelf = page.bundles
    installer = cast("FakeInstaller", shelf._installer)
    assert installer.asked == ["look"]
    installer.listed.emit(LISTED)
    model = shelf.table.model()
    assert [model.index(row, 4).data() for row in range(2)] == ["answers", ""]
    assert [model.index(row, 2).data() for row in range(2)] == ["simulated cases", "real cases"]
    assert not shelf.choose.isEnabled()
    choose_bundle(page, 0)
    assert not shelf.choose.isEnabled()
    choose_bundle(page, 1)
    QTest.keyClick(shelf.choose, Qt.Key.Key_Space)
    assert installer.asked[-1] == "choose big"
    installer.selected.emit("big")
    installer.listed.emit(({**LISTED[0], "selected": False}, {**LISTED[1], "selected": True}))
    assert model.index(0, 4).data() == "answers until the next start"
    assert model.index(1, 4).data() == "answers from the next start on"
    assert "until then the model above does" in shelf.said.text()
    assert shelf.reopen.isVisible()
    choose_bundle(page, 0)
    QTest.keyClick(shelf.choose, Qt.Key.Key_Space)
    assert installer.asked[-1] == "use shipped"


@pytest.mark.parametrize("agrees", [True, False])
def test_a_bundle_is_removed_only_once_a_person_agreed(page: SettingsPage, *, agrees: bool) -> None:
    shelf = page.bundles
    installer = cast("FakeInstaller", shelf._installer)
    installer.listed.emit(LISTED)
    choose_bundle(page, 0)
    assert not shelf.remove.isEnabled()
    choose_bundle(page, 1)
    QTest.keyClick(shelf.remove, Qt.Key.Key_Space)
    box = shelf.widget.findChild(QMessageBox)
    assert box is not None
    assert "Remove big from this computer?" in box.text()
    box.buttons()[0 if agrees else 1].click()
    assert ("remove big" in installer.asked) is agrees
    installer.removed.emit("big")
    assert shelf.said.text() == "big was removed."
