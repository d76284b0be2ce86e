from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from heart_engine.bundle.refusal import BundleRefusedError, Refusal
from heart_engine.bundle.verification import verify_bundle
from heart_engine.installation.install import Around, install
from heart_engine.installation.package import BUNDLE, LIBRARY, Kind, package_of
from heart_engine.installation.shelf import known_packages
from heart_engine.installation.signature import Keys
from heart_engine.protocol.installed import Places
from tests.heart_engine.installation.packages import Install, encoder_of, sign, write_bundle, write_library

Archive = Callable[[Path], Path]


def refusal_of(act: Callable[[], object]) -> BundleRefusedError:
    with pytest.raises(BundleRefusedError) as caught:
        act()
    return caught.value


def nothing_is_there(places: Places) -> bool:
    staged = list(places.staging.rglob("*.*")) if places.staging.exists() else []
    return not places.bundles.exists() and not places.libraries.exists() and not staged


def test_a_folder_is_installed_byte_for_byte_under_its_name(
    put: Install, bundle: Path, places: Places
) -> None:
    (bundle / "Thumbs.db").write_text("what a stick collects")
    found = put(bundle)
    assert (found.folder, found.was_there, found.signed_by) == (places.bundles / "small-1.0.0", False, None)
    assert verify_bundle(found.folder).manifest.bundle_id == "small-1.0.0"
    assert not (found.folder / "Thumbs.db").exists()
    assert list(places.staging.iterdir()) == []


def test_progress_reaches_its_end_and_never_falls(bundle: Path, places: Places, keys: Keys) -> None:
    shares: list[float] = []
    install(bundle, BUNDLE, Around(places, (), keys), lambda _doubt: True, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1)


def test_an_archive_is_installed_like_the_folder_it_holds(
    put: Install, bundle: Path, archive: Archive
) -> None:
    found = put(archive(bundle))
    assert verify_bundle(found.folder).manifest.bundle_id == "small-1.0.0"


def test_two_versions_stand_side_by_side(put: Install, bundle: Path, tmp_path: Path, places: Places) -> None:
    put(bundle)
    put(write_bundle(tmp_path / "newer", version="1.0.1"))
    assert sorted(one.name for one in places.bundles.iterdir()) == ["small-1.0.0", "small-1.0.1"]


def test_the_very_same_may_be_installed_again(put: Install, bundle: Path) -> None:
    put(bundle)
    assert put(bundle).was_there


def test_the_very_same_is_checked_again_where_it_lies(put: Install, bundle: Path) -> None:
    home = put(bundle).folder
    (home / "tokenizer.json").write_text('"smalL"')
    assert refusal_of(lambda: put(bundle)).code is Refusal.HASH_DIFFERS


def test_another_of_the_same_name_takes_nobodys_place(put: Install, bundle: Path, places: Places) -> None:
    home = put(bundle).folder
    before = (home / "manifest.json").read_bytes()
    shutil.rmtree(bundle)
    write_bundle(bundle)
    document = json.loads((bundle / "manifest.json").read_text())
    (bundle / "manifest.json").write_text(json.dumps({**document, "limits": "none"}))
    assert refusal_of(lambda: put(bundle)).code is Refusal.OTHER_OF_THIS_NAME
    assert (places.bundles / "small-1.0.0" / "manifest.json").read_bytes() == before


@pytest.mark.parametrize("version", ["0.9.9", "0.10", "1"])
def test_an_older_version_is_installed_only_where_a_person_means_it(
    put: Install, bundle: Path, tmp_path: Path, places: Places, keys: Keys, version: str
) -> None:
    put(bundle)
    older = write_bundle(tmp_path / "older", version=version)
    known = Around(places, known_packages(places), keys)

    def meant(doubt: BundleRefusedError) -> bool:
        return doubt.code is not Refusal.OLDER_VERSION

    refused = refusal_of(lambda: install(older, BUNDLE, known, meant, lambda _: None))
    assert (refused.code, refused.params["found"], refused.params["known"]) == (
        Refusal.OLDER_VERSION,
        version,
        "1.0.0",
    )
    assert put(older).folder.name == f"small-{version}"


def test_versions_of_another_line_and_libraries_are_not_older(
    put: Install, bundle: Path, tmp_path: Path, places: Places, keys: Keys
) -> None:
    put(bundle)
    other = write_bundle(tmp_path / "other", name="large", version="0.1")
    library = write_library(tmp_path / "library", encoder_of(bundle), name="small")
    known = Around(places, known_packages(places), keys)

    def meant(doubt: BundleRefusedError) -> bool:
        return doubt.code is Refusal.UNSIGNED

    assert install(other, BUNDLE, known, meant, lambda _: None).folder.name == "large-0.1"
    assert install(library, LIBRARY, known, meant, lambda _: None).folder.name == "small"


