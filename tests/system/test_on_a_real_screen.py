"""The program as it starts, on an X server: real windows, keys, clicks and engine, a PDF on the disk.

An X server without a window manager gives no window the focus, and a window without it takes no shortcut: the
test does what a window manager does when a window opens. It never waits for time to pass, only for what the
program says of itself; the limits are for a machine with much else to do.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app.demo import first_demo_case
from app.settings import Settings
from app.settings_file import write_settings

ROOT = Path(__file__).resolve().parents[2]
SCREEN = "1366x768x24"
PATIENCE_S = 240  # the shipped model is loaded, on a machine that may be busy
Seen = dict[str, Any]

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3 * PATIENCE_S)]


class Desktop:
    """The program on the screen, watched from inside and used from outside."""

    def __init__(self, environment: dict[str, str], complaints: Path) -> None:
        self._environment, self._complaints = environment, complaints
        self._lines: queue.Queue[str] = queue.Queue()
        self._seen: Seen = {}
        with complaints.open("w") as stderr:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.system.watched_window"],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stderr,
                text=True,
                encoding="utf-8",
            )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def wait(self, what: str, reached: Callable[[Seen], Any]) -> Seen:
        """Wait until the program shows something, and return all that it shows then."""
        while not self._seen or not reached(self._seen):
            try:
                line = self._lines.get(timeout=PATIENCE_S)
            except queue.Empty:
                pytest.fail(f"{what}: not within {PATIENCE_S} s; last seen {self._seen}")
            if not line:
                pytest.fail(f"{what}: the program ended; last seen {self._seen}")
            self._seen = json.loads(line)
        return self._seen

    def focus(self, kind: str) -> None:
        """Give a window the focus once it is there, as a window manager would."""
        seen = self.wait(f"a {kind}", lambda one: kind in one["windows"])
        self.use("windowfocus", str(seen["windows"][kind]))
        self.wait(f"an active {kind}", lambda one: one["active"] == kind)

    def press(self, keys: str) -> None:
        """Press keys on the keyboard of the X server."""
        self.use("key", keys)

    def click(self, place: list[int]) -> None:
        """Move the mouse somewhere and click."""
        self.use("mousemove", *(str(one) for one in place), "click", "1")

    def use(self, *words: str) -> None:
        """Have the X server do something."""
        subprocess.run(["xdotool", *words], env=self._environment, check=True, timeout=PATIENCE_S)

    def close(self) -> tuple[int, str]:
        """Close the window; return how the program ended, and what it complained of."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        code = self._process.wait(timeout=PATIENCE_S)
        return code, self._complaints.read_text(encoding="utf-8")

    def end(self) -> None:
        """Leave nothing behind, whatever went wrong."""
        self._process.kill()
        self._process.wait()
        self._reader.join()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put("")


@pytest.fixture
def display() -> Iterator[str]:
    """An X server on the first display that is free; without the program this is an error, not a skip."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    assert number, "the X server ended before it said which display it serves"
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.fixture
def desktop(display: str, tmp_path: Path) -> Iterator[Desktop]:
    write_settings(tmp_path / "data" / "HEART", Settings(language="en", tour_seen=True))
    own = {
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",  # not what the tests without a screen have set
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "PYTHONUTF8": "1",
    }
    (tmp_path / "Documents").mkdir()
    made = Desktop(os.environ | own, tmp_path / "complaints.txt")
    yield made
    made.end()


def test_the_demo_case_on_an_x_server(desktop: Desktop, tmp_path: Path) -> None:
    desktop.focus("MainWindow")
    seen = desktop.wait("an engine that is ready", lambda one: "ready" in one["engine"] and one["demo"])
    desktop.click(seen["demo"])
    desktop.wait("the demo case", lambda one: one["case"] == first_demo_case().case_id)
    desktop.press("ctrl+Return")
    seen = desktop.wait("an answer", lambda one: one["answered"] and one["headline"])
    assert "likely" in seen["headline"]
    desktop.press("ctrl+p")
    desktop.focus("PreviewDialog")
    desktop.press("ctrl+s")
    desktop.focus("QFileDialog")
    seen = desktop.wait("a proposed file", lambda one: one["file"].endswith(".pdf"))
    report = Path(seen["file"])
    assert report.parent == tmp_path / "Documents"
    desktop.press("Return")
    desktop.wait("the saved report", lambda one: str(report) in one["notice"])
    text = "\n".join(page.extract_text() for page in PdfReader(report).pages)
    assert "heart-simulated" in text
    assert "SIMULATED" in text
    desktop.focus("PreviewDialog")
    desktop.press("Escape")
    desktop.wait("a closed preview", lambda one: "PreviewDialog" not in one["windows"])
    desktop.focus("MainWindow")
    assert desktop.close() == (0, "")
