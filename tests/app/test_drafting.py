"""Nothing typed is lost: killed, closed, put away, or with a full disk."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.asking import asking
from app.drafting import Drafting
from app.engine.client import engine_command
from app.engine.connection import EngineConnection
from app.engine.engine_log import EngineLog
from app.language import Language
from app.presenters.desk import Desk
from app.presenters.form import Form
from app.services import services
from app.settings import CurrentSettings
from app.store.drafts import Draft, Drafts
from app.store.errors import DiskFullError
from app.views.case_page import CasePage
from app.views.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[2]
CONTROL = Qt.KeyboardModifier.ControlModifier
TYPED = "2026-0117 f 34 160 55 4.0cm 25 abc 4,7"
CONTINUED = "Continued: what was typed and not finished. Ctrl+N starts a new case."

Start = Callable[[], tuple[MainWindow, Drafting]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "drafts"


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path, folder: Path) -> Iterator[Start]:
    """Start the window as the program does, as often as the test likes, with drafts of its own."""
    running: list[Drafting] = []
    engine = EngineConnection(engine_command("--fake"), EngineLog(tmp_path / "engine.log"))

    def start_one() -> tuple[MainWindow, Drafting]:
        page = CasePage(Desk(asking(engine)), Language("en"), services(CurrentSettings()))
        window = MainWindow(page, engine, Language("en"))
        qtbot.addWidget(window)
        drafting = Drafting(window.case, folder)
        running.append(drafting)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        with qtbot.waitSignal(drafting.ready):
            drafting.start()
        return window, drafting

    yield start_one
    for drafting in running:
        drafting.finish()


def type_words(window: MainWindow, words: str) -> None:
    """Type each word and Enter, but no Enter after the last one."""
    first, *others = words.split()
    QTest.keyClicks(cast("Any", window.focusWidget()), first)
    for word in others:
        QTest.keyClick(cast("Any", window.focusWidget()), Qt.Key.Key_Return)
        QTest.keyClicks(cast("Any", window.focusWidget()), word)


def texts(window: MainWindow) -> list[str]:
    form = window.case.form_as_typed()
    return [form.case_id, form.sex, *(f"{key}={form.text(key)}" for key in form.typed)]


def on_disk(folder: Path) -> list[Draft]:
    return list(Drafts(folder).find().drafts)


CHILD = f"""
import sys
from PySide6.QtCore import QTimer, Qt
from PySide6.QtTest import QTest
from app import desktop
from app.settings import CurrentSettings, Settings
from app.store.drafts import Drafts

desktop.kept_settings = lambda _folder: CurrentSettings(Settings(tour_seen=True))

def typing(engine, *others, make=desktop.make_window):
    window = make(engine, *others)
    engine.start = lambda: None
    def type_all():
        for number, word in enumerate({TYPED!r}.split()):
            if number:
                QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
            QTest.keyClicks(window.focusWidget(), word)
        texts = [window.case.form_as_typed().case_id]
        print(*texts, flush=True)
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, type_all))
    return window

