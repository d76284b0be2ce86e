"""A hospital's command in a process of its own, with its progress and its end as signals."""

from __future__ import annotations

import contextlib
import functools
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

import heart_engine

KILL_MS: Final = 3000
GOOD_EXITS: Final = frozenset({0, 7})  # 7: done, with questions left


class HospitalCommand(QObject):
    """Runs `python -m heart_engine ... --json`; one at a time."""

    told = Signal(str)  # a line for people
    done = Signal(object)  # the document
    failed = Signal(str, object)  # a code and its parameters, the message among them

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._said = ""

    def start(self, arguments: Sequence[str]) -> None:
        """Start a command."""
        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        root = str(Path(heart_engine.__file__).resolve().parents[1])
        for name, value in (
            ("PYTHONPATH", root),
            ("HF_HUB_OFFLINE", "1"),
            ("USE_HUB_KERNELS", "0"),
            ("PYTHONUTF8", "1"),
        ):
            environment.insert(name, value)
        process.setProcessEnvironment(environment)
        process.readyReadStandardError.connect(self._tell)
        process.finished.connect(self._finish)
        process.errorOccurred.connect(self._could_not_start)
        self.destroyed.connect(functools.partial(_end, process))  # closed with whoever asked for it
        self._process, self._said = process, ""
        process.start(sys.executable, ["-P", "-m", "heart_engine", *arguments, "--json"])

    def is_running(self) -> bool:
        """Say whether a command runs."""
        return self._process is not None

    def stop(self) -> None:
        """End the command; what it has written so far is unfinished and nobody takes it for whole."""
        process, self._process = self._process, None
        if process is not None:
            _end(process)
            process.deleteLater()

    def _tell(self) -> None:
        if self._process is None:
            return
        text = bytes(self._process.readAllStandardError().data()).decode("utf-8", errors="replace")
        self._said += text
        lines = [line.strip() for line in text.replace("\r", "\n").split("\n") if line.strip()]
        if lines and not lines[-1].startswith("{"):
            self.told.emit(lines[-1])

    def _finish(self, code: int, _status: QProcess.ExitStatus) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        out = bytes(process.readAllStandardOutput().data()).decode("utf-8", errors="replace")
        self._said += bytes(process.readAllStandardError().data()).decode("utf-8", errors="replace")
        process.deleteLater()
        document = _object(out)
        if code in GOOD_EXITS and document is not None:
            self.done.emit(document)
        else:
            self.failed.emit(*_error(self._said))

    def _could_not_start(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and self._process is not None:
            self._process.deleteLater()
            self._process = None
            self.failed.emit("command_failed", {"reason": error.name})


def _end(process: QProcess, *_destroyed: object) -> None:
    """Leave no process behind; one that has ended long ago is only a name any more."""
    with contextlib.suppress(RuntimeError):  # what Qt has deleted has ended
        process.kill()
        process.waitForFinished(KILL_MS)


def _error(said: str) -> tuple[str, dict[str, Any]]:
    """Return the error that a command wrote last, else its last words."""
    lines = [line for line in said.splitlines() if line.strip()]
    document = next((found for line in reversed(lines) if (found := _object(line)) is not None), None)
    if document is not None and "code" in document:
        params = document.get("params", {})
        words = {"reason": document.get("message", ""), "refusal": params.get("reason", "")}
        return str(document["code"]), {**params, **words}
    return "command_failed", {"reason": lines[-1] if lines else ""}


def _object(text: str) -> dict[str, Any] | None:
    try:
        document = json.loads(text)
    except ValueError:
        return None
    return document if isinstance(document, dict) else None
