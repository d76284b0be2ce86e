"""A locked window: nothing of any patient in sight, nothing lost, and only who proves it gets in again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QMessageBox, QWidget

from app.locking import MINUTE_MS
from app.record_room import RecordRoom
from app.screen_lock import means_locked, watch_logind
from app.store.drafts import Drafts
from app.store.errors import DiskFullError
from app.store.search import HistoryQuery
from app.store.store import Store
from app.store.store_state import StoreState
from app.views.lasting_work import LastingWork, Work
from app.views.lock_page import LockPage
from app.views.plain_label import PlainLabel
from app.views.preview_dialog import PreviewDialog
from app.views.recovery_sheet import RecoverySheet
from heart_engine.domain.result import Result
from tests.app.records.conftest import NAME, NUMBER, PASSPHRASE, USER, Program, Start, write
from tests.app.store.clinic import CHEAP


def words_in_sight() -> str:
    """Return everything that any visible widget of the program shows or says."""
    words: list[str] = []
    for top in QApplication.topLevelWidgets():
        if top.isVisible():
            words.append(top.windowTitle())
            words += [text for one in top.findChildren(QWidget) if one.isVisible() for text in texts_of(one)]
    return "\n".join(words)


def texts_of(widget: QWidget) -> list[str]:
    texts = [widget.accessibleName(), widget.toolTip()]
    if isinstance(widget, PlainLabel | QLineEdit):
        texts.append(widget.text())
    if isinstance(widget, QComboBox):
        texts += [widget.itemText(place) for place in range(widget.count())]
    return texts


def picture(program: Program) -> QImage:
    return program.window.grab().toImage()


def lock_page(program: Program) -> LockPage:
    page = program.keeping.locking.page
    assert page is not None
    return page


def test_a_locked_window_shows_nothing_of_a_patient_and_keeps_the_draft(clinic: Program) -> None:
    clinic.desk.type_text("lvedd", "51")
    assert NAME in words_in_sight()
    clinic.press(Qt.Key.Key_L)
    sight = words_in_sight()
    assert clinic.window.is_covered
    assert not [text for text in (NAME, NUMBER, "51", "34") if text in sight]
    clinic.settle()
    assert clinic.room.standing.state is StoreState.LOCKED
    with_a_case = picture(clinic)
    for key in (Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_N, Qt.Key.Key_P):
        clinic.press(key)
    clinic.desk.new_case()
    assert picture(clinic) == with_a_case  # not a pixel depends on who lies under it
    clinic.desk.bring_back()
    clinic.unlocked()
    assert clinic.desk.form.text("lvedd") == "51"
    assert NAME in words_in_sight()


def test_a_report_under_way_does_not_open_over_the_lock_page(
    clinic: Program, make_result: Callable[..., Result]
) -> None:
    clinic.press(Qt.Key.Key_Return)
    clinic.engine.answer(make_result(clinic.desk.examination.case))
    clinic.settle()
    clinic.press(Qt.Key.Key_P)
    clinic.press(Qt.Key.Key_L)
    clinic.wait_for(lambda: bool(clinic.window.findChildren(PreviewDialog)))  # it was made all the same
    clinic.wait_for(lambda: clinic.window.case.printing.preview is None)
    assert NAME not in words_in_sight()
    assert not [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isModal()]


def test_an_answer_that_meets_the_lock_is_filed_after_it(
    clinic: Program, make_result: Callable[..., Result]
) -> None:
    clinic.press(Qt.Key.Key_Return)
    case = clinic.desk.examination.case
    clinic.press(Qt.Key.Key_L)  # the page is covered, the store locks later
    clinic.engine.answer(make_result(case))
    clinic.settle()
    clinic.unlocked()
    clinic.settle()
    (entry,) = clinic.in_store(lambda store: store.session.history.search(HistoryQuery()).entries)
    assert entry.result is not None


def test_open_sheets_go_away_with_the_lock(clinic: Program, make_result: Callable[..., Result]) -> None:
    clinic.press(Qt.Key.Key_Return)
    clinic.engine.answer(make_result(clinic.desk.examination.case))
    clinic.press(Qt.Key.Key_P)
    clinic.wait_for(lambda: clinic.window.case.printing.preview is not None)
    preview = clinic.window.case.printing.preview
    assert preview is not None
    clinic.wait_for(lambda: len(preview.pages) == 1)
    clinic.keeping.screen_lock.lock()
    assert clinic.window.case.printing.preview is None
    assert not [one for one in clinic.window.findChildren(PreviewDialog) if one.isVisible()]
    assert NAME not in words_in_sight()


def test_wrong_passphrase_and_damaged_keys_read_differently(clinic: Program) -> None:
    clinic.press(Qt.Key.Key_L)
    clinic.unlock("wrong passphrase")
    page = lock_page(clinic)
    clinic.wait_for(lambda: "not right" in page.message.text())
    assert clinic.window.is_covered
    assert not page.restore.isVisible()
    clinic.settle()
    folder = clinic.drafting._folder.parent / "records"
    for name in ("keys.json", "keys.copy.json"):
        (folder / name).write_text("{}", encoding="utf-8")
    clinic.unlock()
    clinic.wait_for(page.restore.isVisible)
    assert "damaged" in page.message.text()
    assert clinic.window.is_covered


def test_before_the_first_save_there_is_nothing_to_lock(program: Program) -> None:
    program.press(Qt.Key.Key_L)
    assert not program.window.is_covered
    assert "no passphrase yet" in program.notice


def test_it_locks_when_nobody_touches_it_and_when_the_screen_locks(clinic: Program) -> None:
    idle = clinic.keeping.locking._idle
    assert idle.interval() == clinic.settings.values.auto_lock_minutes * MINUTE_MS
    clinic.settings.change(auto_lock_minutes=2)
    assert idle.isActive()
    assert idle.interval() == 2 * MINUTE_MS
    idle.setInterval(1)
    clinic.wait_for(lambda: clinic.window.is_covered)
    clinic.unlocked()
    idle.setInterval(10_000_000)
    QApplication.sendEvent(clinic.window, QEvent(QEvent.Type.Wheel))
    assert idle.interval() == 2 * MINUTE_MS  # a touch begins the waiting anew
    screen = clinic.keeping.screen_lock
    covered = []
    for begins in (False, True):
        screen.sleep(begins)
        covered.append(clinic.window.is_covered)
        if covered[-1]:
            clinic.unlocked()
    screen.lock()
    assert [*covered, clinic.window.is_covered] == [False, True, True]


def test_windows_messages_that_mean_a_lock() -> None:
    assert [means_locked(*one) for one in ((0x2B1, 7), (0x218, 4), (0x2B1, 8), (0x218, 7))] == [
        True,
        True,
        False,
        False,
    ]


def test_without_a_system_bus_the_idle_timer_is_left(clinic: Program) -> None:
    assert not watch_logind(clinic.keeping.screen_lock, QDBusConnection("no such bus"))


def test_a_program_with_records_starts_locked_and_brings_the_draft_back(
    clinic: Program, start: Start
) -> None:
    clinic.press(Qt.Key.Key_N)
    clinic.type_case("2026-0200", "李四")
    clinic.settle()
    clinic.end()
    drafts = Drafts(clinic.drafting._folder)
    assert not drafts.find().drafts
    assert len(drafts.find().locked) == 1  # sealed with the records' key
    again = start()
    assert again.window.is_covered
    assert again.desk.form.case_id == ""
    again.unlocked()
    again.wait_for(lambda: again.desk.form.case_id == "2026-0200")
    assert again.desk.form.name == "李四"


def test_ending_while_locked_loses_nothing(clinic: Program, start: Start) -> None:
    clinic.desk.type_text("lvedd", "52")
    clinic.settle()
    clinic.press(Qt.Key.Key_L)
    clinic.end()
    again = start()
    again.unlocked()
    again.wait_for(lambda: again.desk.form.text("lvedd") == "52")


def test_the_recovery_key_lets_somebody_in_who_forgot_the_passphrase(program: Program) -> None:
    program.type_case()
    key = program.set_up().sheet.shown.text()
    sheet = program.window.findChildren(RecoverySheet)[0]
    QTest.mouseClick(sheet.later, Qt.MouseButton.LeftButton)
    program.settle()
    program.press(Qt.Key.Key_L)
    program.settle()
    page = lock_page(program)
    QTest.mouseClick(page.forgot, Qt.MouseButton.LeftButton)
    write(page.recovery_key, key.replace("A", "B", 1) if "A" in key else key[:-1] + "?")
    for box in (page.new_passphrase, page.repeated):
        write(box, "another passphrase")
    QTest.keyClick(page.repeated, Qt.Key.Key_Return)
    program.wait_for(lambda: "recovery key" in page.message.text().lower())
    assert program.window.is_covered
    write(page.recovery_key, key)
    for box in (page.new_passphrase, page.repeated):
        write(box, "another passphrase")
    QTest.keyClick(page.repeated, Qt.Key.Key_Return)
    program.wait_for(lambda: program.room.is_open)
    program.settle()
    assert "never confirmed" in program.notice
    program.press(Qt.Key.Key_L)
    program.unlock("another passphrase")
    program.wait_for(lambda: program.room.is_open)


def test_a_new_passphrase_that_may_not_hold_is_said_before_anything_else(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFullError(file="keys.json", reason="ENOSPC")

    program.type_case()
    key = program.set_up().sheet.shown.text()
    QTest.mouseClick(program.window.findChildren(RecoverySheet)[0].later, Qt.MouseButton.LeftButton)
    program.press(Qt.Key.Key_L)
    program.settle()
    page = lock_page(program)
    monkeypatch.setattr(Store, "set_passphrase", full)
    page.recovery_wanted.emit(USER, key, "another passphrase")
    program.wait_for(lambda: program.room.is_open)
    program.settle()
    assert not program.window.is_covered
    (box,) = [one for one in program.window.findChildren(QMessageBox) if one.isVisible()]
    assert "may not have been set" in box.text()
    assert "The disk is full" in box.text()
    QTest.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)
    assert not box.isVisible()


def test_what_comes_late_by_way_of_a_dialog_is_not_shown_over_the_lock_page(clinic: Program) -> None:
    outer = QDialog(clinic.window.case)
    outer.open()
    clinic.keeping.locking.lock()
    clinic.settle()
    late, own = QDialog(outer), QDialog(clinic.window)
    late.open()
    own.open()  # as the lock page opens a restore
    clinic.wait_for(lambda: not late.isVisible())
    assert own.isVisible()
    own.reject()


def test_what_runs_in_a_dialog_outlasts_the_lock_out_of_sight(clinic: Program) -> None:
    dialog, running = QDialog(clinic.window), [True]
    LastingWork(dialog, Work.LIBRARY, lambda: bool(running), running.clear)
    closed: list[int] = []
    dialog.finished.connect(closed.append)
    dialog.open()
    clinic.keeping.locking.lock()
    clinic.settle()
    assert clinic.window.is_covered
    assert not dialog.isVisible()
    clinic.unlocked()
    assert dialog.isVisible()
    assert not closed
    running.clear()
    clinic.keeping.locking.lock()
    clinic.settle()
    clinic.unlocked()
    assert not dialog.isVisible()
    assert closed


def test_what_runs_behind_the_lock_page_is_not_ended_without_a_question(clinic: Program) -> None:
    dialog, running = QDialog(clinic.window), [True]
    LastingWork(dialog, Work.LIBRARY, lambda: bool(running), running.clear)
    dialog.open()
    clinic.keeping.locking.lock()
    clinic.settle()
    assert not clinic.window.close()
    (box,) = [one for one in clinic.window.findChildren(QMessageBox) if one.isVisible()]
    assert "library is being built" in box.text()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    clinic.unlocked()
    assert (dialog.isVisible(), running) == (True, [True])
    clinic.keeping.locking.lock()
    clinic.window.close()
    (box,) = [one for one in clinic.window.findChildren(QMessageBox) if one.isVisible()]
    QTest.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)
    assert not clinic.window.isVisible()
    assert not running


@pytest.mark.parametrize("user", ["乙医生"])
def test_another_user_may_unlock(clinic: Program, user: str) -> None:
    clinic.keeping.safekeeping.show()
    dialog = clinic.keeping.safekeeping.dialog
    assert dialog is not None
    clinic.settle()
    dialog.own.setText(PASSPHRASE)
    dialog.name.setEditText(user)
    for box in (dialog.new, dialog.again):
        box.setText("their passphrase")
    dialog.buttons["user"].click()
    clinic.wait_for(lambda: dialog.message.text() == "The user was added.")
    dialog.accept()
    clinic.press(Qt.Key.Key_L)
    page = lock_page(clinic)
    clinic.wait_for(lambda: page.user.count() == 2)
    assert [page.user.itemText(place) for place in range(2)] == [USER, user]
    page.user.setCurrentText(user)
    clinic.unlock("their passphrase")
    clinic.wait_for(lambda: clinic.room.standing.user == user)


def test_a_second_program_offers_nothing_to_unlock(clinic: Program, tmp_path: Path) -> None:
    room = RecordRoom(lambda: Store(tmp_path / "records", cost=CHEAP))
    room.start()
    clinic.wait_for(lambda: room.refusal is not None)
    heard: list[object] = []
    room.ask(lambda store: store.backups(None), heard.append, heard.append)
    clinic.wait_for(lambda: bool(heard))
    assert room.standing.state is None
    room.finish()
