"""The audit trail: who did what, when, with which bundle, to which inputs, in a chain of hashes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from operator import attrgetter
from pathlib import Path
from typing import Any

from app.store.database import Database
from app.store.durable_file import write_durably
from app.store.record_types import Damage, Kind

TRAIL_FORMAT = "heart-audit/1"
NO_HASH = "0" * 64


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One thing that happened."""

    seq: int
    at: str
    by: str
    action: str
    kind: str
    subject_id: str = ""
    version: int = 0
    row_checksum: str = ""
    bundle: str = ""
    variant: str = ""
    inputs_sha256: str = ""
    detail: str = ""  # codes and counts only
    previous: str = NO_HASH
    hash: str = ""


_NAMES = tuple(field.name for field in fields(AuditRow))
_COLUMNS = ", ".join(_NAMES)
_MARKS = ", ".join("?" * len(_NAMES))
_cells = attrgetter(*_NAMES)
_cells_but_hash = attrgetter(*_NAMES[:-1])


class AuditTrail:
    """Appends to the chain and reads it back."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def append(self, row: AuditRow) -> None:
        """Chain one more row on; its seq, previous and hash are set here."""
        last = self.last()
        linked = replace(row, seq=last.seq + 1 if last else 1, previous=last.hash if last else NO_HASH)
        linked = replace(linked, hash=hash_of(linked))
        self._database.rows(f"INSERT INTO audit ({_COLUMNS}) VALUES ({_MARKS})", _cells(linked))  # noqa: S608  # names from code

    def last(self) -> AuditRow | None:
        """Return the head of the chain."""
        rows = self._read("ORDER BY seq DESC LIMIT 1")
        return rows[0] if rows else None

    def last_of(self, kind: Kind, detail_prefix: str) -> AuditRow | None:
        """Return the newest row of a kind whose detail starts so."""
        pattern = detail_prefix + "*"
        rows = self._read("WHERE kind = ? AND detail GLOB ? ORDER BY seq DESC LIMIT 1", kind.value, pattern)
        return rows[0] if rows else None

    def all(self) -> list[AuditRow]:
        """Return the whole trail, oldest first."""
        return self._read("ORDER BY seq")

    def about(self, subject_id: str) -> list[AuditRow]:
        """Return what happened to one record."""
        return self._read("WHERE subject_id = ? ORDER BY seq", subject_id)

    def export(self, path: Path) -> str:
        """Write the trail as JSON lines that anybody can verify, and return the hash of its head."""
        rows = self.all()
        head = rows[-1].hash if rows else NO_HASH
        lines: list[dict[str, Any]] = [{"format": TRAIL_FORMAT, "rows": len(rows), "head": head}]
        lines += [asdict(row) for row in rows]
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        write_durably(path, text.encode())
        return head

    def _read(self, rest: str, *params: str) -> list[AuditRow]:
        sql = f"SELECT {_COLUMNS} FROM audit {rest}"  # noqa: S608  # clauses from this module
        return [AuditRow(*row) for row in self._database.rows(sql, params)]


def hash_of(row: AuditRow) -> str:
    """Return the hash that the next row will hold as its previous."""
    said = json.dumps((*_cells_but_hash(row), ""), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def broken_links(rows: Iterable[AuditRow]) -> tuple[Damage, ...]:
    """Name every row that was changed, or that does not follow the one before it."""
    broken: list[Damage] = []
    seq, previous = 0, NO_HASH
    for row in rows:
        if row.seq != seq + 1 or row.previous != previous or row.hash != hash_of(row):
            broken.append(Damage("chain", "audit", row.seq))
        seq, previous = row.seq, row.hash
    return tuple(broken)


def read_exported(text: str) -> tuple[AuditRow, ...]:
    """Read an exported trail back, as far as its lines go; `broken_links` judges it."""
    lines = [json.loads(line) for line in text.splitlines()]
    header, rows = lines[0], tuple(AuditRow(**line) for line in lines[1:])
    if header["format"] != TRAIL_FORMAT or header["rows"] != len(rows):
        raise ValueError(header["format"])
    return rows
