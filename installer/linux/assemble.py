"""Puts the Linux program folder together: Debian's Python, the wheels, ours."""

from __future__ import annotations

import shutil
from pathlib import Path

from installer.commit import ROOT, Commit
from installer.compiled import compile_tree
from installer.documents import write_documents
from installer.linux.debian_python import fetch_packages, unpack_python
from installer.linux.starters import write_paths
from installer.release_guard import check_imports
from installer.tree import build_tree, set_times
from installer.wheels import fetch

LOCK = Path(__file__).with_name("requirements-linux.lock")
BUILD = ROOT / "build" / "linux"
WHEELS = ROOT / "build" / "wheels" / "linux"
PYTHON_PACKAGES = ROOT / "build" / "wheels" / "linux-python"


def assemble(commit: Commit) -> Path:
    """Put together what is installed."""
    fetch(LOCK, "linux", WHEELS)
    fetch_packages(PYTHON_PACKAGES)
    tree = BUILD / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    unpack_python(PYTHON_PACKAGES, tree / "python")
    write_paths(tree / "python")
    compile_tree(tree / "python" / "lib")
    build_tree(commit, LOCK, WHEELS, tree)
    check_imports([str(tree / "python" / "bin" / "python3.11")], tree / "heart")
    write_documents(commit, LOCK, "linux", tree)
    set_times(tree, commit.seconds)
    return tree
