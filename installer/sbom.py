"""The list of what ships with a hash of each part, as CycloneDX 1.5 (JSON).

Every build carries its own, with the hash of every file; `python -m installer.sbom FOLDER` writes those of
the locks alone, which needs no build.
"""

from __future__ import annotations

import json
import sys
import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from installer.commit import Commit, commit_of
from installer.locks import LOCKS, plain
from installer.parts import Part, read_parts
from installer.wheels import Wheel, read_lock

_NAMESPACE = uuid.UUID(
    "b3f1a7c2-5d0e-5b7e-9a53-3f2d8f6f4a10"
)  # ours, so that the same build has the same number


def main(arguments: list[str]) -> int:
    """Write one document for each system."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for system, lock in LOCKS.items():
        document = sbom(commit_of(), system, read_lock(lock), read_parts(), ())
        text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
        (folder / f"heart-{system}.cdx.json").write_text(text, encoding="utf-8")
    return 0


def sbom(
    commit: Commit,
    system: str,
    wheels: Sequence[Wheel],
    parts: Sequence[Part],
    own: Iterable[tuple[str, str]],
) -> dict[str, object]:
    """Return the document; `own` names files of parts that are no wheels, each with its SHA-256."""
    by_name = {plain(part.name): part for part in parts}
    components = [_wheel_component(wheel, by_name[plain(wheel.name)]) for wheel in wheels]
    components += [_file_component(name, sha256, commit) for name, sha256 in own]
    locked = {plain(wheel.name) for wheel in wheels}
    components += [
        _part_component(part) for part in parts if _belongs(part, system) and plain(part.name) not in locked
    ]
    built = datetime.fromtimestamp(commit.seconds, tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    about = {"type": "application", "name": "HEART", "version": commit.version, "bom-ref": "heart"}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_NAMESPACE, commit.id + system)}",
        "version": 1,
        "metadata": {"timestamp": built, "component": about},
        "components": components,
    }


def _belongs(part: Part, system: str) -> bool:
    """Say whether a part that is no wheel ships on a system; most name their system."""
    others = {"windows": "(Linux)", "linux": "(Windows)"}
    is_wheel_elsewhere = part.name == plain(part.name) and part.text_file == f"texts/{part.name}.txt"
    return (
        others[system] not in part.name
        and not is_wheel_elsewhere
        and not (system == "linux" and part.name.startswith("NSIS"))
    )


def _wheel_component(wheel: Wheel, part: Part) -> dict[str, object]:
    return {
        **_part_component(part),
        "purl": f"pkg:pypi/{plain(wheel.name)}@{wheel.version}",
        "hashes": [{"alg": "SHA-256", "content": wheel.sha256}],
    }


def _part_component(part: Part) -> dict[str, object]:
    return {
        "type": "library",
        "bom-ref": f"{plain(part.name)}@{part.version}",
        "name": part.name,
        "version": part.version,
        "licenses": [{"license": {"name": part.licence}}],
    }


def _file_component(name: str, sha256: str, commit: Commit) -> dict[str, object]:
    return {
        "type": "file",
        "bom-ref": name,
        "name": name,
        "version": commit.version,
        "hashes": [{"alg": "SHA-256", "content": sha256}],
    }


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
