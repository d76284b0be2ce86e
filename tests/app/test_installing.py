"""A bundle installed from the settings, by the real command in its own process."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.building import HospitalCommand
from app.installing import Installing
from heart_engine.protocol.installed import Places, Selection, read_selection, write_selection

PATIENCE_MS = 60_000


def test_an_unsigned_bundle_is_refused_until_a_person_insists_and_then_selected(
    qtbot: QtBot, tiny_bundle: Path, tmp_path: Path
) -> None:
    installing = Installing(HospitalCommand(), tmp_path)
    with qtbot.waitSignal(installing.refused, timeout=PATIENCE_MS) as refused:
        installing.start(str(tiny_bundle))
    code, params, can_be_meant = refused.args or []
    assert (code, params["reason"], can_be_meant) == ("bundle_refused", "unsigned", True)
    assert read_selection(Places(tmp_path)) == Selection()
    with qtbot.waitSignal(installing.selected, timeout=PATIENCE_MS) as selected:
        installing.insist()
    assert selected.args == ["random-tiny"]
    assert read_selection(Places(tmp_path)).bundle == "random-tiny"


def test_a_folder_that_is_no_bundle_is_refused_and_nobody_can_insist(qtbot: QtBot, tmp_path: Path) -> None:
    installing = Installing(HospitalCommand(), tmp_path / "data")
    with qtbot.waitSignal(installing.refused, timeout=PATIENCE_MS) as refused:
        installing.start(str(tmp_path))
    assert (refused.args or [])[2] is False
    installing.insist()
    assert not (tmp_path / "data" / "bundles").exists()


def test_the_bundle_that_came_with_the_program_answers_again(qtbot: QtBot, tmp_path: Path) -> None:
    write_selection(Places(tmp_path), Selection(bundle="another"))
    installing = Installing(HospitalCommand(), tmp_path)
    with qtbot.waitSignal(installing.selected) as selected:
        installing.use_shipped()
    assert selected.args == [""]
    assert read_selection(Places(tmp_path)) == Selection()
