"""Where an answer comes from: the cases beside it, the model, its data and how good it was."""

from __future__ import annotations

from app.bundle_words import bundle_name, cohort_message, metric_message
from app.report.answered import set_name
from app.report.frequencies import percent
from app.report.speech import Speech
from app.report.values import Fact, ReportDetails, SupportLine, Words
from heart_engine.domain.label_names import label_name
from heart_engine.domain.labels import ThirdLabelMeaning
from heart_engine.domain.result import Result
from heart_engine.protocol.messages import Accuracy, BundleInfo, Explanation


def told_by(result: Result) -> BundleInfo:
    """Return what a result alone says of the bundle that gave it, for a record whose bundle is gone."""
    source = result.provenance
    return BundleInfo(
        bundle_id=source.bundle,
        version="",
        library=source.library,
        variant=source.variant,
        third_label=ThirdLabelMeaning.UNRESOLVED,
        with_controls=any(not one.labels for one in result.sets),
        simulated=source.simulated,
        fake=source.fake,
        prevalence=source.prevalence,
    )


def supporting_lines(
    result: Result | None, bundle: BundleInfo | None, speech: Speech, details: ReportDetails
) -> tuple[SupportLine, ...]:
    """Return the reference cases beside the answer, with what it would be without each."""
    if result is None or bundle is None:
        return ()
    changes = _changes(details.explanation, bundle, speech)
    return tuple(
        SupportLine(
            case_id=speech.free(f"supporting_cases.{number}", case.case_id),
            labels=case.labels,
            names=set_name(case.labels, bundle, speech),
            similarity=f"{case.similarity:.2f}",
            attention=case.attention,
            share=percent(case.attention),
            change=changes.get(case.case_id, ()),
        )
        for number, case in enumerate(result.supporting_cases, start=1)
    )


def supporting_note(result: Result | None, speech: Speech) -> Words:
    """Say how much of the answer rests on none of the cases."""
    if result is None:
        return ()
    return speech.say("supporting.no_case", share=percent(result.no_case_attention))


def model_facts(result: Result | None, bundle: BundleInfo | None, speech: Speech) -> tuple[Fact, ...]:
    """Say what the model is, what it learned from and how good it was there."""
    if bundle is None:
        return (Fact(speech.say("model.bundle"), speech.say("model.none")),)
    return (
        Fact(speech.say("model.bundle"), speech.free("bundle", bundle_name(bundle))),
        *_run_facts(result, bundle, speech),
        Fact(speech.say("model.data"), _data(bundle, speech)),
        *_accuracy_facts(bundle, speech),
    )


def _run_facts(result: Result | None, bundle: BundleInfo, speech: Speech) -> tuple[Fact, ...]:
    """Name what ran, which need not be what the bundle offers now."""
    ran = None if result is None else result.provenance
    library, variant = (bundle.library, bundle.variant) if ran is None else (ran.library, ran.variant)
    facts = (
        Fact(speech.say("model.library"), speech.free("library", library)),
        Fact(speech.say("model.variant"), speech.free("variant", variant)),
    )
    if ran is None:
        return facts
    return (*facts, Fact(speech.say("model.device"), speech.free("device", ran.device)))


def _changes(explanation: Explanation | None, bundle: BundleInfo, speech: Speech) -> dict[str, Words]:
    """Return what each case changes, by case id."""
    if explanation is None:
        return {}
    return {one.withheld: _change(dict(one.change), bundle, speech) for one in explanation.without_case}


def _change(change: dict[str, float], bundle: BundleInfo, speech: Speech) -> Words:
    return speech.joined(
        [
            speech.each(
                lambda language, label=label, points=points: (  # type: ignore[misc]  # bound per turn
                    f"{label_name(label, bundle.third_label, language, short=True)} {_signed(points)}"
                )
            )
            for label, points in change.items()
        ]
    )


def _signed(points: float) -> str:
    """Write a change in whole points; nothing has no sign."""
    rounded = round(points * 100)
    return f"{rounded:+d}" if rounded else "0"


def _data(bundle: BundleInfo, speech: Speech) -> Words:
    if bundle.fake:
        return speech.say("model.fake")
    origin = speech.say("model.simulated" if bundle.simulated else "model.real")
    controls = speech.say("model.with_controls" if bundle.with_controls else "model.without_controls")
    return speech.joined([origin, controls])


def _accuracy_facts(bundle: BundleInfo, speech: Speech) -> list[Fact]:
    if not bundle.accuracy:
        return [Fact(speech.say("model.accuracy"), speech.say("model.accuracy_unknown"))]
    return [_accuracy_fact(number, one, speech) for number, one in enumerate(bundle.accuracy, start=1)]


def _accuracy_fact(number: int, accuracy: Accuracy, speech: Speech) -> Fact:
    """Write a figure with its n and interval, without which it may not be shown.

    What was counted, and among whom, is said in the report's languages; what has no words stands as it is.
    """
    metric, (cohort, params) = metric_message(accuracy.metric), cohort_message(accuracy.cohort)
    figure = f"{accuracy.percent:.1f} % ({accuracy.low:.1f}–{accuracy.high:.1f} %, n = {accuracy.n})"
    if speech.knows(metric):
        label = speech.say("model.accuracy_of", metric=speech.say(metric))
        if cohort:
            return Fact(label, _figure(accuracy, speech.say(cohort, **params), speech))
        return Fact(label, speech.free(f"accuracy.{number}", f"{accuracy.cohort}: {figure}"))
    told = f"{accuracy.metric}, {accuracy.cohort}: {figure}"
    return Fact(speech.say("model.accuracy"), speech.free(f"accuracy.{number}", told))


def _figure(accuracy: Accuracy, cohort: Words, speech: Speech) -> Words:
    return speech.say(
        "model.among",
        cohort=cohort,
        percent=f"{accuracy.percent:.1f}",
        low=f"{accuracy.low:.1f}",
        high=f"{accuracy.high:.1f}",
        n=accuracy.n,
    )
