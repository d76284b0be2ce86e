from __future__ import annotations

from collections.abc import Callable

import pytest

from app.engine.losses import Failure, Loss
from app.engine.roles import Patience, State
from app.engine.supervisor import MAX_RESTARTS, Supervisor
from app.engine.ticket import Ticket, ticket_for
from heart_engine.domain.case import Case
from heart_engine.domain.labels import ThirdLabelMeaning
from heart_engine.domain.result import Provenance, Result
from heart_engine.protocol.messages import (
    PROTOCOL_VERSION,
    Browse,
    BundleInfo,
    Cancel,
    Done,
    Explain,
    Explanation,
    Failed,
    FailureCode,
    Hello,
    Page,
    Progress,
    Request,
    Screen,
    SelfTest,
    SelfTestReport,
    Step,
)

BUNDLE = BundleInfo("b", "1", "l", "v", ThirdLabelMeaning.DUCT, True, True, False, {})
HELLO = Hello(PROTOCOL_VERSION, "1", "fingerprint", "cpu", "", BUNDLE)
PATIENCE = Patience(start_s=5, silence_s=4, cancel_s=3, leave_s=2, kill_s=1)
CASE = Case("c1", measurements={"lvedd": 47.0})
OTHER = Case("c2", measurements={"lvedd": 60.0})


class Recorder:
    """The process and the listener in one, which note what they are told."""

    def __init__(self) -> None:
        self.starts = 0
        self.kills = 0
        self.closings = 0
        self.alarms: list[float | None] = []
        self.sent: list[Request] = []
        self.logged: list[str] = []
        self.states: list[State] = []
        self.hellos: list[Hello] = []
        self.progress: list[Progress] = []
        self.answers: list[Done] = []
        self.failures: list[tuple[str, Failure]] = []
        self.on_failure: Callable[[], None] = lambda: None

    def start(self) -> None:
        self.starts += 1

    def send(self, request: Request) -> None:
        self.sent.append(request)

    def close_input(self) -> None:
        self.closings += 1

    def kill(self) -> None:
        self.kills += 1

    def set_alarm(self, seconds: float) -> None:
        self.alarms.append(seconds)

    def clear_alarm(self) -> None:
        self.alarms.append(None)

    def log(self, code: str) -> None:
        self.logged.append(code)

    def state_changed(self, state: State) -> None:
        self.states.append(state)

    def greeted(self, hello: Hello) -> None:
        self.hellos.append(hello)

    def progressed(self, progress: Progress) -> None:
        self.progress.append(progress)

    def answered(self, done: Done) -> None:
        self.answers.append(done)

    def failed(self, request_id: str, failure: Failure) -> None:
        self.failures.append((request_id, failure))
        self.on_failure()


@pytest.fixture
def world() -> Recorder:
    return Recorder()


@pytest.fixture
def supervisor(world: Recorder) -> Supervisor:
    return Supervisor(world, world, "fingerprint", PATIENCE)


@pytest.fixture
def ready(supervisor: Supervisor) -> Supervisor:
    supervisor.start()
    supervisor.received(HELLO)
    return supervisor


def ask(request_id: str, case: Case = CASE) -> Ticket:
    return ticket_for(Screen(request_id, case))


def answer_to(ticket: Ticket) -> Done:
    provenance = Provenance("b", "l", "v", "cpu", {}, ticket.inputs_sha256, simulated=True)
    result = Result((), {}, None, (), 1.0, {}, (), provenance)
    return Done(ticket.request_id, ticket.case_id, ticket.inputs_sha256, result=result)


def test_it_is_ready_once_the_engine_greets(supervisor: Supervisor, world: Recorder) -> None:
    supervisor.start()
    assert (supervisor.state, world.starts, world.alarms) == (State.STARTING, 1, [5])
    supervisor.received(HELLO)
    assert (supervisor.state, world.hellos, world.alarms[-1]) == (State.READY, [HELLO], None)


def test_starting_twice_starts_one_process(ready: Supervisor, world: Recorder) -> None:
    ready.start()
    assert world.starts == 1


def test_a_question_is_sent_and_its_answer_brought(ready: Supervisor, world: Recorder) -> None:
    ready.submit(ask("1"))
    assert (ready.state, world.sent, world.alarms[-1]) == (State.BUSY, [Screen("1", CASE)], 4)
    ready.received(answer_to(ask("1")))
    assert (ready.state, world.answers, world.alarms[-1]) == (State.READY, [answer_to(ask("1"))], None)


def test_a_question_asked_too_early_is_sent_when_the_engine_greets(
    supervisor: Supervisor, world: Recorder
) -> None:
    supervisor.start()
    supervisor.submit(ask("1"))
    supervisor.submit(ask("2"))
    supervisor.submit(ticket_for(SelfTest("3")))
    assert world.sent == []
    assert world.failures == [("1", Failure(FailureCode.CANCELLED))]
    supervisor.received(HELLO)
    assert [one.request_id for one in world.sent] == ["2", "3"]
    assert supervisor.state is State.BUSY


