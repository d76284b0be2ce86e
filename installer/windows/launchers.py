"""The two programs that a person starts: small launchers that run the Python beside them.

They are distlib's launchers, as pip puts them beside every command: an executable, a line naming the
interpreter relative to the launcher, and a zip with the module to run. The wheel is pinned: Debian's pip
comes without the executables, and two pips need not carry the same ones.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from installer.wheels import read_lock, verified

LOCK = Path(__file__).with_name("launchers.lock")
_EPOCH = (1980, 1, 1, 0, 0, 0)
WINDOW = "from app.bootstrap import main\nimport sys\nsys.exit(main(sys.argv))\n"
COMMAND = "from app.cli import main\nimport sys\nsys.exit(main())\n"


def write_launchers(tree: Path, wheels: Path) -> None:
    """Write HEART.exe, which opens the window, and bin/heart.exe, the command."""
    with zipfile.ZipFile(verified(read_lock(LOCK)[0], wheels)) as distlib:
        _write(tree / "HEART.exe", distlib.read("distlib/w64.exe"), "python\\pythonw.exe", WINDOW)
        _write(tree / "bin" / "heart.exe", distlib.read("distlib/t64.exe"), "..\\python\\python.exe", COMMAND)


def _write(path: Path, launcher: bytes, python: str, module: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    line = f"#!<launcher_dir>\\{python}\n".encode("ascii")
    path.write_bytes(launcher + line + _zip(module))


def _zip(module: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(zipfile.ZipInfo("__main__.py", _EPOCH), module)
    return content.getvalue()
