"""Is everything there what was written? A look at each start, a full one on demand and for backups."""

from __future__ import annotations

from app.store.audit import AuditRow, AuditTrail, broken_links
from app.store.database import Database, page_damage, structure_is_sound
from app.store.errors import DatabaseDamagedError
from app.store.record_types import Damage
from app.store.rows import TABLES, Rows


def start_check(database: Database) -> tuple[Damage, ...]:
    """Verify every page of the file and that tables and indexes fit together."""
    pages = page_damage(database)
    if pages:
        return tuple(Damage("page", database.path.name, page) for page in pages)
    if not structure_is_sound(database):
        return (Damage("structure", database.path.name),)
    return ()


def full_check(database: Database, checksum_key: bytes) -> tuple[Damage, ...]:
    """Verify pages, every row, the audit chain, and that chain and rows tell the same story."""
    found = list(start_check(database))
    rows, present = Rows(database, checksum_key), dict[str, Damage]()
    for table in TABLES:
        checksums, damage = rows.checksums(table)
        found += damage
        present |= {checksum: Damage("row", table.name, number) for checksum, number in checksums.items()}
    try:
        trail = AuditTrail(database).all()
    except DatabaseDamagedError:
        return (*found, Damage("chain", "audit"))
    found += broken_links(trail)
    return tuple(found or _untold(present, trail))


def _untold(present: dict[str, Damage], trail: list[AuditRow]) -> list[Damage]:
    """Name rows without an audit row, and audit rows whose row is gone."""
    told = {row.row_checksum: row.seq for row in trail if row.row_checksum}
    untold = [row for checksum, row in present.items() if checksum not in told]
    return untold + [
        Damage("chain", "audit", seq) for checksum, seq in told.items() if checksum not in present
    ]
