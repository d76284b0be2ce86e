"""What a site chose: plain values, kept in one place, with everybody told who follows them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final


class Theme(StrEnum):
    """How light and dark are shared between paper and ink."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


FONT_PERCENTS: Final = (100, 125, 150, 175, 200)
AUTO_LOCK_MINUTES: Final = (2, 5, 10, 15, 30)
LONGEST_TEXT: Final = 400


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice of a site, each with what holds until somebody chooses."""

    language: str = "zh"
    font_percent: int = 100
    theme: Theme = Theme.LIGHT
    prevalence: Mapping[str, float] = field(
        default_factory=dict
    )  # by label set text; empty: the bundle's own
    site_name: str = ""
    site_address: str = ""
    backup_folder: str = ""  # empty: beside the records
    auto_lock_minutes: int = 10
    own_impression: bool = True
    tour_seen: bool = False


DEFAULTS: Final = Settings()


class CurrentSettings:
    """The settings as they stand: a change is kept, then told to everybody who watches."""

    def __init__(
        self,
        values: Settings = DEFAULTS,
        keep: Callable[[Settings], str] = lambda _values: "",
        kept_aside: Path | None = None,
    ) -> None:
        self.values = values
        self.kept_aside = kept_aside  # where the file went that could not be read in full
        self.trouble = ""  # the code of why the last change will be forgotten at the end; empty: it was kept
        self._keep = keep
        self._watchers: list[Callable[[], None]] = []

    def watch(self, changed: Callable[[], None]) -> None:
        """Call this after every change."""
        self._watchers.append(changed)

    def change(self, **changes: Any) -> None:  # noqa: ANN401  # the fields of Settings, each of its own type
        """Take over new values; they hold even where they cannot be kept."""
        changed = dataclasses.replace(self.values, **changes)
        if changed != self.values:
            self.values = changed
            self.trouble = self._keep(changed)
            for watcher in self._watchers:
                watcher()
