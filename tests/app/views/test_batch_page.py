"""The batch page over a runner of the real kind and an engine that the test holds in its hand."""

from __future__ import annotations

import dataclasses
import errno
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLayout
from pytestqt.qtbot import QtBot

from app.batching import Batching
from app.language import Language
from app.messages import Message
from app.presenters.asking import EvidenceReplies, Inquiry, Replies, Withdraw
from app.presenters.batch_table import COLUMNS, Shown
from app.presenters.printing import MadeReport, ReportOrder
from app.views.batch_outside import BatchOutside
from app.views.batch_page import BatchPage
from app.views.batch_reports import BatchReports, ReportMaking
from app.views.lasting_work import Work, under_way
from heart_engine.domain.case import Case
from heart_engine.domain.label_names import label_name
from heart_engine.domain.labels import ThirdLabelMeaning
from heart_engine.protocol.messages import BundleInfo, FailureCode
from tests.app.conftest import bundle_of, result_of

PATIENCE_MS = 30_000


class HeldEngine:
    """Answers when the test says so; may be busy with the desk."""

    def __init__(self) -> None:
        self.free = True
        self.open: list[tuple[Inquiry, Replies]] = []
        self.withdrawn = 0

    def bundle(self) -> BundleInfo | None:
        return bundle_of()

    def screen(self, inquiry: Inquiry, replies: Replies) -> Withdraw:
        self.open.append((inquiry, replies))

        def withdraw() -> None:
            self.withdrawn += 1

        return withdraw

    def explain(self, inquiry: Inquiry, case_ids: tuple[str, ...], replies: EvidenceReplies) -> Withdraw:
        raise AssertionError((inquiry, case_ids, replies))

    def answer(self) -> str:
        inquiry, replies = self.open.pop(0)
        replies.answered(result_of(inquiry.case), bundle_of())
        return inquiry.case.case_id

    def fail(self, code: str) -> None:
        self.open.pop(0)[1].failed(code, {})


def _no_wait() -> None:
    """Read at once."""


