"""An engine that misbehaves as the case id says, or always as its argument does; else it answers properly."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from typing import NoReturn

from heart_engine.domain.case_json import inputs_sha256
from heart_engine.domain.fingerprint import domain_fingerprint
from heart_engine.protocol.messages import (
    PROTOCOL_VERSION,
    Cancel,
    Done,
    Event,
    Failed,
    FailureCode,
    Hello,
    Progress,
    Screen,
    Step,
)
from heart_engine.protocol.wire import decode_request, encode
from heart_engine.server.fake import FakeScreener, _result


def say(*events: Event) -> None:
    write(b"".join(encode(one) for one in events))


def write(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def done(request: Screen) -> Done:
    case = request.case
    return Done(request.request_id, case.case_id, inputs_sha256(case), _result(case, {}, ()))


def well(request: Screen) -> None:
    say(done(request))


def cancel_honoured(request: Screen) -> None:
    assert decode_request(sys.stdin.buffer.readline()) == Cancel(request.request_id)
    say(Failed(request.request_id, FailureCode.CANCELLED))


def deaf(_: Screen) -> NoReturn:
    while True:
        threading.Event().wait()


def crash(_: Screen) -> NoReturn:
    os._exit(3)


def garbage(_: Screen) -> None:
    write(b"\x00\xff{}\n" * 100)


def stray_print(request: Screen) -> None:
    write(b"Loading checkpoint shards: 100%\n")
    say(done(request))


def ten_megabytes(request: Screen) -> None:
    write(encode(Done("x", "", ""))[:-2] + b" " * 10_000_000 + b"}\n")
    say(done(request))


def never_a_newline(_: Screen) -> NoReturn:
    while True:
        write(b"x" * 65536)


def late(request: Screen) -> None:
    """Hold the answer back until the next question is there, then give both."""
    following = decode_request(sys.stdin.buffer.readline())
    assert isinstance(following, Screen)
    say(done(request), done(following))


def talks_of_patients(request: Screen) -> None:
    sys.stderr.write(
        "heart_engine: failure=internal type=KeyError at=fuse.py:7\nKeyError: Li Ming\nLi Ming\n"
    )
    sys.stderr.flush()
    say(done(request))


BEHAVIOURS: dict[str, Callable[[Screen], None]] = {
    one.__name__: one
    for one in (
        cancel_honoured, deaf, crash, garbage, stray_print, ten_megabytes, never_a_newline, late,
        talks_of_patients,
    )
}  # fmt: skip


def main() -> None:
    if "--dies" in sys.argv:
        os._exit(1)
    fake = FakeScreener.info
    say(Hello(PROTOCOL_VERSION, "bad", domain_fingerprint(), "cpu", "test", fake))
    while line := sys.stdin.buffer.readline():
        request = decode_request(line)
        if isinstance(request, Screen):
            say(Progress(request.request_id, Step.CHECK, 0.0), Progress(request.request_id, Step.ENCODE, 0.5))
            BEHAVIOURS.get(request.case.case_id or sys.argv[-1], well)(request)


main()
