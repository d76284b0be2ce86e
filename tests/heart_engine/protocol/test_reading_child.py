from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from heart_engine.protocol.reading_child import (
    read_in_child,
    read_text_in_child,
    reading_command,
    reading_environment,
    time_limit_s,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.csv"
    path.write_text("LVDd,EF\n45,62\n")
    return path


def ends(monkeypatch: pytest.MonkeyPatch, code: int, answer: bytes) -> None:
    def run(command: list[str], **_: Any) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess(command, code, answer, b"")

    monkeypatch.setattr(subprocess, "run", run)


@pytest.mark.parametrize(("size", "seconds"), [(0, 4), (999_999, 4), (3_000_000, 6), (32_000_000, 64)])
def test_reading_may_take_two_seconds_for_each_megabyte(size: int, seconds: float) -> None:
    assert time_limit_s(size) == seconds


def test_a_mapping_stands_behind_the_file() -> None:
    assert reading_command("a.csv")[-2:] == ["heart_engine.interchange.child", "a.csv"]
    assert reading_command("a.csv", Path("m.json"))[-2:] == ["a.csv", "m.json"]


def test_the_child_sees_nothing_of_the_parents_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_SECRET", "x")
    monkeypatch.setenv("SYSTEMROOT", "C:/Windows")
    found = reading_environment()
    assert "A_SECRET" not in found
    assert found["SYSTEMROOT"] == "C:/Windows"


def test_the_answer_of_the_child_is_returned(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ends(monkeypatch, 0, b'{"studies": 1}')
    assert read_in_child(file) == {"studies": 1}


@pytest.mark.parametrize("code", [124, -9, -24])
def test_a_child_that_was_ended_took_too_long(file: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    ends(monkeypatch, code, b"")
    refused = read_in_child(file)["refused"]
    assert refused["code"] == "import_timed_out"
    assert refused["params"] == {"file": str(file), "row": None, "column": None, "rule": "4 s"}


@pytest.mark.parametrize(
    ("code", "answer"), [(1, b"{}"), (-11, b""), (0, b"not json"), (0, b"[]"), (0, b"\xff")]
)
def test_anything_but_one_document_is_a_refusal(
    file: Path, monkeypatch: pytest.MonkeyPatch, code: int, answer: bytes
) -> None:
    ends(monkeypatch, code, answer)
    assert read_in_child(file)["refused"]["code"] == "import_child_died"


def test_a_child_that_never_answers_is_ended(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limits = []

    def run(command: list[str], *, timeout: float, **_: Any) -> subprocess.CompletedProcess[bytes]:
        limits.append(timeout)
        raise subprocess.TimeoutExpired(command, timeout)

    monkeypatch.setattr(subprocess, "run", run)
    assert read_in_child(file)["refused"]["code"] == "import_timed_out"
    assert limits[0] < 30


def test_a_file_that_is_not_there_starts_no_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", None)
    assert read_in_child(tmp_path / "nothing")["refused"]["params"]["rule"] == "No such file or directory"


def test_a_pasted_text_reaches_the_child_by_its_stdin_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def run(command: list[str], *, input: bytes, **_: Any) -> subprocess.CompletedProcess[bytes]:  # noqa: A002  # its name
        seen.append((command[-1], input))
        return subprocess.CompletedProcess(command, 0, b'{"studies": 1}', b"")

    monkeypatch.setattr(subprocess, "run", run)
    assert read_text_in_child("左室 48mm \udcff") == {"studies": 1}
    assert seen == [("-", "左室 48mm ?".encode())]
