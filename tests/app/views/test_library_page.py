"""The library page, driven by keys and clicks, over a library that the test hands out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLayout, QWidget
from pytestqt.qtbot import QtBot

from app.asking import asking
from app.engine.connection import Handlers
from app.engine.losses import Failure
from app.language import Language
from app.presenters.desk import Desk
from app.presenters.library_asking import Told
from app.presenters.shelf_row import cell_text
from app.views import library_table
from app.views.library_page import LibraryPage, Sources
from heart_engine.domain.case import Case
from heart_engine.protocol.messages import BundleInfo, FailureCode, Hello, ReferenceCase, Work
from tests.app.choosing import click_row

CONTROL = Qt.KeyboardModifier.ControlModifier
CASES = tuple(
    ReferenceCase(
        f"R-{n:05}",
        (("asd",), (), ("asd", "vsd"))[n % 3],
        "30-39",
        "female",
        {"rv": 20.0 + n % 40, "lvedd": 40.0},
    )
    for n in range(60)
)


class HandedOut:
    """A library that is read when the test says so."""

    def __init__(self) -> None:
        self.asked: list[tuple[Told, Case | None]] = []

    def read(self, told: Told, like: Case | None) -> None:
        self.asked.append((told, like))

    def come(self, cases: tuple[ReferenceCase, ...] = CASES) -> None:
        self.asked[-1][0].came(cases, len(cases))


class Nobody:
    """An engine that was never greeted and is never asked."""

    hello: Hello | None = None

    def submit(self, request: Work, handlers: Handlers) -> None:
        raise AssertionError((request, handlers))

    def cancel(self, request_id: str) -> None:
        raise AssertionError(request_id)


@pytest.fixture
def library() -> HandedOut:
    return HandedOut()


@pytest.fixture
def desk() -> Desk:
    return Desk(asking(Nobody()))


@pytest.fixture
def page(qtbot: QtBot, library: HandedOut, desk: Desk, make_bundle: Callable[..., BundleInfo]) -> LibraryPage:
    bundle = make_bundle()
    made = LibraryPage(Sources(library.read, lambda: bundle, desk), Language("en"))
    qtbot.addWidget(made)
    _layout(made).setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # as inside the window
    made.resize(1340, 640)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)  # keys reach the active window alone
    made.enter()
    return made


def _layout(widget: QWidget) -> QLayout:
    layout = widget.layout()
    assert layout is not None
    return layout


def shown(page: LibraryPage) -> list[str]:
    return [page.rows.case_at(row).case_id for row in range(page.rows.rowCount())]


def test_the_library_is_read_once_and_shown(page: LibraryPage, library: HandedOut) -> None:
    library.come()
    page.enter()
    assert len(library.asked) == 1
    assert shown(page) == [case.case_id for case in CASES]
    assert "60 of 60 cases" in page.sentence()


def test_a_filter_and_a_click_on_a_column(page: LibraryPage, library: HandedOut) -> None:
    library.come()
    page.filter.labels.setCurrentIndex(page.filter.labels.findData("asd"))
    assert len(shown(page)) == 20
    header = page.table.horizontalHeader()
    section = page.rows.section_of("rv")
    assert section is not None
    page.table.scrollTo(page.rows.index(0, section))
    x = header.sectionViewportPosition(section) + header.sectionSize(section) // 2
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, header.height() // 2))
    values = [page.rows.case_at(row).measurements["rv"] for row in range(page.rows.rowCount())]
    assert values == sorted(values)


def test_chosen_cases_stand_beside_the_patient(
    page: LibraryPage, library: HandedOut, desk: Desk, demo: Case
) -> None:
    desk.open_case(demo)
    page.enter()
    library.come()
    page.table.setFocus()
    click_row(page.table, 0)
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    titles = [one.title.split("\n")[0] for one in page.side.comparison_titles()]
    assert titles == ["This patient", "R-00000", "R-00001"]


def test_cases_like_this_patient_come_first(
    page: LibraryPage, library: HandedOut, desk: Desk, demo: Case
) -> None:
    library.come()
    desk.open_case(demo)
    page.enter()
    QTest.keyClick(page.table, Qt.Key.Key_R, CONTROL)
    assert library.asked[-1][1] == desk.examination.case
    similar = tuple(
        ReferenceCase(c.case_id, c.labels, c.age_band, c.sex, c.measurements, similarity=n / 60)
        for n, c in enumerate(CASES)
    )
    library.come(similar)
    assert shown(page)[:2] == ["R-00059", "R-00058"]


def test_cases_like_a_chosen_case(page: LibraryPage, library: HandedOut) -> None:
    library.come()
    click_row(page.table, 5)
    QTest.keyClick(page.table, Qt.Key.Key_K, CONTROL)
    like = library.asked[-1][1]
    assert like is not None
    assert like.measurements == CASES[5].measurements


def test_without_measurements_or_a_choice_nothing_is_asked(page: LibraryPage, library: HandedOut) -> None:
    library.come()
    QTest.keyClick(page.table, Qt.Key.Key_R, CONTROL)
    QTest.keyClick(page.table, Qt.Key.Key_K, CONTROL)
    assert len(library.asked) == 1


def test_a_dot_in_the_picture_chooses_its_case(page: LibraryPage, library: HandedOut) -> None:
    library.come()
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)  # Qt takes it for held
    page.side.plot.case_wanted.emit("R-00042")
    assert [index.row() for index in page.table.selectionModel().selectedRows()] == [42]


def test_a_choice_stays_when_the_order_changes(page: LibraryPage, library: HandedOut) -> None:
    library.come()
    click_row(page.table, 7)
    page.filter.words.setText("R-0000")
    assert shown(page)[page.table.selectionModel().selectedRows()[0].row()] == "R-00007"


def test_a_library_that_cannot_be_read_is_named_and_read_again(page: LibraryPage, library: HandedOut) -> None:
    library.asked[-1][0].failed(Failure(FailureCode.LIBRARY_REFUSED, {"reason": "x", "file": "cases.jsonl"}))
    assert "library" in page.sentence().lower()
    page.enter()
    assert len(library.asked) == 2


def test_of_ten_thousand_cases_only_those_in_sight_are_written(
    page: LibraryPage, library: HandedOut, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = tuple(
        ReferenceCase(f"R-{n}", CASES[n % 60].labels, "30-39", "male", CASES[n % 60].measurements)
        for n in range(10_000)
    )
    library.come(many)
    page.table.grab()
    written: list[str] = []

    def count(case: ReferenceCase, column: str, *rest: Any) -> str:
        written.append(case.case_id)
        return cell_text(case, column, *rest)

    monkeypatch.setattr(library_table, "cell_text", count)
    page.table.verticalScrollBar().setValue(5_000)
    page.table.grab()
    assert "R-5000" in written
    assert len(set(written)) < 60


def test_in_chinese(page: LibraryPage, library: HandedOut) -> None:
    library.come()
    page.show_language(Language("zh"))
    assert "显示 60/60 例" in page.sentence()
    assert page.filter.age.itemText(0) == "全部年龄"


def test_a_title_stands_where_its_column_does(page: LibraryPage) -> None:
    table, role = page.rows, Qt.ItemDataRole.TextAlignmentRole
    columns = [table.columns().index(name) for name in ("case_id", "lvedd")]
    words, numbers = (table.headerData(one, Qt.Orientation.Horizontal, role) for one in columns)
    assert words == Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    assert numbers == Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    assert table.headerData(0, Qt.Orientation.Vertical, role) is None
