"""Compiles a tree's modules once, at the build, so that a read-only program folder starts as fast as any.

The compiled files are of the kind that is never compared with its source (PEP 552), so that Python writes
none of its own beside them, and they name paths inside the program only, so that two builds are alike.
"""

from __future__ import annotations

import compileall
import sys
from pathlib import Path
from py_compile import PycInvalidationMode

from installer.wheels import PYTHON_TAG


class PythonError(Exception):
    """The build runs on another Python than the one that is shipped."""


def compile_tree(folder: Path) -> None:
    """Compile every module below a folder; one that is not Python 3 of ours stays source."""
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    if running != PYTHON_TAG:
        msg = f"compiled files are for Python {PYTHON_TAG}; this is {running}"
        raise PythonError(msg)
    compileall.compile_dir(
        folder,
        maxlevels=50,
        quiet=2,
        stripdir=str(folder),
        invalidation_mode=PycInvalidationMode.UNCHECKED_HASH,
    )
