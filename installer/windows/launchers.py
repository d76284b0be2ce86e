"""The two programs that a person starts: small launchers that run the Python beside them.

They are the launchers that pip puts beside every command (from its distlib): an executable, a line naming
the interpreter relative to the launcher, and a zip with the module to run.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pip

_LAUNCHERS = Path(pip.__file__).parent / "_vendor" / "distlib"
_EPOCH = (1980, 1, 1, 0, 0, 0)
WINDOW = "from app.bootstrap import main\nimport sys\nsys.exit(main(sys.argv))\n"
COMMAND = "from app.cli import main\nimport sys\nsys.exit(main())\n"


def write_launchers(tree: Path) -> None:
    """Write HEART.exe, which opens the window, and bin/heart.exe, the command."""
    _write(tree / "HEART.exe", "w64.exe", "python\\pythonw.exe", WINDOW)
    _write(tree / "bin" / "heart.exe", "t64.exe", "..\\python\\python.exe", COMMAND)


def _write(path: Path, launcher: str, python: str, module: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    line = f"#!<launcher_dir>\\{python}\n".encode("ascii")
    path.write_bytes((_LAUNCHERS / launcher).read_bytes() + line + _zip(module))


def _zip(module: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(zipfile.ZipInfo("__main__.py", _EPOCH), module)
    return content.getvalue()
