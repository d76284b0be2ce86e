"""THE table of settings: the page, its order and its words are derived from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.language import LANGUAGES
from app.settings import AUTO_LOCK_MINUTES, FONT_PERCENTS, Theme


class Part(StrEnum):
    """Under which heading a setting stands."""

    LOOK = "look"
    ANSWER = "answer"
    REPORT = "report"
    SAFETY = "safety"


class Kind(StrEnum):
    """How a setting is chosen."""

    CHOICE = "choice"
    SHARES = "shares"
    LINE = "line"
    FOLDER = "folder"
    TOLD = "told"  # nothing to choose: the page says what is used


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of the page; its words are the messages `setting.<name>` and what follows from it."""

    name: str  # a field of `Settings`, except where it is only told
    part: Part
    kind: Kind
    options: tuple[object, ...] = ()


YES_NO: Final = (True, False)
SETTINGS: Final = (
    Setting("language", Part.LOOK, Kind.CHOICE, LANGUAGES),
    Setting("theme", Part.LOOK, Kind.CHOICE, tuple(Theme)),
    Setting("font_percent", Part.LOOK, Kind.CHOICE, FONT_PERCENTS),
    Setting("prevalence", Part.ANSWER, Kind.SHARES),
    Setting("own_impression", Part.ANSWER, Kind.CHOICE, YES_NO),
    Setting("ranges", Part.ANSWER, Kind.TOLD),
    Setting("bundle", Part.ANSWER, Kind.TOLD),
    Setting("site_name", Part.REPORT, Kind.LINE),
    Setting("site_address", Part.REPORT, Kind.LINE),
    Setting("backup_folder", Part.SAFETY, Kind.FOLDER),
    Setting("auto_lock_minutes", Part.SAFETY, Kind.CHOICE, AUTO_LOCK_MINUTES),
)


def option_message(setting: Setting, option: object) -> str:
    """Return the message that names one choice of a setting."""
    word = {True: "yes", False: "no"}[option] if isinstance(option, bool) else str(option)
    return f"setting.{setting.name}.{word}"
