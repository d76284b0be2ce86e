"""The order in which NSIS packs a tree: it would take a folder's files as the disk happens to list them.

With the order written down, two disks that list a folder differently give the same setup program.
"""

from __future__ import annotations

from pathlib import Path


def file_commands(tree: Path, target: str) -> str:
    """Return the commands that put every file of a tree below a folder, in the order of their names."""
    folders: dict[str, list[Path]] = {}
    for path in sorted(tree.rglob("*")):
        if path.is_file():
            folders.setdefault(path.parent.relative_to(tree).as_posix(), []).append(path)
    lines = []
    for folder in sorted(folders):
        place = target if folder == "." else f"{target}\\{_quoted(folder.replace('/', chr(92)))}"
        lines.append(f'SetOutPath "{place}"')
        lines += [f'File "{_quoted(str(path))}"' for path in folders[folder]]
    return "".join(f"{line}\n" for line in lines)


def _quoted(text: str) -> str:
    """Return a name as NSIS reads it inside quotes."""
    return text.replace("$", "$$").replace('"', '$\\"')
