"""The own impression, asked before an answer shows and taken by one key; and the override after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.language import Language
from app.presenters.agreement import set_words
from heart_engine.domain.judgement import Impression, Judgement
from heart_engine.domain.label_names import label_name
from heart_engine.domain.labels import LabelSet, ThirdLabelMeaning, label_sets
from heart_engine.protocol.messages import BundleInfo

UNSURE_KEYS: Final = "9?？"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be suspected, and the keys that say it; None is "cannot tell"."""

    keys: str
    name: str
    labels: LabelSet | None


def impression_choices(bundle: BundleInfo | None, language: Language) -> tuple[Choice, ...]:
    """Return every set of defects by its number, and "cannot tell"."""
    sets = [
        Choice(str(number), _name(labels, bundle, language), labels)
        for number, labels in enumerate(label_sets(with_none=True))
    ]
    return (*sets, Choice(UNSURE_KEYS, language.text("impression.unsure"), None))


def judgement_lines(judgement: Judgement, bundle: BundleInfo, language: Language) -> tuple[str, ...]:
    """Say what the clinician thought before the answer, and what is held against it."""
    lines = []
    if judgement.impression is not None:
        lines.append(language.text("impression.was", what=_suspected(judgement.impression, bundle, language)))
    if judgement.override is not None:
        what = set_words(judgement.override.labels, bundle, language)
        lines.append(language.text("override.was", what=what, reason=judgement.override.reason))
    return tuple(lines)


def _suspected(impression: Impression, bundle: BundleInfo, language: Language) -> str:
    if impression.labels is None:
        return language.text("impression.unsure")
    return set_words(impression.labels, bundle, language)


def _name(labels: LabelSet, bundle: BundleInfo | None, language: Language) -> str:
    if not labels:
        return language.text("impression.none")
    meaning = ThirdLabelMeaning.UNRESOLVED if bundle is None else bundle.third_label
    if len(labels) == 1:
        return label_name(labels[0], meaning, language.code)
    names = [label_name(one, meaning, language.code, short=True) for one in labels]
    return language.text("label.join").join(names)
