"""The program is killed while it saves from the window: what it acknowledged is there, nothing is twice."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.store.search import HistoryQuery
from app.store.store import Store
from heart_engine.domain.case_json import case_from_text
from tests.app.records.conftest import NUMBER, Program, Start

ROOT = Path(__file__).resolve().parents[3]

CHILD = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from app import desktop
from app.settings import CurrentSettings, Settings
from app.store import filing
from app.store.store import Store
from tests.app.store.clinic import CHEAP

folder, moment = Path(sys.argv[1]), sys.argv[2]
desktop.data_folder = lambda: folder
desktop.kept_settings = lambda _folder: CurrentSettings(Settings(language="en", tour_seen=True))
desktop.store_in = lambda records: lambda: Store(records, cost=CHEAP)
made, keepings = desktop.make_window, []
def quiet(engine, *others):
    engine.start = lambda: None
    window = made(engine, *others)
    QTimer.singleShot(0, lambda: begin(window))
    return window
desktop.make_window = quiet
keeping = desktop.RecordKeeping
def kept(*parts):
    keepings.append(keeping(*parts))
    return keepings[-1]
desktop.RecordKeeping = kept

def begin(window):
    room = keepings[0]._room
    def unlocked():
        if room.is_open:
            room.changed.disconnect(unlocked)
            room.ask(lambda _store: None, lambda _n: save(window), print)
    room.changed.connect(unlocked)
    def unlock():
        from app.store.access import ByPassphrase
        room.ask(lambda store: store.unlock(ByPassphrase("吴医生", "correct horse")), lambda _n: None, print)
    QTimer.singleShot(300, unlock)

def save(window):
    def edit():
        desk = window.case.desk
        desk.type_text("lvedd", "63")
        if moment == "between":
            file_case = filing.file_case
            def die(session, wanted):
                file_case(session, wanted)
                os.kill(os.getpid(), signal.SIGKILL)
            filing.file_case = die
        elif moment == "before":
            filing.file_case = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
        else:
            keepings[0].recording.saved.connect(lambda _filed: os.kill(os.getpid(), signal.SIGKILL))
        QTimer.singleShot(200, window.case.save_wanted.emit)
    QTimer.singleShot(300, edit)

desktop.run_desktop(["heart"])
"""


@pytest.mark.slow
@pytest.mark.parametrize(("moment", "versions"), [("before", 1), ("between", 2), ("after", 2)])
def test_a_kill_while_saving_loses_and_doubles_nothing(
    moment: str, versions: int, clinic: Program, start: Start, tmp_path: Path
) -> None:
    clinic.settle()
    clinic.end()
    child = subprocess.run(
        [sys.executable, "-c", CHILD, str(tmp_path), moment],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        check=False,
        timeout=60,
    )
    assert child.returncode == -9
    again = start()
    again.unlocked()
    again.wait_for(lambda: again.desk.form.case_id == NUMBER)
    assert again.desk.form.text("lvedd") == "63"
    assert again.in_store(versions_on_record) == versions
    again.save()
    (exam,) = again.in_store(lambda store: store.session.history.search(HistoryQuery()).entries)
    assert exam.exam.version == 2
    assert case_from_text(exam.exam.case_text).measurements["lvedd"] == 63
    assert again.record == "On record, version 2"


def versions_on_record(store: Store) -> int:
    history = store.session.history
    (entry,) = history.search(HistoryQuery()).entries
    return len(history.exam_versions(entry.exam.exam_id))
