from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.installation import shelf
from heart_engine.installation.package import BUNDLE, LIBRARY
from heart_engine.installation.shelf import remove, select, select_own, selected, shelved
from heart_engine.protocol.installed import Places, Selection, read_selection, write_selection
from tests.heart_engine.installation.packages import Install, encoder_of, sign, write_bundle, write_library


def nothing(_share: float) -> None:
    return


def code_of(act: Callable[[], object]) -> Refusal:
    with pytest.raises(BundleRefusedError) as caught:
        act()
    return caught.value.code


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write_bundle(tmp_path / "program" / "small-0.9", version="0.9")
    monkeypatch.setattr(shelf, "shipped_bundle", lambda: folder)
    return folder


def test_the_shelf_shows_what_came_with_the_program_and_what_was_installed(
    put: Install, bundle: Path, shipped: Path, places: Places, private_keys: Mapping[str, Ed25519PrivateKey]
) -> None:
    sign(bundle, BUNDLE, private_keys["current"])
    put(bundle)
    found = [(one.name, one.shipped, one.signed_by) for one in shelved(BUNDLE, places)]
    assert found == [("small-0.9", True, None), ("small-1.0.0", False, "current")]
    assert shipped.is_dir()


def test_what_cannot_be_read_stays_on_the_shelf_with_its_reason(
    put: Install, bundle: Path, places: Places
) -> None:
    home = put(bundle).folder
    (home / "manifest.json").write_text("{}")
    (places.bundles / "empty").mkdir()
    found = {one.name: one.refusal.code for one in shelved(BUNDLE, places) if one.refusal}
    assert found == {"empty": Refusal.MANIFEST_MISSING, "small-1.0.0": Refusal.FORMAT_UNKNOWN}


def test_what_is_selected_answers_until_a_person_goes_back(
    put: Install, bundle: Path, shipped: Path, places: Places
) -> None:
    assert selected(places) == Selection()
    put(bundle)
    assert selected(places) == Selection()  # installing selects nothing
    select(BUNDLE, "small-1.0.0", places, nothing)
    assert read_selection(places) == Selection("small-1.0.0")
    assert select_own(BUNDLE, places) == selected(places) == Selection()
    assert shipped.is_dir()


def test_a_changed_byte_is_found_when_it_is_selected(put: Install, bundle: Path, places: Places) -> None:
    home = put(bundle).folder
    (home / "tokenizer.json").write_text('"smalL"')
    assert code_of(lambda: select(BUNDLE, "small-1.0.0", places, nothing)) is Refusal.HASH_DIFFERS
    assert selected(places) == Selection()


def test_a_signed_one_that_says_something_else_since_is_not_selected(
    put: Install, bundle: Path, places: Places, private_keys: Mapping[str, Ed25519PrivateKey]
) -> None:
    sign(bundle, BUNDLE, private_keys["current"])
    manifest = put(bundle).folder / "manifest.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "limits": "none"}))
    assert code_of(lambda: select(BUNDLE, "small-1.0.0", places, nothing)) is Refusal.SIGNATURE_INVALID
    assert selected(places) == Selection()


@pytest.mark.parametrize("name", ["nobody", "../small-1.0.0", "", ".."])
def test_what_is_not_installed_can_be_neither_selected_nor_removed(
    put: Install, bundle: Path, places: Places, name: str
) -> None:
    put(bundle)
    assert code_of(lambda: select(BUNDLE, name, places, nothing)) is Refusal.NOT_INSTALLED
    assert code_of(lambda: remove(BUNDLE, name, places)) is Refusal.NOT_INSTALLED


def test_a_folder_that_lost_its_document_is_refused_by_what_it_lacks(
    put: Install, bundle: Path, places: Places
) -> None:
    (put(bundle).folder / "manifest.json").unlink()
    assert code_of(lambda: select(BUNDLE, "small-1.0.0", places, nothing)) is Refusal.MANIFEST_MISSING
    assert code_of(lambda: put(bundle)) is Refusal.MANIFEST_MISSING
    remove(BUNDLE, "small-1.0.0", places)
    assert not put(bundle).was_there


def test_a_folder_under_a_name_that_is_not_its_own_is_not_installed(
    put: Install, bundle: Path, places: Places
) -> None:
    put(bundle).folder.rename(places.bundles / "large-2.0")
    assert code_of(lambda: select(BUNDLE, "large-2.0", places, nothing)) is Refusal.NOT_INSTALLED


def test_a_library_is_selected_beside_the_bundle_it_fits_and_goes_with_it(
    put: Install, bundle: Path, library: Path, places: Places
) -> None:
    put(bundle)
    put(library, LIBRARY)
    assert code_of(lambda: select(LIBRARY, "ours", places, nothing)) is Refusal.LIBRARY_OF_ANOTHER_MODEL
    select(BUNDLE, "small-1.0.0", places, nothing)
    assert select(LIBRARY, "ours", places, nothing) == Selection("small-1.0.0", "ours")
    assert select_own(LIBRARY, places) == Selection("small-1.0.0", None)
    select(LIBRARY, "ours", places, nothing)
    assert select(BUNDLE, "small-1.0.0", places, nothing) == Selection("small-1.0.0", None)


def test_a_library_may_stand_beside_the_shipped_bundle(
    put: Install, shipped: Path, tmp_path: Path, places: Places
) -> None:
    put(write_library(tmp_path / "library", encoder_of(shipped)), LIBRARY)
    assert select(LIBRARY, "ours", places, nothing) == Selection(None, "ours")


def test_an_installed_bundle_of_the_shipped_ones_name_is_not_taken_for_it(
    put: Install, shipped: Path, tmp_path: Path, places: Places
) -> None:
    (shipped / "tokenizer.json").write_text('"largE"')
    shutil.rmtree(shipped)
    write_bundle(shipped, name="large", version="0.9")
    other = write_bundle(tmp_path / "b")
    put(other)
    put(write_library(tmp_path / "library", encoder_of(other)), LIBRARY)
    assert code_of(lambda: select(LIBRARY, "ours", places, nothing)) is Refusal.LIBRARY_OF_ANOTHER_MODEL


def test_what_answers_cannot_be_removed(put: Install, bundle: Path, library: Path, places: Places) -> None:
    put(bundle)
    put(library, LIBRARY)
    select(BUNDLE, "small-1.0.0", places, nothing)
    select(LIBRARY, "ours", places, nothing)
    assert code_of(lambda: remove(BUNDLE, "small-1.0.0", places)) is Refusal.IS_SELECTED
    assert code_of(lambda: remove(LIBRARY, "ours", places)) is Refusal.IS_SELECTED
    select_own(BUNDLE, places)
    remove(BUNDLE, "small-1.0.0", places)
    remove(LIBRARY, "ours", places)
    assert list(places.bundles.iterdir()) == list(places.libraries.iterdir()) == []
    assert list(places.staging.iterdir()) == []


def test_a_selection_nobody_can_read_is_an_error_and_no_other_model(places: Places) -> None:
    write_selection(places, Selection())
    places.selection.write_text("{")
    assert code_of(lambda: selected(places)) is Refusal.SELECTION_UNREADABLE
    assert select_own(BUNDLE, places) == Selection()  # the way out
