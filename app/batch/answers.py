"""The table of answers: a row for each answered case, so that a killed run goes on.

A row is written whole; what was cut off in the middle of one, by a kill or a full disk, is taken away before
the next is written.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import BinaryIO, Final

from app.batch.refusal import BatchCode, BatchRefusedError
from app.batch.rows import ID, Row
from heart_engine.domain.labels import LABELS, label_set_to_text, label_sets
from heart_engine.domain.result import Provenance, Result
from heart_engine.domain.spreadsheet_text import neutralised

_SETS: Final = tuple(label_set_to_text(one) for one in label_sets(with_none=True))
_ORIGIN: Final = ("bundle", "library", "variant", "device", "inputs_sha256")
_ONE_FILE_HAS_ONE: Final = ("fake", "bundle", "library", "prevalence")
COLUMNS: Final = (
    ID,
    "answer",
    "abstain",
    *(f"p_{name}" for name in _SETS),
    *(f"{kind}_{label}" for label in LABELS for kind in ("probability", "call")),
    *_ORIGIN,
    "prevalence",
    "simulated",
    "fake",
)
REJECTED_COLUMNS: Final = ("file", "row", ID, "field", "rule")
_BOM: Final = "\ufeff"
_LONGEST_ROW: Final = 1 << 20  # bytes; a row is some hundred, and what is cut off is shorter


class BatchAnswers:
    """Rows appended to one file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.done: dict[str, str] = {}
        """The cases that were answered before, with the hash of their inputs."""
        self.rows: dict[str, dict[str, str]] = {}
        """Their rows as they stand in the file."""
        self._origin: dict[str, str] = {}

    def resume(self) -> None:
        """Begin a file, or go on with one that an earlier run began."""
        if not self._path.exists():
            self._path.write_text(_BOM + _line(COLUMNS), encoding="utf-8", newline="")
            return
        content = self._path.read_bytes()
        whole = content[: content.rfind(b"\n") + 1]
        if not whole.startswith((_BOM + _line(COLUMNS)).encode()):
            raise BatchRefusedError(BatchCode.OUTPUT_OF_ANOTHER_RUN, {"file": str(self._path)})
        rows = csv.DictReader(io.StringIO(whole.decode("utf-8-sig"), newline=""))
        self.rows = {_as_given(row[ID]): row for row in rows}
        self.done = {case_id: row["inputs_sha256"] for case_id, row in self.rows.items()}
        self._origin = next((_origin_of(row) for row in self.rows.values()), {})

    def append(self, case_id: str, result: Result) -> None:
        """Write one answer, whole; one of another origin than the others is refused."""
        self.refuse_other_origin(result)
        row = _line(answer_cells(case_id, result)).encode()
        with self._path.open("r+b") as file:
            file.truncate(_end_of_last_row(file))
            file.seek(0, os.SEEK_END)
            file.write(row)

    def refuse_other_inputs(self, case_id: str, inputs: str) -> None:
        """Refuse to go on beside an answer that was given for other values of the same case."""
        if self.done.get(case_id, inputs) != inputs:
            params = {"file": str(self._path), "case_id": case_id}
            raise BatchRefusedError(BatchCode.OUTPUT_OF_ANOTHER_RUN, params)

    def refuse_other_origin(self, result: Result) -> None:
        """Refuse an answer by another bundle or library than the others, or for other declared patients."""
        cells = answer_cells("", result)
        now = _origin_of({name: str(cell) for name, cell in zip(COLUMNS, cells, strict=True)})
        before = self._origin or now
        other = next((name for name in _ONE_FILE_HAS_ONE if before[name] != now[name]), None)
        if other:
            said = {"before": f"{other} {before[other]}", "now": f"{other} {now[other]}"}
            raise BatchRefusedError(BatchCode.ANSWERS_OF_ANOTHER_ORIGIN, {"file": str(self._path), **said})
        self._origin = before


def write_rejected(path: Path, source: Path, rows: Iterable[Row]) -> None:
    """Write a line for each thing that is wrong; without any there is no file."""
    problems = [
        (source.name, row.number, row.case_id, one.field, one.rule()) for row in rows for one in row.problems
    ]
    if not problems:
        path.unlink(missing_ok=True)
        return
    lines = "".join(_line(one) for one in (REJECTED_COLUMNS, *problems))
    path.write_text(_BOM + lines, encoding="utf-8", newline="")


def answer_cells(case_id: str, result: Result) -> list[object]:
    """Write an answer in the columns of the table."""
    shares = {label_set_to_text(one.labels): one.probability for one in result.sets}
    answers = [cell for label in LABELS for cell in _answer(result, label)]
    origin: Provenance = result.provenance
    return [
        neutralised(case_id),
        "" if result.abstain else label_set_to_text(result.sets[0].labels),
        result.abstain.code if result.abstain else "",
        *(f"{shares[name]:.6f}" if name in shares else "" for name in _SETS),
        *answers,
        *(getattr(origin, name) for name in _ORIGIN),
        ";".join(f"{name}={share:g}" for name, share in origin.prevalence.items()),
        *(str(one).lower() for one in (origin.simulated, origin.fake)),
    ]


def _origin_of(row: Mapping[str, str]) -> dict[str, str]:
    return {name: row[name] for name in _ONE_FILE_HAS_ONE}


def _as_given(written: str) -> str:
    """Return a case's id without the apostrophe that keeps a spreadsheet from running it."""
    bare = written.removeprefix("'")
    return bare if neutralised(bare) == written else written


def _answer(result: Result, label: str) -> tuple[str, str]:
    found = result.labels[label]
    return f"{found.probability:.6f}", found.call.value


def _end_of_last_row(file: BinaryIO) -> int:
    """Return where the last whole row ends: at the file's end, unless something broke off in the middle."""
    end = file.seek(0, os.SEEK_END)
    file.seek(max(0, end - _LONGEST_ROW))
    tail = file.read()
    return end - len(tail) + tail.rfind(b"\n") + 1


def _line(cells: Iterable[object]) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue()
