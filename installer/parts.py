"""Writes resources/licences: what ships, under which licence, with every licence's text.

`python -m installer.parts` reads the wheels that the locks name (build/wheels) and other-parts.csv, which
lists what is no wheel. `parts.json` is what the program shows; tests compare it with the locks.
"""

from __future__ import annotations

import csv
import json
import re
import zipfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from email.message import Message
from email.parser import Parser
from pathlib import Path

from installer.commit import ROOT
from installer.locks import LOCKS, plain
from installer.wheels import Wheel, read_lock, verified

LICENCES = ROOT / "resources" / "licences"
PARTS = LICENCES / "parts.json"
OTHER_PARTS = Path(__file__).with_name("other-parts.csv")
_A_TEXT = re.compile(
    r"[^/]+\.dist-info/(?:licenses/.*|[^/]*(?:LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*)", re.IGNORECASE
)
_LABELS_OF_SOURCE = {"source", "repository", "source code", "code"}
_LONGEST_NAME = 120  # a licence field that holds the whole text says nothing at a glance


@dataclass(frozen=True, slots=True)
class Part:
    """One part that ships."""

    name: str
    version: str
    licence: str
    url_or_source: str
    text_file: str  # below resources/licences


def main() -> int:
    """Write parts.json and the texts."""
    wheels = {wheel.file: folder_of(system) for system, lock in LOCKS.items() for wheel in read_lock(lock)}
    locked = {wheel.file: wheel for lock in LOCKS.values() for wheel in read_lock(lock)}
    parts = {part.name: part for part in other_parts()}
    for file, folder in wheels.items():
        if plain(locked[file].name) not in parts:
            part = part_of_wheel(locked[file], verified(locked[file], folder))
            parts[part.name] = part
    write_parts(parts.values())
    return 0


def folder_of(system: str) -> Path:
    """Return where a system's wheels are kept."""
    return ROOT / "build" / "wheels" / system


def read_parts(path: Path = PARTS) -> tuple[Part, ...]:
    """Read what ships."""
    return tuple(Part(**one) for one in json.loads(path.read_text(encoding="utf-8")))


def other_parts(path: Path = OTHER_PARTS) -> tuple[Part, ...]:
    """Read the parts that are no wheels, and those whose wheel lacks its licence's text."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(Part(**row) for row in csv.DictReader(file))


def write_parts(parts: Iterable[Part]) -> None:
    """Write the list."""
    ordered = sorted(parts, key=lambda part: part.name.lower())
    document = json.dumps([asdict(part) for part in ordered], ensure_ascii=False, indent=1)
    PARTS.write_text(document + "\n", encoding="utf-8")


def part_of_wheel(wheel: Wheel, path: Path) -> Part:
    """Read a wheel's licence, and keep its text."""
    name = plain(wheel.name)
    with zipfile.ZipFile(path) as archive:
        names = sorted(archive.namelist())
        metadata = next(one for one in names if one.endswith(".dist-info/METADATA") and one.count("/") == 1)
        about = Parser().parsestr(archive.read(metadata).decode())
        texts = [(one, archive.read(one).decode(errors="replace")) for one in names if _is_text(one)]
    text = "\n\n".join(f"--- {one.split('/', 1)[1]} ---\n\n{content.strip()}" for one, content in texts)
    if text:
        (LICENCES / "texts" / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
    return Part(name, wheel.version, licence_of(about), home_of(about), f"texts/{name}.txt")


def _is_text(name: str) -> bool:
    return not name.endswith("/") and _A_TEXT.fullmatch(name) is not None


def licence_of(about: Message) -> str:
    """Return the licence as a package names it: the expression, the field, or the classifier."""
    classifiers = [one for one in about.get_all("Classifier", []) if one.startswith("License ::")]
    offered = [str(about.get("License-Expression", "")), str(about.get("License", "")).split("\n")[0]]
    offered += [one.rsplit(":: ", 1)[1] for one in classifiers]
    return next((one.strip() for one in offered if 0 < len(one.strip()) <= _LONGEST_NAME), "see its text")


def home_of(about: Message) -> str:
    """Return where a package's source is, as it says."""
    pairs = [one.split(", ", 1) for one in about.get_all("Project-URL", [])]
    urls = [url for _label, url in pairs]
    wanted = [url for label, url in pairs if label.lower() in _LABELS_OF_SOURCE]
    return next(iter([*wanted, *filter(None, [about.get("Home-page")]), *urls]), "")


if __name__ == "__main__":
    raise SystemExit(main())
