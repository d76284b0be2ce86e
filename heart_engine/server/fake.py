"""The fake engine: a fixed rule over the numbers that knows nothing of hearts.

It exists so that the desktop can be built and tried without a model. Every answer is marked as fake, and a
release leaves this file out.
"""

from __future__ import annotations

import dataclasses
import math
import time
from collections.abc import Mapping

from heart_engine.domain.age_band import age_band
from heart_engine.domain.case import Case, Sex
from heart_engine.domain.case_json import inputs_sha256
from heart_engine.domain.flags import raise_flags
from heart_engine.domain.labels import LABELS, ThirdLabelMeaning, label_set_to_text, label_sets
from heart_engine.domain.measurement import measurements
from heart_engine.domain.result import Call, LabelAnswer, Provenance, Result, SetProbability
from heart_engine.protocol.browsing import asks_for, page_slice
from heart_engine.protocol.messages import (
    Browse,
    BundleInfo,
    Explain,
    Explanation,
    Page,
    ReferenceCase,
    Screen,
    SelfTest,
    SelfTestReport,
    Sensitivity,
    Step,
)
from heart_engine.server.screener import Report

_STEPS = (Step.CHECK, Step.ENCODE, Step.SEARCH, Step.RERANK, Step.FUSE, Step.ANSWER, Step.CALIBRATE)
_STEP_S = 0.02  # slow enough that progress can be seen and cancelled
_LIBRARY = "fake"
_LIBRARY_CASES = 24
_SETS = label_sets(with_none=True)
_EVEN_PRIOR = {label_set_to_text(labels): 1 / len(_SETS) for labels in _SETS}


class FakeScreener:
    """Answers any case at once, and means nothing by it."""

    info = BundleInfo(
        bundle_id="fake",
        version="0",
        library=_LIBRARY,
        variant="fixed-rule",
        third_label=ThirdLabelMeaning.UNRESOLVED,
        with_controls=True,
        simulated=True,
        fake=True,
        prevalence=_EVEN_PRIOR,
    )
    device = "cpu"
    device_reason = "fake_engine"

    def screen(self, request: Screen, report: Report) -> Result:
        """Answer one case by the fixed rule."""
        for number, step in enumerate(_STEPS):
            report(step, number / len(_STEPS))
            time.sleep(_STEP_S)
        report(_STEPS[-1], 1.0)
        return _result(request.case, request.prevalence, request.excluded_cases)

    def explain(self, request: Explain, report: Report) -> tuple[Result, Explanation]:
        """Withhold one measurement after the other."""
        screen = Screen(request.request_id, request.case, request.prevalence, request.excluded_cases)
        result = self.screen(screen, report)
        report(Step.EXPLAIN, 1.0)
        case = request.case
        withheld = tuple(_sensitivity(case, key, request.prevalence) for key in case.measurements)
        missing = tuple(row.key for row in measurements() if row.key not in case.measurements)
        return result, Explanation(without_case=(), without_measurement=withheld, measure_next=missing)

    def browse(self, request: Browse, report: Report) -> Page:
        """Show some of the invented cases, the nearest by the fixed rule first where one is asked about."""
        report(Step.SEARCH, 1.0)
        cases = _library()
        if request.like is not None:
            cases = _by_similarity(request.like, cases)
        elif request.case_ids:
            cases = [one for name in dict.fromkeys(request.case_ids) for one in cases if one.case_id == name]
        found = [one for one in cases if asks_for(request, one)]
        return Page(len(found), tuple(found[page_slice(request)]))

    def self_test(self, request: SelfTest, report: Report) -> SelfTestReport:  # noqa: ARG002 - nothing to choose
        """Say truly that no golden case was run."""
        report(Step.SELF_TEST, 1.0)
        return SelfTestReport(passed=0, failed=(), largest_difference=0.0)


