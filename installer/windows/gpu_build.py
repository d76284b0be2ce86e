"""`make installer-windows-gpu WHEELS=DIR`: a folder that gives an installed HEART its CUDA build.

The builder downloads the wheels (torch with CUDA, bitsandbytes, FlagEmbedding and what they need, for Windows
and Python 3.11); they are too large for one setup program, so they lie beside a small one, each with its
SHA-256.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from installer.commit import ROOT, Commit, commit_of
from installer.locks import lock_lines, plain
from installer.sizes import Size, tell_sizes
from installer.tree import size_of
from installer.wheels import read_lock
from installer.windows.build import LOCK, makensis

HERE = ROOT / "installer"
BUILD = ROOT / "build" / "windows-gpu"
NOT_RUN = "Not run on a GPU yet: this package was tested with stand-in wheels only.\n"
_WANTED = ("torch", "bitsandbytes")
_SCRIPTS = ("left_out.py", "placing.py", "wheels.py")
_FITS = re.compile(r".+-(?:cp311-(?:cp311|abi3|none)|cp3\d+-abi3|py[23.py]*-none)-(?:win_amd64|any)\.whl")


class GpuWheelsError(Exception):
    """The wheels are not those of a GPU package; the text says why."""


def main(arguments: list[str]) -> int:
    """Build the folder."""
    wheels = Path(arguments[0])
    try:
        check_wheels(wheels, program_torch())
    except GpuWheelsError as problem:
        print(f"no GPU package was built: {problem}", file=sys.stderr)
        return 1
    folder = lay_out(wheels, commit_of())
    tell_sizes(folder.name, (Size("download", size_of(folder)),))
    print(f"{folder}\n{NOT_RUN}", end="")
    return 0


def program_torch() -> str:
    """Return the version of torch that the program is built with."""
    return next(wheel.version for wheel in read_lock(LOCK) if wheel.name == "torch")


def check_wheels(folder: Path, torch: str) -> None:
    """Refuse what is for another system or Python, lacks a part, or is another torch than the program's."""
    found = {plain(path.name.split("-")[0]): path.name for path in sorted(folder.glob("*.whl"))}
    foreign = [name for name in found.values() if not _FITS.fullmatch(name)]
    if foreign:
        msg = f"not for Windows with Python 3.11: {', '.join(foreign)}"
        raise GpuWheelsError(msg)
    lacking = [name for name in _WANTED if name not in found]
    if lacking:
        msg = f"{folder} holds no wheel of {', '.join(lacking)}"
        raise GpuWheelsError(msg)
    version = found["torch"].split("-")[1]
    if not version.startswith(f"{torch}+cu"):
        msg = f"torch {version}; the program needs a CUDA build of {torch}"
        raise GpuWheelsError(msg)


def lay_out(wheels: Path, commit: Commit) -> Path:
    """Write the folder."""
    folder = BUILD / f"HEART-{commit.version}-GPU"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "wheels").mkdir(parents=True)
    for wheel in sorted(wheels.glob("*.whl")):
        shutil.copyfile(wheel, folder / "wheels" / wheel.name)
    names = [path.name.split("-")[:2] for path in sorted(wheels.glob("*.whl"))]
    lines = lock_lines((f"{name}=={version}" for name, version in names), folder / "wheels")
    (folder / "gpu.lock").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    for script in _SCRIPTS:
        (folder / "installer").mkdir(exist_ok=True)
        shutil.copyfile(HERE / script, folder / "installer" / script)
    shutil.copyfile(HERE / "left-out.csv", folder / "installer" / "left-out.csv")
    shutil.copyfile(HERE / "windows" / "add_gpu.py", folder / "add_gpu.py")
    (folder / "NOT-RUN-ON-A-GPU.txt").write_text(NOT_RUN, encoding="utf-8")
    makensis(
        "add-gpu.nsi", folder / "add-gpu.exe", commit, folder, ROOT / "resources" / "icons" / "heart.ico"
    )
    return folder


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
