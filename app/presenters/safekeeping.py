"""What is said about backups and about the trail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from app.language import Language
from app.store.backups import Backup
from app.store.record_types import Damage

STALE_AFTER: Final = timedelta(days=7)
_KNOWN_REASONS: Final = frozenset({"asked", "automatic", "before_migration", "before_update"})
_MOST_NAMED: Final = 5


def backup_rows(backups: Sequence[Backup], language: Language) -> tuple[tuple[str, ...], ...]:
    """Return a row per backup: when, how much, why, where."""
    return tuple(
        (
            one.moment.astimezone().strftime("%Y-%m-%d %H:%M"),
            str(one.about.rows),
            _reason(one.about.reason, language),
            str(one.path.parent),
        )
        for one in backups
    )


def backup_status(newest: Backup | None, now: datetime, folder: str, language: Language) -> str:
    """Say how old the newest backup is, and whether there is one away from this disk."""
    if newest is None:
        made = language.text("safe.status.none")
    else:
        when = newest.moment.astimezone().strftime("%Y-%m-%d %H:%M")
        old = now - newest.moment > STALE_AFTER
        made = language.text("safe.status.old" if old else "safe.status.newest", when=when)
    place = (
        language.text("safe.status.folder", folder=folder)
        if folder
        else language.text("safe.status.this_disk")
    )
    return f"{made} {place}"


def verified_words(damage: Sequence[Damage], rows: int, language: Language) -> str:
    """Say that everything is what was written, or name what is not."""
    if not damage:
        return language.text("safe.sound", rows=rows)
    named = ", ".join(f"{one.what} {one.name} {one.number}" for one in damage[:_MOST_NAMED])
    return language.text("safe.damaged", count=len(damage), named=named)


def _reason(reason: str, language: Language) -> str:
    return language.text(f"safe.reason.{reason}") if reason in _KNOWN_REASONS else reason