def _result(case: Case, declared: Mapping[str, float], excluded: tuple[str, ...]) -> Result:
    prior = _prior(declared)
    sets = _sets(case.measurements, prior)
    answers = {label: LabelAnswer(one, Call.REFER) for label, one in _marginals(sets).items()}
    return Result(
        sets=sets,
        labels=answers,
        abstain=None,
        supporting_cases=(),
        no_case_attention=1.0,
        second_opinions={},
        flags=raise_flags(case, {label: answer.call for label, answer in answers.items()}),
        provenance=Provenance(
            bundle=FakeScreener.info.bundle_id,
            library=_LIBRARY,
            variant=FakeScreener.info.variant,
            device=FakeScreener.device,
            prevalence=prior,
            inputs_sha256=inputs_sha256(case),
            simulated=True,
            fake=True,
            excluded_cases=tuple(sorted(set(excluded))),
        ),
    )


def _prior(declared: Mapping[str, float]) -> dict[str, float]:
    """Return a share for every set: the declared ones, and what is left evenly over the others."""
    others = len(_SETS) - len(declared)
    rest = (1 - sum(declared.values())) / others if others else 0.0
    return {name: declared.get(name, rest) for name in _EVEN_PRIOR}


def _sets(values: Mapping[str, float], prior: Mapping[str, float]) -> tuple[SetProbability, ...]:
    leaning = _leaning(values)
    weights = {
        labels: prior[label_set_to_text(labels)]
        * math.prod(leaning[one] if one in labels else 1 - leaning[one] for one in LABELS)
        for labels in _SETS
    }
    total = sum(weights.values())
    found = [SetProbability(labels, weight / total) for labels, weight in weights.items()]
    return tuple(sorted(found, key=lambda one: -one.probability))


def _leaning(values: Mapping[str, float]) -> dict[str, float]:
    """Turn the mean position of every third measurement in its allowed span into a share for one label."""
    positions: dict[str, list[float]] = {label: [] for label in LABELS}
    for number, row in enumerate(measurements()):
        low, high = row.hard.low or 0.0, row.hard.high or 1.0
        if row.key in values:
            positions[LABELS[number % len(LABELS)]].append((values[row.key] - low) / (high - low))
    means = {label: sum(found) / len(found) if found else 0.0 for label, found in positions.items()}
    return {label: (1 + mean) / 4 for label, mean in means.items()}


def _marginals(sets: tuple[SetProbability, ...]) -> dict[str, float]:
    return {label: sum(one.probability for one in sets if label in one.labels) for label in LABELS}


def _sensitivity(case: Case, key: str, declared: Mapping[str, float]) -> Sensitivity:
    prior = _prior(declared)
    rest = {name: value for name, value in case.measurements.items() if name != key}
    before = _marginals(_sets(case.measurements, prior))
    without = _marginals(_sets(rest, prior))
    return Sensitivity(key, {label: without[label] - before[label] for label in LABELS})


def _library() -> list[ReferenceCase]:
    """Invent cases of every diagnosis, age and sex, each measured a little more than the one before."""
    return [
        ReferenceCase(
            case_id=f"FAKE-{number + 1:02}",
            labels=_SETS[number % len(_SETS)],
            age_band=age_band(3.0 * (number + 1)),
            sex=(Sex.FEMALE, Sex.MALE)[number // len(_SETS) % 2],
            measurements=_invented(number),
        )
        for number in range(_LIBRARY_CASES)
    ]


def _invented(number: int) -> dict[str, float]:
    """Place every measurement but a few in the plausible span, further up with the number."""
    share = (number + 1) / (_LIBRARY_CASES + 1)
    spans = {row.key: row.plausible_adult for row in measurements() if not row.is_grade}
    placed = {key: (span.low or 0.0, span.high or 1.0) for key, span in spans.items()}
    return {
        key: round(low + share * (high - low), 1)
        for place, (key, (low, high)) in enumerate(placed.items())
        if (place + number) % len(_SETS)
    }


def _by_similarity(like: Case, cases: list[ReferenceCase]) -> list[ReferenceCase]:
    """Compare what the fixed rule makes of the measurements."""
    asked = _leaning(like.measurements)
    near = [
        (math.fsum(abs(asked[label] - one) for label, one in _leaning(case.measurements).items()), case)
        for case in cases
    ]
    return [
        dataclasses.replace(case, similarity=1 - distance)
        for distance, case in sorted(near, key=lambda one: one[0])
    ]
