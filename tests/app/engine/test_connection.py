"""The desktop's end against engine processes that do everything wrong."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.engine.client import MAX_UNREADABLE_LINES, EngineCommand, engine_command
from app.engine.connection import EngineConnection
from app.engine.engine_log import EngineLog
from app.engine.losses import Failure, Loss
from app.engine.operations import screen
from app.engine.roles import Patience, State
from heart_engine.domain.case import Case
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import FailureCode, Screen, Step

BAD = EngineCommand(sys.executable, (str(Path(__file__).with_name("bad_engine.py")),))
STARVING = str(Path(__file__).with_name("starving_engine.py"))
ROOT = Path(__file__).resolve().parents[3]
SHORT = Patience(start_s=60, silence_s=1, cancel_s=60, leave_s=0.2, kill_s=60)
LONG = Patience(start_s=60, silence_s=60, cancel_s=60, leave_s=60, kill_s=60)
WAIT_MS = 60_000


class Desk:
    """One connection and what came of each case."""

    def __init__(self, qtbot: QtBot, folder: Path, command: EngineCommand, patience: Patience) -> None:
        self.qtbot = qtbot
        self.log = folder / "engine.log"
        self.engine = EngineConnection(command, EngineLog(self.log), patience)
        self.states: list[State] = []
        self.engine.state_changed.connect(self.states.append)
        self.progress: list[tuple[Step, float]] = []
        self.results: dict[str, Result] = {}
        self.failures: dict[str, Failure] = {}
        self.engine.start()

    def screen(self, case_id: str, lvedd: float = 47.0) -> str:
        case = Case(case_id, measurements={"lvedd": lvedd})
        return screen(
            self.engine,
            Screen(uuid.uuid4().hex, case),
            progress=lambda step, fraction: self.progress.append((step, fraction)),
            success=lambda result: self.results.update({case_id: result}),
            failure=lambda failure: self.failures.update({case_id: failure}),
        )

    def wait(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=WAIT_MS)

    def wait_for(self, state: State) -> None:
        self.wait(lambda: self.engine.state is state)

    def end(self, case_id: str) -> Result | Failure:
        self.wait(lambda: case_id in self.results or case_id in self.failures)
        return self.results.get(case_id) or self.failures[case_id]

    def logged(self) -> str:
        return self.log.read_text("ascii")


Open = Callable[..., Desk]


@pytest.fixture
def open_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    opened: list[Desk] = []

    def open_one(command: EngineCommand = BAD, patience: Patience = LONG) -> Desk:
        opened.append(Desk(qtbot, tmp_path, command, patience))
        return opened[-1]

    yield open_one
    for desk in opened:
        desk.engine.stop()
        desk.wait_for(State.STOPPED)
        assert desk.engine.process_id == 0


def test_the_products_own_engine_answers(open_desk: Open) -> None:
    desk = open_desk(engine_command("--fake"))
    desk.screen("good")
    result = desk.end("good")
    assert isinstance(result, Result)
    assert result.provenance.fake
    fractions = [fraction for _, fraction in desk.progress]
    assert fractions == sorted(fractions)
    assert len(set(fractions)) > 3
    assert desk.engine.hello is not None
    assert desk.engine.hello.bundle.fake


def test_cancelling_is_honoured_by_the_same_process(open_desk: Open) -> None:
    desk = open_desk()
    request_id = desk.screen("cancel_honoured")
    desk.wait(lambda: desk.progress)
    process = desk.engine.process_id
    desk.engine.cancel(request_id)
    assert desk.end("cancel_honoured") == Failure(FailureCode.CANCELLED)
    desk.wait_for(State.READY)
    assert desk.engine.process_id == process


def test_cancelling_that_is_ignored_costs_the_process_but_not_the_next_case(open_desk: Open) -> None:
    desk = open_desk(patience=Patience(60, 60, cancel_s=0.2, leave_s=60, kill_s=60))
    request_id = desk.screen("deaf")
    desk.wait(lambda: desk.progress)
    process = desk.engine.process_id
    desk.engine.cancel(request_id)
    assert desk.failures == {"deaf": Failure(FailureCode.CANCELLED)}
    desk.screen("good")
    assert isinstance(desk.end("good"), Result)
    assert desk.engine.process_id != process
    assert State.RESTARTING in desk.states
    assert "cancel_ignored" in desk.logged()


def test_a_newer_case_is_not_held_up_by_one_that_hangs(open_desk: Open) -> None:
    desk = open_desk(patience=Patience(60, 60, cancel_s=0.2, leave_s=60, kill_s=60))
    desk.screen("deaf")
    desk.wait(lambda: desk.progress)
    desk.screen("good")
    assert isinstance(desk.end("good"), Result)
    assert desk.failures == {"deaf": Failure(FailureCode.CANCELLED)}


@pytest.mark.parametrize(
    ("case_id", "loss"),
    [
        ("crash", Loss.CRASHED),
        ("garbage", Loss.GARBLED),
        ("ten_megabytes", Loss.GARBLED),
        ("never_a_newline", Loss.GARBLED),
    ],
)
def test_a_lost_engine_fails_its_case_and_answers_the_next(open_desk: Open, case_id: str, loss: Loss) -> None:
    desk = open_desk()
    desk.screen(case_id)
    assert desk.end(case_id) == Failure(loss)
    assert desk.engine.state is State.RESTARTING
    desk.screen("good")
    assert isinstance(desk.end("good"), Result)
    assert desk.results.keys() == {"good"}


def test_a_hanging_engine_is_ended_and_the_next_case_answered(open_desk: Open) -> None:
    desk = open_desk(patience=SHORT)
    desk.screen("deaf")
    assert desk.end("deaf") == Failure(Loss.SILENT)
    desk.wait_for(State.READY)
    desk.screen("good")
    assert isinstance(desk.end("good"), Result)


def test_a_stray_print_costs_nothing(open_desk: Open) -> None:
    desk = open_desk()
    desk.screen("stray_print")
    assert isinstance(desk.end("stray_print"), Result)
    assert "line_unreadable rule=not_json" in desk.logged()
    assert State.RESTARTING not in desk.states


def test_stray_prints_are_forgiven_only_so_often(open_desk: Open) -> None:
    desk = open_desk()
    for number in range(MAX_UNREADABLE_LINES):
        desk.screen("stray_print", 40 + number)
        assert isinstance(desk.end("stray_print"), Result)
        desk.results.clear()
    desk.screen("stray_print")
    assert desk.end("stray_print") == Failure(Loss.GARBLED)


def test_of_two_racing_cases_only_the_newer_is_ever_shown(open_desk: Open) -> None:
    desk = open_desk()
    desk.screen("late", 40)
    desk.wait(lambda: desk.progress)
    desk.screen("good", 60)
    result = desk.end("good")
    assert isinstance(result, Result)
    assert desk.results.keys() == {"good"}
    assert desk.failures == {"late": Failure(FailureCode.CANCELLED)}
    assert "late_answer_dropped" in desk.logged()


def test_an_engine_that_never_starts_is_tried_four_times_and_then_only_by_hand(open_desk: Open) -> None:
    desk = open_desk(EngineCommand(BAD.program, (*BAD.arguments, "--dies")))
    desk.screen("good")
    desk.wait_for(State.STOPPED)
    assert desk.logged().count("engine_ended exit=1") == 4
    assert desk.engine.stopped_by == Failure(Loss.CRASHED)
    assert desk.failures == {"good": Failure(Loss.CRASHED)}
    desk.screen("other")
    assert desk.failures["other"] == Failure(Loss.STOPPED)
    desk.engine.start()
    assert desk.engine.state is State.STARTING


def test_a_program_that_is_not_there_is_a_stopped_engine_not_a_hang(open_desk: Open, tmp_path: Path) -> None:
    desk = open_desk(EngineCommand(str(tmp_path / "nothing"), ()))
    desk.wait_for(State.STOPPED)
    assert desk.logged().count("engine_failed_to_start") == 4
    assert desk.engine.stopped_by == Failure(Loss.CRASHED)


def test_an_engine_that_does_not_leave_is_made_to(open_desk: Open) -> None:
    desk = open_desk(patience=Patience(60, 60, 60, leave_s=0.2, kill_s=60))
    desk.screen("deaf")
    desk.wait(lambda: desk.progress)
    desk.engine.stop()
    desk.wait_for(State.STOPPED)
    assert desk.failures == {"deaf": Failure(Loss.STOPPED)}
    assert "leaving_ignored" in desk.logged()


def test_what_the_engine_says_of_patients_does_not_reach_the_log(open_desk: Open) -> None:
    desk = open_desk()
    desk.screen("talks_of_patients")
    assert isinstance(desk.end("talks_of_patients"), Result)
    desk.engine.stop()
    desk.wait_for(State.STOPPED)
    assert "Li Ming" not in desk.logged()
    assert "type=KeyError at=fuse.py:7" in desk.logged()
    assert "exception KeyError" in desk.logged()
    assert "stderr_lines_left_out=1" in desk.logged()


DESKTOP = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.engine.client import engine_command
from app.engine.connection import EngineConnection
from app.engine.engine_log import EngineLog
app = QCoreApplication([])
engine = EngineConnection(engine_command("--fake"), EngineLog(Path(sys.argv[1])))
engine.greeted.connect(lambda _: print(engine.process_id, flush=True))
engine.start()
app.exec()
"""


