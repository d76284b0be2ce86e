"""What the clinician thinks of a case: an impression before any answer, and an override after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from heart_engine.domain.labels import LabelSet, label_set_to_text

UNSURE: Final = "unsure"


@dataclass(frozen=True, slots=True)
class Impression:
    """What was suspected before an answer was shown; None is "cannot tell"."""

    labels: LabelSet | None

    @property
    def answer(self) -> str:
        """Return it as records keep it."""
        return UNSURE if self.labels is None else label_set_to_text(self.labels)


@dataclass(frozen=True, slots=True)
class Override:
    """What is held against the answer, and why; a reason is never empty."""

    labels: LabelSet
    reason: str

    @property
    def answer(self) -> str:
        """Return it as records keep it."""
        return label_set_to_text(self.labels)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Both; None is "was not asked" and "was not given"."""

    impression: Impression | None = None
    override: Override | None = None
