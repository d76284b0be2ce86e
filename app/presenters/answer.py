"""A result in words: what is likely or that it cannot be told, three bars, flags, and what answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.language import Language
from app.presenters.agreement import AgreementView, agreement_view
from app.presenters.field_names import field_name
from app.presenters.form_layout import COLUMNS, fields_of
from app.presenters.frequency import natural_frequency
from app.presenters.impression import judgement_lines
from app.second_opinions import found_by_heart
from heart_engine.domain.case import Case
from heart_engine.domain.flags import flag_text
from heart_engine.domain.judgement import Judgement
from heart_engine.domain.label_names import label_name
from heart_engine.domain.labels import LABELS, LabelSet
from heart_engine.domain.measurement import by_key
from heart_engine.domain.next_steps import fixed_sentence, next_steps
from heart_engine.domain.result import Call, FlagLevel, RaisedFlag, Result
from heart_engine.protocol.messages import BundleInfo

SHA_SHOWN: Final = 8
MOST_TO_ADD: Final = 6
NOT_JUDGED: Final = Judgement()
URGENT_STEPS: Final = frozenset({"refer_urgently", "refer_soon"})


@dataclass(frozen=True, slots=True)
class LabelBar:
    """One defect: how long its bar is, and the same in words."""

    label: str
    name: str
    fraction: float
    frequency: str
    call: str
    accessible_name: str
    before: float | None = None  # where the patient's own answer stands, in a trial of other values


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence beside the answer; `loud` ones ask for a prompt referral."""

    text: str
    loud: bool = False


@dataclass(frozen=True, slots=True)
class Remarks:
    """Sentences of one sort under their heading."""

    heading: str
    lines: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class AnswerView:
    """Everything the answer panel says about one result."""

    banner: str
    fake: bool
    urgent: tuple[str, ...]
    headline: str
    reason: str
    bars: tuple[LabelBar, ...]  # none where it cannot tell: no number may be read as an answer
    agreement: AgreementView | None
    notes: tuple[str, ...]  # what was left out, what the clinician thinks
    remarks: tuple[Remarks, ...]
    fixed_sentence: str
    provenance: str


def answer_view(
    case: Case,
    result: Result,
    bundle: BundleInfo,
    language: Language,
    judgement: Judgement = NOT_JUDGED,
) -> AnswerView:
    """Put the result of a case into words."""
    calls = {label: answer.call for label, answer in result.labels.items()}
    steps = next_steps(case, calls, result.flags, bundle.third_label)
    urgent = tuple(step.text(language.code) for step in steps if step.id in URGENT_STEPS)
    consider = tuple(Remark(step.text(language.code)) for step in steps if step.id not in URGENT_STEPS)
    return AnswerView(
        banner=_banner(result, language),
        fake=result.provenance.fake,
        urgent=urgent,
        headline=headline(result, bundle, language),
        reason=_reason(case, result, language),
        bars=label_bars(result, bundle, language),
        agreement=agreement_view(result, bundle, language),
        notes=(*_left_out(result, language), *judgement_lines(judgement, bundle, language)),
        remarks=_remarks(flag_remarks(result.flags, language), consider, language),
        fixed_sentence=fixed_sentence(
            language.code,
            with_controls=bundle.with_controls,
            simulated=bundle.simulated,
            fake=result.provenance.fake,
        ),
        provenance=_provenance(result, language),
    )


def label_bars(result: Result, bundle: BundleInfo, language: Language) -> tuple[LabelBar, ...]:
    """Return one bar a defect; none where no answer is given."""
    return () if result.abstain else tuple(_bar(label, result, bundle, language) for label in LABELS)


def flag_remarks(flags: tuple[RaisedFlag, ...], language: Language) -> tuple[Remark, ...]:
    """Say the flags in words, those that ask for a prompt referral first."""
    order = (FlagLevel.PROMPT, FlagLevel.CAUTION, FlagLevel.NOTE)
    return tuple(
        Remark(flag_text(flag.id, language.code), flag.level is FlagLevel.PROMPT)
        for flag in sorted(flags, key=lambda one: order.index(one.level))
    )


