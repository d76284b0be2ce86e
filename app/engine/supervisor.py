"""When the engine is started, asked, given up, killed and started again: a state machine without Qt.

    starting ---hello--> ready <---answered--- busy ---cancel or newer request---> cancelling
        |                                       |                                      |
        +------- crash, silence, garbage -------+------------ not honoured ------------+
                            |
                        restarting --hello--> ready, and what waited is sent
                            |
        after 3 in a row: stopping --> stopped, until a person starts it again

The one alarm means, by state: starting and restarting, neither hello nor a sign that it still loads came;
busy, no sign of life; cancelling, the engine does not let go; stopping, it does not leave; after a kill, it
survived even that.
"""

from __future__ import annotations

from app.engine.losses import Failure, Loss
from app.engine.roles import Listener, Patience, Process, State
from app.engine.ticket import Ticket
from heart_engine.protocol.messages import (
    PROTOCOL_VERSION,
    Cancel,
    Done,
    Event,
    Failed,
    FailureCode,
    Hello,
    Progress,
    silences,
)

MAX_RESTARTS = 3
_LISTENING = frozenset({State.READY, State.BUSY, State.CANCELLING})
_OVER = frozenset({State.STOPPING, State.STOPPED})
_REFUSED = frozenset({FailureCode.BUNDLE_REFUSED, FailureCode.LIBRARY_REFUSED})


