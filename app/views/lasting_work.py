"""Work that lasts for minutes or hours: neither a lock nor a closing of the window ends it silently."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject


class Work(StrEnum):
    """What can be under way; what its end costs is the message `closing.<work>`."""

    LIBRARY = "library"
    BATCH = "batch"
    REPORTS = "reports"
    BUNDLE = "bundle"


class LastingWork(QObject):
    """Stands below whatever the work belongs to, where the window finds it without knowing of it."""

    def __init__(
        self, owner: QObject, work: Work, is_under_way: Callable[[], bool], stop: Callable[[], None]
    ) -> None:
        super().__init__(owner)
        self.work, self.is_under_way, self.stop = work, is_under_way, stop


def under_way(owner: QObject) -> list[LastingWork]:
    """Return the work that is under way for an owner, or for anything that belongs to it."""
    return [one for one in owner.findChildren(LastingWork) if one.is_under_way()]
