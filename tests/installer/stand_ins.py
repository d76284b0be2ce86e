"""Small stand-ins for what an installer takes: wheels of one module, and a program folder in git."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

from installer.wheels import sha256_of


def make_wheel(folder: Path, file: str, members: dict[str, str]) -> Path:
    """Write a wheel with these members and the metadata that every wheel has."""
    folder.mkdir(parents=True, exist_ok=True)
    name, version = file.split("-")[:2]
    info = f"{name}-{version}.dist-info"
    path = folder / file
    with zipfile.ZipFile(path, "w") as archive:
        for member, text in members.items():
            archive.writestr(member, text)
        archive.writestr(f"{info}/METADATA", f"Name: {name}\nVersion: {version}\nLicense-Expression: MIT\n")
        archive.writestr(f"{info}/licenses/LICENSE", f"Terms of {name}")
    return path


def make_lock(path: Path, wheels: list[Path]) -> Path:
    """Write a lock that names these wheels."""
    lines = []
    for wheel in wheels:
        name, version = wheel.name.split("-")[:2]
        lines.append(f"{name}=={version} --hash=sha256:{sha256_of(wheel)}  # {wheel.name}\n")
    path.write_text("# a lock\n" + "".join(lines))
    return path


def make_repository(folder: Path, files: dict[str, str]) -> Path:
    """Commit these files into a new repository."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    git = ["git", "-C", str(folder), "-c", "user.name=T", "-c", "user.email=t@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "one"]):
        subprocess.run([*git, *command], check=True)
    return folder
