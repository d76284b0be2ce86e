"""Compares every lock with minimum-versions.toml: `python -m installer.minimum_versions`."""

from __future__ import annotations

import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from installer.commit import ROOT
from installer.locks import LOCKS, plain

TABLE = Path(__file__).with_name("minimum-versions.toml")
DEVELOPERS_LOCK = ROOT / "requirements.lock"
_PIN = re.compile(r"([A-Za-z0-9._-]+)==([^\s;]+)")


@dataclass(frozen=True, slots=True)
class Minimum:
    """The oldest version that may ship, and why."""

    name: str
    at_least: str
    reason: str
    below: str = ""


def minimums(path: Path = TABLE) -> tuple[Minimum, ...]:
    """Read the table."""
    return tuple(Minimum(**row) for row in tomllib.loads(path.read_text(encoding="utf-8"))["minimum"])


def pins(lock: Path) -> dict[str, str]:
    """Return the versions that a lock names."""
    found = map(_PIN.match, lock.read_text(encoding="utf-8").splitlines())
    return {plain(match[1]): match[2] for match in found if match}


def problems(table: tuple[Minimum, ...], locks: dict[str, dict[str, str]]) -> list[str]:
    """Say which lock names what is too old or too new, names nothing, or gives no reason."""
    wrong = [f"{one.name}: no reason given" for one in table if not one.reason.strip()]
    for lock, pinned in locks.items():
        for one in table:
            version = pinned.get(plain(one.name))
            if version is None:
                wrong.append(f"{lock}: {one.name} is not in it")
            elif number(version) < number(one.at_least) or (
                one.below and number(version) >= number(one.below)
            ):
                wrong.append(f"{lock}: {one.name} {version}, not {one.at_least} or later: {one.reason}")
    return wrong


def differences(locks: dict[str, dict[str, str]], developers: dict[str, str]) -> list[str]:
    """Name what a clinic would get in another version than the tests ran with."""
    return [
        f"{lock}: {name} {version}, the tests run with {developers[name]}"
        for lock, pinned in locks.items()
        for name, version in pinned.items()
        if developers.get(name, version) != version
    ]


def number(version: str) -> tuple[int, ...]:
    """Return a version as numbers to compare."""
    return tuple(int(part) for part in re.findall(r"\d+", version.split("+", maxsplit=1)[0]))


def main() -> int:
    """Compare, and say what is wrong."""
    locks = {path.name: pins(path) for path in LOCKS.values()}
    developers = pins(DEVELOPERS_LOCK)
    table = minimums()
    wrong = problems(table, {**locks, DEVELOPERS_LOCK.name: developers}) + differences(locks, developers)
    sys.stdout.write(
        "".join(f"{one}\n" for one in wrong) or f"{len(table)} minimum versions hold in every lock\n"
    )
    return int(bool(wrong))


if __name__ == "__main__":
    raise SystemExit(main())