def test_a_question_given_up_before_the_engine_greets_is_never_sent(
    supervisor: Supervisor, world: Recorder
) -> None:
    supervisor.start()
    supervisor.submit(ask("1"))
    supervisor.cancel("1")
    supervisor.received(HELLO)
    assert (world.sent, supervisor.state) == ([], State.READY)


def test_a_stopped_engine_fails_questions_at_once(supervisor: Supervisor, world: Recorder) -> None:
    supervisor.submit(ask("1"))
    assert world.failures == [("1", Failure(Loss.STOPPED))]


def test_a_failed_question_brings_the_engines_reason(ready: Supervisor, world: Recorder) -> None:
    ready.submit(ask("1"))
    ready.received(Failed("1", FailureCode.OUT_OF_MEMORY, {"needed": 3}))
    assert world.failures == [("1", Failure(FailureCode.OUT_OF_MEMORY, {"needed": 3}))]
    assert ready.state is State.READY


def test_progress_is_shown_and_prolongs_the_wait(ready: Supervisor, world: Recorder) -> None:
    ready.submit(ask("1"))
    world.alarms.clear()
    ready.received(Progress("1", Step.CHECK, 0.1))
    assert (len(world.progress), world.alarms) == (1, [4])


def test_an_engine_that_says_it_still_loads_is_waited_for_again(
    supervisor: Supervisor, world: Recorder
) -> None:
    supervisor.start()
    supervisor.received(Progress("", Step.SELF_TEST, 0.0))
    assert world.alarms == [PATIENCE.start_s, PATIENCE.start_s]
    assert (supervisor.state, world.progress) == (State.STARTING, [])
    supervisor.received(HELLO)
    supervisor.received(Progress("", Step.SELF_TEST, 0.0))  # not any more
    assert world.alarms[2:] == [None, None]


def test_progress_of_what_was_given_up_is_not_shown(ready: Supervisor, world: Recorder) -> None:
    ready.submit(ask("1"))
    ready.cancel("1")
    world.alarms.clear()
    ready.received(Progress("1", Step.CHECK, 0.1))
    assert (world.progress, world.alarms) == ([], [])


def test_a_newer_question_silences_the_older_and_its_late_answer_is_dropped(
    ready: Supervisor, world: Recorder
) -> None:
    ready.submit(ask("1"))
    ready.submit(ask("2", OTHER))
    assert world.failures == [("1", Failure(FailureCode.CANCELLED))]
    assert (ready.state, world.alarms[-1]) == (State.CANCELLING, 3)
    ready.received(answer_to(ask("1")))
    assert (ready.state, world.answers, world.logged) == (State.BUSY, [], ["late_answer_dropped"])
    ready.received(answer_to(ask("2", OTHER)))
    assert world.answers == [answer_to(ask("2", OTHER))]


def test_progress_while_another_is_given_up_does_not_prolong_that_wait(
    ready: Supervisor, world: Recorder
) -> None:
    ready.submit(ask("1"))
    ready.submit(ask("2"))
    world.alarms.clear()
    ready.received(Progress("2", Step.CHECK, 0.1))
    ready.submit(ask("3"))
    assert (len(world.progress), world.alarms) == (1, [])


def test_questions_of_other_kinds_stay_open_beside_it(ready: Supervisor, world: Recorder) -> None:
    ready.submit(ask("1"))
    ready.submit(ticket_for(Browse("2")))
    ready.received(answer_to(ask("1")))
    assert ready.state is State.BUSY
    ready.received(Done("2", "", "", page=Page(0, ())))
    assert (ready.state, len(world.answers), world.failures) == (State.READY, 2, [])


def test_giving_up_is_told_at_once_and_asked_of_the_engine(ready: Supervisor, world: Recorder) -> None:
    ready.submit(ask("1"))
    ready.cancel("1")
    ready.cancel("1")
    assert world.sent[1:] == [Cancel("1")]
    assert world.failures == [("1", Failure(FailureCode.CANCELLED))]
    assert (ready.state, world.alarms[-1]) == (State.CANCELLING, 3)
    ready.received(Failed("1", FailureCode.CANCELLED))
    assert (ready.state, world.alarms[-1], len(world.failures)) == (State.READY, None, 1)


