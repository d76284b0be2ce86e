from __future__ import annotations

import pytest

from app.settings import DEFAULTS, CurrentSettings, Settings, Theme


class Shelf:
    """Keeps what it is given, or says why not."""

    def __init__(self, says: str = "") -> None:
        self.says, self.heard = says, list[str]()

    def keep(self, values: Settings) -> str:
        self.heard.append(f"kept {values.font_percent}")
        return self.says


def test_a_change_is_kept_before_anybody_hears_of_it() -> None:
    shelf = Shelf()
    current = CurrentSettings(keep=shelf.keep)
    current.watch(lambda: shelf.heard.append(f"told {current.values.font_percent}"))
    current.change(font_percent=150, theme=Theme.DARK)
    assert shelf.heard == ["kept 150", "told 150"]
    assert current.values == Settings(font_percent=150, theme=Theme.DARK)
    assert current.trouble == ""


def test_what_changes_nothing_is_neither_kept_nor_told() -> None:
    shelf = Shelf()
    current = CurrentSettings(keep=shelf.keep)
    current.watch(lambda: shelf.heard.append("told"))
    current.change(language=DEFAULTS.language)
    assert shelf.heard == []


def test_where_it_cannot_be_kept_the_change_holds_and_the_reason_is_named() -> None:
    told: list[int] = []
    current = CurrentSettings(keep=Shelf("disk_full").keep)
    current.watch(lambda: told.append(current.values.font_percent))
    current.change(font_percent=200)
    assert told == [200]
    assert current.trouble == "disk_full"


def test_a_name_that_is_no_setting_is_an_error() -> None:
    with pytest.raises(TypeError):
        CurrentSettings().change(colour="red")
