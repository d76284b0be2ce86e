"""The answer as JSON, `heart-result/1`: written in the documented shape, read back strictly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from heart_engine.domain.labels import LABELS, LabelSet, label_sets
from heart_engine.domain.result import (
    RESULT_FORMAT,
    Abstention,
    Call,
    FlagLevel,
    LabelAnswer,
    Provenance,
    RaisedFlag,
    Result,
    SetProbability,
    SupportingCase,
)
from heart_engine.domain.result_fields import Shape

_SUM_TOLERANCE = 1e-6
_COMPLETE = tuple(frozenset(label_sets(with_none=with_none)) for with_none in (True, False))


def result_to_json(result: Result) -> dict[str, object]:
    """Write an answer in the shape of `heart screen --json`."""
    return {
        "format": RESULT_FORMAT,
        "sets": [{"labels": list(one.labels), "probability": one.probability} for one in result.sets],
        "labels": {
            label: {"probability": answer.probability, "call": answer.call.value}
            for label, answer in result.labels.items()
        },
        "abstain": result.abstain and {"code": result.abstain.code, "params": dict(result.abstain.params)},
        "supporting_cases": [_supporting_to_json(one) for one in result.supporting_cases],
        "no_case_attention": result.no_case_attention,
        "second_opinions": {name: dict(labels) for name, labels in result.second_opinions.items()},
        "flags": [
            {"id": flag.id, "level": flag.level.value, "params": dict(flag.params)} for flag in result.flags
        ],
        "provenance": _provenance_to_json(result.provenance),
    }


def result_from_json(document: object) -> Result:
    """Read what `result_to_json` wrote; a ValueError names the first thing that is not as it must be."""
    whole = Shape("result", document)
    whole.only(
        ("format", "sets", "labels", "abstain", "supporting_cases"),
        ("no_case_attention", "second_opinions", "flags", "provenance"),
    )
    whole.choice("format", [RESULT_FORMAT])
    result = Result(
        sets=tuple(_set(item) for item in whole.items("sets")),
        labels={label: _answer(item) for label, item in whole.named("labels").items()},
        abstain=_abstention(whole),
        supporting_cases=tuple(_supporting(item) for item in whole.items("supporting_cases")),
        no_case_attention=whole.share("no_case_attention"),
        second_opinions={name: _opinion(item) for name, item in whole.named("second_opinions").items()},
        flags=tuple(_flag(item) for item in whole.items("flags")),
        provenance=_provenance(whole.part("provenance")),
    )
    _check(result)
    return result


def _supporting_to_json(case: SupportingCase) -> dict[str, object]:
    return {
        "case_id": case.case_id,
        "labels": list(case.labels),
        "similarity": case.similarity,
        "attention": case.attention,
    }


def _provenance_to_json(provenance: Provenance) -> dict[str, object]:
    return {
        "bundle": provenance.bundle,
        "library": provenance.library,
        "variant": provenance.variant,
        "device": provenance.device,
        "prevalence": dict(provenance.prevalence),
        "inputs_sha256": provenance.inputs_sha256,
        "simulated": provenance.simulated,
        "fake": provenance.fake,
        "excluded_cases": list(provenance.excluded_cases),
    }


def _set(item: Shape) -> SetProbability:
    item.only(("labels", "probability"))
    return SetProbability(_label_set(item), item.probability("probability"))


def _label_set(item: Shape) -> LabelSet:
    labels = item.texts("labels")
    if labels != tuple(label for label in LABELS if label in labels):
        item.fail("labels", "known labels, once each, in their order")
    return labels


def _answer(item: Shape) -> LabelAnswer:
    item.only(("probability", "call"))
    return LabelAnswer(item.probability("probability"), Call(item.choice("call", [*Call])))


def _abstention(whole: Shape) -> Abstention | None:
    if whole.value("abstain") is None:
        return None
    item = whole.part("abstain")
    item.only(("code", "params"))
    return Abstention(item.text("code"), item.mapping("params"))


def _supporting(item: Shape) -> SupportingCase:
    item.only(("case_id", "labels", "similarity", "attention"))
    return SupportingCase(
        item.text("case_id"), _label_set(item), item.number("similarity"), item.share("attention")
    )


def _opinion(item: Shape) -> dict[str, float]:
    return {label: item.share(label) for label in item.mapping()}


def _flag(item: Shape) -> RaisedFlag:
    item.only(("id", "level", "params"))
    level = FlagLevel(item.choice("level", [*FlagLevel]))
    return RaisedFlag(item.text("id"), level, item.mapping("params"))


def _provenance(item: Shape) -> Provenance:
    item.only(
        ("bundle", "library", "variant", "device", "excluded_cases"),
        ("prevalence", "inputs_sha256", "simulated", "fake"),
    )
    prevalence = item.part("prevalence")
    return Provenance(
        bundle=item.text("bundle"),
        library=item.text("library"),
        variant=item.text("variant"),
        device=item.text("device"),
        prevalence={name: prevalence.share(name) for name in prevalence.mapping()},
        inputs_sha256=item.text("inputs_sha256"),
        simulated=item.truth("simulated"),
        fake=item.truth("fake"),
        excluded_cases=item.texts("excluded_cases"),
    )


def _check(result: Result) -> None:
    """Refuse numbers that contradict each other; only an abstention may come without any."""
    if result.sets or result.abstain is None:
        _check_sets(result.sets)
    _check_labels(result.labels, may_be_empty=result.abstain is not None)
    attention = [case.attention for case in result.supporting_cases]
    _demand(_is_one([result.no_case_attention, *attention]), "attention sums to 1")


def _check_sets(sets: Sequence[SetProbability]) -> None:
    found = [one.labels for one in sets]
    probabilities = [one.probability for one in sets]
    _demand(len(set(found)) == len(found) and frozenset(found) in _COMPLETE, "sets are complete")
    _demand(probabilities == sorted(probabilities, reverse=True), "sets are sorted")
    _demand(_is_one(probabilities), "sets sum to 1")


def _check_labels(labels: Mapping[str, LabelAnswer], *, may_be_empty: bool) -> None:
    _demand(set(labels) == set(LABELS) or (may_be_empty and not labels), "every label has an answer")


def _is_one(shares: Sequence[float]) -> bool:
    return abs(sum(shares) - 1) <= _SUM_TOLERANCE


def _demand(holds: bool, rule: str) -> None:  # noqa: FBT001 - the rule's truth is what is handed over
    if not holds:
        msg = f"not a result: it must hold that {rule}"
        raise ValueError(msg)
