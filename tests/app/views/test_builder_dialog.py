"""The guided page from a spreadsheet to an installed library, over a command that the test answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLayout, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.building import HospitalCommand
from app.language import Language
from app.presenters.builder_folder import BuilderFolder
from app.presenters.library_building import BuilderStep
from app.views.builder_dialog import BuilderDialog, BuilderOutside
from app.views.lasting_work import Work, under_way

QUESTION = {
    "path": ["roles", "diagnosis"],
    "says_en": "Which column?",
    "says_zh": "?",
    "proposal": "诊断",
    "choices": ["诊断"],
    "cells": 1,
}
ROWS = {"read": 9, "kept": 8, "rejected": {"no_minor_flag": 1}}
WAY = {"way": "bundle as it is", "n": 8, "right_percent": 75.0, "right_interval": [40.9, 92.9]}
GAIN = {"right_percent": 1.0, "right_interval": [0.5, 2.0]}
COMPARED = {"second": {"n": 8}, "gain_of_the_second": {"right_percent": 0.0, "right_interval": [0.0, 0.0]}}


class AnsweredCommand(QObject):
    """Notes what it is told to run; the test says how it ends."""

    told = Signal(str)
    done = Signal(object)
    failed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Sequence[str]] = []
        self.running = False
        self.stopped = False

    def start(self, arguments: Sequence[str]) -> None:
        self.asked.append(arguments)
        self.running = True

    def is_running(self) -> bool:
        return self.running

    def stop(self) -> None:
        self.stopped = True

    def end(self, document: dict[str, Any]) -> None:
        self.running = False
        self.done.emit(document)

    def fail(self, code: str, params: dict[str, Any]) -> None:
        self.running = False
        self.failed.emit(code, params)


@pytest.fixture
def command() -> AnsweredCommand:
    return AnsweredCommand()


@pytest.fixture
def dialog(
    qtbot: QtBot, application: QApplication, command: AnsweredCommand, tmp_path: Path
) -> Iterator[BuilderDialog]:
    assert application
    parent = QWidget()
    qtbot.addWidget(parent)
    outside = BuilderOutside(command, BuilderFolder(tmp_path / "making"), lambda *_: tmp_path / "表.xlsx")
    made = BuilderDialog(parent, outside, Language("en"))
    layout = made.layout()
    assert layout is not None
    layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the offscreen platform warns of limits
    made.show()
    yield made
    parent.close()


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_from_the_file_to_the_installed_library(
    dialog: BuilderDialog, command: AnsweredCommand, tmp_path: Path
) -> None:
    assert not dialog.go_on.isEnabled()
    click(dialog.file.choose)
    dialog.file.hospital.setText("h1")
    click(dialog.go_on)
    assert command.asked[-1][:3] == ["data", "clean", str(tmp_path / "表.xlsx")]
    assert command.asked[-1][-3:] == ["--no-questions", "--hospital", "h1"]
    assert not dialog.go_on.isEnabled()
    (tmp_path / "making" / "answers.json").write_text('{"format": "heart-mapping/1"}', encoding="utf-8")
    command.end({"questions": [QUESTION], "rows": ROWS})
    assert dialog.step() is BuilderStep.QUESTIONS

    click(dialog.go_on)
    assert '"diagnosis": "诊断"' in (tmp_path / "making" / "answers.json").read_text("utf-8")
    assert "cleaned-2" in " ".join(command.asked[-1])
    command.end({"questions": [], "rows": ROWS})
    assert command.asked[-1][:2] == ["data", "report"]
    command.end({})
    assert dialog.step() is BuilderStep.REPORT
    assert "8 of 9 rows" in dialog.report.lines()

    click(dialog.go_on)
    assert command.asked[-1][:2] == ["library", "build"]
    assert command.asked[-1][-1] == "h1-library"
    command.end({"evaluation": [WAY], "gain_over_the_bundle_as_it_is": GAIN})
    assert command.asked[-1][:3] == ["library", "compare", "own"]
    command.end(COMPARED)
    assert dialog.step() is BuilderStep.LIBRARY
    assert "75.0 %" in dialog.library.lines()

    click(dialog.go_on)
    assert dialog.step() is BuilderStep.INSTALL
    assert not dialog.go_on.isEnabled()
    dialog.install.means_it.setChecked(True)
    click(dialog.go_on)
    assert command.asked[-1][:2] == ["library", "install"]
    command.end({"library": "h1-library"})
    assert command.asked[-1] == ["library", "select", "h1-library"]
    command.end({})
    assert "h1-library is installed" in dialog.install.said.text()
    assert not dialog.go_on.isVisible()


def test_a_step_that_fails_says_why_and_can_be_tried_again(
    dialog: BuilderDialog, command: AnsweredCommand
) -> None:
    click(dialog.file.choose)
    click(dialog.go_on)
    command.told.emit("reading")
    assert dialog.said() == "reading"
    command.fail("import_empty", {"rule": "nothing in it"})
    assert "表.xlsx" in dialog.said()
    assert dialog.step() is BuilderStep.FILE
    assert dialog.go_on.isEnabled()
    for code, params in (
        ("third_label_differs", {"cohort": "pfo", "bundle": "pda"}),
        ("cases_empty", {}),
        ("cases_too_few", {"patients": 7, "folds": 5}),
        ("cohort_rejected", {"problems": ["x"]}),
        ("name_unusable", {"name": "a b"}),
    ):
        command.fail(code, params)
        assert "It did not work" not in dialog.said()  # in the reader's language, with a way on
    command.fail("of_another_release", {"reason": "the disk"})
    assert "the disk" in dialog.said()


def test_the_rest_of_the_questions_can_be_left(dialog: BuilderDialog, command: AnsweredCommand) -> None:
    click(dialog.file.choose)
    dialog.file.simulated.setChecked(True)
    click(dialog.go_on)
    assert "--simulated" in command.asked[-1]
    command.end({"questions": [QUESTION], "rows": ROWS})
    click(dialog.skip)
    assert command.asked[-1][:2] == ["data", "report"]


def test_where_no_row_is_left_the_questions_can_be_answered_after_all(
    dialog: BuilderDialog, command: AnsweredCommand, tmp_path: Path
) -> None:
    click(dialog.file.choose)
    click(dialog.go_on)
    (tmp_path / "making" / "answers.json").write_text('{"format": "heart-mapping/1"}', encoding="utf-8")
    command.end({"questions": [QUESTION], "rows": {"read": 9, "kept": 0, "rejected": {}}})
    click(dialog.skip)
    command.end({})
    assert (dialog.step(), dialog.go_on.text()) == (BuilderStep.REPORT, "Back to the questions")
    click(dialog.go_on)
    assert dialog.step() is BuilderStep.QUESTIONS
    click(dialog.go_on)
    command.end({"questions": [], "rows": {"read": 9, "kept": 0, "rejected": {}}})
    command.end({})
    assert dialog.step() is BuilderStep.REPORT
    assert not dialog.go_on.isEnabled()  # nobody asks anything any more


def test_closing_asks_before_it_stops_what_runs(dialog: BuilderDialog, command: AnsweredCommand) -> None:
    click(dialog.file.choose)
    click(dialog.go_on)
    for close in (dialog.close, lambda: QTest.keyClick(dialog, Qt.Key.Key_Escape), dialog.leave.click):
        close()
        box = next(one for one in dialog.findChildren(QMessageBox) if one.isVisible())
        QTest.keyClick(box, Qt.Key.Key_Escape)
        assert dialog.isVisible()
        assert not command.stopped
    click(dialog.leave)
    box = next(one for one in dialog.findChildren(QMessageBox) if one.isVisible())
    click(cast("QPushButton", box.buttons()[0]))
    assert command.stopped
    assert not dialog.isVisible()


def test_where_nothing_runs_it_closes_at_once(dialog: BuilderDialog, command: AnsweredCommand) -> None:
    click(dialog.leave)
    assert not dialog.isVisible()
    assert not dialog.findChildren(QMessageBox)
    assert not command.stopped


def test_it_is_under_way_from_the_first_command_until_the_library_is_installed(
    dialog: BuilderDialog, command: AnsweredCommand
) -> None:
    click(dialog.file.choose)
    assert not under_way(dialog)
    click(dialog.go_on)
    assert [one.work for one in under_way(dialog)] == [Work.LIBRARY]
    command.fail("import_empty", {"rule": "nothing in it"})
    assert not under_way(dialog)  # nothing is there that could be lost
    click(dialog.go_on)
    command.end({"questions": [], "rows": ROWS})
    command.end({})
    assert dialog.step() is BuilderStep.REPORT
    assert under_way(dialog)
    dialog._go_to(BuilderStep.INSTALL)
    dialog.install.means_it.setChecked(True)
    click(dialog.go_on)
    command.end({"library": "h1-library"})
    command.end({})
    assert not under_way(dialog)
    click(dialog.leave)
    assert not dialog.isVisible()


def test_a_real_command_tells_its_end_or_its_reason(
    qtbot: QtBot, application: QApplication, tmp_path: Path
) -> None:
    assert application
    command = HospitalCommand()
    with qtbot.waitSignal(command.failed, timeout=60_000) as failed:
        command.start(["data", "report", str(tmp_path / "nothing")])
    assert failed.args is not None
    assert str(tmp_path / "nothing") in str(failed.args[1]) or failed.args[0] != "command_failed"
    out = tmp_path / "sim"
    with qtbot.waitSignal(command.done, timeout=60_000) as done:
        command.start(["simulate", "--hospitals", "1", "--cases", "3", "--seed", "1", "--out", str(out)])
    assert done.args is not None
    assert (out / "cases.csv").exists()
    command.start(
        ["simulate", "--hospitals", "1", "--cases", "3", "--seed", "1", "--out", str(tmp_path / "other")]
    )
    assert command.is_running()
    command.stop()
    assert not command.is_running()
