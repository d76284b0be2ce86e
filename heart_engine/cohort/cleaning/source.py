"""A hospital's table in memory: its headers and its rows, read in a process of its own.

A text of a personal column never stays: only a keyed digest of it does, enough to tell two patients apart.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import secrets
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from heart_engine.cohort.cleaning.roles import Role, guessed_role
from heart_engine.cohort.cleaning.turning import turn
from heart_engine.interchange.choice import Choice
from heart_engine.interchange.grid import Grid, Row, column_name, find_header
from heart_engine.interchange.headers import DROPPED, match_header, normalised, words_meaning
from heart_engine.interchange.long_table import is_long
from heart_engine.interchange.raw_table import megabytes_to_read
from heart_engine.interchange.refusal import FileRefusedError, RefusalCode, unreadable
from heart_engine.protocol.reading_child import TIMED_OUT_EXITS, reading_environment, time_limit_s

_HEAD_ROWS = 8
_SHORT = 60  # longer texts are prose and hardly ever repeated
_WAIT_S = 120.0
_DIGEST_BYTES = 8
_LABELS = 3
_INITIALS = 3

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Source:
    """One file's table; `places` holds the source rows of a study's cells where a long table was turned."""

    file: str
    sha256: str
    details: Mapping[str, str]
    not_read: tuple[str, ...]  # other sheets with something in them
    grid: Grid
    summaries: tuple[int, ...] = ()  # rows about all other rows
    places: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    letters: tuple[str, ...] = ()

    def row_of(self, row: Row, index: int) -> int:
        """Return the row of the file in which a cell stands."""
        return self.places[row.number][index] if row.number in self.places else row.number

    def letter_of(self, index: int) -> str:
        """Return the column of the file in which a cell stands, as spreadsheets call it."""
        return self.letters[index] if self.letters else column_name(index)


def read_source(
    path: Path, choices: Mapping[str, Choice], patient_column: str | None, progress: Progress
) -> Source:
    """Read a whole table; a FileRefusedError says why not."""
    sha256 = _hash(path)
    stream = _Stream(path)
    opening = stream.opening()
    head = list(itertools.islice(stream.rows(progress), _HEAD_ROWS))
    if not head:
        raise FileRefusedError(RefusalCode.EMPTY, "nothing in it")
    grid = find_header([row for row in head if not row.is_blank], choices)
    if grid is None:
        raise FileRefusedError(RefusalCode.NO_HEADER, "no header row among the first five", row=len(head))
    hidden = frozenset(i for i, one in enumerate(grid.headers) if _is_personal(one, patient_column))
    kept, summaries = _kept(itertools.chain(grid.rows, stream.rows(progress)), grid.headers, hidden)
    found = Source(
        file=path.name,
        sha256=sha256,
        details=opening["details"],
        not_read=tuple(opening["others"]),
        grid=Grid(grid.headers, kept),
        summaries=summaries,
    )
    if not is_long(grid.headers):
        return found
    turned = turn(found.grid)
    details = {**found.details, "layout": "long"}
    return replace(found, grid=turned.grid, places=turned.places, letters=turned.letters, details=details)


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise unreadable(error) from error


def _is_personal(header: str, patient_column: str | None) -> bool:
    is_named = bool(header) and header == patient_column
    return is_named or match_header(header).confidence == DROPPED or guessed_role(header) is Role.PATIENT


def _kept(
    rows: Iterator[Row], headers: tuple[str, ...], hidden: frozenset[int]
) -> tuple[tuple[Row, ...], tuple[int, ...]]:
    """Keep the rows of studies; texts are shared, and what is personal is replaced by its digest."""
    key = secrets.token_bytes(32)
    shared: dict[str, str] = {}
    kept: list[Row] = []
    summaries: list[int] = []
    for row in rows:
        if row.is_blank or tuple(cell.strip() for cell in row.cells) == headers:
            continue
        if is_summary(row, follows_one=bool(summaries)):
            summaries.append(row.number)
            continue
        cells = (_digest(cell, key) if i in hidden else cell for i, cell in enumerate(row.cells))
        kept.append(Row(row.number, tuple(shared.setdefault(c, c) if len(c) < _SHORT else c for c in cells)))
    return tuple(kept), tuple(summaries)


def is_summary(row: Row, *, follows_one: bool) -> bool:
    """Look for a word such as mean; SD or max alone may be a person's initials, so they only follow one."""
    words = {normalised(cell) for cell in row.cells[:_LABELS] if len(cell) < _SHORT} & _summary_words()
    return any(follows_one or len(word) > _INITIALS or not word.isascii() for word in words)


def _summary_words() -> frozenset[str]:
    return frozenset(words_meaning("summary"))


def _digest(text: str, key: bytes) -> str:
    plain = text.strip()
    return hashlib.blake2b(plain.encode(), key=key, digest_size=_DIGEST_BYTES).hexdigest() if plain else ""


class _Stream:
    """The child that reads the file, line by line; it is gone when its last line was read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._limit_s = time_limit_s(int(megabytes_to_read(path) * 1_000_000))
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "heart_engine.interchange.rows_child", str(path)],
            env=reading_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._alarm = threading.Timer(2 * self._limit_s + _WAIT_S, self._process.kill)
        self._alarm.daemon = True
        self._alarm.start()
        self._lines = self._answers()
        self.count = 0

    def opening(self) -> dict[str, Any]:
        """Return what the child says of the file before its rows."""
        return dict(next(self._lines))

    def rows(self, progress: Progress) -> Iterator[Row]:
        """Yield the rows that have not been read yet."""
        for one in self._lines:
            if isinstance(one, dict):
                return
            self.count += 1
            if self.count % 2000 == 0:
                progress("read", self.count, 0)
            yield Row(one[0], tuple(one[1]))

    def _answers(self) -> Iterator[Any]:
        stream = self._process.stdout
        assert stream is not None  # noqa: S101 - PIPE was asked for
        with stream:
            last: Any = None
            for line in stream:
                if not line.endswith(b"\n"):
                    break  # the process was ended in the middle of a line
                last = json.loads(line)
                if isinstance(last, dict) and "refused" in last:
                    self._end()
                    raise _as_error(last["refused"])
                yield last
        code = self._end()
        if not isinstance(last, dict) or "rows" not in last:
            is_late = code in TIMED_OUT_EXITS
            refusal = RefusalCode.TIMED_OUT if is_late else RefusalCode.CHILD_DIED
            raise FileRefusedError(refusal, f"{self._limit_s:g} s" if is_late else f"exit {code}")

    def _end(self) -> int:
        self._alarm.cancel()
        return self._process.wait()


def _as_error(refused: Mapping[str, Any]) -> FileRefusedError:
    params = refused["params"]
    return FileRefusedError(
        RefusalCode(refused["code"]), params["rule"], row=params["row"], column=params["column"]
    )
