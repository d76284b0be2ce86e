"""How the program starts: with a window, without one, and without what a window does not need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.bootstrap import has_display
from tests.app.conftest import texts_by_pdfium

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("torch", "numpy", "pandas", "transformers", "reportlab")


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_display_is_looked_for_before_qt_is(
    environment: dict[str, str], platform: str, expected: bool
) -> None:
    assert has_display(environment, platform) is expected


def python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"} | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_deciding_about_the_display_imports_nothing_of_qt() -> None:
    code = "import sys, app.bootstrap; print([one for one in sys.modules if one.startswith('PySide6')])"
    assert python(code).stdout.strip() == "[]"


def test_a_shown_window_has_imported_none_of_the_engine_s_packages(tmp_path: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from app import desktop
application = QApplication([])
desktop.apply_theme(application)
engine = desktop.make_engine(Path({str(tmp_path)!r}))
settings = desktop.CurrentSettings()
room = desktop.RecordRoom(desktop.store_in(Path({str(tmp_path)!r})))
window = desktop.make_window(engine, desktop.services(settings), settings, room)
window.show()
application.processEvents()
window.case.open_demo()
application.processEvents()
print([one for one in {HEAVY!r} if one in sys.modules])
"""
    done = python(code, QT_QPA_PLATFORM="offscreen")
    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.slow
def test_the_engine_starts_after_the_window_and_ends_with_it(tmp_path: Path) -> None:
    code = """
import sys
from app import desktop

def closing_once_greeted(engine, outside, settings, room, make=desktop.make_window):
    window = make(engine, outside, settings, room)
    engine.state_changed.connect(lambda state: print(state, window.isVisible()))
    engine.greeted.connect(lambda _hello: window.close())
    return window

desktop.make_window = closing_once_greeted
sys.exit(desktop.run_desktop(["heart"]))
"""
    done = python(code, QT_QPA_PLATFORM="offscreen", XDG_DATA_HOME=str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["starting True", "ready False", "stopping False", "stopped False"]
    assert (tmp_path / "HEART" / "engine.log").is_file()


@pytest.mark.slow
def test_without_a_display_a_demo_case_leaves_its_report(tmp_path: Path) -> None:
    quiet = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), "")
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py")],
        cwd=tmp_path,
        env=os.environ | quiet | {"XDG_CACHE_HOME": str(tmp_path), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,  # the shipped model is loaded, on a machine that may be busy
    )
    report = tmp_path / "heart-demo-report.pdf"
    assert done.returncode == 0, done.stderr
    assert "No display was found" in done.stderr
    assert str(report) in done.stderr
    assert "Simulated: this model learned from simulated cases" in done.stdout
    assert "FAKE" not in done.stdout
    assert all("SIMULATED: the model" in text for text in texts_by_pdfium(report.read_bytes()))