def test_the_engine_does_not_outlive_a_desktop_that_is_killed(tmp_path: Path) -> None:
    desktop = subprocess.Popen(
        [sys.executable, "-c", DESKTOP, str(tmp_path / "engine.log")],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert desktop.stdout is not None
    engine = os.pidfd_open(int(desktop.stdout.readline()))
    desktop.kill()
    desktop.wait()
    gone, _, _ = select.select([engine], [], [], WAIT_MS / 1000)
    os.close(engine)
    desktop.stdout.close()
    assert gone


@pytest.mark.parametrize("where", ["gpu", "python", "processor"])
def test_an_engine_whose_memory_runs_out_says_so_and_goes_on(open_desk: Open, where: str) -> None:
    """Simulated on a machine without a GPU; torch's refusal of too large a tensor is real."""
    desk = open_desk(EngineCommand(sys.executable, (STARVING,)))
    desk.screen(where)
    assert desk.end(where) == Failure(FailureCode.OUT_OF_MEMORY)
    process = desk.engine.process_id
    desk.screen("next")
    assert isinstance(desk.end("next"), Result)
    assert desk.engine.process_id == process
    assert "failure=out_of_memory" in desk.logged()


def test_memory_that_runs_out_while_loading_stops_the_engine_and_a_person_may_start_it_again(
    open_desk: Open,
) -> None:
    desk = open_desk(EngineCommand(sys.executable, (STARVING, "--at-load")))
    desk.screen("waiting")
    assert desk.end("waiting") == Failure(FailureCode.OUT_OF_MEMORY)
    desk.wait_for(State.STOPPED)
    assert desk.engine.stopped_by == Failure(FailureCode.OUT_OF_MEMORY)
    desk.engine.start()
    assert desk.engine.state is State.STARTING
