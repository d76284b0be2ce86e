"""What an answer rests on: the supporting cases as cards, each with what the answer would be without it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.language import Language
from app.messages import message_for
from app.presenters.agreement import set_words
from app.presenters.changes import Change, change_of, full_scale
from app.presenters.number_text import number_text, whole_percent, z_text
from app.presenters.screening import Answered
from app.presenters.z_units import z_difference
from heart_engine.domain.labels import LabelSet
from heart_engine.domain.measurement import by_key
from heart_engine.domain.result import SupportingCase
from heart_engine.protocol.messages import ReferenceCase

MOST_DIFFERENCES: Final = 3


@dataclass(frozen=True, slots=True)
class EvidenceCard:
    """One reference case beside the answer, or one that was pinned earlier."""

    case_id: str
    labels: LabelSet
    title: str
    facts: str
    change: Change | None
    differences: str
    pinned: bool
    excluded: bool
    can_be_pinned: bool


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """The cards, the sentence above them, and how many points fill a card's bar."""

    sentence: str
    cards: tuple[EvidenceCard, ...]
    full: float


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the clinician decided about reference cases."""

    excluded: tuple[str, ...] = ()
    pinned: tuple[ReferenceCase, ...] = ()


def evidence_view(answered: Answered, chosen: Chosen, language: Language) -> EvidenceView:
    """Say what stands beside an answer."""
    changes = _changes(answered, language)
    supporting = answered.result.supporting_cases
    by_id = {one.case_id: one for one in answered.evidence.cases}
    cards = [
        _card(answered, one, by_id.get(one.case_id), chosen, changes.get(one.case_id), language)
        for one in supporting
    ]
    used = {one.case_id for one in supporting}
    kept = [_kept_card(answered, one, chosen, language) for one in chosen.pinned if one.case_id not in used]
    return EvidenceView(
        evidence_sentence(answered, chosen, language), (*cards, *kept), full_scale(changes.values())
    )


def evidence_sentence(answered: Answered, chosen: Chosen, language: Language) -> str:
    """Say how much of the answer rests on the cases, and what is still to come or to be done."""
    used = answered.result.provenance.excluded_cases
    if tuple(sorted(chosen.excluded)) != used:
        return language.text("evidence.screen_again", n=len(chosen.excluded))
    if answered.evidence.failure:
        return message_for(answered.evidence.failure, {}, language).title
    if answered.evidence.explanation is None and not answered.stale:
        return language.text("evidence.coming")
    if not answered.result.supporting_cases:
        return language.text("evidence.no_cases")
    share = whole_percent(1 - answered.result.no_case_attention)
    return language.text("evidence.share", n=len(answered.result.supporting_cases), share=share)


def shown_cases(answered: Answered, chosen: Chosen) -> tuple[ReferenceCase, ...]:
    """Return the cases whose values are known and drawn: the supporting ones, then those pinned earlier."""
    return tuple({one.case_id: one for one in (*answered.evidence.cases, *chosen.pinned)}.values())


def _changes(answered: Answered, language: Language) -> Mapping[str, Change]:
    explanation = answered.evidence.explanation
    if explanation is None:
        return {}
    return {
        one.withheld: change_of(one.change, answered.result, answered.bundle, language)
        for one in explanation.without_case
    }


def _card(
    answered: Answered,
    case: SupportingCase,
    known: ReferenceCase | None,
    chosen: Chosen,
    change: Change | None,
    language: Language,
) -> EvidenceCard:
    facts = language.text(
        "evidence.facts", attention=whole_percent(case.attention), similarity=f"{case.similarity:.2f}"
    )
    return EvidenceCard(
        case_id=case.case_id,
        labels=case.labels,
        title=set_words(case.labels, answered.bundle, language),
        facts=facts
        if known is None
        else language.text("evidence.join").join((facts, _person(known, language))),
        change=change,
        differences="" if known is None else differences(answered, known, language),
        pinned=known in chosen.pinned,
        excluded=case.case_id in chosen.excluded,
        can_be_pinned=known is not None,
    )


def _kept_card(answered: Answered, case: ReferenceCase, chosen: Chosen, language: Language) -> EvidenceCard:
    facts = (language.text("evidence.kept"), _person(case, language))
    return EvidenceCard(
        case_id=case.case_id,
        labels=case.labels,
        title=set_words(case.labels, answered.bundle, language),
        facts=language.text("evidence.join").join(facts),
        change=None,
        differences=differences(answered, case, language),
        pinned=True,
        excluded=case.case_id in chosen.excluded,
        can_be_pinned=True,
    )


def _person(case: ReferenceCase, language: Language) -> str:
    sex = language.text(f"patient.sex.{case.sex}")
    return language.text("evidence.person", sex=sex, age=case.age_band)


def differences(answered: Answered, case: ReferenceCase, language: Language) -> str:
    """Name the measurements in which a case is furthest from the patient, in z units of the patient."""
    found = {
        key: z
        for key, value in case.measurements.items()
        if key in answered.case.measurements
        and (z := z_difference(key, value, answered.case, case.sites.get(key))) is not None
    }
    furthest = sorted(found, key=lambda key: -abs(found[key]))[:MOST_DIFFERENCES]
    words = [
        language.text(
            "evidence.difference",
            name=by_key()[key].abbreviation,
            value=number_text(case.measurements[key]),
            z=z_text(found[key]),
        )
        for key in furthest
    ]
    return language.text("status.join").join(words)
