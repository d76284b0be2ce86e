"""Rows that vouch for themselves: each carries a keyed checksum over its table and all its cells."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, fields
from operator import itemgetter
from typing import Any, Generic, TypeVar

from app.store.database import Cell, Database
from app.store.errors import DatabaseDamagedError, RowDamagedError
from app.store.record_types import (
    Damage,
    ExamVersion,
    Opinion,
    PatientVersion,
    StoredReport,
    StoredResult,
    Void,
)

Record = PatientVersion | ExamVersion | StoredResult | StoredReport | Opinion | Void
R = TypeVar("R", bound=Record)

# Where even the highest row number cannot be read, rows are looked for up to here.
_HIGHEST_ROW = 1 << 24
# Each failed look opens the file anew, some 3 ms; where a table's very root is gone, stop looking in time.
_MOST_FAILURES = 300


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
    """A table and the class its rows become."""

    name: str
    record: type[R]

    @property
    def columns(self) -> tuple[str, ...]:
        """The cells in their order."""
        return tuple(field.name for field in fields(self.record))

    @property
    def insert(self) -> str:
        """The statement that appends a row."""
        names = ", ".join((*self.columns, "checksum"))
        marks = ", ".join("?" * (len(self.columns) + 1))
        return f"INSERT INTO {self.name} ({names}) VALUES ({marks})"  # noqa: S608  # names from this module

    def select(self, where: str) -> str:
        """Return the statement that reads rows, oldest first."""
        names = ", ".join(("row_id", *self.columns, "checksum"))
        return f"SELECT {names} FROM {self.name} WHERE {where} ORDER BY row_id"  # noqa: S608  # names from code


PATIENTS = Table("patient_version", PatientVersion)
EXAMS = Table("exam_version", ExamVersion)
RESULTS = Table("result", StoredResult)
REPORTS = Table("report", StoredReport)
OPINIONS = Table("opinion", Opinion)
VOIDS = Table("void", Void)
TABLES: tuple[Table[Any], ...] = (PATIENTS, EXAMS, RESULTS, REPORTS, OPINIONS, VOIDS)


class Rows:
    """Appends and reads records, and says which of them cannot be trusted."""

    def __init__(self, database: Database, checksum_key: bytes) -> None:
        self._database = database
        self._key = checksum_key

    def append(self, table: Table[R], record: R) -> str:
        """Add one row and return its checksum, for the audit trail."""
        cells: tuple[Cell, ...] = tuple(getattr(record, column) for column in table.columns)
        checksum = self._checksum(table.name, cells)
        self._database.rows(table.insert, (*cells, checksum))
        return checksum.hex()

    def select(self, table: Table[R], where: str, params: Sequence[Cell]) -> list[R]:
        """Read rows, oldest first; one that fails its checksum is named, never returned."""
        return [table.record(*row[1:-1]) for row in self._verified_rows(table, where, params)]

    def newest(self, table: Table[R], where: str, params: Sequence[Cell]) -> R | None:
        """Read the row that was appended last."""
        found = self.select(table, where, params)
        return found[-1] if found else None

    def readable(self, table: Table[R]) -> tuple[list[R], list[Damage]]:
        """Read every row that can still be read, and name the others; number 0 is all of them."""
        rows, damage = self._gathered(table)
        return [table.record(*row[1:-1]) for row in rows], damage

    def checksums(self, table: Table[R]) -> tuple[dict[str, int], list[Damage]]:
        """Return the checksum and number of each row that can be read, and name the others."""
        rows, damage = self._gathered(table)
        return {row[-1].hex(): int(row[0]) for row in rows}, damage

    def _gathered(self, table: Table[R]) -> tuple[list[tuple[Any, ...]], list[Damage]]:
        """Halve the table again and again around what cannot be read."""
        if not self._opens():
            return [], [Damage("row", table.name)]
        rows: list[tuple[Any, ...]] = []
        damage: list[Damage] = []
        pending = deque([(1, self._highest_row(table))])
        failures = 0
        while pending:
            first, last = pending.popleft()  # the widest first, so that the sound parts come early
            try:
                rows += self._verified_rows(table, "row_id BETWEEN ? AND ?", (first, last))
            except (DatabaseDamagedError, RowDamagedError):
                failures += 1
                if first == last or failures > _MOST_FAILURES:
                    damage.append(Damage("row", table.name, first))
                else:
                    middle = (first + last) // 2
                    pending += [(first, middle), (middle + 1, last)]
        return sorted(rows, key=itemgetter(0)), damage

    def _opens(self) -> bool:
        try:
            self._database.rows("SELECT 1 FROM sqlite_master")
        except DatabaseDamagedError:
            return False
        return True

    def _highest_row(self, table: Table[R]) -> int:
        try:
            found = self._database.rows(f"SELECT max(row_id) FROM {table.name}")  # noqa: S608  # name from code
        except DatabaseDamagedError:
            return _HIGHEST_ROW
        return max(1, int(found[0][0] or 0))

    def _verified_rows(self, table: Table[R], where: str, params: Sequence[Cell]) -> list[tuple[Any, ...]]:
        rows = self._database.rows(table.select(where), params)
        for row in rows:
            if not hmac.compare_digest(self._checksum(table.name, row[1:-1]), row[-1]):
                raise RowDamagedError(table=table.name, row=int(row[0]))
        return rows

    def _checksum(self, table: str, cells: Sequence[Cell]) -> bytes:
        said = json.dumps([table, *cells], ensure_ascii=False, separators=(",", ":"))
        return hmac.new(self._key, said.encode("utf-8", "surrogatepass"), hashlib.sha256).digest()