class World:
    """Dialogs that a test answers beforehand."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.table = folder / "table.csv"
        self.reading: Mapping[str, object] = {}
        self.told: list[Message] = []
        self.written: dict[str, bytes] = {}
        self.opened: list[Case] = []
        self.slow: dict[str, Callable[[], object]] = {}  # what a file's reading, or the reports, wait for

    def outside(self) -> BatchOutside:
        return BatchOutside(
            choose_table=lambda *_: self.table,
            choose_folder=lambda *_: self.folder,
            choose_report=lambda _window, _title, stem: self.folder / f"{stem}.pdf",
            read=self.read,
            report_name=lambda table, case_id: f"{table}-{case_id}.pdf",
            tell=lambda _window, message: self.told.append(message),
        )

    def read(self, path: Path) -> dict[str, object]:
        self.slow.get(path.name, _no_wait)()
        return dict(self.reading)

    def making(self) -> ReportMaking:
        def make(order: ReportOrder) -> MadeReport:
            assert order.result is not None
            self.slow.get("reports", _no_wait)()
            return MadeReport(order.case.case_id.encode(), "")

        def write(pdf: bytes, path: Path) -> None:
            self.written[path.name] = pdf

        return ReportMaking(make, write, b"+".join)


@pytest.fixture
def engine() -> HeldEngine:
    return HeldEngine()


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = World(tmp_path)
    made.table.write_text("case_id,lvedd,ef\na,45,60\nb,999,60\nc,47,61\n", encoding="utf-8")
    return made


@pytest.fixture
def page(qtbot: QtBot, engine: HeldEngine, world: World) -> BatchPage:
    runner = Batching(engine, lambda: engine.free)
    made = BatchPage(
        runner, BatchReports(world.making()), world.outside(), world.opened.append, Language("en")
    )
    runner.setParent(made)
    qtbot.addWidget(made)
    layout = made.layout()
    assert layout is not None
    layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # as inside the window
    made.resize(1300, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def click(button: object) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]  # a button of the page


def answers(page: BatchPage) -> list[str]:
    return [str(page.rows.data(page.rows.index(row, 2))) for row in range(page.rows.rowCount())]


def asked(qtbot: QtBot, engine: HeldEngine) -> None:
    qtbot.waitUntil(lambda: bool(engine.open), timeout=PATIENCE_MS)


def answer_first(page: BatchPage, engine: HeldEngine, qtbot: QtBot) -> None:
    """Have the first case of the table answered, and the next one asked about."""
    click(page.bar.choose)
    click(page.bar.ask)
    assert engine.answer() == "a"
    asked(qtbot, engine)


def answer_all(page: BatchPage, engine: HeldEngine, qtbot: QtBot) -> None:
    """Have every case of the table answered."""
    answer_first(page, engine, qtbot)
    with qtbot.waitSignal(page.runner.ended):
        assert engine.answer() == "c"


def test_a_table_is_answered_row_by_row_and_each_answer_is_on_the_disk(
    page: BatchPage, engine: HeldEngine, world: World, qtbot: QtBot
) -> None:
    click(page.bar.choose)
    assert answers(page) == ["Not answered yet", "Set apart", "Not answered yet"]
    click(page.bar.ask)
    assert engine.answer() == "a"
    assert (world.folder / "table.results.csv").read_text("utf-8-sig").count("\n") == 2
    asked(qtbot, engine)
    with qtbot.waitSignal(page.runner.ended):
        assert engine.answer() == "c"
    assert "2 of 2 cases answered" in page.bar.sentence()
    assert not page.bar.stop.isVisible()


def test_the_third_label_is_named_by_what_will_answer(page: BatchPage, world: World) -> None:
    def title() -> object:
        return page.rows.headerData(COLUMNS.index("pdo"), Qt.Orientation.Horizontal)

    named = title()
    assert named == label_name("pdo", bundle_of().third_label, "en", short=True)
    click(page.bar.choose)
    assert title() == named
    (world.folder / "table.results.csv").unlink()
    page.runner.bundle = lambda: None  # type: ignore[method-assign]  # an engine that still loads
    click(page.bar.choose)
    assert title() == label_name("pdo", ThirdLabelMeaning.UNRESOLVED, "en", short=True)


def test_the_desk_comes_first(page: BatchPage, engine: HeldEngine, qtbot: QtBot) -> None:
    click(page.bar.choose)
    engine.free = False
    click(page.bar.ask)
    assert not engine.open
    engine.free = True
    asked(qtbot, engine)
    engine.fail(FailureCode.CANCELLED)  # a question from the desk silenced it
    asked(qtbot, engine)
    assert engine.answer() == "a"


def test_a_case_that_kills_the_engine_twice_is_named_and_the_batch_goes_on(
    page: BatchPage, engine: HeldEngine, qtbot: QtBot
) -> None:
    click(page.bar.choose)
    click(page.bar.ask)
    for _ in range(2):
        asked(qtbot, engine)
        engine.fail("engine_crashed")
    asked(qtbot, engine)
    assert engine.answer() == "c"
    assert answers(page)[0] == "Set apart"


def test_stopping_keeps_what_is_answered_and_the_next_run_goes_on(
    page: BatchPage, engine: HeldEngine, qtbot: QtBot
) -> None:
    answer_first(page, engine, qtbot)
    click(page.bar.stop)
    assert engine.withdrawn == 1
    late = engine.open.pop()
    late[1].answered(result_of(late[0].case), bundle_of())  # too late: nobody's
    click(page.bar.choose)
    assert answers(page)[0] == "Earlier run: ASD"
    click(page.bar.ask)
    assert engine.answer() == "c"


def test_a_batch_and_its_reports_are_under_way_until_they_end_or_are_stopped(
    page: BatchPage, engine: HeldEngine, world: World, qtbot: QtBot
) -> None:
    answer_first(page, engine, qtbot)
    assert [one.work for one in under_way(page)] == [Work.BATCH]
    assert engine.answer() == "c"
    qtbot.waitUntil(lambda: not under_way(page), timeout=PATIENCE_MS)
    began, gate = threading.Event(), threading.Event()

    def begin() -> None:
        began.set()
        gate.wait()

    world.slow["reports"] = begin
    click(page.bar.reports)
    qtbot.waitUntil(began.is_set, timeout=PATIENCE_MS)
    [reports] = under_way(page)
    assert reports.work is Work.REPORTS
    assert not page.bar.reports.isEnabled()
    click(page.bar.stop)
    gate.set()
    reports.stop()
    qtbot.waitUntil(lambda: not under_way(page), timeout=PATIENCE_MS)
    assert set(world.written) == {"table-a.pdf"}  # the one under way was made whole, and no other began
    assert page.bar.sentence().endswith("simulated · Stopped; the reports made so far stay.")
    assert (page.bar.stop.isVisible(), page.bar.reports.isEnabled()) == (False, True)
    gate.clear()
    began.clear()
    click(page.bar.one_report)
    qtbot.waitUntil(began.is_set, timeout=PATIENCE_MS)
    click(page.bar.stop)
    gate.set()
    qtbot.waitUntil(lambda: not under_way(page), timeout=PATIENCE_MS)
    assert page.bar.sentence().endswith("· Stopped before any report was written.")


def test_stopping_a_batch_whose_reports_are_ordered_begins_no_report(
    page: BatchPage, engine: HeldEngine, world: World, qtbot: QtBot
) -> None:
    answer_first(page, engine, qtbot)
    click(page.bar.stop)
    engine.open.clear()
    click(page.bar.choose)
    click(page.bar.reports)
    asked(qtbot, engine)
    for one in under_way(page):
        one.stop()
    assert not under_way(page)
    assert not world.written


def test_answers_of_another_bundle_end_the_batch_and_are_told(
    page: BatchPage, engine: HeldEngine, world: World, qtbot: QtBot
) -> None:
    answer_first(page, engine, qtbot)
    inquiry, replies = engine.open.pop(0)
    plain = result_of(inquiry.case)
    changed = dataclasses.replace(plain.provenance, bundle="heart-9.9.9")  # another one chosen at the desk
    replies.answered(dataclasses.replace(plain, provenance=changed), bundle_of())
    [message] = world.told
    assert "bundle heart-9.9.9" in message.title
    assert not page.runner.is_running()
    assert page.run is not None
    assert [row.case_id for row in page.run.waiting()] == ["c"]


def test_reports_of_what_is_shown_and_all_in_one(
    page: BatchPage, engine: HeldEngine, world: World, qtbot: QtBot
) -> None:
    answer_all(page, engine, qtbot)
    click(page.bar.reports)
    qtbot.waitUntil(lambda: "Reports saved" in page.bar.sentence(), timeout=PATIENCE_MS)
    assert world.written == {"table-a.pdf": b"a", "table-c.pdf": b"c"}
    click(page.bar.one_report)
    qtbot.waitUntil(lambda: "table.pdf" in world.written, timeout=PATIENCE_MS)
    assert world.written["table.pdf"] == b"a+c"


def test_a_row_of_an_earlier_run_is_asked_about_again_for_its_report(
    page: BatchPage, engine: HeldEngine, world: World, qtbot: QtBot
) -> None:
    answer_first(page, engine, qtbot)
    click(page.bar.stop)
    engine.open.clear()
    click(page.bar.choose)
    click(page.bar.reports)
    asked(qtbot, engine)
    assert engine.answer() == "a"
    qtbot.waitUntil(lambda: world.written == {"table-a.pdf": b"a"}, timeout=PATIENCE_MS)


def test_another_programs_table_is_read_as_an_import(page: BatchPage, world: World, qtbot: QtBot) -> None:
    world.table = world.folder / "export.xlsx"
    offer = {
        "key": "lvedd",
        "raw": "45",
        "value": 45.0,
        "unit": "mm",
        "status": "value",
        "rule": "",
        "proposal": None,
        "where": {"study": 1},
    }
    world.reading = {"candidates": [offer], "ignored": []}
    click(page.bar.choose)
    qtbot.waitUntil(lambda: page.rows.rowCount() == 1, timeout=PATIENCE_MS)
    assert page.rows.row_at(0).case_id == "row-1"


def test_a_table_that_was_chosen_meanwhile_is_the_one_that_begins(
    page: BatchPage, engine: HeldEngine, world: World, qtbot: QtBot
) -> None:
    click(page.bar.choose)
    gate = threading.Event()
    slow = world.folder / "slow.xlsx"
    slow.write_bytes(b"PK")
    world.slow["slow.xlsx"] = gate.wait
    world.reading = {"refused": {"code": "import_unknown_format", "params": {"rule": "a picture"}}}
    page.open_table(slow)
    assert not page.bar.ask.isEnabled()  # the table before it is not asked about under this one's name
    page.open_table(world.table)
    click(page.bar.ask)
    with qtbot.waitSignal(page._reading.done, timeout=PATIENCE_MS):
        gate.set()
    assert not world.told
    assert engine.answer() == "a"
    assert (world.folder / "table.results.csv").exists()
    assert not (world.folder / "slow.results.csv").exists()


def test_of_one_table_chosen_twice_the_later_reading_counts(
    page: BatchPage, world: World, qtbot: QtBot
) -> None:
    gate = threading.Event()
    export = world.folder / "export.xlsx"
    export.write_bytes(b"PK")
    readings = iter(["45", "46"])  # it was saved anew in between

    def read() -> None:
        gate.wait()
        lvedd = next(readings)
        offer = {"key": "lvedd", "raw": lvedd, "value": float(lvedd), "unit": "mm", "status": "value"}
        rest = {"rule": "", "proposal": None, "where": {"study": 1}}
        world.reading = {"candidates": [{**offer, **rest}], "ignored": []}

    world.slow["export.xlsx"] = read
    page.open_table(export)
    page.open_table(export)
    gate.set()
    qtbot.waitUntil(lambda: page.rows.rowCount() == 1, timeout=PATIENCE_MS)
    case = page.rows.row_at(0).case
    assert case is not None
    assert case.measurements == {"lvedd": 46.0}


def test_a_table_that_is_refused_leaves_the_one_before_it_and_its_name(
    page: BatchPage, engine: HeldEngine, world: World, qtbot: QtBot
) -> None:
    answer_all(page, engine, qtbot)
    bad = world.folder / "bad.csv"
    bad.write_text("case_id,lvedd,oops\n", encoding="utf-8")
    page.open_table(bad)
    assert "oops" in world.told[0].title
    click(page.bar.reports)
    qtbot.waitUntil(lambda: len(world.written) == 2, timeout=PATIENCE_MS)
    assert set(world.written) == {"table-a.pdf", "table-c.pdf"}


def test_reports_that_cannot_be_written_name_where_and_why(
    page: BatchPage, engine: HeldEngine, world: World, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_all(page, engine, qtbot)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/a/b.pdf")

    monkeypatch.setattr(BatchReports, "_each", full)
    click(page.bar.reports)
    qtbot.waitUntil(lambda: bool(world.told), timeout=PATIENCE_MS)
    assert world.told[0].title == f"The file {world.folder.name} could not be written (the disk is full)"


def test_a_table_that_is_gone_is_not_called_unwritten(page: BatchPage, world: World) -> None:
    page.open_table(world.folder / "gone.csv")
    assert world.told[0].title == "The file gone.csv could not be read (the file or folder is not there)"


def test_a_reading_that_broke_off_is_named(page: BatchPage, world: World, qtbot: QtBot) -> None:
    world.table = world.folder / "odd.xlsx"
    world.table.write_bytes(b"PK")

    def die() -> None:
        raise OSError

    world.slow["odd.xlsx"] = die
    click(page.bar.choose)
    qtbot.waitUntil(lambda: bool(world.told), timeout=PATIENCE_MS)
    assert "odd.xlsx" in world.told[0].title


@pytest.mark.parametrize(("content", "said"), [("case_id,lvedd,oops\n", "oops"), ("case_id\n", None)])
def test_a_table_that_cannot_be_screened_is_named(
    page: BatchPage, world: World, content: str, said: str | None
) -> None:
    world.table.write_text(content, encoding="utf-8")
    click(page.bar.choose)
    assert [said in one.title for one in world.told if said] == ([True] if said else [])
    assert page.rows.rowCount() == 0


def test_a_refused_reading_is_told(page: BatchPage, world: World, qtbot: QtBot) -> None:
    world.table = world.folder / "photo.xlsx"
    world.reading = {
        "refused": {
            "code": "import_unknown_format",
            "params": {"file": "x", "row": None, "column": None, "rule": "a picture"},
        }
    }
    click(page.bar.choose)
    qtbot.waitUntil(lambda: bool(world.told), timeout=PATIENCE_MS)
    assert "photo.xlsx" in world.told[0].title


def test_a_row_can_be_opened_and_the_rest_hidden(page: BatchPage, world: World) -> None:
    click(page.bar.choose)
    page.table.activated.emit(page.rows.index(0, 0))
    assert [case.case_id for case in world.opened] == ["a"]
    page.table.activated.emit(page.rows.index(1, 0))
    assert len(world.opened) == 1
    page.bar.shown.setCurrentIndex(page.bar.shown.findData(Shown.SET_APART.value))
    assert answers(page) == ["Set apart"]
    page.show_language(Language("zh"))
    assert answers(page) == ["被剔出"]
