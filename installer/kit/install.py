"""Installs, goes back or removes, for one user and without a network: what the kit's install.sh starts.

Order: look for room and for the system's libraries, write the new program into a folder of its own, give it
its place by two renames, and only then touch menus. Whatever fails before leaves what was there as it was.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from installer.compiled import compile_tree
from installer.environment import missing_packages
from installer.left_out import left_out
from installer.linux.starters import write_starters
from installer.placing import NEW, PROGRAM, PlacingError, fresh_folder, go_back, put_in_place
from installer.sizes import Size, tell_sizes
from installer.wheels import WheelError, read_lock, unpack, verified

KIT = Path(__file__).resolve().parents[2]
NAME = "heart-expert-assistant"
NEEDED_BYTES = 2_500_000_000
_ICON = "icons/hicolor/scalable/apps"


def main(arguments: list[str]) -> int:
    """Do what was asked; a failure says what to do next, and that nothing was changed."""
    parser = argparse.ArgumentParser(prog="install.sh", description="Install HEART from this kit.")
    parser.add_argument("action", nargs="?", choices=("install", "go-back", "remove"), default="install")
    parser.add_argument("--folder", type=Path, default=Path.home() / ".local" / "opt" / NAME)
    chosen = parser.parse_args(arguments)
    root = chosen.folder.absolute()
    try:
        {"install": install, "go-back": back, "remove": remove}[chosen.action](root)
    except (PlacingError, WheelError, subprocess.CalledProcessError) as problem:
        shutil.rmtree(root / (PROGRAM + NEW), ignore_errors=True)
        return told(str(problem))
    except OSError as problem:
        shutil.rmtree(root / (PROGRAM + NEW), ignore_errors=True)
        where = problem.filename or root
        return told(f"{where}: {problem.strerror}. The program that was here and all records are unchanged.")
    return 0


def install(root: Path) -> None:
    """Write the new program, and put it in place."""
    started = time.monotonic()
    missing = missing_packages()
    if missing:
        line = f"sudo apt-get install {' '.join(missing)}"
        print(f"The window needs system libraries that are missing here; ask for: {line}", file=sys.stderr)
    require_room(root)
    new = fresh_folder(root)
    for name in ("python.tar", "program.tar"):
        subprocess.run(["tar", "-xf", str(KIT / name), "-C", str(new)], check=True)
    for wheel in read_lock(KIT / "requirements.lock"):
        unpack(verified(wheel, KIT / "wheels"), new / "site-packages", left_out("packages"))
    for folder in ("heart", "site-packages", "python/lib"):
        compile_tree(new / folder)
    put_in_place(root)
    write_starters(root / "bin", str(root / PROGRAM))
    add_to_menu(root)
    tell_the_desktop()
    size = sum(path.stat().st_size for path in (root / PROGRAM).rglob("*") if path.is_file())
    tell_sizes("HEART", [Size("installed", size)])
    print(f"installed in {time.monotonic() - started:.0f} s: start {root / 'bin' / 'heart-desktop'}")


def back(root: Path) -> None:
    """Make the version before the one that runs."""
    go_back(root)
    print("The version before is back. The records stay as they are.")


def remove(root: Path) -> None:
    """Remove all that `install` wrote; the records are the clinic's."""
    for part in (*root.glob(PROGRAM + "*"), *root.glob("bin")):
        shutil.rmtree(part)
    if root.is_dir() and not any(root.iterdir()):
        root.rmdir()
    for path in menu_files().values():
        path.unlink(missing_ok=True)
    tell_the_desktop()
    print(
        f"The program is removed. Records, drafts and settings stay where they are: {data_home() / 'HEART'}"
    )


def require_room(root: Path) -> None:
    """Refuse a disk without room before anything is written."""
    there = next(place for place in (root, *root.parents) if place.exists())
    free = shutil.disk_usage(there).free
    if free < NEEDED_BYTES:
        needed_mb, free_mb = NEEDED_BYTES // 10**6, free // 10**6
        msg = f"not enough room on the disk: {needed_mb} MB needed, {free_mb} free; nothing was changed"
        raise PlacingError(msg)


def add_to_menu(root: Path) -> None:
    """Write the menu entry, the kind of file and the icon."""
    for source, path in menu_files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        text = (KIT / "menu" / source).read_text(encoding="utf-8")
        started = f'Exec="{root / "bin" / "heart-desktop"}"'
        path.write_text(text.replace("Exec=heart-desktop", started), encoding="utf-8")


def tell_the_desktop() -> None:
    """Have the desktop read menus and kinds of file anew; one without these commands does so by itself."""
    for command, folder in (("update-mime-database", "mime"), ("update-desktop-database", "applications")):
        if shutil.which(command) and (data_home() / folder).is_dir():
            subprocess.run([command, str(data_home() / folder)], check=False)


def menu_files() -> dict[str, Path]:
    """Return where each file of the menu goes."""
    home = data_home()
    return {
        f"{NAME}.desktop": home / "applications" / f"{NAME}.desktop",
        f"{NAME}.xml": home / "mime" / "packages" / f"{NAME}.xml",
        f"{NAME}.svg": home / _ICON / f"{NAME}.svg",
    }


def data_home() -> Path:
    """Return where a user's own files of programs lie."""
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def told(text: str) -> int:
    """Say what went wrong."""
    print(f"HEART was not changed: {text}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
