"""The demo case from its file to probabilities, supporting cases and PDF, through the real engine."""

from __future__ import annotations

import csv
import dataclasses
import json
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.cli import main
from app.demo import demo_paths, first_demo_case
from app.desktop import make_window, stop_and_wait
from app.engine.client import engine_command
from app.engine.connection import EngineConnection
from app.engine.engine_log import EngineLog
from app.presenters.screening import Answered
from app.record_room import RecordRoom, store_in
from app.services import services
from app.settings import CurrentSettings
from heart_engine.domain.case_json import inputs_sha256
from heart_engine.domain.result_json import result_from_json

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("bundle"), pytest.mark.timeout(300)]
PATIENCE_MS = 120_000  # a busy machine imports torch slowly


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def text_of(pdf: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(pdf).pages)


@pytest.mark.usefixtures("qapp")
def test_from_the_command_line(capsys: pytest.CaptureFixture[str], tiny_bundle: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "report.pdf"
    wanted = ["--bundle", str(tiny_bundle), "--json", "--pdf", str(pdf)]
    assert main(["screen", str(demo_paths()[0]), *wanted]) == 0
    shown = capsys.readouterr()
    result = result_from_json(json.loads(shown.out))
    assert shown.err == ""
    assert sum(one.probability for one in result.sets) == pytest.approx(1, abs=1e-6)
    assert len(result.supporting_cases) == 5
    assert (result.provenance.bundle, result.provenance.fake) == ("random-tiny", False)
    assert result.provenance.inputs_sha256 == inputs_sha256(first_demo_case())
    assert "random-tiny" in text_of(pdf)
    assert "FAKE" not in text_of(pdf)
    records = list((tmp_path / "data" / "HEART" / "verified").iterdir())
    assert len(records) == 1  # the next start is a quicker one


@pytest.mark.usefixtures("qapp")
def test_a_table_of_cases(capsys: pytest.CaptureFixture[str], tiny_bundle: Path, tmp_path: Path) -> None:
    table, out = tmp_path / "in.csv", tmp_path / "out.csv"
    table.write_text(
        "case_id,age_years,sex,lvedd,rv,ra,mr\na,34,female,41,38,50,1\nb,50,male,52,,,9\nc,60,male,55,30,40,0\n"
    )
    assert main(["screen-batch", str(table), str(out), "--bundle", str(tiny_bundle), "--json"]) == 0
    counts = json.loads(capsys.readouterr().out)
    assert counts == {"rows": 3, "screened": 2, "screened_before": 0, "rejected": 1}
    rows = list(csv.DictReader(out.read_text("utf-8-sig").splitlines()))
    assert [(row["case_id"], row["bundle"], row["variant"]) for row in rows] == [
        ("a", "random-tiny", "fp32"),
        ("c", "random-tiny", "fp32"),
    ]
    assert rows[0]["p_none"] != rows[1]["p_none"]
    [rejected] = csv.DictReader((tmp_path / "out.rejected.csv").read_text("utf-8-sig").splitlines())
    assert (rejected["file"], rejected["row"], rejected["field"]) == ("in.csv", "3", "measurements.mr")


def test_in_the_window(qtbot: QtBot, tiny_bundle: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "window.pdf"
    settings = CurrentSettings()
    outside = dataclasses.replace(services(settings), choose_report_path=lambda *_: pdf)
    engine = EngineConnection(
        engine_command("--bundle", str(tiny_bundle)), EngineLog(tmp_path / "engine.log")
    )
    window = make_window(engine, outside, settings, RecordRoom(store_in(tmp_path / "records")))
    qtbot.addWidget(window)
    try:
        with qtbot.waitSignal(engine.greeted, timeout=PATIENCE_MS):
            window.show()
            engine.start()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
        window.case.open_demo()
        QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: isinstance(window.case.desk.screening, Answered), timeout=PATIENCE_MS)
        answered = window.case.desk.screening
        assert isinstance(answered, Answered)
        assert answered.result.provenance.bundle == "random-tiny"
        assert len(answered.result.supporting_cases) == 5
        QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: window.case.printing.preview is not None, timeout=PATIENCE_MS)
        preview = window.case.printing.preview
        assert preview is not None
        QTest.keyClick(preview, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: str(pdf) in window.case.bottom.notice_text(), timeout=PATIENCE_MS)
    finally:
        stop_and_wait(engine)
    assert "random-tiny" in text_of(pdf)