def test_an_engine_that_does_not_let_go_is_killed_and_the_newer_question_asked_again(
    ready: Supervisor, world: Recorder
) -> None:
    ready.submit(ask("1"))
    ready.submit(ask("2"))
    ready.alarm()
    assert (ready.state, world.kills, world.alarms[-1]) == (State.RESTARTING, 1, 1)
    ready.received(answer_to(ask("1")))
    ready.ended()
    assert (world.starts, ready.state, world.alarms[-1]) == (2, State.RESTARTING, 5)
    ready.received(HELLO)
    assert world.sent[2:] == [Screen("2", CASE)]
    ready.received(answer_to(ask("2")))
    assert (world.answers, ready.state) == ([answer_to(ask("2"))], State.READY)


@pytest.mark.parametrize(
    "wrong",
    [
        Done("1", "c2", ask("1").inputs_sha256, answer_to(ask("1")).result),
        Done("1", "c1", ask("2", OTHER).inputs_sha256, answer_to(ask("1")).result),
        Done("1", "c1", ask("1").inputs_sha256, answer_to(ask("2", OTHER)).result),
        Done("1", "c1", ask("1").inputs_sha256),
    ],
    ids=["case", "inputs", "result", "nothing"],
)
def test_an_answer_about_something_else_is_never_shown(
    ready: Supervisor, world: Recorder, wrong: Done
) -> None:
    ready.submit(ask("1"))
    ready.received(wrong)
    assert world.answers == []
    assert world.failures == [("1", Failure(Loss.GARBLED))]
    assert (ready.state, world.kills) == (State.RESTARTING, 1)


@pytest.mark.parametrize(
    ("request_", "done", "fits"),
    [
        (Explain("1", CASE), answer_to(ask("1")), False),
        (Browse("1"), Done("1", "", ""), False),
        (SelfTest("1"), Done("1", "", ""), False),
        (SelfTest("1"), Done("1", "", "", self_test=SelfTestReport(1, (), 0.0)), True),
        (
            Explain("1", CASE),
            Done("1", "c1", ask("1").inputs_sha256, answer_to(ask("1")).result, Explanation((), (), ())),
            True,
        ),
    ],
)
def test_an_answer_must_be_of_the_kind_that_was_asked(
    request_: Explain | Browse | SelfTest, done: Done, fits: bool
) -> None:
    assert ticket_for(request_).fits(done) is fits


def test_a_crash_fails_the_question_and_starts_again_without_asking_it_twice(
    ready: Supervisor, world: Recorder
) -> None:
    ready.submit(ask("1"))
    ready.ended()
    assert world.failures == [("1", Failure(Loss.CRASHED))]
    assert (world.starts, ready.state) == (2, State.RESTARTING)
    ready.received(HELLO)
    assert (len(world.sent), ready.state) == (1, State.READY)


def test_a_listener_may_ask_again_while_it_is_told(ready: Supervisor, world: Recorder) -> None:
    ready.submit(ask("1"))
    world.on_failure = lambda: ready.submit(ask("2"))
    ready.ended()
    ready.received(HELLO)
    assert world.sent[-1] == Screen("2", CASE)


def test_a_listener_may_stop_while_it_is_told(ready: Supervisor, world: Recorder) -> None:
    ready.submit(ask("1"))
    world.on_failure = ready.stop
    ready.ended()
    assert (ready.state, world.closings) == (State.STOPPING, 1)


def test_a_silent_engine_is_killed_and_started_again(ready: Supervisor, world: Recorder) -> None:
    ready.submit(ask("1"))
    ready.alarm()
    assert world.failures == [("1", Failure(Loss.SILENT))]
    assert (ready.state, world.kills) == (State.RESTARTING, 1)
    ready.ended()
    assert world.starts == 2


def test_garbage_is_answered_by_one_kill(ready: Supervisor, world: Recorder) -> None:
    ready.garbled()
    ready.garbled()
    assert (ready.state, world.kills) == (State.RESTARTING, 1)


def test_a_second_greeting_counts_as_garbage(ready: Supervisor, world: Recorder) -> None:
    ready.received(HELLO)
    assert (ready.state, world.kills, len(world.hellos)) == (State.RESTARTING, 1, 1)


def test_a_request_that_the_engine_cannot_read_counts_as_garbage(ready: Supervisor, world: Recorder) -> None:
    ready.submit(ask("1"))
    ready.received(Failed("", FailureCode.REQUEST_UNREADABLE))
    assert world.failures == [("1", Failure(Loss.GARBLED))]


def test_after_three_restarts_in_a_row_it_stops_until_a_person_starts_it(
    supervisor: Supervisor, world: Recorder
) -> None:
    supervisor.start()
    supervisor.submit(ask("1"))
    for _ in range(MAX_RESTARTS + 1):
        supervisor.ended()
    assert (supervisor.state, world.starts) == (State.STOPPED, 1 + MAX_RESTARTS)
    assert (supervisor.stopped_by, world.alarms[-1]) == (Failure(Loss.CRASHED), None)
    supervisor.start()
    assert (supervisor.state, supervisor.stopped_by) == (State.STARTING, None)
    for _ in range(MAX_RESTARTS):
        supervisor.ended()
    assert supervisor.state is State.RESTARTING


