"""The defects a bundle can name; nothing here depends on which disease the third label is."""

from __future__ import annotations

import itertools
from enum import StrEnum

LABELS = ("asd", "vsd", "pdo")
"""Label ids in their fixed order; display names follow from the meaning a bundle declares."""


class ThirdLabelMeaning(StrEnum):
    """What a bundle's `pdo` stands for."""

    FORAMEN = "pfo"
    DUCT = "pda"
    UNRESOLVED = "unresolved"


LabelSet = tuple[str, ...]
"""Some of LABELS in their order; empty is "none of them"."""


def label_sets(*, with_none: bool) -> tuple[LabelSet, ...]:
    """Return every possible answer: 8 where a bundle has healthy controls, else 7."""
    sizes = range(0 if with_none else 1, len(LABELS) + 1)
    return tuple(one for size in sizes for one in itertools.combinations(LABELS, size))


def label_set_to_text(labels: LabelSet) -> str:
    """Write a set as the cohort format does: ids joined by `+`, `none` for the empty set."""
    return "+".join(labels) or "none"


def label_set_from_text(text: str) -> LabelSet:
    """Read what `label_set_to_text` wrote; a ValueError names what is not a label."""
    if text == "none":
        return ()
    found = text.split("+")
    unknown = sorted(set(found) - set(LABELS))
    if unknown:
        msg = f"not a label: {', '.join(unknown) or text!r}"
        raise ValueError(msg)
    return tuple(label for label in LABELS if label in found)
