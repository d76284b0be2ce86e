from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from app.store.durable_file import (
    copy_durably,
    create_durably,
    disk_errors,
    make_private_folder,
    read_file,
    remove_durably,
    write_durably,
)
from app.store.errors import DiskError, DiskFailedError, DiskFullError, ReadOnlyDiskError


def test_a_file_is_replaced_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_durably(path, b"old")
    write_durably(path, b"")
    write_durably(path, b"new" * 1000)
    assert read_file(path) == b"new" * 1000
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [place.name for place in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EDQUOT, DiskFullError),
        (errno.EROFS, ReadOnlyDiskError),
        (errno.EACCES, ReadOnlyDiskError),
        (errno.EIO, DiskFailedError),
        (errno.ENOENT, DiskFailedError),
        (errno.ENODEV, DiskFailedError),
    ],
)
def test_each_refusal_has_its_own_error(number: int, kind: type[DiskError]) -> None:
    with pytest.raises(kind) as caught, disk_errors("case.json"):
        raise OSError(number, "王小明 /home/secret")
    assert caught.value.params == {"file": "case.json", "reason": errno.errorcode[number]}
    assert "王" not in str(caught.value)


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_failed_write_leaves_the_old_content_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def refuse(*_arguments: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    path = tmp_path / "a"
    write_durably(path, b"old")
    monkeypatch.setattr(os, call, refuse)
    with pytest.raises(DiskFullError):
        write_durably(path, b"new")
    monkeypatch.undo()
    assert read_file(path) == b"old"
    assert [place.name for place in tmp_path.iterdir()] == ["a"]


def test_short_writes_are_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, content: whole(descriptor, content[:3]))
    write_durably(tmp_path / "a", b"0123456789")
    assert read_file(tmp_path / "a") == b"0123456789"


@pytest.mark.parametrize("has_links", [True, False])
def test_what_is_there_is_not_created_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, has_links: bool
) -> None:
    if not has_links:
        monkeypatch.setattr(os, "link", refusing(errno.EPERM))
    create_durably(tmp_path / "a", b"first")
    create_durably(tmp_path / "a", b"second")
    assert read_file(tmp_path / "a") == b"first"
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600
    assert [place.name for place in tmp_path.iterdir()] == ["a"]


def test_a_full_disk_leaves_nothing_half_created(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", refusing(errno.ENOSPC))
    with pytest.raises(DiskFullError):
        create_durably(tmp_path / "a", b"first")
    assert list(tmp_path.iterdir()) == []


def refusing(reason: int) -> Callable[..., None]:
    def refuse(*_given: object) -> None:
        raise OSError(reason, os.strerror(reason))

    return refuse


def test_copies_are_equal_and_removals_final(tmp_path: Path) -> None:
    write_durably(tmp_path / "a", bytes(range(256)) * 5000)
    copy_durably(tmp_path / "a", tmp_path / "b")
    assert read_file(tmp_path / "b") == bytes(range(256)) * 5000
    remove_durably(tmp_path / "b")
    remove_durably(tmp_path / "b")
    assert [place.name for place in tmp_path.iterdir()] == ["a"]
    with pytest.raises(DiskFailedError):
        copy_durably(tmp_path / "missing", tmp_path / "b")
    assert [place.name for place in tmp_path.iterdir()] == ["a"]


def test_folders_are_private(tmp_path: Path) -> None:
    make_private_folder(tmp_path / "x" / "y")
    assert stat.S_IMODE((tmp_path / "x" / "y").stat().st_mode) == 0o700
