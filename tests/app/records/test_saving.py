"""Ctrl+S: the first save, the next ones, and what is asked before anything is mixed up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from app.store.access import ByPassphrase
from app.store.errors import DiskFullError
from app.store.record_types import Kind
from app.store.search import HistoryQuery
from app.store.store import Store
from heart_engine.domain.result import Result
from heart_engine.protocol.wire import encode
from tests.app.records.conftest import NAME, NUMBER, PASSPHRASE, USER, Program, Start, write


def entries(store: Store) -> list[Any]:
    return list(store.session.history.search(HistoryQuery()).entries)


def test_the_first_save_asks_for_a_passphrase_and_files_the_case(clinic: Program) -> None:
    (entry,) = clinic.in_store(entries)
    assert (entry.patient.local_id, entry.patient.name, entry.patient.sex) == (NUMBER, NAME, "female")
    assert '"lvedd": 40' in entry.exam.case_text
    assert NAME not in entry.exam.case_text
    assert entry.exam.by == USER
    assert clinic.in_store(lambda store: store.session.recovery_key_is_confirmed())
    assert clinic.notice == f"Saved {NUMBER} as a record, version 1."


def test_nothing_is_asked_before_the_first_save(program: Program) -> None:
    program.type_case()
    program.press(Qt.Key.Key_Return)
    (asked,) = program.engine.asked
    assert asked.case.measurements == program.desk.examination.case.measurements
    assert not any(text in encode(asked).decode() for text in (NUMBER, NAME))
    assert program.record == "Not saved · Ctrl+S"
    assert not program.room.is_open


def test_the_first_save_may_be_put_off(program: Program) -> None:
    program.type_case()
    program.press(Qt.Key.Key_S)
    dialog = program.keeping.setting_up.dialog
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert program.desk.form.case_id == NUMBER
    assert program.record == "Not saved · Ctrl+S"


def test_short_and_differing_passphrases_are_named_in_the_dialog(program: Program) -> None:
    program.type_case()
    program.press(Qt.Key.Key_S)
    dialog = program.keeping.setting_up.dialog
    assert dialog is not None
    for box, text in ((dialog.name, USER), (dialog.passphrase, "short"), (dialog.repeated, "shorT")):
        write(box, text)
    QTest.keyClick(dialog.repeated, Qt.Key.Key_Return)
    assert dialog.message.text() == "The two passphrases differ."
    write(dialog.repeated, "short")
    QTest.keyClick(dialog.repeated, Qt.Key.Key_Return)
    program.wait_for(lambda: "too short" in dialog.message.text())
    assert not program.room.is_open


def test_saving_again_without_a_change_writes_nothing(clinic: Program) -> None:
    clinic.save()
    assert clinic.record == "On record, version 1"
    assert len(clinic.in_store(lambda store: store.session.trail.all())) == 5


def test_an_edit_is_a_new_version_of_the_same_examination(clinic: Program) -> None:
    clinic.desk.type_text("lvedd", "45")
    assert clinic.record == "Edited since version 1 · Ctrl+S"
    clinic.save()
    assert clinic.record == "On record, version 2"
    (entry,) = clinic.in_store(entries)
    assert entry.exam.version == 2


def test_a_case_without_a_number_is_not_filed(clinic: Program) -> None:
    clinic.press(Qt.Key.Key_N)
    clinic.desk.type_text("lvedd", "45")
    clinic.save()
    assert clinic.notice == "A record needs the patient's number."
    assert len(clinic.in_store(entries)) == 1


def box_of(program: Program) -> QMessageBox:
    (box,) = program.window.findChildren(QMessageBox)
    return box


def test_a_number_under_another_name_asks_before_anything_is_changed(clinic: Program) -> None:
    clinic.press(Qt.Key.Key_N)
    clinic.type_case(NUMBER, "李四")
    clinic.save()
    clinic.wait_for(lambda: "another name" in clinic.notice)
    QTest.keyClick(box_of(clinic), Qt.Key.Key_Escape)
    clinic.settle()
    assert len(clinic.in_store(entries)) == 1
    clinic.save()
    clinic.wait_for(lambda: any(one.isVisible() for one in clinic.window.findChildren(QMessageBox)))
    box = clinic.window.findChildren(QMessageBox)[-1]
    QTest.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)
    clinic.settle()
    names = {entry.patient.name for entry in clinic.in_store(entries)}
    assert (names, len(clinic.in_store(entries))) == ({"李四"}, 2)


def test_a_known_number_offers_to_go_on_with_that_patient(clinic: Program) -> None:
    clinic.press(Qt.Key.Key_N)
    box = clinic.window.case.patient.boxes["case_id"]
    write(box, NUMBER)
    QTest.keyClick(box, Qt.Key.Key_Return)
    offer = clinic.window.case.patient.offer
    clinic.wait_for(offer.isVisible)
    assert offer.text() == f"Known: {NAME}, 1 on record. Continue"
    QTest.keyClick(offer, Qt.Key.Key_Return)
    assert (clinic.desk.form.name, clinic.desk.form.sex) == (NAME, "female")
    assert not offer.isVisible()
    clinic.desk.type_text("lvedd", "44")
    clinic.save()
    found = clinic.in_store(entries)
    assert len({entry.patient.patient_id for entry in found}) == 1
    assert len(found) == 2


def test_an_examination_never_moves_to_another_number(clinic: Program) -> None:
    clinic.desk.name_case("2026-0118")
    clinic.save()
    clinic.wait_for(lambda: "another number" in clinic.notice)
    QTest.mouseClick(box_of(clinic).buttons()[0], Qt.MouseButton.LeftButton)
    clinic.wait_for(lambda: clinic.record == "On record, version 1")
    numbers = sorted(entry.patient.local_id for entry in clinic.in_store(entries))
    assert numbers == [NUMBER, "2026-0118"]


def test_a_form_that_was_put_away_keeps_its_record(clinic: Program) -> None:
    clinic.press(Qt.Key.Key_N)
    clinic.press(Qt.Key.Key_B)
    clinic.desk.type_text("lvedd", "46")
    clinic.save()
    (entry,) = clinic.in_store(entries)
    assert entry.exam.version == 2


def test_the_record_of_a_form_survives_the_end_of_the_program(clinic: Program, start: Start) -> None:
    clinic.end()
    again = start()
    again.unlocked()
    again.wait_for(lambda: again.record == "On record, version 1")
    again.desk.type_text("lvedd", "47")
    again.save()
    (entry,) = again.in_store(entries)
    assert entry.exam.version == 2


def test_a_record_that_another_window_holds_is_not_saved(clinic: Program) -> None:
    filed = clinic.desk.form.filed
    assert filed is not None
    holder = clinic.keeping.recording._holder
    clinic.room.holds.release(filed.exam_id, holder)
    assert clinic.room.holds.take(filed.exam_id, "another window")
    clinic.desk.type_text("lvedd", "45")
    clinic.save()
    assert clinic.notice == "This record is open in another window."
    clinic.room.holds.release(filed.exam_id, "another window")
    clinic.save()
    assert clinic.record == "On record, version 2"


def test_after_an_older_backup_the_case_can_be_saved_anew(clinic: Program) -> None:
    backup = clinic.in_store(lambda store: store.back_up())
    clinic.press(Qt.Key.Key_N)
    clinic.type_case("2026-0200", "李四")
    clinic.save()
    clinic.in_store(lambda store: store.restore(backup, ByPassphrase(USER, PASSPHRASE)))
    clinic.desk.type_text("lvedd", "52")
    clinic.save()
    clinic.wait_for(lambda: "do not hold this examination" in clinic.notice)
    QTest.mouseClick(box_of(clinic).buttons()[0], Qt.MouseButton.LeftButton)
    clinic.wait_for(lambda: clinic.record == "On record, version 1")
    assert sorted(entry.patient.local_id for entry in clinic.in_store(entries)) == [NUMBER, "2026-0200"]


def test_what_was_declared_void_is_neither_printed_nor_added_to(
    clinic: Program, make_result: Callable[..., Result]
) -> None:
    clinic.press(Qt.Key.Key_Return)
    clinic.engine.answer(make_result(clinic.desk.examination.case))
    clinic.settle()
    (before,) = clinic.in_store(entries)
    clinic.in_store(lambda store: store.session.records.void(Kind.EXAM, before.exam.exam_id, "other patient"))
    clinic.press(Qt.Key.Key_P)
    clinic.wait_for(lambda: "declared void" in clinic.notice)
    clinic.settle()
    assert not clinic.outside.made
    QTest.mouseClick(box_of(clinic).buttons()[0], Qt.MouseButton.LeftButton)
    clinic.wait_for(lambda: bool(clinic.outside.made))
    (order,) = clinic.outside.made
    assert order.on_record is not None
    assert order.on_record.exam_id != before.exam.exam_id
    assert len(clinic.in_store(entries)) == 2


def screened(clinic: Program, make_result: Callable[..., Result]) -> Program:
    clinic.press(Qt.Key.Key_Return)
    clinic.engine.answer(make_result(clinic.desk.examination.case))
    clinic.settle()
    return clinic


def voided_on_a_report(clinic: Program) -> frozenset[str]:
    clinic.press(Qt.Key.Key_P)
    clinic.wait_for(lambda: clinic.window.case.printing.preview is not None)
    preview = clinic.window.case.printing.preview
    assert preview is not None
    preview.reject()
    return clinic.outside.made[-1].voided


def test_a_measurement_that_was_declared_void_is_marked_on_a_report_from_the_desk(
    clinic: Program, make_result: Callable[..., Result]
) -> None:
    screened(clinic, make_result)
    (entry,) = clinic.in_store(entries)
    clinic.in_store(
        lambda store: store.session.records.void(Kind.EXAM, entry.exam.exam_id, "wrong plane", "lvedd")
    )
    assert voided_on_a_report(clinic) == {"lvedd"}
    clinic.desk.type_text("lvesd", "26")  # another value: what is void stays void
    screened(clinic, make_result)
    assert voided_on_a_report(clinic) == {"lvedd"}
    clinic.desk.type_text("lvedd", "44")  # measured anew
    screened(clinic, make_result)
    assert voided_on_a_report(clinic) == frozenset()


def test_a_report_can_be_had_where_nothing_can_be_saved(
    clinic: Program, make_result: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFullError(file="records.db", reason="ENOSPC")

    monkeypatch.setattr("app.store.records.Records.save_exam", full)
    clinic.desk.type_text("lvedd", "45")
    screened(clinic, make_result)
    clinic.press(Qt.Key.Key_P)
    clinic.wait_for(lambda: bool(clinic.window.findChildren(QMessageBox)))
    box = box_of(clinic)
    assert "The disk is full" in box.text()
    assert not clinic.outside.made  # nobody has agreed to it yet
    assert box.buttons()[0].text() == "Make the report all the same"
    QTest.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)
    clinic.wait_for(lambda: bool(clinic.outside.made))
    assert clinic.outside.made[0].on_record is None


def test_what_was_saved_is_named_though_another_case_is_on_the_desk(clinic: Program) -> None:
    clinic.desk.type_text("lvedd", "45")
    clinic.press(Qt.Key.Key_S)
    clinic.press(Qt.Key.Key_N)
    clinic.wait_for(lambda: clinic.notice == f"Saved {NUMBER} as a record, version 2.")


def test_one_question_is_asked_at_a_time(clinic: Program) -> None:
    clinic.desk.name_case("2026-0118")
    for _ in range(2):
        clinic.keeping.recording.save()
        clinic.settle()
    assert len([one for one in clinic.window.findChildren(QMessageBox) if one.isVisible()]) == 1


def test_the_day_of_an_examination_does_not_move_with_a_later_save(
    clinic: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    (first,) = clinic.in_store(entries)
    monkeypatch.setattr("app.recording._today", lambda: date(2031, 1, 5))
    clinic.desk.type_text("lvedd", "45")
    clinic.save()
    (second,) = clinic.in_store(entries)
    assert (second.exam.version, second.exam.exam_date) == (2, first.exam.exam_date)
