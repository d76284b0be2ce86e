"""The engine's loop: one thread reads, the main thread works, and neither outlives the desktop."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable

from heart_engine import __version__
from heart_engine.domain.case_json import inputs_sha256
from heart_engine.domain.fingerprint import domain_fingerprint
from heart_engine.protocol.exit_codes import ExitCode, exit_code_for
from heart_engine.protocol.messages import (
    PROTOCOL_VERSION,
    Browse,
    Cancel,
    Done,
    Explain,
    Failed,
    FailureCode,
    Hello,
    Ping,
    Progress,
    Request,
    Screen,
    SelfTest,
    Step,
)
from heart_engine.protocol.wire import decode_request
from heart_engine.protocol.wire_error import Rule, WireError
from heart_engine.server.failures import failed, log_failure, refused
from heart_engine.server.inbox import Inbox, Job
from heart_engine.server.pipes import EventWriter, Pipes, read_lines
from heart_engine.server.screener import CancelledError, Report, Screener

GRACE_S = 2.0
"""How long work may go on after the desktop has gone."""


def serve(pipes: Pipes, load: Callable[[Report], Screener]) -> ExitCode:
    """Answer requests until stdin ends; it is watched from before the model is loaded.

    What loads says by its report that it is still at it, since a large model takes minutes.
    """
    inbox, writer, finished = Inbox(), EventWriter(pipes.events), threading.Event()
    threading.Thread(target=_read, args=(pipes.requests, inbox, writer, finished), daemon=True).start()
    try:
        return _work(inbox, writer, load)
    finally:
        finished.set()


def _work(inbox: Inbox, writer: EventWriter, load: Callable[[Report], Screener]) -> ExitCode:
    try:
        screener = load(lambda step, share: writer.write(Progress("", step, share)))
    except Exception as error:  # noqa: BLE001 - whatever it is, the desktop must be told by a code
        failure = failed("", error)
        _tell(writer, failure)
        return exit_code_for(failure.code)
    writer.write(_hello(screener))
    while job := inbox.take():
        _answer(screener, job, writer)
    return ExitCode.DONE


def _read(descriptor: int, inbox: Inbox, writer: EventWriter, finished: threading.Event) -> None:
    try:
        for line in read_lines(descriptor):
            _take(line, inbox, writer)
    finally:  # an engine that cannot hear any more must end as well
        inbox.close()
        if not finished.wait(GRACE_S):  # the work does not stop by itself, and nobody is left to stop it
            os._exit(ExitCode.ENGINE_FAILURE)


def _take(line: bytes | None, inbox: Inbox, writer: EventWriter) -> None:
    try:
        _accept(_decoded(line), inbox, writer)
    except WireError as error:
        _tell(writer, refused(error))


def _decoded(line: bytes | None) -> Request:
    if line is None:
        raise WireError(Rule.TOO_LONG, "line")
    return decode_request(line)


def _accept(request: Request, inbox: Inbox, writer: EventWriter) -> None:
    """Sort a request: signs of life and cancelling must not wait behind the work."""
    given_up: list[str] = []
    if isinstance(request, Ping):
        writer.write(Done(request.request_id, case_id="", inputs_sha256=""))
    elif isinstance(request, Cancel):
        given_up = [request.request_id] if inbox.cancel(request.request_id) else []
    else:
        given_up = inbox.put(request)
    for request_id in given_up:
        writer.write(Failed(request_id, FailureCode.CANCELLED))


def _hello(screener: Screener) -> Hello:
    return Hello(
        protocol=PROTOCOL_VERSION,
        program=__version__,
        domain_fingerprint=domain_fingerprint(),
        device=screener.device,
        device_reason=screener.device_reason,
        bundle=screener.info,
    )


def _answer(screener: Screener, job: Job, writer: EventWriter) -> None:
    """Work on one request and send how it ended; an answer that was given up meanwhile is not sent."""

    def report(step: Step, fraction: float) -> None:
        if job.cancelled.is_set():
            raise CancelledError
        writer.write(Progress(job.request.request_id, step, fraction))

    try:
        done: Done | Failed = _done(screener, job, report)
        if job.cancelled.is_set():
            done = Failed(done.request_id, FailureCode.CANCELLED)
        writer.write(done)  # here, since an answer with a NaN in it cannot be written
    except Exception as error:  # noqa: BLE001 - one failed case must not end the engine
        _tell(writer, failed(job.request.request_id, error))


def _done(screener: Screener, job: Job, report: Report) -> Done:
    match job.request:
        case Screen(request_id=name, case=case) as request:
            result = screener.screen(request, report)
            return Done(name, case.case_id, inputs_sha256(case), result=result)
        case Explain(request_id=name, case=case) as request:
            result, explanation = screener.explain(request, report)
            return Done(name, case.case_id, inputs_sha256(case), result=result, explanation=explanation)
        case Browse(request_id=name) as request:
            return Done(name, case_id="", inputs_sha256="", page=screener.browse(request, report))
        case SelfTest(request_id=name) as request:
            return Done(name, case_id="", inputs_sha256="", self_test=screener.self_test(request, report))


def _tell(writer: EventWriter, failure: Failed) -> None:
    """Send a failure and leave its code in the log; being given up is none."""
    if failure.code is not FailureCode.CANCELLED:
        log_failure(failure)
    writer.write(failure)
