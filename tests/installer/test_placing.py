"""Putting a program in place, going back, and what is left when something stops that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from installer.placing import PlacingError, fresh_folder, go_back, mend, put_in_place

Rename = Callable[[Path, Path], Path]


def install(root: Path, version: str) -> None:
    (fresh_folder(root) / "version").write_text(version)
    put_in_place(root)


def running(root: Path) -> str:
    return (root / "program" / "version").read_text()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "中文 目录" / "-".join(["long"] * 30)


def test_an_update_keeps_the_one_before_and_going_back_brings_it_back(root: Path) -> None:
    install(root, "1")
    install(root, "2")
    assert running(root) == "2"
    go_back(root)
    assert running(root) == "1"
    go_back(root)
    assert running(root) == "2"


def test_only_one_version_before_is_kept(root: Path) -> None:
    for version in "123":
        install(root, version)
    assert sorted(path.name for path in root.iterdir()) == ["program", "program.previous"]
    go_back(root)
    assert running(root) == "2"


def test_a_first_install_has_nothing_to_go_back_to(root: Path) -> None:
    install(root, "1")
    with pytest.raises(PlacingError, match="no version before"):
        go_back(root)
    assert running(root) == "1"


@pytest.mark.parametrize("held", ["program", "program.new"])
def test_a_held_file_changes_nothing_and_says_so(
    root: Path, held: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(root, "1")
    (fresh_folder(root) / "version").write_text("2")
    with monkeypatch.context() as scanner:
        scanner.setattr(Path, "rename", refusing(held, Path.rename))
        with pytest.raises(PlacingError, match=r"close HEART, try again; nothing was changed"):
            put_in_place(root)
    assert running(root) == "1"


@pytest.mark.parametrize("renames", [0, 1, 2])
def test_a_kill_between_the_renames_leaves_a_whole_program(
    root: Path, renames: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(root, "1")
    (fresh_folder(root) / "version").write_text("2")
    with monkeypatch.context() as killed:
        killed.setattr(Path, "rename", dying(renames, Path.rename))
        if renames < 2:
            with pytest.raises(KeyboardInterrupt):
                put_in_place(root)
        else:
            put_in_place(root)
    mend(root)
    assert running(root) == ("2" if renames == 2 else "1")


def refusing(name: str, rename: Rename) -> Rename:
    def refuse(source: Path, target: Path) -> Path:
        if source.name == name:
            raise PermissionError(13, "Permission denied", str(source))
        return rename(source, target)

    return refuse


def dying(after: int, rename: Rename) -> Rename:
    done: list[Path] = []

    def die(source: Path, target: Path) -> Path:
        if len(done) == after:
            raise KeyboardInterrupt
        done.append(source)
        return rename(source, target)

    return die
