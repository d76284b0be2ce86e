"""The engine's two pipes, taken before anything else can write to or read from them."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass

from heart_engine.protocol.framing import LineFramer
from heart_engine.protocol.messages import Event
from heart_engine.protocol.wire import encode

_CHUNK_BYTES = 65536


@dataclass(frozen=True, slots=True)
class Pipes:
    """Private descriptors of what the process was started with as stdin and stdout."""

    requests: int
    events: int


def claim_pipes() -> Pipes:
    """Take stdin and stdout away from everybody else in this process and in its children.

    From here on a print, a C library's message or a child's output goes to stderr; nobody can eat a request.
    """
    pipes = Pipes(os.dup(0), os.dup(1))
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return pipes


def read_lines(descriptor: int) -> Iterator[bytes | None]:
    """Yield each line until the other side closes; None stands for one that is too long."""
    framer = LineFramer()
    while data := os.read(descriptor, _CHUNK_BYTES):
        yield from framer.feed(data)


class EventWriter:
    """Writes whole events, from whichever thread has one."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._lock = threading.Lock()

    def write(self, event: Event) -> None:
        """Write one event; when the other side has gone there is nobody to tell."""
        rest = memoryview(encode(event))
        with self._lock:
            try:
                while rest:
                    rest = rest[os.write(self._descriptor, rest) :]
            except OSError:  # the desktop died: the end of stdin, seen by the reader, ends this process
                return
