"""The window closes over nothing that runs without a question."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget

from app.views.lasting_work import LastingWork, Work
from app.views.main_window import MainWindow


class Running:
    """Work below the window, and how often it was stopped."""

    def __init__(self, owner: QWidget, work: Work) -> None:
        self.runs, self.stops = True, 0
        LastingWork(owner, work, lambda: self.runs, self.stop)

    def stop(self) -> None:
        self.stops += 1


def question(window: MainWindow) -> QMessageBox:
    (box,) = [one for one in window.findChildren(QMessageBox) if one.isVisible()]
    return box


def test_what_runs_is_named_and_goes_on_until_somebody_agrees(window: MainWindow) -> None:
    running = Running(window.case, Work.BATCH)
    assert not window.close()
    box = question(window)
    assert "table" in box.text()
    assert "library" not in box.text()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert (window.isVisible(), running.stops) == (True, 0)
    window.close()
    QTest.keyClick(question(window), Qt.Key.Key_Return)  # meant for something else
    assert (window.isVisible(), running.stops) == (True, 0)
    window.close()
    QTest.mouseClick(question(window).buttons()[0], Qt.MouseButton.LeftButton)
    assert (window.isVisible(), running.stops) == (False, 1)


def test_each_kind_of_work_is_named_once_and_all_of_it_is_stopped(window: MainWindow) -> None:
    several = [Running(window.case, work) for work in (Work.REPORTS, Work.REPORTS, *Work)]
    window.close()
    box = question(window)
    assert box.text().count("Reports are being made") == 1
    assert [word in box.text() for word in ("table", "library", "model")] == [True] * 3
    QTest.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)
    assert [one.stops for one in several] == [1] * len(several)


def test_what_ended_meanwhile_is_not_stopped(window: MainWindow) -> None:
    running = Running(window.case, Work.LIBRARY)
    window.close()
    running.runs = False
    QTest.mouseClick(question(window).buttons()[0], Qt.MouseButton.LeftButton)
    assert (window.isVisible(), running.stops) == (False, 0)


@pytest.mark.parametrize("runs", [False, True])
def test_what_is_to_be_done_first_waits_for_the_answer(window: MainWindow, *, runs: bool) -> None:
    done: list[str] = []
    running = Running(window.case, Work.BUNDLE)
    running.runs = runs
    window.leave(lambda: done.append("reopens"))
    assert window.isVisible() is runs
    if runs:
        QTest.keyClick(question(window), Qt.Key.Key_Escape)
        assert not done
        window.leave(lambda: done.append("reopens"))
        QTest.mouseClick(question(window).buttons()[0], Qt.MouseButton.LeftButton)
    assert done == ["reopens"]
    assert not window.isVisible()
