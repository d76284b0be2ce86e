from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from app.engine import bundle_choice
from app.engine.bundle_choice import choose_shipped, chosen_folders, is_shipped_chosen, usual_arguments
from heart_engine.protocol.installed import Places, Selection, user_data_folder, write_selection

SHIPPED = Path("/program/bundles/heart-small")


@pytest.fixture(autouse=True)
def _shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle_choice, "shipped_bundle", lambda: SHIPPED)


def test_where_nobody_selected_anything_the_shipped_bundle_answers(tmp_path: Path) -> None:
    assert usual_arguments(tmp_path) == ("--bundle", str(SHIPPED), "--state", str(tmp_path))
    assert is_shipped_chosen(tmp_path)


def test_what_was_selected_answers_whether_it_is_there_or_not(tmp_path: Path) -> None:
    places = Places(tmp_path)
    write_selection(places, Selection("heart-ours-2.0", "our-cases"))
    bundle, library = places.bundles / "heart-ours-2.0", places.libraries / "our-cases"
    assert not bundle.exists()
    assert chosen_folders(tmp_path) == (bundle, library)
    wanted = ("--bundle", str(bundle), "--library", str(library), "--state", str(tmp_path))
    assert usual_arguments(tmp_path) == wanted
    assert not is_shipped_chosen(tmp_path)


def test_a_library_may_stand_beside_the_shipped_bundle(tmp_path: Path) -> None:
    write_selection(Places(tmp_path), Selection(None, "our-cases"))
    assert chosen_folders(tmp_path) == (SHIPPED, tmp_path / "libraries" / "our-cases")
    assert not is_shipped_chosen(tmp_path)


def test_a_selection_nobody_can_read_is_handed_on_to_be_refused(tmp_path: Path) -> None:
    Places(tmp_path).selection.write_text("{")
    assert chosen_folders(tmp_path) == (tmp_path / "selection.json", None)
    assert not is_shipped_chosen(tmp_path)


def test_going_back_to_the_shipped_bundle_is_one_step(tmp_path: Path) -> None:
    write_selection(Places(tmp_path), Selection("heart-ours-2.0", "our-cases"))
    choose_shipped(tmp_path)
    assert is_shipped_chosen(tmp_path)


def test_commands_and_window_look_in_the_same_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    generic = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    assert user_data_folder() == Path(generic) / "HEART"
