"""Backups from the window: made by themselves, made on request, restored in two clicks, failures said."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from app.store.errors import DiskFullError
from app.store.search import HistoryQuery
from app.store.store import Store
from app.views.history_page import HistoryPage
from app.views.safekeeping_dialog import SafekeepingDialog
from tests.app.choosing import click_row
from tests.app.records.conftest import NAME, PASSPHRASE, USER, Program, Start


def dialog_of(program: Program) -> SafekeepingDialog:
    program.keeping.safekeeping.show()
    program.settle()
    dialog = program.keeping.safekeeping.dialog
    assert dialog is not None
    return dialog


def names(store: Store) -> list[str]:
    return [entry.patient.name for entry in store.session.history.search(HistoryQuery()).entries]


def test_the_first_save_is_backed_up_by_itself(clinic: Program) -> None:
    clinic.settle()
    dialog = dialog_of(clinic)
    assert dialog.backups.rowCount() == 1
    assert "on this disk alone" in dialog.status.text()


def test_a_second_folder_gets_its_own_copy(clinic: Program, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    clinic.settings.change(backup_folder=str(folder))
    clinic.in_store(lambda store: store._layout.backups.rename(tmp_path / "gone"))
    clinic.keeping.safekeeping.back_up_if_due()
    clinic.settle()
    assert len(clinic.in_store(lambda store: store.backups(folder))) == 1


def test_backed_up_here_and_on_a_stick_and_restored_in_two_clicks(clinic: Program, tmp_path: Path) -> None:
    dialog = dialog_of(clinic)
    clinic.papers.chosen = tmp_path / "stick"
    dialog.buttons["elsewhere"].click()
    clinic.settle()
    assert "did not answer" in dialog.message.text()
    clinic.papers.chosen.mkdir()
    dialog.buttons["elsewhere"].click()
    clinic.wait_for(lambda: "verified" in dialog.message.text())
    dialog.accept()
    clinic.desk.type_text("lvedd", "60")
    clinic.save()
    dialog = dialog_of(clinic)
    dialog.buttons["look"].click()
    clinic.settle()
    assert not dialog.buttons["restore"].isEnabled()
    click_row(dialog.table, 0)
    assert "set aside, not deleted" in dialog.will_happen.text()
    dialog.restorer.setCurrentText(USER)
    dialog.restore_with.setText("wrong passphrase")
    dialog.buttons["restore"].click()
    clinic.settle()
    assert "not right" in dialog.message.text()
    dialog.restore_with.setText(PASSPHRASE)
    dialog.buttons["restore"].click()
    clinic.wait_for(lambda: "Restored" in dialog.message.text())
    assert clinic.in_store(names) == [NAME]
    versions = clinic.in_store(
        lambda store: store.session.history.search(HistoryQuery()).entries[0].exam.version
    )
    assert versions == 1


def test_a_failed_automatic_backup_is_said_once(clinic: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise DiskFullError(file="backups", reason="ENOSPC")

    monkeypatch.setattr(Store, "back_up_if_due", full)
    for _ in range(2):
        clinic.keeping.safekeeping.back_up_if_due()
        clinic.settle()
        said = clinic.notice
        clinic.window.case.bottom.show_notice("")
    assert said == ""
    monkeypatch.undo()
    clinic.keeping.safekeeping.back_up_if_due()
    clinic.settle()
    monkeypatch.setattr(Store, "back_up_if_due", full)
    clinic.keeping.safekeeping.back_up_if_due()
    clinic.settle()
    assert "automatic backup failed: The disk is full" in clinic.notice
    clinic.window.switch_language()
    assert "自动备份失败：磁盘已满" in clinic.notice


def test_a_full_disk_leaves_the_case_on_the_screen(clinic: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise DiskFullError(file="records.db", reason="ENOSPC")

    clinic.desk.type_text("lvedd", "61")
    with monkeypatch.context() as patched:
        patched.setattr("app.store.records.Records.save_exam", full)
        clinic.save()
        assert "The disk is full" in clinic.notice
        assert clinic.record == "Edited since version 1 · Ctrl+S"
        clinic.window.switch_language()
        assert "磁盘已满" in clinic.notice  # still so, whichever language is spoken
        clinic.window.switch_language()
        assert clinic.desk.form.text("lvedd") == "61"
    clinic.save()
    assert clinic.record == "On record, version 2"
    clinic.window.switch_language()
    assert clinic.notice == ""  # what was done is over
    clinic.window.switch_language()


def test_the_trail_is_verified_and_exported(
    clinic: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = dialog_of(clinic)
    dialog.buttons["verify"].click()
    clinic.wait_for(lambda: "Everything is what was written" in dialog.message.text())
    dialog.buttons["export"].click()
    clinic.wait_for(lambda: "Head of the chain" in dialog.message.text())
    (first,) = tmp_path.glob("HEART-audit-trail-*.jsonl")
    assert NAME not in first.read_text(encoding="utf-8")
    monkeypatch.setattr("app.safekeeping.utc_now", lambda: datetime(2031, 1, 5, tzinfo=UTC))
    dialog.buttons["export"].click()
    clinic.settle()
    assert len(list(tmp_path.glob("HEART-audit-trail-*.jsonl"))) == 2  # what was exported before stays


def test_a_new_recovery_key_replaces_the_old_one(clinic: Program) -> None:
    dialog = dialog_of(clinic)
    dialog.own.setText(PASSPHRASE)
    dialog.buttons["recovery"].click()
    clinic.wait_for(lambda: bool(dialog.sheet.shown.text()))
    assert not clinic.in_store(lambda store: store.session.recovery_key_is_confirmed())
    key = dialog.sheet.shown.text()
    dialog.sheet.file.click()
    clinic.wait_for(lambda: "Saved as a PDF" in dialog.sheet.message.text())
    groups = key.split("-")
    for box, group in zip(dialog.sheet.boxes, (groups[1], groups[5]), strict=True):
        box.setText(group.lower())
    dialog.sheet.done.click()
    clinic.settle()
    assert clinic.in_store(lambda store: store.session.recovery_key_is_confirmed())


def test_a_passphrase_can_be_changed_by_who_knows_it(clinic: Program) -> None:
    dialog = dialog_of(clinic)
    for old, new, said in (
        ("wrong passphrase", "another one 1", "not right"),
        (PASSPHRASE, "short", "too short"),
        (PASSPHRASE, "another one 1", "was changed"),
    ):
        dialog.own.setText(old)
        dialog.new.setText(new)
        dialog.again.setText(new)
        dialog.buttons["passphrase"].click()
        clinic.wait_for(lambda wanted=said: wanted in dialog.message.text())  # type: ignore[misc]  # bound now


def add_user(clinic: Program, dialog: SafekeepingDialog, name: str) -> None:
    dialog.own.setText(PASSPHRASE)
    dialog.name.setEditText(name)
    for box in (dialog.new, dialog.again):
        box.setText("their passphrase")
    dialog.buttons["user"].click()
    clinic.settle()


def users_in(dialog: SafekeepingDialog) -> list[str]:
    return [dialog.name.itemText(place) for place in range(dialog.name.count())]


def test_nobody_is_added_without_a_name(clinic: Program) -> None:
    dialog = dialog_of(clinic)
    add_user(clinic, dialog, "  ")
    assert dialog.message.text() == "Please give a name."
    assert clinic.in_store(lambda store: store.users()) == (USER,)


def remove(dialog: SafekeepingDialog, name: str, own: str) -> QMessageBox:
    dialog.own.setText(own)
    dialog.name.setEditText(name)
    dialog.buttons["removal"].click()
    box = next(one for one in dialog.findChildren(QMessageBox) if one.isVisible())
    assert f"Shall {name} no longer" in box.text()
    return box


def test_who_left_the_clinic_can_be_removed_by_who_proves_themselves(clinic: Program) -> None:
    dialog = dialog_of(clinic)
    add_user(clinic, dialog, "乙医生")
    clinic.wait_for(lambda: users_in(dialog) == [USER, "乙医生"])
    box = remove(dialog, "乙医生", PASSPHRASE)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    clinic.settle()
    assert users_in(dialog) == [USER, "乙医生"]
    for own, left, said in (("wrong passphrase", 2, "not right"), (PASSPHRASE, 1, "was removed")):
        box = remove(dialog, "乙医生", own)
        QTest.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)
        clinic.wait_for(lambda wanted=said: wanted in dialog.message.text())  # type: ignore[misc]  # bound now
        assert len(clinic.in_store(lambda store: store.users())) == left
    clinic.wait_for(lambda: users_in(dialog) == [USER])
    box = remove(dialog, USER, PASSPHRASE)
    QTest.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)
    clinic.wait_for(lambda: "This is the only user" in dialog.message.text())


def restore_newest(clinic: Program) -> SafekeepingDialog:
    dialog = dialog_of(clinic)
    click_row(dialog.table, 0)
    dialog.restorer.setCurrentText(USER)
    dialog.restore_with.setText(PASSPHRASE)
    dialog.buttons["restore"].click()
    return dialog


def test_a_restore_that_fails_behind_the_lock_is_said_on_the_lock_page(
    clinic: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFullError(file="records.db", reason="ENOSPC")

    monkeypatch.setattr("app.store.store.stage_restore", full)
    restore_newest(clinic)
    clinic.settle()
    page = clinic.keeping.locking.page
    assert page is not None
    assert clinic.window.is_covered
    assert page.message.text().startswith("The backup was not restored. The disk is full")
    assert page.restore.isVisible()
    clinic.wait_for(lambda: page.message.height() >= page.message.heightForWidth(page.message.width()))
    clinic.unlocked()


def test_after_a_restore_everything_shows_the_restored_records(clinic: Program) -> None:
    clinic.window.go_to("history")
    clinic.window.go_to("case")
    clinic.in_store(lambda store: store.back_up())
    clinic.press(Qt.Key.Key_N)
    clinic.type_case("2026-0200", "李四")
    clinic.save()
    page = cast("HistoryPage", clinic.window.go_to("history"))
    clinic.settle()
    assert page.rows.rowCount() == 2
    dialog = dialog_of(clinic)
    older = max(range(dialog.backups.rowCount()), key=lambda row: -entries_of(dialog, row))
    click_row(dialog.table, older)
    dialog.restorer.setCurrentText(USER)
    dialog.restore_with.setText(PASSPHRASE)
    dialog.buttons["restore"].click()
    clinic.wait_for(lambda: "Restored" in dialog.message.text())
    clinic.settle()
    assert page.rows.rowCount() == 1
    assert clinic.keeping.recording._known is None


def entries_of(dialog: SafekeepingDialog, row: int) -> int:
    return int(str(dialog.backups.data(dialog.backups.index(row, 1))))


def test_a_locked_program_can_restore_where_its_keys_are_gone(
    clinic: Program, start: Start, tmp_path: Path
) -> None:
    clinic.settle()
    clinic.end()
    for name in ("keys.json", "keys.copy.json"):
        (tmp_path / "records" / name).unlink()
    again = start()
    again.settle()
    page = again.keeping.locking.page
    assert page is not None
    assert again.window.is_covered
    assert page.restore.isVisible()
    page.restore.click()
    again.settle()
    dialog = again.keeping.safekeeping.dialog
    assert dialog is not None
    assert dialog.tabs.count() == 1
    click_row(dialog.table, 0)
    dialog.restorer.setEditText(USER)
    dialog.restore_with.setText(PASSPHRASE)
    dialog.buttons["restore"].click()
    again.wait_for(lambda: again.room.is_open)
    assert again.in_store(names) == [NAME]
