"""The borders between desktop, engine and the table they share, tried on the running interpreter."""

from __future__ import annotations

import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("torch", "numpy", "pandas", "transformers", "faiss")


def modules_of(package: str) -> list[str]:
    folder = ROOT / package.replace(".", "/")
    found = [one.name for one in pkgutil.walk_packages([str(folder)], prefix=f"{package}.")]
    return [name for name in found if not name.endswith("__main__")]


def run_python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("package", ["heart_engine.domain", "heart_engine.protocol"])
def test_what_both_processes_share_needs_the_standard_library_alone(package: str) -> None:
    names = modules_of(package)
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import {', '.join(names)}"
    done = run_python("-S", "-c", program)  # -S: no site-packages, so anything installed is out of reach
    assert done.returncode == 0, done.stderr
    assert names


def test_the_desktop_never_loads_the_heavy_packages() -> None:
    names = [name for name in modules_of("app") if not name.startswith("app.commands.forward")]
    program = f"import sys, {', '.join(names)}; print([one for one in {HEAVY!r} if one in sys.modules])"
    done = run_python("-c", program)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"


def test_the_engine_never_loads_the_desktop() -> None:
    names = modules_of("heart_engine")
    loaded = "[one for one in sys.modules if one.startswith(('app', 'PySide6'))]"
    program = f"import sys, {', '.join(names)}; print({loaded})"
    done = run_python("-c", program)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"


def test_the_import_rules_hold() -> None:
    done = run_python(
        "-c", "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-cache'])"
    )
    assert done.returncode == 0, done.stdout


def test_nothing_committed_points_outside_the_repository() -> None:
    outside = "[^a-zA-Z0-9_.](\\.\\./" + "shared|/" + "work/)"
    found = subprocess.run(
        ["git", "grep", "-nIE", outside, "--", ":!*.lock"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.stdout == ""
