"""How the library page asks for its cases, without knowing of an engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.engine.losses import Failure
from heart_engine.domain.case import Case
from heart_engine.protocol.messages import ReferenceCase


@dataclass(frozen=True, slots=True)
class Told:
    """Who is told of the pages that come."""

    came: Callable[[tuple[ReferenceCase, ...], int], None]  # all cases so far, and how many there are
    failed: Callable[[Failure], None]


ReadLibrary = Callable[[Told, Case | None], None]
"""Read everything, in the library's order or the most similar to a case first; an older one is given up."""