def _remarks(
    flags: tuple[Remark, ...], consider: tuple[Remark, ...], language: Language
) -> tuple[Remarks, ...]:
    sections = (("answer.flags", flags), ("answer.consider", consider))
    return tuple(Remarks(language.text(heading), lines) for heading, lines in sections if lines)


def _banner(result: Result, language: Language) -> str:
    if result.provenance.fake:
        return language.text("answer.fake")
    return language.text("answer.simulated") if result.provenance.simulated else ""


def headline(result: Result, bundle: BundleInfo, language: Language) -> str:
    """Name what is suggested, else what is uncertain; a heart is never called normal.

    A defect can be suggested at less than even odds, since few without it come so far: it is called possible,
    and likely is the word for what the agreement light finds too.
    """
    if result.abstain is not None:
        return language.text("answer.abstain")
    suggested = _called(result, Call.RULE_IN)
    if suggested:
        return _suggestion(suggested, found_by_heart(result), bundle, language)
    uncertain = _called(result, Call.REFER)
    if uncertain:
        return language.text("answer.refer", labels=_label_names(uncertain, bundle, language))
    return language.text("answer.none" if bundle.with_controls else "answer.unclear")


def _suggestion(suggested: LabelSet, found: LabelSet, bundle: BundleInfo, language: Language) -> str:
    likely = tuple(one for one in suggested if one in found)
    possible = tuple(one for one in suggested if one not in found)
    if likely and possible:
        return language.text(
            "answer.likely_and_possible",
            likely=_label_names(likely, bundle, language, short=True),
            possible=_label_names(possible, bundle, language, short=True),
        )
    names = _label_names(suggested, bundle, language)
    return language.text("answer.likely" if likely else "answer.possible", labels=names)


def _called(result: Result, call: Call) -> LabelSet:
    return tuple(label for label in LABELS if result.labels[label].call is call)


def _label_names(labels: LabelSet, bundle: BundleInfo, language: Language, *, short: bool = False) -> str:
    short = short or len(labels) > 1
    names = (label_name(one, bundle.third_label, language.code, short=short) for one in labels)
    return language.text("answer.join").join(names)


def _reason(case: Case, result: Result, language: Language) -> str:
    """Say why no answer is given, and what would get one."""
    if result.abstain is None:
        return ""
    params = dict(result.abstain.params)
    message = f"abstain.{result.abstain.code}"
    known = message if language.knows(message) else "abstain.other"
    words = [language.text(known, **{"code": result.abstain.code} | params)]
    doubtful = [key for key in _texts(params.get("fields")) if key in by_key()]
    if doubtful:
        words.append(language.text("answer.check", names=_names(doubtful, language)))
    if "needed" in params:
        words.append(language.text("answer.add", names=_names(_usual_missing(case), language)))
    return "\n".join(words)


def _texts(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list | tuple) else []


def _usual_missing(case: Case) -> list[str]:
    """Return what a short examination would add, in the order of the form."""
    usual = (place.measurement.key for column in COLUMNS for group in column for place in fields_of(group))
    return [key for key in usual if key not in case.measurements][:MOST_TO_ADD]


def _names(keys: list[str], language: Language) -> str:
    return language.text("status.join").join(field_name(key, language) for key in keys)


def _left_out(result: Result, language: Language) -> tuple[str, ...]:
    """Say which reference cases the answer was given without."""
    names = result.provenance.excluded_cases
    if not names:
        return ()
    return (language.text("answer.left_out", n=len(names), names=language.text("status.join").join(names)),)


def _bar(label: str, result: Result, bundle: BundleInfo, language: Language) -> LabelBar:
    answer = result.labels[label]
    name = label_name(label, bundle.third_label, language.code, short=True)
    learned_from_simulated = result.provenance.simulated and not result.provenance.fake
    frequency = natural_frequency(answer.probability, language, simulated=learned_from_simulated)
    call = language.text(f"answer.call.{answer.call}")
    spoken = language.text("answer.bar.name", label=name, frequency=frequency, call=call)
    return LabelBar(label, name, answer.probability, frequency, call, spoken)


def _provenance(result: Result, language: Language) -> str:
    origin = result.provenance
    return language.text(
        "answer.provenance",
        bundle=origin.bundle,
        library=origin.library,
        variant=origin.variant,
        device=origin.device,
        sha=origin.inputs_sha256[:SHA_SHOWN],
    )
