from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from heart_engine.protocol.framing import LineFramer

lines = st.lists(st.binary(min_size=1, max_size=12).filter(lambda data: b"\n" not in data), max_size=8)


@given(lines, st.integers(1, 9))
def test_lines_come_out_however_the_stream_was_cut(expected: list[bytes], size: int) -> None:
    stream = b"".join(line + b"\n" for line in expected)
    framer = LineFramer()
    pieces = [stream[at : at + size] for at in range(0, len(stream), size)]
    assert [line for piece in pieces for line in framer.feed(piece)] == expected


@given(lines, st.integers(1, 9), st.integers(1, 11))
def test_a_line_too_long_is_told_once_and_the_next_ones_are_read(
    parts: list[bytes], size: int, limit: int
) -> None:
    stream = b"".join(line + b"\n" for line in parts)
    framer = LineFramer(limit)
    found: list[bytes | None] = []
    for at in range(0, len(stream), size):
        found += framer.feed(stream[at : at + size])
        assert len(framer._rest) <= limit
    assert found == [line if len(line) <= limit else None for line in parts]


def test_a_line_too_long_is_told_before_it_ends() -> None:
    framer = LineFramer(4)
    assert framer.feed(b"12345") == [None]
    assert framer.feed(b"67890\nok\n") == [b"ok"]