def test_an_answer_forgives_the_restarts_before_it(ready: Supervisor) -> None:
    for _ in range(MAX_RESTARTS + 1):
        ready.submit(ask("1"))
        ready.received(answer_to(ask("1")))
        ready.ended()
        ready.received(HELLO)
    assert ready.state is State.READY


def test_garbage_after_the_last_restart_kills_and_stops(ready: Supervisor, world: Recorder) -> None:
    for _ in range(MAX_RESTARTS):
        ready.ended()
    ready.received(HELLO)
    ready.garbled()
    assert (ready.state, world.kills) == (State.STOPPING, 1)
    ready.garbled()
    ready.ended()
    assert (ready.state, ready.stopped_by) == (State.STOPPED, Failure(Loss.GARBLED))


@pytest.mark.parametrize(
    ("protocol", "fingerprint"), [(PROTOCOL_VERSION + 1, "fingerprint"), (PROTOCOL_VERSION, "another")]
)
def test_an_engine_of_another_release_is_refused_for_good(
    supervisor: Supervisor, world: Recorder, protocol: int, fingerprint: str
) -> None:
    supervisor.start()
    supervisor.submit(ask("1"))
    supervisor.received(Hello(protocol, "1", fingerprint, "cpu", "", BUNDLE))
    supervisor.ended()
    assert (supervisor.state, world.starts) == (State.STOPPED, 1)
    assert world.failures == [("1", Failure(Loss.INCOMPATIBLE))]
    assert world.hellos == []


def test_an_engine_that_refuses_to_start_is_not_asked_again(supervisor: Supervisor, world: Recorder) -> None:
    supervisor.start()
    supervisor.received(Failed("", FailureCode.BUNDLE_REFUSED, {"file": "x"}))
    supervisor.ended()
    assert (supervisor.state, world.starts) == (State.STOPPED, 1)
    assert supervisor.stopped_by == Failure(FailureCode.BUNDLE_REFUSED, {"file": "x"})
    supervisor.submit(ask("1"))  # whoever asks is told why, and not to start it again
    assert world.failures == [("1", Failure(FailureCode.BUNDLE_REFUSED, {"file": "x"}))]


def test_stopping_asks_waits_kills_waits_and_logs(ready: Supervisor, world: Recorder) -> None:
    ready.submit(ask("1"))
    ready.stop()
    ready.stop()
    assert world.failures == [("1", Failure(Loss.STOPPED))]
    assert (ready.state, world.closings, world.kills) == (State.STOPPING, 1, 0)
    assert world.alarms[-1] == 2
    ready.alarm()
    assert (world.kills, world.alarms[-1], world.logged[-1]) == (1, 1, "leaving_ignored")
    ready.alarm()
    assert ready.state is State.STOPPED
    assert world.alarms.pop() is None
    assert world.logged[-1] == Loss.UNKILLABLE
    assert ready.stopped_by == Failure(Loss.UNKILLABLE)


def test_an_engine_that_leaves_when_asked_is_not_killed(ready: Supervisor, world: Recorder) -> None:
    ready.stop()
    ready.received(Failed("", FailureCode.INTERNAL))
    ready.ended()
    assert (ready.state, world.kills, ready.stopped_by) == (State.STOPPED, 0, None)


def test_stopping_while_a_kill_is_under_way_waits_for_that_kill(ready: Supervisor, world: Recorder) -> None:
    ready.garbled()
    ready.stop()
    assert (ready.state, world.closings, world.alarms[-1]) == (State.STOPPING, 0, 1)
    ready.ended()
    assert (ready.state, world.starts) == (State.STOPPED, 1)


def test_an_answer_that_nobody_asked_for_is_dropped(ready: Supervisor, world: Recorder) -> None:
    ready.received(answer_to(ask("7")))
    assert (world.answers, world.logged, ready.state) == ([], ["late_answer_dropped"], State.READY)


def test_an_answer_gives_what_is_still_open_its_whole_time(ready: Supervisor, world: Recorder) -> None:
    page, question = ticket_for(Browse("page")), ask("1")
    for ticket in (page, question):
        ready.submit(ticket)
    world.alarms.clear()
    ready.received(Done("page", "", "", page=Page(0, ())))
    assert world.alarms == [PATIENCE.silence_s]
    ready.submit(ask("2", OTHER))  # silences the first, which the engine has not let go of yet
    world.alarms.clear()
    ready.received(Failed("1", FailureCode.CANCELLED))
    assert world.alarms == [PATIENCE.silence_s]
    ready.received(answer_to(ask("2", OTHER)))
    assert world.alarms[-1] is None
