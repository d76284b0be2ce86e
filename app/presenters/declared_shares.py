"""The shares a site declares of its patients: how they are typed, which can be meant, what they change.

A share belongs to a whole label set: "asd" is everybody with that defect and none of the other two. What is
left empty is completed by the bundle's own mix, in the engine, where the answer is given.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.language import Language
from app.presenters.answer import headline
from app.presenters.number_text import number_text
from heart_engine.domain.label_names import label_name
from heart_engine.domain.labels import LABELS, label_set_to_text
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import BundleInfo

NONE: Final = label_set_to_text(())
_PERCENT = re.compile(r"(\d{1,2})(?:[.,](\d{1,2}))?\s*%?", re.ASCII)
_EXTREMES = (0.01, 0.99)


@dataclass(frozen=True, slots=True)
class SharesRead:
    """What typed shares stand for: values, or the message of what is wrong and the boxes it is about."""

    shares: Mapping[str, float]
    problem: str = ""
    boxes: tuple[str, ...] = ()


def offered_sets(bundle: BundleInfo) -> tuple[str, ...]:
    """Return the label sets that are asked for: none, and each defect alone, where the bundle has them."""
    return tuple(one for one in (NONE, *LABELS) if one in bundle.prevalence)


def set_name(label_set: str, bundle: BundleInfo, language: Language) -> str:
    """Name one label set so that nobody takes it for everybody with that defect."""
    if label_set == NONE:
        return language.text("setting.prevalence.none")
    name = label_name(label_set, bundle.third_label, language.code)
    return language.text("setting.prevalence.alone", name=name)


def share_text(share: float | None) -> str:
    """Write a share as it is typed: in percent, empty where none is declared."""
    return "" if share is None else number_text(round(share * 100, 2))


def read_shares(texts: Mapping[str, str]) -> SharesRead:
    """Read what stands in the boxes; all of them together, since they make up one whole."""
    read = {name: _share(text) for name, text in texts.items() if text.strip()}
    unread = tuple(name for name, share in read.items() if share is None)
    if unread:
        return SharesRead({}, "setting.prevalence.unread", unread)
    shares = {name: share for name, share in read.items() if share is not None}
    if math.fsum(shares.values()) >= 1:
        return SharesRead({}, "setting.prevalence.too_much", tuple(shares))
    return SharesRead(shares)


def effect_lines(before: Result, after: Result, bundle: BundleInfo, language: Language) -> tuple[str, ...]:
    """Say for each defect what the declared shares make of one answer."""
    for result in (before, after):
        if result.abstain is not None:
            return (headline(result, bundle, language),)
    return tuple(
        language.text(
            "setting.prevalence.effect",
            name=label_name(label, bundle.third_label, language.code),
            before=percent_text(before.labels[label].probability),
            after=percent_text(after.labels[label].probability),
        )
        for label in before.labels
    )


def percent_text(probability: float) -> str:
    """Write a probability in percent that never reads as none or all."""
    low, high = _EXTREMES
    if probability < low:
        return f"< {low:.0%}"
    return f"> {high:.0%}" if probability > high else f"{probability:.0%}"


def _share(text: str) -> float | None:
    """Read one percentage; a comma or a point is a decimal sign, never anything else."""
    found = _PERCENT.fullmatch(unicodedata.normalize("NFKC", text).strip())
    hundredths = int(found[1] + (found[2] or "").ljust(2, "0")) if found else 0
    return hundredths / 10_000 or None
