"""Damage to files, reproducible from a seed: bytes, tokens that readers trip over, and parts of archives."""

from __future__ import annotations

import copy
import io
import json
import random
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any

TOKENS = (
    b"",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b'"',
    b"'",
    b",",
    b";",
    b"\t",
    b"\r",
    b"\n",
    b"=1+1",
    b"-",
    b"1e999",
    b"NaN",
    b"9" * 50,
    b"0.0000000000000001",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
    b"&b;",
    b"[" * 200,
    b"{" * 50,
    b" " * 3000,
    b"(" * 3000,
    b":" * 3000,
    b"5 " * 1500,
    b"(" * 50,
    b"\xff\xff\xff\xff",
    b"\x00\x00\x00\x80",
    "４５".encode(),
    "轻度".encode(),
    "٤".encode(),
    "\u202e".encode(),
    b"54/37",
    b"45-50",
    b">55%",
)
ODD_VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    45,
    4.5,
    1e308,
    10**30,
    "",
    "45",
    "mm",
    "轻度",
    "x" * 300,
    [],
    {},
    [[[[]]]],
    [None],
    [1, "a", {}],
    {"coding": 1},
    {"coding": [1]},
    {"coding": [{"code": 1}]},
    {"coding": [{"system": [], "code": "18043-0"}]},
    {"resourceType": "Observation"},
    {"value": "62", "code": "%"},
    {"value": 62, "code": []},
)
MOST_CHANGES = 6
INSIDE_SHARE = 0.7

Change = Callable[[random.Random, bytearray], None]


def mutated(generator: random.Random, data: bytes) -> bytes:
    """Damage a file a little; an archive often inside, so that the damage gets past the unpacking."""
    goes_inside = generator.random() < INSIDE_SHARE
    if data.startswith(b"PK") and goes_inside:
        return _inside_archive(generator, data)
    if data.startswith(b"{") and goes_inside:
        return _inside_json(generator, data)
    changed = bytearray(data)
    for _ in range(generator.randint(1, MOST_CHANGES)):
        generator.choice(_CHANGES)(generator, changed)
    return _decodable(bytes(changed)) if _is_text(data) and goes_inside else bytes(changed)


def _is_text(data: bytes) -> bool:
    return b"\0" not in data and bool(data.decode("utf-8", "ignore"))


def _decodable(data: bytes) -> bytes:
    """Leave nothing that the decoder would refuse, so that the damage reaches the reader."""
    return data.decode("utf-8", "ignore").replace("\0", "").encode()


def _inside_json(generator: random.Random, data: bytes) -> bytes:
    """Put odd values where a document has sound ones."""
    document = json.loads(data)
    for _ in range(generator.randint(1, MOST_CHANGES)):
        places = list(_places(document))
        holder, name = generator.choice(places) if places else (document, "x")
        holder[name] = copy.deepcopy(generator.choice(ODD_VALUES))
    return json.dumps(document).encode()


def _places(node: object) -> Iterator[tuple[Any, Any]]:
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for name, value in inner:
        yield node, name
        yield from _places(value)


def _inside_archive(generator: random.Random, data: bytes) -> bytes:
    old, new = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    victim = generator.choice(old.namelist())
    with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in old.namelist():
            part = old.read(name)
            archive.writestr(name, mutated(generator, part) if name == victim else part)
    return new.getvalue()


def _flip(generator: random.Random, data: bytearray) -> None:
    if data:
        data[generator.randrange(len(data))] ^= 1 << generator.randrange(8)


def _overwrite(generator: random.Random, data: bytearray) -> None:
    at = generator.randrange(len(data) + 1)
    token = generator.choice(TOKENS)
    data[at : at + len(token)] = token


def _insert(generator: random.Random, data: bytearray) -> None:
    at = generator.randrange(len(data) + 1)
    data[at:at] = generator.choice(TOKENS)


def _cut(generator: random.Random, data: bytearray) -> None:
    first, last = sorted(generator.randrange(len(data) + 1) for _ in range(2))
    del data[first : min(last, first + 64)]


def _end(generator: random.Random, data: bytearray) -> None:
    del data[generator.randrange(len(data) + 1) :]


def _repeat(generator: random.Random, data: bytearray) -> None:
    first = generator.randrange(len(data) + 1)
    piece = bytes(data[first : first + generator.randrange(1, 200)])
    data[first:first] = piece * generator.randrange(1, 20)


def _swap(generator: random.Random, data: bytearray) -> None:
    first, second = (generator.randrange(len(data) + 1) for _ in range(2))
    data[first : first + 8], data[second : second + 8] = data[second : second + 8], data[first : first + 8]


_CHANGES: tuple[Change, ...] = (_flip, _flip, _overwrite, _overwrite, _insert, _cut, _end, _repeat, _swap)


def digest(data: bytes) -> str:
    """Name an input, to find it again in a report."""
    return f"{zlib.crc32(data):08x}"
