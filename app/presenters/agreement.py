"""The agreement light: whether simple methods find in the same numbers what HEART finds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.language import Language
from app.second_opinions import found_by, found_by_heart
from heart_engine.domain.label_names import label_name
from heart_engine.domain.labels import LabelSet
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import BundleInfo


@dataclass(frozen=True, slots=True)
class Voice:
    """One method: who it is, what it finds, and whether that is what HEART finds."""

    name: str
    finding: str
    agrees: bool


@dataclass(frozen=True, slots=True)
class AgreementView:
    """All methods beside each other, HEART first; a disagreement is a reason to refer."""

    voices: tuple[Voice, ...]
    sentence: str
    disagrees: bool


def agreement_view(result: Result, bundle: BundleInfo, language: Language) -> AgreementView | None:
    """Compare the methods; None where HEART gives no answer or nobody else was asked."""
    if result.abstain is not None or not result.second_opinions:
        return None
    own = found_by_heart(result)
    voices = [Voice(language.text("agree.heart"), set_words(own, bundle, language), agrees=True)]
    for opinion, probabilities in result.second_opinions.items():
        found = found_by(probabilities)
        name = f"agree.{opinion}"
        known = language.text(name) if language.knows(name) else opinion
        voices.append(Voice(known, set_words(found, bundle, language), agrees=found == own))
    return _view(tuple(voices), language)


def _view(voices: tuple[Voice, ...], language: Language) -> AgreementView:
    against = [voice.name for voice in voices if not voice.agrees]
    if not against:
        return AgreementView(voices, language.text("agree.all"), disagrees=False)
    names = joined(against, language)
    return AgreementView(voices, language.text("agree.not", names=names), disagrees=True)


def set_words(labels: LabelSet, bundle: BundleInfo, language: Language) -> str:
    """Name a set of defects in short, the empty one too."""
    names = [label_name(one, bundle.third_label, language.code, short=True) for one in labels or ("none",)]
    return language.text("label.join").join(names)


def joined(words: Iterable[str], language: Language) -> str:
    """Write several words one after the other."""
    return language.text("status.join").join(words)
