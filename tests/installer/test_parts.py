"""What ships is listed with its licence, its hash and its reason, and the lists are current."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from installer.commit import Commit
from installer.documents import write_documents
from installer.linux.debian_python import pins as python_pins
from installer.locks import LOCKS, clinic_requirements, lock_lines, plain
from installer.minimum_versions import DEVELOPERS_LOCK, Minimum, differences, minimums, pins, problems
from installer.parts import LICENCES, other_parts, part_of_wheel, read_parts
from installer.sbom import sbom
from installer.wheels import Wheel, WheelError, read_lock
from installer.windows.embeddable import ARCHIVE, VERSION, unpack_python
from tests.installer.stand_ins import make_wheel

COMMIT = Commit("a" * 40, "1.2.3", 1_700_000_000)
WHEELS = {system: read_lock(lock) for system, lock in LOCKS.items()}


@pytest.mark.parametrize("system", LOCKS)
def test_every_locked_wheel_is_listed_with_its_licence_and_its_text(system: str) -> None:
    parts = {plain(part.name): part for part in read_parts()}
    for wheel in WHEELS[system]:
        part = parts[plain(wheel.name)]
        assert part.version == wheel.version
        assert part.licence not in {"", "see its text"}
        assert (LICENCES / part.text_file).stat().st_size > 300, part.name


def test_every_other_part_is_listed_and_has_its_text() -> None:
    assert set(other_parts()) <= set(read_parts())
    assert all((LICENCES / part.text_file).is_file() for part in other_parts())


def test_every_shipped_bundle_is_listed() -> None:
    bundles = {path.parent.name for path in (LICENCES.parent / "bundles").glob("*/manifest.json")}
    assert bundles <= {part.name for part in read_parts()}


def test_no_text_is_kept_for_what_does_not_ship() -> None:
    listed = {part.text_file for part in read_parts()}
    kept = {path.relative_to(LICENCES).as_posix() for path in (LICENCES / "texts").iterdir()}
    assert kept <= listed


def test_the_pythons_that_ship_are_the_ones_that_are_listed() -> None:
    versions = {part.name: part.version for part in read_parts()}
    assert versions["CPython (Windows)"] == VERSION
    assert versions["CPython (Linux)"] == python_pins()[0]["version"]
    assert len({pin["version"] for pin in python_pins()}) == 1


def test_a_clinic_gets_what_the_tests_ran_with() -> None:
    locks = {path.name: pins(path) for path in LOCKS.values()}
    assert differences(locks, pins(DEVELOPERS_LOCK)) == []
    assert differences({"lock": {"torch": "2.1"}}, {"torch": "2.13.0"}) == [
        "lock: torch 2.1, the tests run with 2.13.0"
    ]


@pytest.mark.parametrize("system", LOCKS)
def test_every_requirement_of_the_clinic_is_locked_and_none_comes_as_source(system: str) -> None:
    names = {plain(re.split(r"[<>=]", one)[0]) for one in clinic_requirements()}
    assert names <= {plain(wheel.name) for wheel in WHEELS[system]}
    assert not any(plain(wheel.name).startswith(("nvidia-", "flagembedding")) for wheel in WHEELS[system])


def test_minimum_versions_hold_and_every_one_says_why() -> None:
    locks = {path.name: pins(path) for path in (*LOCKS.values(), DEVELOPERS_LOCK)}
    assert problems(minimums(), locks) == []


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("1.10", []),
        ("1.9.9", ["lock: One 1.9.9, not 1.10 or later: because"]),
        ("2.0", ["lock: One 2.0, not 1.10 or later: because"]),
    ],
)
def test_too_old_and_too_new_is_named_with_the_reason(version: str, said: list[str]) -> None:
    table = (Minimum("One", "1.10", "because", below="2"),)
    assert problems(table, {"lock": {"one": version}}) == said


def test_a_part_without_a_reason_and_a_lock_without_the_part_are_named() -> None:
    assert problems((Minimum("one", "1", " "),), {"lock": {}}) == [
        "one: no reason given",
        "lock: one is not in it",
    ]


def test_a_lock_line_names_the_one_wheel_by_its_hash(tmp_path: Path) -> None:
    wheel = make_wheel(tmp_path, "two_words-1.0-py3-none-any.whl", {"two.py": ""})
    (line,) = lock_lines(["two-words==1.0"], tmp_path)
    (tmp_path / "lock").write_text(line + "\n")
    assert read_lock(tmp_path / "lock")[0].file == wheel.name


def test_a_wheel_tells_its_licence_and_leaves_its_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("installer.parts.LICENCES", tmp_path)
    (tmp_path / "texts").mkdir()
    path = make_wheel(tmp_path, "one-1.0-py3-none-any.whl", {"one.py": ""})
    part = part_of_wheel(Wheel("one", "1.0", "0" * 64, path.name), path)
    assert (part.licence, part.text_file) == ("MIT", "texts/one.txt")
    assert "Terms of one" in (tmp_path / "texts" / "one.txt").read_text()


@pytest.mark.parametrize("system", LOCKS)
def test_the_sbom_names_every_part_once_with_hash_and_licence(system: str) -> None:
    document = json.loads(
        json.dumps(sbom(COMMIT, system, WHEELS[system], read_parts(), [("heart/main.py", "f" * 64)]))
    )
    assert (document["bomFormat"], document["specVersion"]) == ("CycloneDX", "1.5")
    components = document["components"]
    names = [component["bom-ref"] for component in components]
    assert len(names) == len(set(names))
    wheels = [component for component in components if "purl" in component]
    assert len(wheels) == len(WHEELS[system])
    assert all(component["hashes"][0]["content"] and component["licenses"] for component in wheels)
    present = {component["name"] for component in components}
    other = {"windows": "CPython (Linux)", "linux": "CPython (Windows)"}[system]
    assert other not in present
    assert {"heart/main.py", "Noto Sans SC", "HEART"} <= present
    assert ("colorama" in present) is (system == "windows")


def test_the_list_of_files_names_everything_but_itself(tmp_path: Path) -> None:
    (tmp_path / "heart").mkdir()
    (tmp_path / "heart" / "main.py").write_text("A = 1\n")
    (tmp_path / "lock").write_text("")
    write_documents(COMMIT, tmp_path / "lock", "linux", tmp_path)
    listed = {line.split("  ")[1] for line in (tmp_path / "files.sha256").read_text().splitlines()}
    assert listed == {"heart/main.py", "lock", "sbom.cdx.json"}


def test_another_python_than_the_pinned_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / ARCHIVE).write_bytes(b"another")
    with pytest.raises(WheelError, match="not the one that is pinned"):
        unpack_python(tmp_path / ARCHIVE, tmp_path / "python")