class Supervisor:
    """Decides; the process acts and the listener shows."""

    def __init__(self, process: Process, listener: Listener, fingerprint: str, patience: Patience) -> None:
        self.state = State.STOPPED
        self.stopped_by: Failure | None = None
        self._process = process
        self._listener = listener
        self._fingerprint = fingerprint
        self._patience = patience
        self._open: dict[str, Ticket] = {}  # somebody waits for these
        self._given_up: set[str] = set()  # nobody does, but the engine has not let go of them yet
        self._restarts = 0  # since the last answer
        self._alive = False
        self._killed = False

    # What people ask

    def start(self) -> None:
        """Start a stopped engine, with a fresh count of restarts."""
        if self.state is State.STOPPED:
            self.stopped_by = None
            self._restarts = 0
            self._launch(State.STARTING)

    def submit(self, ticket: Ticket) -> None:
        """Ask, now or as soon as the engine can; an older question of the same kind is given up."""
        if self.state in _OVER:
            self._listener.failed(ticket.request_id, self._why_over())
            return
        older = [one for one in self._open.values() if silences(ticket.request, one.request)]
        self._open[ticket.request_id] = ticket
        if self.state in _LISTENING:
            self._process.send(ticket.request)
        for one in older:
            self._give_up(one.request_id)
        self._settle()

    def cancel(self, request_id: str) -> None:
        """Give up a question; one that is not open any more is no error."""
        if request_id in self._open:
            if self.state in _LISTENING:
                self._process.send(Cancel(request_id))
            self._give_up(request_id)
            self._settle()

    def stop(self) -> None:
        """Ask the engine to leave, and make it leave if it does not."""
        if self.state in _OVER:
            return
        self._enter(State.STOPPING)
        self._fail_all(Failure(Loss.STOPPED))
        if not self._killed:  # else its end is near already
            self._process.close_input()
            self._process.set_alarm(self._patience.leave_s)

    # What the process does

    def received(self, event: Event) -> None:
        """Take an event; what a process that is being ended still says is not listened to."""
        if self._killed or self.state in _OVER:
            return
        match event:
            case Hello() if self.state in _LISTENING:
                self._lost(Failure(Loss.GARBLED))
            case Hello():
                self._greeted(event)
            case Progress():
                self._progressed(event)
            case Failed(request_id=""):
                self._refused(event)
            case Done() | Failed():
                self._finished(event)

    def garbled(self) -> None:
        """Give up on a process whose output cannot be understood."""
        if not self._killed and self.state not in _OVER:
            self._lost(Failure(Loss.GARBLED))

    def ended(self) -> None:
        """Go on after the process is gone."""
        was_killed = self._killed
        self._alive = self._killed = False
        self._process.clear_alarm()
        if self.state is State.STOPPING:
            self._enter(State.STOPPED)
        elif was_killed:
            self._launch(State.RESTARTING)
        else:
            self._lost(Failure(Loss.CRASHED))

    def alarm(self) -> None:
        """Take the next step of the ladder: ask, wait, kill, wait, log."""
        if self._killed:
            self._alive = self._killed = False
            self._process.log(Loss.UNKILLABLE)
            self._stop_for(Failure(Loss.UNKILLABLE))
        elif self.state is State.STOPPING:
            self._kill("leaving_ignored")
        elif self.state is State.CANCELLING:
            self._given_up.clear()
            self._enter(State.RESTARTING)
            self._kill("cancel_ignored")
        else:
            self._lost(Failure(Loss.SILENT))

    # Requests

    def _give_up(self, request_id: str) -> None:
        del self._open[request_id]
        if self.state in _LISTENING:
            self._given_up.add(request_id)
        self._listener.failed(request_id, Failure(FailureCode.CANCELLED))

    def _settle(self, *, afresh: bool = False) -> None:
        """Enter the state that follows from what is open; asking more does not prolong a wait."""
        if self.state not in _LISTENING:
            return
        before = self.state
        if self._given_up:
            self._enter(State.CANCELLING)
            seconds = self._patience.cancel_s
        elif self._open:
            self._enter(State.BUSY)
            seconds = self._patience.silence_s
        else:
            self._enter(State.READY)
            self._process.clear_alarm()
            return
        if afresh or self.state is not before:
            self._process.set_alarm(seconds)

    def _progressed(self, progress: Progress) -> None:
        if not progress.request_id and self.state not in _LISTENING:
            self._process.set_alarm(self._patience.start_s)  # it still loads, and lives
        if progress.request_id in self._open:
            if self.state is State.BUSY:
                self._process.set_alarm(self._patience.silence_s)
            self._listener.progressed(progress)

    def _finished(self, event: Done | Failed) -> None:
        """Hand on what fits an open question by id, case and inputs; drop what comes late."""
        ticket = self._open.get(event.request_id)
        if ticket is None:
            self._process.log("late_answer_dropped")
            self._given_up.discard(event.request_id)
            self._settle(afresh=True)
        elif isinstance(event, Done) and not ticket.fits(event):
            self._lost(Failure(Loss.GARBLED))
        else:
            self._close(event)

    def _close(self, event: Done | Failed) -> None:
        self._restarts = 0
        del self._open[event.request_id]
        self._settle(afresh=True)
        if isinstance(event, Done):
            self._listener.answered(event)
        else:
            self._listener.failed(event.request_id, Failure(event.code, event.params))

    def _why_over(self) -> Failure:
        """Say what a question meets now; what was refused stays refused however often it is started again."""
        if self.stopped_by is not None and self.stopped_by.code in _REFUSED:
            return self.stopped_by
        return Failure(Loss.STOPPED)

    def _fail_all(self, failure: Failure) -> None:
        waiting, self._open = self._open, {}
        self._given_up.clear()
        for request_id in waiting:
            self._listener.failed(request_id, failure)

    # The process

    def _greeted(self, hello: Hello) -> None:
        if (hello.protocol, hello.domain_fingerprint) != (PROTOCOL_VERSION, self._fingerprint):
            self._stop_for(Failure(Loss.INCOMPATIBLE))
            return
        self._process.clear_alarm()
        self._listener.greeted(hello)
        self._enter(State.READY)
        for ticket in self._open.values():
            self._process.send(ticket.request)
        self._settle()

    def _refused(self, event: Failed) -> None:
        """Hear a failure of the engine itself: it would refuse to start again, or cannot read requests."""
        if self.state in _LISTENING:
            self._lost(Failure(Loss.GARBLED))
        else:
            self._stop_for(Failure(event.code, event.params))

    def _lost(self, failure: Failure) -> None:
        """Start again after a process was lost; what it was asked is failed, never asked twice."""
        self._process.log(failure.code)
        self._restarts += 1
        if self._restarts > MAX_RESTARTS:
            self._stop_for(failure)
            return
        self._enter(State.RESTARTING)
        if self._alive:
            self._kill("killed_to_restart")
        else:
            self._launch(State.RESTARTING)
        self._fail_all(failure)

    def _launch(self, state: State) -> None:
        self._enter(state)
        self._alive = True
        self._process.set_alarm(self._patience.start_s)
        self._process.start()

    def _kill(self, code: str) -> None:
        self._killed = True
        self._process.log(code)
        self._process.set_alarm(self._patience.kill_s)
        self._process.kill()

    def _stop_for(self, failure: Failure) -> None:
        self.stopped_by = failure
        self._enter(State.STOPPING)
        if self._alive:
            self._kill("killed_to_stop")
        else:
            self._process.clear_alarm()
            self._enter(State.STOPPED)
        self._fail_all(failure)

    def _enter(self, state: State) -> None:
        if state is not self.state:
            self.state = state
            self._listener.state_changed(state)
