"""Damaged files for every reader, in confined processes: refused or read, never anything else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heart_engine.interchange.candidate import Candidate, FileReading, ImportStatus, Where
from tests.heart_engine.interchange.synthetic import SOUND_FILES
from tests.torture import interchange_worker
from tests.torture.interchange import Worker, read_mutants

INPUTS = 1_000
CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "45",
            "4.5cm",
            "54/37",
            "轻度",
            "+++",
            ">55%",
            "43-45",
            "４５",
            "1月2日",
            "4.5E+01",
            "٤٥",
            "=1+1",
            "-",
        ]
    ),
)
HEADERS = st.one_of(
    st.text(max_size=10),
    st.sampled_from(
        ["LVDd(mm)", "左室舒末径", "EF", "MR", "姓名", "年龄", "名称", "测值", "单位", "E/A", "case_id", "ef"]
    ),
)
SENTENCES = st.sampled_from(
    [
        "左室舒末径",
        " 45mm",
        "，",
        "。",
        "二尖瓣",
        "轻度反流",
        "EF",
        ": 62%",
        "LA diameter",
        " of ",
        "4.7 cm",
        "\n",
        "TR",
        "2.4m/s",
    ]
)


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    one = Worker()
    yield one
    one.close()


@pytest.mark.slow
@pytest.mark.parametrize("name", SOUND_FILES)
def test_a_thousand_damaged_files_are_read_or_refused(worker: Worker, name: str) -> None:
    tally = read_mutants(worker, name, range(INPUTS))
    assert tally.trials == INPUTS
    assert tally.failures == []
    assert {"read"} < set(tally.detail), (
        "damage that never lets a reader go on, or never stops one, tests nothing"
    )


@given(
    st.lists(HEADERS, min_size=1, max_size=6),
    st.lists(st.lists(CELLS, max_size=7), max_size=6),
    st.sampled_from(",;\t"),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_table_of_texts_is_read_or_refused(
    worker: Worker, headers: list[str], rows: list[list[str]], delimiter: str
) -> None:
    text = "\n".join(delimiter.join(cells) for cells in [headers, *rows])
    assert "failed" not in worker.read("a.csv", text.encode("utf-8", "replace"))


@given(st.lists(st.one_of(SENTENCES, st.text(max_size=8)), min_size=1, max_size=30))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_report_is_read_or_refused(worker: Worker, words: list[str]) -> None:
    assert "failed" not in worker.read("a.txt", "".join(words).encode("utf-8", "replace"))


@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"{", b"\0" * 128 + b"DICM"]))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_read_or_refused(worker: Worker, data: bytes, start: bytes) -> None:
    assert "failed" not in worker.read("a", start + data)


def test_a_worker_that_dies_is_reported_and_replaced(worker: Worker) -> None:
    assert worker.read("a.csv", b"LVDd,EF\n45,62\n") == {"what": "read"}
    worker._process.kill()
    assert "the process ended" in worker.read("a.csv", b"LVDd,EF\n")["failed"]
    assert worker.read("a.csv", b"LVDd,EF\n45,62\n") == {"what": "read"}


def test_an_exception_that_is_no_refusal_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        dict[str, str]().__getitem__("planted")

    monkeypatch.setattr(interchange_worker, "read_file", broken)
    assert "planted" in interchange_worker._outcome("a.csv", b"")["failed"]


def test_a_value_that_contradicts_its_status_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    unsound = Candidate("lvedd", "45", 45.0, "mm", ImportStatus.ASK, "plain", None, Where())
    monkeypatch.setattr(interchange_worker, "read_file", lambda *_: FileReading("csv", 1, (unsound,)))
    assert "unsound" in interchange_worker._outcome("a.csv", b"")["failed"]
