"""A bundle installed from the settings, by the real command in its own process."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from app.building import HospitalCommand
from app.installing import Installing
from app.views.lasting_work import Work, under_way
from heart_engine.protocol.installed import Places, Selection, read_selection, shipped_bundle, write_selection

PATIENCE_MS = 60_000
SHIPPED = getattr(shipped_bundle(), "name", "")


def test_an_unsigned_bundle_is_refused_until_a_person_insists_and_then_selected(
    qtbot: QtBot, tiny_bundle: Path, tmp_path: Path
) -> None:
    installing = Installing(HospitalCommand(), tmp_path)
    with qtbot.waitSignal(installing.refused, timeout=PATIENCE_MS) as refused:
        installing.start(str(tiny_bundle))
    code, params, can_be_meant = refused.args or []
    assert (code, params["reason"], can_be_meant) == ("bundle_refused", "unsigned", True)
    assert read_selection(Places(tmp_path)) == Selection()
    with (
        qtbot.waitSignal(installing.selected, timeout=PATIENCE_MS) as selected,
        qtbot.waitSignal(installing.listed, timeout=PATIENCE_MS) as listed,
    ):
        installing.look()  # another page was visited meanwhile
        installing.insist()
    assert selected.args == ["random-tiny"]
    assert read_selection(Places(tmp_path)).bundle == "random-tiny"
    assert names(listed.args) == {"random-tiny": True, SHIPPED: False}


def names(args: list[Any] | None) -> dict[str, bool]:
    [lines] = args or [()]
    return {line["id"]: line["selected"] for line in lines}


def test_another_bundle_is_chosen_and_what_nobody_uses_is_removed(
    qtbot: QtBot, tiny_bundle: Path, tmp_path: Path
) -> None:
    installing = Installing(HospitalCommand(), tmp_path)
    shutil.copytree(tiny_bundle, Places(tmp_path).bundles / "random-tiny")
    with qtbot.waitSignal(installing.listed, timeout=PATIENCE_MS) as listed:
        installing.look()
    assert names(listed.args) == {"random-tiny": False, SHIPPED: True}
    with qtbot.waitSignals([installing.selected, installing.listed], timeout=PATIENCE_MS):
        installing.choose("random-tiny")
    assert read_selection(Places(tmp_path)).bundle == "random-tiny"
    with qtbot.waitSignal(installing.refused, timeout=PATIENCE_MS) as refused:
        installing.remove("random-tiny")
    assert (refused.args or [])[1]["reason"] == "is_selected"
    with qtbot.waitSignal(installing.listed, timeout=PATIENCE_MS):
        installing.use_shipped()
    with qtbot.waitSignals([installing.removed, installing.listed], timeout=PATIENCE_MS):
        installing.remove("random-tiny")
    assert list(Places(tmp_path).bundles.iterdir()) == []


def test_a_list_that_is_being_read_gives_way_to_what_a_person_wants(
    qtbot: QtBot, tiny_bundle: Path, tmp_path: Path
) -> None:
    installing = Installing(HospitalCommand(), tmp_path)
    installing.look()
    assert not under_way(installing)  # a look may end at any time
    with qtbot.waitSignal(installing.refused, timeout=PATIENCE_MS) as refused:
        installing.start(str(tiny_bundle))
        assert [one.work for one in under_way(installing)] == [Work.BUNDLE]
    assert (refused.args or [])[1]["reason"] == "unsigned"
    assert not under_way(installing)


def test_a_bundle_that_was_changed_after_its_installation_is_not_selected(
    qtbot: QtBot, tiny_bundle: Path, tmp_path: Path
) -> None:
    home = Places(tmp_path).bundles / "random-tiny"
    shutil.copytree(tiny_bundle, home)
    weights = next(home.glob("**/*.safetensors"))
    content = bytearray(weights.read_bytes())
    content[-1] ^= 1
    weights.write_bytes(bytes(content))
    installing = Installing(HospitalCommand(), tmp_path)
    with qtbot.waitSignal(installing.refused, timeout=PATIENCE_MS) as refused:
        installing.choose("random-tiny")
    assert (refused.args or [])[1]["reason"] == "hash_differs"
    assert read_selection(Places(tmp_path)) == Selection()


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
    with (
        qtbot.waitSignal(installing.listed, timeout=PATIENCE_MS),
        qtbot.waitSignal(installing.selected) as selected,
    ):
        installing.use_shipped()
    assert selected.args == [""]
    assert read_selection(Places(tmp_path)) == Selection()