def test_another_library_of_the_model_is_not_the_model(
    put: Install, bundle: Path, library: Path, tmp_path: Path, places: Places
) -> None:
    put(bundle)
    put(library, LIBRARY)
    shutil.rmtree(places.bundles / "small-1.0.0")
    second = write_library(tmp_path / "second", encoder_of(bundle), name="second")
    assert refusal_of(lambda: put(second, LIBRARY)).code is Refusal.LIBRARY_OF_ANOTHER_MODEL


def test_an_unsigned_one_is_installed_only_where_a_person_means_it(
    bundle: Path, places: Places, keys: Keys
) -> None:
    around = Around(places, (), keys)
    refused = refusal_of(lambda: install(bundle, BUNDLE, around, lambda _: False, lambda _: None))
    assert refused.code is Refusal.UNSIGNED
    assert nothing_is_there(places)


@pytest.mark.parametrize("name", ["current", "backup"])
def test_a_signed_one_needs_no_answer(
    bundle: Path, places: Places, keys: Keys, private_keys: Mapping[str, Ed25519PrivateKey], name: str
) -> None:
    sign(bundle, BUNDLE, private_keys[name])
    found = install(bundle, BUNDLE, Around(places, (), keys), lambda _: False, lambda _: None)
    assert found.signed_by == name


def test_a_signed_one_that_was_changed_is_refused_whatever_a_person_says(
    put: Install, bundle: Path, places: Places, private_keys: Mapping[str, Ed25519PrivateKey]
) -> None:
    sign(bundle, BUNDLE, private_keys["current"])
    text = (bundle / "manifest.json").read_text().replace("zeros", "ones!")
    (bundle / "manifest.json").write_text(text)
    assert refusal_of(lambda: put(bundle)).code is Refusal.SIGNATURE_INVALID
    assert nothing_is_there(places)


def test_a_library_is_installed_beside_a_bundle_that_encodes_alike(
    put: Install, bundle: Path, library: Path, places: Places
) -> None:
    assert refusal_of(lambda: put(library, LIBRARY)).code is Refusal.LIBRARY_OF_ANOTHER_MODEL
    put(bundle)
    assert put(library, LIBRARY).folder == places.libraries / "ours"


def test_a_library_of_another_model_is_refused(put: Install, bundle: Path, tmp_path: Path) -> None:
    put(bundle)
    other = write_library(tmp_path / "other", "0" * 64)
    assert refusal_of(lambda: put(other, LIBRARY)).code is Refusal.LIBRARY_OF_ANOTHER_MODEL


def truncate(folder: Path) -> None:
    file = folder / "model" / "model.safetensors"
    file.write_bytes(file.read_bytes()[:-1])


def lengthen(folder: Path) -> None:
    with (folder / "tokenizer.json").open("a") as file:
        file.write(" ")


def flip(folder: Path) -> None:
    file = folder / "model" / "model.safetensors"
    file.write_bytes(file.read_bytes()[:-1] + b"\x01")


def link(folder: Path) -> None:
    (folder / "tokenizer.json").rename(folder / "elsewhere")
    (folder / "tokenizer.json").symlink_to(folder / "elsewhere")


def rename(name: str) -> Callable[[Path], None]:
    def run(folder: Path) -> None:
        text = (folder / "manifest.json").read_text().replace("small-1.0.0", name)
        (folder / "manifest.json").write_text(text)

    return run


