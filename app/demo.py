"""The shipped demo cases: invented persons, and their ids say so."""

from __future__ import annotations

from pathlib import Path

from heart_engine.domain.case import Case
from heart_engine.domain.case_json import case_from_text
from heart_engine.domain.resources import resource_path


def demo_paths() -> tuple[Path, ...]:
    """Return the demo cases' files in the order they are offered."""
    return tuple(sorted(resource_path("demo").glob("*.json")))


def first_demo_case() -> Case:
    """Read the case that a newcomer meets first."""
    return case_from_text(demo_paths()[0].read_text(encoding="utf-8"))
