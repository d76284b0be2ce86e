"""What a bundle is called, what its third label means, and what its figures count among whom."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from heart_engine.domain.labels import ThirdLabelMeaning
from heart_engine.protocol.messages import BundleInfo

_UNSEEN_HOSPITALS: Final = re.compile(
    r"([0-9]+) SIMULATED hospitals that took no part in training, interval drawn by hospital"
)


def bundle_name(bundle: BundleInfo) -> str:
    """Name a bundle with its version, once."""
    named = bundle.bundle_id.endswith(bundle.version)
    return bundle.bundle_id if named else f"{bundle.bundle_id} {bundle.version}"


def third_label_of(bundle: BundleInfo | None) -> ThirdLabelMeaning:
    """Return what the third label means to a bundle; nobody knows before one is known."""
    return ThirdLabelMeaning.UNRESOLVED if bundle is None else bundle.third_label


def metric_message(metric: str) -> str:
    """Name the text, among the report's, that says what was counted; the bundle says it in English."""
    return f"metric.{metric.replace(' ', '_')}"


def cohort_message(cohort: str) -> tuple[str, Mapping[str, object]]:
    """Name the text, among the report's, that says among whom; one of another release has none."""
    found = _UNSEEN_HOSPITALS.fullmatch(cohort)
    return ("", {}) if found is None else ("cohort.unseen_hospitals", {"hospitals": found[1]})
