"""Checks docs/safety.md: every hazard has a control, and every control names tests that exist, run and pass.

`python -m tests.architecture.safety_table` runs the named tests that take seconds and looks the slow ones up;
`--all` runs the slow ones too.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "docs" / "safety.md"
_ROW = re.compile(r"\|\s*([A-Z]\d+)\s*\|([^|]*)\|([^|]*)\|([^|]*)\|")
_TEST = re.compile(r"`([^`]*)`")
_NOT_RUN = frozenset({"skip", "skipif", "xfail"})


@dataclass(frozen=True, slots=True)
class Hazard:
    """One row: what could happen, what prevents it, and the tests that prove it."""

    id: str
    hazard: str
    control: str
    tests: tuple[str, ...]


def read_hazards(text: str) -> tuple[Hazard, ...]:
    """Read every row that has an id."""
    rows = [
        [cell.strip() for cell in match.groups()] for match in map(_ROW.fullmatch, text.splitlines()) if match
    ]
    return tuple(Hazard(row[0], row[1], row[2], tuple(_TEST.findall(row[3]))) for row in rows)


def broken_rows(hazards: tuple[Hazard, ...], root: Path) -> list[str]:
    """Say what is wrong with each row, without running anything."""
    wrong: list[str] = []
    ids = [hazard.id for hazard in hazards]
    wrong += [f"{one}: twice" for one in sorted(set(ids)) if ids.count(one) > 1]
    for hazard in hazards:
        if not (hazard.hazard and hazard.control and hazard.tests):
            wrong.append(f"{hazard.id}: without hazard, control or test")
        wrong += [f"{hazard.id}: {test}: {why}" for test in hazard.tests if (why := why_unfit(test, root))]
    return wrong


def why_unfit(test: str, root: Path) -> str:
    """Say why a test cannot prove anything, or nothing."""
    path, _, name = test.partition("::")
    if not (root / path).is_file():
        return "no such file"
    function = _function(root / path, name)
    if function is None:
        return "no such test"
    marks = {_mark(decorator) for decorator in function.decorator_list}
    return "not run" if marks & _NOT_RUN else ""


def is_slow(test: str, root: Path) -> bool:
    """Say whether a test is marked as slow."""
    path, _, name = test.partition("::")
    function = _function(root / path, name)
    return function is not None and "slow" in {_mark(decorator) for decorator in function.decorator_list}


def failed_tests(tests: list[str], root: Path) -> list[str]:
    """Run tests and name those that did not all pass; one that was skipped did not."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        arguments = [
            "-q",
            "-p",
            "no:cacheprovider",
            "-o",
            "junit_family=xunit1",
            f"--junit-xml={report}",
            *tests,
        ]
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *arguments], cwd=root, check=False, capture_output=True
        )
        if not report.exists():
            return [done.stdout.decode(errors="replace")[-2000:]]
        cases = list(ET.parse(report).iter("testcase"))  # noqa: S314  # pytest wrote it just now
    passed: dict[str, bool] = {}
    for case in cases:
        name = _node_id(case)
        passed[name] = passed.get(name, True) and not case.findall("*[@message]")
    return [test for test in tests if not passed.get(test, False)]


def _node_id(case: ET.Element) -> str:
    """Name a test as it is named on pytest's command line, without its parameters."""
    file = case.get("file", "")
    classes = case.get("classname", "").removeprefix(file.removesuffix(".py").replace("/", "."))
    return f"{file}{classes.replace('.', '::')}::{case.get('name', '').split('[')[0]}"


def _function(path: Path, name: str) -> ast.FunctionDef | None:
    """Find a test function, or one in a class as Class::function."""
    body: list[ast.stmt] = ast.parse(path.read_text(encoding="utf-8")).body
    *classes, function = name.split("::")
    for wanted in classes:
        body = next(
            (node.body for node in body if isinstance(node, ast.ClassDef) and node.name == wanted), []
        )
    return next((node for node in body if isinstance(node, ast.FunctionDef) and node.name == function), None)


def _mark(decorator: ast.expr) -> str:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return called.attr if isinstance(called, ast.Attribute) else ""


def main() -> int:
    """Check the table, run its tests, and say what is wrong."""
    hazards = read_hazards(TABLE.read_text(encoding="utf-8"))
    wrong = broken_rows(hazards, ROOT)
    named = sorted({test for hazard in hazards for test in hazard.tests})
    runnable = [test for test in named if "--all" in sys.argv or not is_slow(test, ROOT)]
    if not wrong:
        wrong = [f"did not pass: {test}" for test in failed_tests(runnable, ROOT)]
    said = "".join(f"{one}\n" for one in wrong)
    sys.stdout.write(said or f"{len(hazards)} hazards, {len(named)} tests, {len(runnable)} run and passed\n")
    return int(bool(wrong))


if __name__ == "__main__":
    raise SystemExit(main())
