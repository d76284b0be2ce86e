"""A disk that loses power: what was synced stays, of the rest any part, and writes may be torn."""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
_FIELDS = {"C": 1, "Z": 1, "W": 3, "T": 2, "S": 1, "R": 2, "L": 2, "U": 1, "M": 1, "D": 1, "A": 1}

Record = tuple[str, list[bytes]]  # a letter and its fields
Change = tuple[int, bytes] | int  # a write at an offset, or a new size


@dataclass(eq=False)
class Inode:
    """A file or folder: as programs see it, and as the platters hold it."""

    is_folder: bool = False
    content: bytearray = field(default_factory=bytearray)  # on the platters
    pending: list[Change] = field(default_factory=list)
    entries: dict[str, Inode] = field(default_factory=dict)  # as programs see it
    durable_entries: dict[str, Inode] = field(default_factory=dict)


@dataclass(eq=False)
class Entry:
    """One change to folders that is not yet on the platters: a rename changes two names in one step."""

    changes: list[tuple[Inode, str, Inode | None]]


def read_log(path: Path) -> list[Record]:
    """Read what the preload library recorded."""
    return list(_records(path.read_bytes()))


def _records(log: bytes) -> Iterator[Record]:
    at = 0
    while at < len(log):
        letter, at = chr(log[at]), at + 1
        fields: list[bytes] = []
        for _ in range(_FIELDS[letter]):
            (length,) = struct.unpack_from("=I", log, at)
            fields.append(log[at + 4 : at + 4 + length])
            at += 4 + length
        yield letter, fields


class Disk:
    """Follows a recorded program and can show what a power cut would leave."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._top = Inode(is_folder=True)
        self._pending: list[Entry] = []

    def follow(self, letter: str, fields: list[bytes]) -> None:
        """Take one recorded call over."""
        path = fields[0].decode()
        if letter == "W":
            self._file(path).pending.append((int(fields[1]), fields[2]))
        elif letter == "T":
            self._file(path).pending.append(int(fields[1]))
        elif letter == "Z":
            self._file(path).pending.append(0)
        elif letter == "S":
            self._sync(self._file(path))
        elif letter in "CM":
            self._enter([(path, Inode(is_folder=letter == "M"))])
        elif letter in "UD":
            self._enter([(path, None)])
        elif letter == "R":
            target = fields[1].decode()
            self._enter([(path, None), (target, self._file(path))])
        elif letter == "L":
            self._enter([(fields[1].decode(), self._file(path))])

    def seen(self) -> dict[str, bytes]:
        """Return every file as programs see it: what the real folder holds, or a call was not recorded."""
        return dict(_files(self._top, ""))

    def lose_power(self, target: Path, chance: random.Random) -> None:
        """Write into a folder what might be on the platters now."""
        entries = self._surviving_entries(chance)
        self._write_out(self._top, target, entries, chance)

    def _surviving_entries(self, chance: random.Random) -> dict[tuple[int, str], Inode | None]:
        """Choose which folder changes arrived: all up to a moment, or any of them."""
        if chance.random() < 0.5:
            kept = self._pending[: chance.randint(0, len(self._pending))]
        else:
            kept = [entry for entry in self._pending if chance.random() < 0.5]
        return {(id(folder), name): inode for entry in kept for folder, name, inode in entry.changes}

    def _write_out(
        self,
        folder: Inode,
        target: Path,
        changed: dict[tuple[int, str], Inode | None],
        chance: random.Random,
    ) -> None:
        target.mkdir(parents=True, exist_ok=True)
        names = {name: inode for (owner, name), inode in changed.items() if owner == id(folder)}
        for name, inode in {**folder.durable_entries, **names}.items():
            if inode is None:
                continue
            if inode.is_folder:
                self._write_out(inode, target / name, changed, chance)
            else:
                (target / name).write_bytes(_surviving_content(inode, chance))

    def _sync(self, inode: Inode) -> None:
        if not inode.is_folder:
            for change in inode.pending:
                _apply(inode.content, change)
            inode.pending.clear()
            return
        waiting: list[Entry] = []
        for entry in self._pending:
            if any(folder is inode for folder, _name, _new in entry.changes):
                _make_durable(entry)
            else:
                waiting.append(entry)
        self._pending = waiting

    def _enter(self, changes: list[tuple[str, Inode | None]]) -> None:
        resolved: list[tuple[Inode, str, Inode | None]] = []
        for path, inode in changes:
            parent, _, name = path.rpartition("/")
            folder = self._file(parent)
            if inode is None:
                del folder.entries[name]  # an unknown name: a call that made it was not recorded
            else:
                folder.entries[name] = inode
            resolved.append((folder, name, inode))
        self._pending.append(Entry(resolved))

    def _file(self, path: str) -> Inode:
        inode = self._top
        for name in Path(path).relative_to(self._root).parts:
            inode = inode.entries[name]
        return inode


def _files(folder: Inode, path: str) -> Iterator[tuple[str, bytes]]:
    for name, inode in folder.entries.items():
        if inode.is_folder:
            yield from _files(inode, f"{path}{name}/")
            continue
        content = bytearray(inode.content)
        for change in inode.pending:
            _apply(content, change)
        yield path + name, bytes(content)


def _make_durable(entry: Entry) -> None:
    for folder, name, inode in entry.changes:
        if inode is None:
            folder.durable_entries.pop(name, None)
        else:
            folder.durable_entries[name] = inode


def _apply(content: bytearray, change: Change) -> None:
    if isinstance(change, int):
        del content[change:]
        content.extend(bytes(change - len(content)))
        return
    offset, data = change
    content.extend(bytes(max(0, offset - len(content))))
    content[offset : offset + len(data)] = data


def _surviving_content(inode: Inode, chance: random.Random) -> bytes:
    """Apply some of the unsynced writes, in order, some of them torn at sectors."""
    content = bytearray(inode.content)
    fate = chance.choice(("none", "all", "first", "some", "torn"))
    kept = inode.pending
    if fate == "none":
        kept = []
    elif fate == "first":
        kept = kept[: chance.randint(0, len(kept))]
    for change in kept:
        if fate in ("some", "torn") and chance.random() < 0.5:
            continue
        for part in _sectors(change, chance) if fate == "torn" else [change]:
            _apply(content, part)
    return bytes(content)


def _sectors(change: Change, chance: random.Random) -> list[Change]:
    """Return those sectors of a write that arrived."""
    if isinstance(change, int):
        return [change]
    offset, data = change
    parts: list[Change] = []
    at = 0
    while at < len(data):
        end = at + SECTOR - (offset + at) % SECTOR
        if chance.random() < 0.5:
            parts.append((offset + at, data[at:end]))
        at = end
    return parts