desktop.make_window = typing
desktop.run_desktop(["heart"])
"""


def test_what_was_typed_survives_a_kill(start: Start, folder: Path, tmp_path: Path, qtbot: QtBot) -> None:
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_DATA_HOME": str(tmp_path / "home"),
        "PYTHONPATH": str(ROOT),
    }
    with subprocess.Popen(
        [sys.executable, "-c", CHILD], env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as child:
        try:
            assert child.stdout is not None
            assert child.stdout.readline() == "2026-0117\n"
            home = tmp_path / "home" / "HEART" / "drafts"
            qtbot.waitUntil(lambda: any("abc4,7" in one.text for one in on_disk(home)), timeout=5_000)
        finally:
            child.kill()
    assert child.returncode == -9
    home.rename(folder)
    window, _drafting = start()
    form = window.case.desk.form
    assert (form.case_id, form.sex, form.text("_age")) == ("2026-0117", "female", "34")
    shown = [
        row.box.text() for row in window.case.form.rows.values() if row.box is not None and row.box.text()
    ]
    assert shown == ["40", "25", "abc4,7"]
    assert window.case.bottom.notice_text() == CONTINUED


def test_closing_the_window_keeps_what_was_typed(start: Start, folder: Path) -> None:
    window, drafting = start()
    type_words(window, TYPED)
    window.close()
    before = texts(window)
    drafting.finish()
    again, _drafting = start()
    assert texts(again) == before
    assert before[-1].endswith("=abc4,7")
    assert len(on_disk(folder)) == 1


def test_an_empty_desk_leaves_no_draft(start: Start, folder: Path, qtbot: QtBot) -> None:
    window, drafting = start()
    type_words(window, "7")
    qtbot.waitUntil(lambda: len(on_disk(folder)) == 1)
    QTest.keyClick(cast("Any", window.focusWidget()), Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: not on_disk(folder))
    drafting.finish()
    again, _drafting = start()
    assert again.case.desk.form == Form()
    assert again.case.bottom.notice_text() == ""


def test_a_case_put_away_survives_a_kill_and_ends_with_the_program(
    start: Start, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window, drafting = start()
    type_words(window, TYPED)
    before = texts(window)
    QTest.keyClick(window, Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: any('"forms": [{"case_id": ""' in one.text for one in on_disk(folder)))
    killed = tmp_path / "killed"
    killed.mkdir()
    for path in folder.iterdir():
        (killed / path.name).write_bytes(path.read_bytes())
    drafting.finish()
    assert on_disk(folder) == []
    folder.rename(tmp_path / "ended")
    killed.rename(folder)
    again, _drafting = start()
    assert again.case.desk.form == Form()
    QTest.keyClick(again, Qt.Key.Key_B, CONTROL)
    assert texts(again) == before


def test_two_windows_never_write_one_draft(start: Start, folder: Path, qtbot: QtBot) -> None:
    one, _first = start()
    type_words(one, "111")
    qtbot.waitUntil(lambda: len(on_disk(folder)) == 1)
    two, _second = start()
    assert two.case.desk.form == Form()
    type_words(two, "222")
    qtbot.waitUntil(lambda: len(on_disk(folder)) == 2)


def test_the_newest_of_two_comes_first_and_the_other_stays(start: Start, folder: Path) -> None:
    both = [start(), start()]
    for (window, _drafting), number in zip(both, ("111", "222"), strict=True):
        type_words(window, number)
    for _window, drafting in both:
        drafting.finish()
    newest, _drafting = start()
    older, _drafting = start()
    assert [newest.case.desk.form.case_id, older.case.desk.form.case_id] == ["222", "111"]
    assert len(on_disk(folder)) == 2


def test_what_cannot_be_read_is_named_and_kept(start: Start, folder: Path) -> None:
    damaged, foreign = "1" * 32, "2" * 32
    Drafts(folder).save(damaged, "{}")
    Drafts(folder).save(foreign, '{"format": "heart-draft/9"}')
    (folder / f"{damaged}.draft").write_bytes(b"HEARTDRAFT1S" + b"x" * 60)
    window, _drafting = start()
    assert window.case.desk.form == Form()
    assert damaged in window.case.bottom.notice_text()
    assert foreign in window.case.bottom.notice_text()
    assert {path.stem for path in folder.glob("*.draft")} == {damaged, foreign}


def test_a_full_disk_is_told_once_and_typing_goes_on(
    start: Start, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, drafting = start()
    with monkeypatch.context() as patched:
        patched.setattr(Drafts, "save", _full)
        type_words(window, "7")
        qtbot.waitUntil(lambda: "The disk is full" in window.case.bottom.notice_text())
        window.case.bottom.show_notice("")
        with qtbot.waitSignal(drafting.failed):
            type_words(window, "8")
        assert window.case.bottom.notice_text() == ""
        assert window.case.form_as_typed().case_id == "78"
    type_words(window, "9")
    qtbot.waitUntil(lambda: any('"789"' in one.text for one in on_disk(folder)))


def test_a_draft_that_could_not_be_replaced_is_still_discarded(
    start: Start, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, drafting = start()
    type_words(window, "7")
    qtbot.waitUntil(lambda: len(on_disk(folder)) == 1)
    with monkeypatch.context() as patched:
        patched.setattr(Drafts, "save", _full)
        with qtbot.waitSignal(drafting.failed):
            type_words(window, "8")
    for _ in range(2):
        QTest.keyClick(cast("Any", window.focusWidget()), Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: not on_disk(folder))


def _full(*_: object) -> None:
    raise DiskFullError(file="drafts", reason="ENOSPC")


def test_typing_before_the_draft_is_found_is_not_overwritten(
    start: Start, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, drafting = start()
    type_words(window, "111")
    drafting.finish()
    go_on, find = threading.Event(), Drafts.find
    monkeypatch.setattr(Drafts, "find", lambda self: (go_on.wait(), find(self))[1])
    page = CasePage(Desk(asking(window._engine)), Language("en"), services(CurrentSettings()))
    engine_window = MainWindow(page, window._engine, Language("en"))
    qtbot.addWidget(engine_window)
    engine_window.show()
    late = Drafting(page, folder)
    with qtbot.waitSignal(late.ready):
        late.start()
        type_words(engine_window, "222")
        go_on.set()
    late.finish()
    assert engine_window.case.form_as_typed().case_id == "222"
    assert len(on_disk(folder)) == 2


def test_the_first_frame_comes_before_cryptography(tmp_path: Path) -> None:
    code = """
import sys
from PySide6.QtCore import QEvent, QObject
from app import desktop

class FirstFrame(QObject):
    def eventFilter(self, _watched, event):
        if event.type() == QEvent.Type.Paint and not seen:
            seen.append(sorted({"cryptography", "torch", "numpy"} & set(sys.modules)))
        return False

seen, frame = [], FirstFrame()
def watched(engine, *others, make=desktop.make_window):
    window = make(engine, *others)
    window.installEventFilter(frame)
    engine.start = lambda: None
    return window

def closing(page, folder, make=desktop.Drafting):
    drafting = make(page, folder)
    drafting.ready.connect(page.window().close)
    return drafting

desktop.make_window, desktop.Drafting = watched, closing
desktop.run_desktop(["heart"])
print(seen, "cryptography" in sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ
        | {"QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stdout == "[[]] True\n", done.stderr
