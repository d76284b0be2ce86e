"""Adds the GPU package to an installed HEART, or removes it; the installed program's own Python runs this.

Every wheel is compared with gpu.lock before one is unpacked; the folder `gpu` appears whole or not at all.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

KIT = Path(__file__).resolve().parent
sys.path.insert(0, str(KIT))  # the shipped Python looks nowhere by itself

from installer.placing import NEW, PREVIOUS, PlacingError, fresh_folder, put_in_place  # noqa: E402 - found only now
from installer.wheels import WheelError, read_lock, unpack, verified  # noqa: E402 - likewise

GPU = "gpu"


def main(arguments: list[str]) -> int:
    """Do what was asked, and say in one line how it went."""
    parser = argparse.ArgumentParser(prog="add-gpu")
    parser.add_argument("root", type=Path, help="the folder that HEART is installed in")
    parser.add_argument("--remove", action="store_true")
    chosen = parser.parse_args(arguments)
    try:
        (remove if chosen.remove else add)(chosen.root)
    except (PlacingError, WheelError) as problem:
        return told(chosen.root, str(problem))
    except OSError as problem:
        return told(chosen.root, f"{problem.filename}: {problem.strerror}")
    return 0


def add(root: Path) -> None:
    """Unpack every wheel into a folder of its own, and put it in place."""
    wheels = [(wheel, verified(wheel, KIT / "wheels")) for wheel in read_lock(KIT / "gpu.lock")]
    new = fresh_folder(root, GPU)
    for wheel, path in wheels:
        print(f"{wheel.name} {wheel.version}", flush=True)
        unpack(path, new / "site-packages")
    put_in_place(root, GPU)
    shutil.rmtree(root / (GPU + PREVIOUS), ignore_errors=True)


def remove(root: Path) -> None:
    """Leave the program with the CPU build that it came with."""
    for name in (GPU, GPU + NEW, GPU + PREVIOUS):
        if (root / name).exists():
            shutil.rmtree(root / name)


def told(root: Path, why: str) -> int:
    """Leave nothing half-written, and say why."""
    shutil.rmtree(root / (GPU + NEW), ignore_errors=True)
    print(f"The GPU package was not added, HEART works as before: {why}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