def replace_field(**fields: object) -> Callable[[Path], None]:
    def run(folder: Path) -> None:
        document = json.loads((folder / "manifest.json").read_text())
        (folder / "manifest.json").write_text(json.dumps({**document, **fields}))

    return run


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (truncate, Refusal.SIZE_DIFFERS),
        (lengthen, Refusal.SIZE_DIFFERS),
        (flip, Refusal.HASH_DIFFERS),
        (link, Refusal.SYMLINK),
        (lambda one: (one / "tokenizer.json").unlink(), Refusal.FILE_MISSING),
        (lambda one: (one / "manifest.json").unlink(), Refusal.MANIFEST_MISSING),
        (lambda one: (one / "manifest.json").write_bytes(b" " * ((1 << 20) + 1)), Refusal.MANIFEST_TOO_LARGE),
        (lambda one: (one / "manifest.json").write_bytes(b"[]"), Refusal.MANIFEST_UNREADABLE),
        (rename("../outside"), Refusal.NAME_UNUSABLE),
        (rename("a/b"), Refusal.NAME_UNUSABLE),
        (rename("con"), Refusal.NAME_UNUSABLE),
        (rename(""), Refusal.NAME_UNUSABLE),
        (replace_field(domain_fingerprint="0"), Refusal.FINGERPRINT_DIFFERS),
        (replace_field(settings={}), Refusal.SETTINGS_INVALID),
        (replace_field(signatures="none"), Refusal.MANIFEST_INCOMPLETE),
        (
            replace_field(files=[{"path": "../outside", "size": 1, "sha256": "0"}]),
            Refusal.PATH_OUTSIDE,
        ),
    ],
)
def test_what_is_not_whole_is_refused_and_leaves_nothing(
    put: Install, bundle: Path, places: Places, harm: Callable[[Path], object], code: Refusal
) -> None:
    harm(bundle)
    assert refusal_of(lambda: put(bundle)).code is code
    assert not places.bundles.exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not an archive" * 100])
def test_a_file_that_is_no_archive_is_refused(put: Install, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bundle.zip").write_bytes(content)
    assert refusal_of(lambda: put(tmp_path / "bundle.zip")).code is Refusal.ARCHIVE_UNREADABLE


def test_nothing_at_all_is_refused(put: Install, tmp_path: Path) -> None:
    assert refusal_of(lambda: put(tmp_path / "nowhere")).code is Refusal.NOT_A_FOLDER


@pytest.mark.parametrize("kind", [BUNDLE, LIBRARY])
def test_an_archive_of_something_else_is_refused(put: Install, tmp_path: Path, kind: Kind) -> None:
    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as made:
        made.writestr("photo.jpg", b"not a bundle")
    assert refusal_of(lambda: put(tmp_path / "photos.zip", kind)).code is Refusal.MANIFEST_MISSING


def test_an_archive_that_unpacks_to_more_than_it_says_is_cut_off(
    put: Install, bundle: Path, archive: Archive, places: Places
) -> None:
    (bundle / "tokenizer.json").write_bytes(b" " * (64 << 20))
    assert refusal_of(lambda: put(archive(bundle))).code is Refusal.SIZE_DIFFERS
    assert not places.bundles.exists()


def test_an_archive_with_a_damaged_entry_is_refused(put: Install, bundle: Path, archive: Archive) -> None:
    made = archive(bundle)
    content = bytearray(made.read_bytes())
    at = content.index(b"model.safetensors") + 60
    content[at : at + 8] = b"\xff" * 8
    made.write_bytes(content)
    assert refusal_of(lambda: put(made)).code is Refusal.ARCHIVE_UNREADABLE


def test_an_entry_that_needs_a_password_or_another_method_is_refused(
    put: Install, bundle: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_BZIP2) as made:
        for one in sorted(bundle.rglob("*")):
            made.write(one, one.relative_to(bundle))
    assert refusal_of(lambda: put(tmp_path / "b.zip")).code is Refusal.ARCHIVE_UNREADABLE


def test_a_full_disk_is_said_before_anything_is_copied(
    put: Install, bundle: Path, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=1000))
    refused = refusal_of(lambda: put(bundle))
    assert (refused.code, refused.params["free_bytes"]) == (Refusal.DISK_FULL, 1000)
    assert nothing_is_there(places)


def test_room_is_left_for_records(
    put: Install, bundle: Path, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = sum(one.size for one in package_of(BUNDLE, (bundle / "manifest.json").read_bytes()).files)
    spare = 64 << 20
    disk = SimpleNamespace(free=size + spare - 1)
    monkeypatch.setattr("heart_engine.installation.install.shutil.disk_usage", lambda _place: disk)
    assert refusal_of(lambda: put(bundle)).code is Refusal.DISK_FULL
    disk.free += 1
    assert put(bundle).folder.parent == places.bundles


def test_of_two_bundles_in_an_archive_the_outer_one_is_meant(
    put: Install, bundle: Path, archive: Archive
) -> None:
    write_bundle(bundle / "backup" / "older", name="inner")
    assert put(archive(bundle)).package.name == "small-1.0.0"


def test_what_a_killed_installation_left_is_cleared_by_the_next(
    put: Install, bundle: Path, places: Places
) -> None:
    (places.staging / "half").mkdir(parents=True)
    (places.staging / "half" / "model.safetensors").write_text("half of it")
    put(bundle)
    assert list(places.staging.iterdir()) == []
