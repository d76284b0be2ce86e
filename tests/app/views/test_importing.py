"""From a pasted report, an opened or dropped file to the form: nothing lands without a yes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.presenters.form import Form
from app.views.import_dialog import ImportDialog
from app.views.main_window import MainWindow
from tests.app.choosing import click_row
from tests.app.views.conftest import Outside, Typist

PATIENCE_MS = 60_000
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
REPORT = "女 34岁。左室舒张末期内径 48mm，左室收缩末期内径 30mm，FS 60%，EF 62%，三尖瓣轻度反流，右室 38mm"


def dialog_of(window: MainWindow, qtbot: QtBot) -> ImportDialog:
    def opened() -> ImportDialog:
        [found] = window.case.findChildren(ImportDialog)
        return found

    qtbot.waitUntil(lambda: bool(window.case.findChildren(ImportDialog)), timeout=PATIENCE_MS)
    return opened()


def row_of(dialog: ImportDialog, words: str) -> int:
    texts = [str(dialog.rows.data(dialog.rows.index(row, 1))) for row in range(dialog.rows.rowCount())]
    return next(row for row, text in enumerate(texts) if words in text)


def paste(typist: Typist, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    typist.press(Qt.Key.Key_V, CONTROL | SHIFT)


@pytest.mark.slow
def test_a_pasted_report_is_taken_over_after_a_look(window: MainWindow, typist: Typist, qtbot: QtBot) -> None:
    paste(typist, REPORT)
    dialog = dialog_of(window, qtbot)
    assert window.case.desk.form == Form()
    assert not dialog.add.isVisible()
    assert "37.5" in dialog.warnings()
    QTest.mouseClick(dialog.anew, Qt.MouseButton.LeftButton)
    form = window.case.desk.form
    assert (form.value("lvedd"), form.value("ef")) == (48.0, 62.0)
    assert "pasted text" in window.case.bottom.notice_text()


@pytest.mark.slow
def test_a_doubt_lands_only_with_a_tick_and_esc_takes_nothing(
    window: MainWindow, typist: Typist, qtbot: QtBot, outside: Outside, tmp_path: Path
) -> None:
    outside.case_path = tmp_path / "export.csv"
    outside.case_path.write_text("LVEDD,EF,TR\n4.7,62,1+\n", encoding="utf-8")
    typist.press(Qt.Key.Key_O, CONTROL)
    dialog = dialog_of(window, qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.case.desk.form == Form()
    qtbot.waitUntil(lambda: not window.case.findChildren(ImportDialog))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    typist.press(Qt.Key.Key_O, CONTROL)
    dialog = dialog_of(window, qtbot)
    row = row_of(dialog, "4.7")
    click_row(dialog.table, row)
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    QTest.mouseClick(dialog.anew, Qt.MouseButton.LeftButton)
    assert window.case.desk.form.value("lvedd") == 47.0
    assert window.case.desk.form.value("ef") == 62.0


@pytest.mark.slow
def test_a_dropped_file_is_added_to_the_case_and_overwrites_nothing_unasked(
    window: MainWindow, typist: Typist, qtbot: QtBot, tmp_path: Path
) -> None:
    typist.type("77", "", "", "", "")
    typist.go_to("lvedd")
    typist.type("50")
    path = tmp_path / "报告.csv"
    path.write_text("LVEDD,EF\n48,62\n", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.case.dropEvent(drop)
    dialog = dialog_of(window, qtbot)
    QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    form = window.case.desk.form
    assert (form.case_id, form.value("lvedd"), form.value("ef")) == ("77", 50.0, 62.0)


@pytest.mark.slow
def test_what_cannot_be_read_is_named_and_the_form_stays(
    window: MainWindow, typist: Typist, qtbot: QtBot, outside: Outside, tmp_path: Path
) -> None:
    outside.case_path = tmp_path / "photo.png"
    outside.case_path.write_bytes(b"\x89PNG" + bytes(100))
    typist.press(Qt.Key.Key_O, CONTROL)
    qtbot.waitUntil(lambda: bool(outside.told), timeout=PATIENCE_MS)
    assert "photo.png" in outside.told[0].title
    assert window.case.desk.form == Form()


def test_nothing_copied_is_said_at_once(window: MainWindow, typist: Typist) -> None:
    paste(typist, " ")
    assert "no text" in window.case.bottom.notice_text()
