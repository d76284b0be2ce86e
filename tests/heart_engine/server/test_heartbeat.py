from __future__ import annotations

from heart_engine.protocol.messages import Step
from heart_engine.server.heartbeat import EVERY_S, LOADING_EVERY_S, Heartbeat


class Listener:
    """Notes reports; its clock stands still unless it is moved."""

    def __init__(self) -> None:
        self.now = 100.0
        self.said: list[tuple[Step, float]] = []

    def report(self, step: Step, fraction: float) -> None:
        self.said.append((step, fraction))

    def clock(self) -> float:
        return self.now


def test_a_quick_step_is_reported_once() -> None:
    heard = Listener()
    beating = Heartbeat(heard.report, 0.5, clock=heard.clock)
    beating.step(Step.ENCODE, 0.25)
    for share in (0.0, 0.5, 1.0):
        beating.beat(share)
    assert heard.said == [(Step.ENCODE, 0.25)]


def test_a_slow_step_moves_and_never_goes_back() -> None:
    heard = Listener()
    beating = Heartbeat(heard.report, 0.5, clock=heard.clock)
    beating.step(Step.ENCODE, 0.25)
    for share in (0.5, 1.0, 0.0):  # a step may make several passes
        heard.now += EVERY_S
        beating.beat(share)
    beating.step(Step.ANSWER, 0.5)
    assert heard.said == [
        (Step.ENCODE, 0.25),
        (Step.ENCODE, 0.5),
        (Step.ENCODE, 0.75),
        (Step.ENCODE, 0.75),
        (Step.ANSWER, 0.75),
    ]


def test_a_load_of_seconds_reports_nothing_and_a_longer_one_that_it_lives() -> None:
    heard = Listener()
    beating = Heartbeat(heard.report, every_s=LOADING_EVERY_S, clock=heard.clock)
    heard.now += LOADING_EVERY_S - 1
    beating.beat(0.5)
    assert heard.said == []
    heard.now += 1
    beating.beat(0.6)
    assert heard.said == [(Step.SELF_TEST, 0.0)]
