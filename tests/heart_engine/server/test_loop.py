from __future__ import annotations

import dataclasses
import math
import os
import subprocess
import sys
import threading
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import heart_engine
from heart_engine.domain.case import Case
from heart_engine.domain.problem import CaseRejectedError, Code, Problem
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import (
    Cancel,
    Event,
    Failed,
    FailureCode,
    Hello,
    Progress,
    Request,
    Screen,
    Step,
)
from heart_engine.protocol.wire import decode_event, encode
from heart_engine.server.fake import FakeScreener
from heart_engine.server.loop import serve
from heart_engine.server.pipes import Pipes
from heart_engine.server.screener import Report, Screener

ROOT = Path(__file__).resolve().parents[3]
CASE = Case("c1", measurements={"lvedd": 47.0})


class Desktop:
    """The other end of two real pipes, with the loop running in a thread of this process."""

    def __init__(self, load: Callable[[], Screener]) -> None:
        reading, self._requests = os.pipe()
        events, writing = os.pipe()
        self._events = os.fdopen(events, "rb")
        self._own = (reading, writing)
        self.exit_code = -1
        self._thread = threading.Thread(target=self._serve, args=(load,))
        self._thread.start()

    def _serve(self, load: Callable[[], Screener]) -> None:
        self.exit_code = serve(Pipes(*self._own), lambda _report: load())

    def send(self, *requests: Request) -> None:
        os.write(self._requests, b"".join(encode(one) for one in requests))

    def event(self) -> Event:
        return decode_event(self._events.readline())

    def leave(self) -> int:
        os.close(self._requests)
        self._thread.join()
        os.close(self._own[1])  # the other one is the reading thread's, which may still look at it
        self._events.close()
        return self.exit_code


Open = Callable[[Callable[[], Screener]], Desktop]


@pytest.fixture
def open_desktop() -> Iterator[Open]:
    opened: list[Desktop] = []

    def open_one(load: Callable[[], Screener]) -> Desktop:
        opened.append(Desktop(load))
        return opened[-1]

    yield open_one
    for desktop in opened:
        desktop.leave()


class Raising(FakeScreener):
    """Fails a case in a way of its own."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def screen(self, request: Screen, report: Report) -> Result:  # noqa: ARG002 - it fails before reading
        raise self._error


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (MemoryError(), Failed("1", FailureCode.OUT_OF_MEMORY)),
        (
            CaseRejectedError([Problem(Code.OUT_OF_RANGE, "measurements.lvedd")]),
            Failed(
                "1",
                FailureCode.CASE_REJECTED,
                {"problems": [{"code": "out_of_range", "field": "measurements.lvedd", "params": {}}]},
            ),
        ),
    ],
)  # fmt: skip
def test_a_failed_case_becomes_a_code(error: Exception, expected: Failed, open_desktop: Open) -> None:
    desktop = open_desktop(lambda: Raising(error))
    assert isinstance(desktop.event(), Hello)
    desktop.send(Screen("1", CASE))
    assert desktop.event() == expected


def test_a_case_with_more_wrong_than_a_line_can_say_does_not_end_the_engine(open_desktop: Open) -> None:
    problems = [
        Problem(Code.FIELD_UNKNOWN, f"measurements.{number:05}{'x' * 300}") for number in range(20_000)
    ]
    desktop = open_desktop(lambda: Raising(CaseRejectedError(problems)))
    assert isinstance(desktop.event(), Hello)
    for number in ("1", "2"):
        desktop.send(Screen(number, CASE))
        failed = desktop.event()
        assert isinstance(failed, Failed)
        said = failed.params["problems"]
        assert isinstance(said, list)
        assert (failed.request_id, len(said), len(said[-1]["field"])) == (number, 100, 200)


def test_an_unforeseen_exception_names_its_type_and_place_but_not_its_text(
    open_desktop: Open, capsys: pytest.CaptureFixture[str]
) -> None:
    desktop = open_desktop(lambda: Raising(KeyError("Li Ming")))
    assert isinstance(desktop.event(), Hello)
    desktop.send(Screen("1", CASE))
    failed = desktop.event()
    assert isinstance(failed, Failed)
    assert (failed.code, failed.params["type"]) == (FailureCode.INTERNAL, "KeyError")
    assert str(failed.params["at"]).startswith("test_loop.py:")
    logged = capsys.readouterr().err
    assert logged == f"heart_engine: failure=internal type=KeyError at={failed.params['at']}\n"


def test_one_failed_case_does_not_end_the_engine(open_desktop: Open) -> None:
    desktop = open_desktop(lambda: Raising(ValueError()))
    assert isinstance(desktop.event(), Hello)
    for number in ("1", "2"):
        desktop.send(Screen(number, CASE))
        failed = desktop.event()
        assert isinstance(failed, Failed)
        assert failed.request_id == number


def test_an_answer_that_cannot_be_written_fails_its_case_alone(open_desktop: Open) -> None:
    class Broken(FakeScreener):
        def screen(self, request: Screen, report: Report) -> Result:
            return dataclasses.replace(super().screen(request, report), no_case_attention=math.nan)

    desktop = open_desktop(Broken)
    assert isinstance(desktop.event(), Hello)
    for number in ("1", "2"):
        desktop.send(Screen(number, CASE))
        while isinstance(failed := desktop.event(), Progress):
            pass
        assert isinstance(failed, Failed)
        assert (failed.request_id, failed.code) == (number, FailureCode.INTERNAL)
        assert failed.params["type"] == "WireError"


def test_a_model_that_does_not_load_is_told_and_ends_the_engine(open_desktop: Open) -> None:
    def load() -> Screener:
        raise MemoryError

    desktop = open_desktop(load)
    assert desktop.event() == Failed("", FailureCode.OUT_OF_MEMORY)
    desktop._thread.join()
    assert desktop.exit_code == 5


def test_an_answer_that_was_given_up_at_the_last_moment_is_not_sent(open_desktop: Open) -> None:
    begun, cancelled = threading.Event(), threading.Event()

    class Slow(FakeScreener):
        def screen(self, request: Screen, report: Report) -> Result:
            result = super().screen(request, lambda *_: None)
            report(Step.CHECK, 0.5)
            begun.set()
            cancelled.wait()
            return result

    desktop = open_desktop(Slow)
    assert isinstance(desktop.event(), Hello)
    desktop.send(Screen("1", CASE))
    assert isinstance(desktop.event(), Progress)
    begun.wait()
    desktop.send(Cancel("1"), Cancel("2"))
    desktop.send(Screen("3", CASE))  # once this waits, the cancel before it was taken
    desktop.send(Cancel("3"))
    assert desktop.event() == Failed("3", FailureCode.CANCELLED)
    cancelled.set()
    assert desktop.event() == Failed("1", FailureCode.CANCELLED)


def test_work_that_never_ends_does_not_outlive_the_desktop() -> None:
    engine = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("hanging_engine.py"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert engine.stdin is not None
    assert engine.stdout is not None
    assert isinstance(decode_event(engine.stdout.readline()), Hello)
    engine.stdin.write(encode(Screen("1", CASE)))
    engine.stdin.flush()
    assert isinstance(decode_event(engine.stdout.readline()), Progress)
    engine.stdin.close()
    assert engine.wait(60) == 5
    engine.stdout.close()


def test_the_engine_says_the_version_that_the_project_has(open_desktop: Open) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    hello = open_desktop(FakeScreener).event()
    assert isinstance(hello, Hello)
    assert hello.program == heart_engine.__version__ == project["version"]
