from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.engine_log import EngineLog, codes_only


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("heart_engine: failure=internal type=KeyError at=fuse.py:41", True),
        ('  File "/home/li/heart/heart_engine/server/loop.py", line 7, in serve', "at loop.py:7 in serve"),
        ("ValueError: could not convert 'Li Ming'", "exception ValueError"),
        ("torch.OutOfMemoryError", "exception torch.OutOfMemoryError"),
        ("KeyboardInterrupt", "exception KeyboardInterrupt"),
        ("Traceback (most recent call last):", None),
        ("    patient = 'Li Ming'", None),
        ("heart_engine: name=Li Ming", None),
        ("heart_engine: name=李明", None),
        ("李明Error: x", None),
        ("", None),
    ],
)
def test_of_stderr_only_codes_and_places_are_kept(line: str, kept: str | bool | None) -> None:
    assert codes_only(line) == (line if kept is True else kept)


@given(st.text(alphabet="李明 Ming,=:.'\n0123456789", max_size=40))
def test_no_prose_is_kept(text: str) -> None:
    assert codes_only(text) is None


def test_the_log_is_bounded_and_keeps_the_latest(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "engine.log"
    log = EngineLog(path, max_bytes=2_000)
    for number in range(500):
        log.code(f"number={number}")
    files = sorted(tmp_path.rglob("*.log"))
    assert [one.name for one in files] == ["engine.before.log", "engine.log"]
    assert all(one.stat().st_size <= 2_000 for one in files)
    assert path.read_text("ascii").endswith(" number=499\n")


def test_lines_left_out_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "engine.log"
    EngineLog(path).stderr([b"Li Ming", None, b"MemoryError\r", b"\xff"])
    lines = [line.split(" ", 1)[1] for line in path.read_text("ascii").splitlines()]
    assert lines == ["exception MemoryError", "stderr_lines_left_out=3"]


def test_a_log_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    in_the_way = tmp_path / "folder"
    in_the_way.write_text("a file")
    EngineLog(in_the_way / "engine.log").code("engine_ended")
    assert in_the_way.read_text() == "a file"
