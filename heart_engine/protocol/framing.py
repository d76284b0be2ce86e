"""Lines out of a stream of bytes, with a bound on what one line may cost."""

from __future__ import annotations

MAX_LINE_BYTES = 4 * 1024 * 1024
"""A page of a thousand reference cases takes some 1 MB; more than this is no message of ours."""


class LineFramer:
    """Cuts a stream into lines; whatever arrives, it never holds more than one line of the allowed size."""

    def __init__(self, limit: int = MAX_LINE_BYTES) -> None:
        self._limit = limit
        self._rest = bytearray()
        self._discarding = False

    def feed(self, data: bytes) -> list[bytes | None]:
        """Return the lines that are complete now; None stands for one that is too long."""
        *ends, tail = data.split(b"\n")
        lines = [self._finished(part) for part in ends]
        lines.append(self._grown(tail))
        return [line for line in lines if line != b""]

    def _finished(self, part: bytes) -> bytes | None:
        line = self._grown(part)
        if not self._discarding:
            line = bytes(self._rest)
        self._rest.clear()
        self._discarding = False
        return line

    def _grown(self, part: bytes) -> bytes | None:
        """Keep an unfinished line; None at the moment it becomes too long, empty otherwise."""
        if self._discarding:
            return b""
        self._rest += part
        if len(self._rest) <= self._limit:
            return b""
        self._rest.clear()
        self._discarding = True
        return None
