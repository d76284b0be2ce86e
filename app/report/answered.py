"""The answer in words: what is said about each defect, how sure, and who agrees."""

from __future__ import annotations

from typing import Final

from app.report.fonts import spelled_out
from app.report.frequencies import natural_frequency, percent
from app.report.speech import Speech
from app.report.values import Answer, CallMark, LabelLine, Words
from app.second_opinions import found_by, found_by_heart
from heart_engine.domain.label_names import label_name
from heart_engine.domain.labels import LABELS, LabelSet, label_set_from_text
from heart_engine.domain.measurement import by_key
from heart_engine.domain.result import Abstention, Call, Result
from heart_engine.protocol.messages import BundleInfo

_MARKS: Final = {
    Call.RULE_IN: CallMark.RULE_IN,
    Call.REFER: CallMark.REFER,
    Call.RULE_OUT: CallMark.RULE_OUT,
}
_SETS_NAMED: Final = 3


def answer_of(result: Result | None, bundle: BundleInfo | None, speech: Speech) -> Answer:
    """Say what the engine answered, or that it was not asked, or why it would not answer."""
    if result is None or bundle is None:
        return _without_figures(speech.say("answer.none"))
    if result.abstain is not None:
        reason = abstention_reason(result.abstain, speech)
        return _without_figures(speech.say("answer.abstained", reason=reason))
    return Answer(
        headline=_headline(result, bundle, speech),
        abstained=False,
        lines=tuple(_line(label, result, bundle, speech) for label in LABELS if label in result.labels),
        opinion_names=tuple(_opinion_name(opinion, speech) for opinion in result.second_opinions),
        remarks=_remarks(result, bundle, speech),
    )


def set_name(labels: LabelSet, bundle: BundleInfo, speech: Speech) -> Words:
    """Name a set of defects, the empty one too."""
    return speech.joined(
        [_name(label, bundle, speech, short=True) for label in labels or ("none",)], "set_separator"
    )


def _without_figures(headline: Words) -> Answer:
    """Return an answer that gives no numbers, so that none is read as one."""
    return Answer(headline, abstained=True, lines=(), opinion_names=(), remarks=())


def _headline(result: Result, bundle: BundleInfo, speech: Speech) -> Words:
    likely = _labels_called(result, Call.RULE_IN)
    if likely:
        return speech.say("answer.likely", names=_names(likely, bundle, speech))
    unclear = _labels_called(result, Call.REFER)
    if unclear:
        return speech.say("answer.unclear", names=_names(unclear, bundle, speech))
    return speech.say("answer.unlikely" if bundle.with_controls else "answer.unlikely_no_controls")


def abstention_reason(abstain: Abstention, speech: Speech) -> Words:
    """Say why no answer is given; a code of another release is named as it is."""
    params = {name: _plain(value) for name, value in abstain.params.items()}
    try:
        return speech.say(f"abstain.{abstain.code}", **params)
    except KeyError:  # no such text, or one that needs what this bundle does not tell
        return speech.say("abstain.other", code=_plain(abstain.code))


def _plain(value: object) -> str:
    """Write a parameter of a reason; what lists fields names them as the table does."""
    if isinstance(value, list):
        return ", ".join(by_key()[key].abbreviation if key in by_key() else _plain(key) for key in value)
    return spelled_out(str(value))


def _labels_called(result: Result, call: Call) -> tuple[str, ...]:
    return tuple(label for label in LABELS if label in result.labels and result.labels[label].call is call)


def _names(labels: tuple[str, ...], bundle: BundleInfo, speech: Speech) -> Words:
    return speech.joined([_name(label, bundle, speech) for label in labels])


def _name(label: str, bundle: BundleInfo, speech: Speech, *, short: bool = False) -> Words:
    return speech.each(lambda language: label_name(label, bundle.third_label, language, short=short))


def _line(label: str, result: Result, bundle: BundleInfo, speech: Speech) -> LabelLine:
    answer = result.labels[label]
    call = answer.call
    without_controls = call is Call.RULE_OUT and not bundle.with_controls
    return LabelLine(
        label=label,
        name=_name(label, bundle, speech),
        mark=_MARKS[call],
        call=speech.say("call.rule_out_no_controls" if without_controls else f"call.{call}"),
        probability=answer.probability,
        percent=percent(answer.probability),
        frequency=natural_frequency(speech, answer.probability),
        opinions=tuple(
            percent(opinion[label]) if label in opinion else "–"
            for opinion in result.second_opinions.values()
        ),
    )


def _opinion_name(opinion: str, speech: Speech) -> Words:
    known = f"opinion.{opinion}"
    return speech.say(known) if speech.knows(known) else speech.same(spelled_out(opinion))


def _remarks(result: Result, bundle: BundleInfo, speech: Speech) -> tuple[Words, ...]:
    remarks = [_likeliest_sets(result, bundle, speech)]
    if result.second_opinions:
        remarks.append(_agreement(result, speech))
    if result.provenance.excluded_cases:
        remarks.append(_left_out(result, speech))
    if result.provenance.prevalence:
        remarks.append(_prevalence(result, bundle, speech))
    return tuple(remarks)


def _left_out(result: Result, speech: Speech) -> Words:
    """Name the reference cases that the answer was given without."""
    names = [spelled_out(one) for one in result.provenance.excluded_cases]
    return speech.say(
        "answer.left_out", n=len(names), names=speech.joined([speech.same(one) for one in names])
    )


def _likeliest_sets(result: Result, bundle: BundleInfo, speech: Speech) -> Words:
    told = [
        speech.say(
            "set.frequency",
            name=set_name(one.labels, bundle, speech),
            frequency=natural_frequency(speech, one.probability),
        )
        for one in result.sets[:_SETS_NAMED]
    ]
    return speech.say("answer.sets", sets=speech.joined(told, "clause_separator"))


def _agreement(result: Result, speech: Speech) -> Words:
    """Count the second opinions that find the same defects more likely than not."""
    own = found_by_heart(result)
    agreeing = sum(found_by(opinion) == own for opinion in result.second_opinions.values())
    return speech.say("answer.agreement", agreeing=agreeing, opinions=len(result.second_opinions))


def _prevalence(result: Result, bundle: BundleInfo, speech: Speech) -> Words:
    """Say which frequencies of the defects the answer assumes."""
    assumed = result.provenance.prevalence
    told = [
        speech.say("set.share", name=_prevalence_name(name, bundle, speech), share=percent(share))
        for name, share in assumed.items()
    ]
    return speech.say("answer.prevalence", shares=speech.joined(told))


def _prevalence_name(name: str, bundle: BundleInfo, speech: Speech) -> Words:
    """Name what a prevalence is declared for: a label, or a set of them written as text."""
    try:
        return set_name(label_set_from_text(name), bundle, speech)
    except ValueError:
        return speech.same(spelled_out(name))
