from __future__ import annotations

import dataclasses
import math

import pytest
import torch

from heart_engine.domain.case import Case
from heart_engine.domain.case_json import inputs_sha256
from heart_engine.domain.labels import LABELS, label_set_to_text
from heart_engine.domain.problem import CaseRejectedError
from heart_engine.domain.result import Call, Result
from heart_engine.domain.result_json import result_from_json, result_to_json
from heart_engine.pipeline.engine import HeartEngine
from heart_engine.pipeline.random_cases import random_cases
from heart_engine.pipeline.screen import STEPS, Question, screen, screen_all
from heart_engine.protocol.messages import Step


def nothing(_step: Step, _fraction: float) -> None:
    return


def shares(result: Result) -> dict[str, float]:
    return {label_set_to_text(one.labels): one.probability for one in result.sets}


def furthest(one: Result, other: Result) -> float:
    return max(abs(shares(one)[name] - share) for name, share in shares(other).items())


def test_an_answer_is_whole_and_adds_up(engine: HeartEngine, demo: Case) -> None:
    result = screen(engine, Question(demo), nothing)
    assert {one.labels for one in result.sets} == set(engine.sets)
    assert math.fsum(shares(result).values()) == pytest.approx(1, abs=1e-9)
    assert all(0 < one.probability < 1 for one in result.sets)
    for label in LABELS:
        inside = math.fsum(one.probability for one in result.sets if label in one.labels)
        assert result.labels[label].probability == pytest.approx(inside, abs=1e-9)
    attention = [one.attention for one in result.supporting_cases]
    assert len(attention) == engine.settings.retrieval.cases
    assert math.fsum([*attention, result.no_case_attention]) == pytest.approx(1, abs=1e-9)
    assert set(result.second_opinions) == {"neighbours", "logistic"}
    assert result_from_json(result_to_json(result)) == result


def test_its_origin_says_what_answered_what(engine: HeartEngine, demo: Case) -> None:
    origin = screen(engine, Question(demo), nothing).provenance
    assert (origin.bundle, origin.library) == ("random-tiny", "random-tiny-cases")
    assert (origin.variant, origin.device) == (engine.variant, "cpu")
    assert (origin.simulated, origin.fake) == (True, False)
    assert origin.inputs_sha256 == inputs_sha256(demo)


@pytest.mark.parametrize(("bundle", "library"), [(True, False), (False, True), (False, False)])
def test_an_answer_is_simulated_where_the_model_or_its_cases_are(
    engine: HeartEngine, demo: Case, bundle: bool, library: bool
) -> None:
    spectrum = dataclasses.replace(engine.manifest.spectrum, simulated=bundle)
    about = dataclasses.replace(engine.library.about, simulated=library)
    mixed = dataclasses.replace(
        engine,
        manifest=dataclasses.replace(engine.manifest, spectrum=spectrum),
        library=dataclasses.replace(engine.library, about=about),
    )
    assert screen(mixed, Question(demo), nothing).provenance.simulated is (bundle or library)


def test_each_step_is_reported_before_it_is_done(engine: HeartEngine, demo: Case) -> None:
    seen: list[tuple[Step, float]] = []
    screen(engine, Question(demo), lambda step, fraction: seen.append((step, fraction)))
    assert [step for step, _ in seen] == [*STEPS, STEPS[-1]]
    assert [fraction for _, fraction in seen] == sorted(fraction for _, fraction in seen)
    assert seen[-1] == (Step.CALIBRATE, 1.0)


@pytest.mark.parametrize("last", STEPS)
def test_it_ends_at_whatever_step_nobody_waits_any_more(engine: HeartEngine, demo: Case, last: Step) -> None:
    def report(step: Step, _fraction: float) -> None:
        if step is last:
            raise InterruptedError(step)

    with pytest.raises(InterruptedError, match=last):
        screen(engine, Question(demo), report)


def test_the_same_case_gets_the_same_answer(engine: HeartEngine, demo: Case) -> None:
    first = screen(engine, Question(demo), nothing)
    screen(engine, Question(random_cases(1, seed=9, name="other")[0]), nothing)
    assert furthest(first, screen(engine, Question(demo), nothing)) < 1e-6


def test_one_thread_or_two_make_no_difference(engine: HeartEngine, demo: Case) -> None:
    first = screen(engine, Question(demo), nothing)
    torch.set_num_threads(2)
    try:
        second = screen(engine, Question(demo), nothing)
    finally:
        torch.set_num_threads(1)
    assert furthest(first, second) < 1e-5


def test_cases_side_by_side_are_answered_as_alone(engine: HeartEngine) -> None:
    cases = random_cases(5, seed=8, name="side")
    together = screen_all(engine, [Question(one) for one in cases], nothing)
    for case, result in zip(cases, together, strict=True):
        alone = screen(engine, Question(case), nothing)
        assert furthest(alone, result) < 1e-5
        assert [one.case_id for one in alone.supporting_cases] == [
            one.case_id for one in result.supporting_cases
        ]


def test_an_excluded_case_supports_nothing(engine: HeartEngine, demo: Case) -> None:
    used = {one.case_id for one in screen(engine, Question(demo), nothing).supporting_cases}
    left_out = frozenset(sorted(used)[:2])
    without = screen(engine, Question(demo, excluded_cases=left_out), nothing)
    assert not left_out & {one.case_id for one in without.supporting_cases}
    assert len(without.supporting_cases) == len(used)


def test_with_every_case_excluded_there_is_still_an_answer_that_says_so(
    engine: HeartEngine, demo: Case
) -> None:
    everybody = frozenset(one.case_id for one in engine.library.search.cases)
    result = screen(engine, Question(demo, excluded_cases=everybody), nothing)
    assert result.supporting_cases == ()
    assert result.no_case_attention == 1.0
    assert math.fsum(shares(result).values()) == pytest.approx(1)


def test_a_higher_declared_prevalence_raises_the_probability_and_nothing_else(
    engine: HeartEngine, demo: Case
) -> None:
    usual = screen(engine, Question(demo), nothing)
    higher = screen(engine, Question(demo, {"asd": 0.5}), nothing)
    assert shares(higher)["asd"] > shares(usual)["asd"]
    assert higher.provenance.prevalence["asd"] == 0.5
    others = [name for name in shares(usual) if name != "asd"]
    for name in others:  # the declared prior divides the rest evenly, as the bundle's does
        kept = shares(higher)[name] / (1 - shares(higher)["asd"])
        assert kept == pytest.approx(shares(usual)[name] / (1 - shares(usual)["asd"]), abs=2e-3)


@pytest.mark.parametrize(
    ("declared", "field"),
    [
        ({"flu": 0.5}, "prevalence.flu"),
        ({"asd": 1.0}, "prevalence.asd"),
        ({"asd": math.nan}, "prevalence.asd"),
        ({"asd": 0.6, "vsd": 0.4}, "prevalence"),
    ],
)
def test_a_prevalence_that_cannot_be_is_refused_at_its_field(
    engine: HeartEngine, demo: Case, declared: dict[str, float], field: str
) -> None:
    with pytest.raises(CaseRejectedError) as caught:
        screen(engine, Question(demo, declared), nothing)
    assert [one.field for one in caught.value.problems] == [field]


def test_a_case_with_almost_nothing_measured_is_not_answered_but_referred(engine: HeartEngine) -> None:
    result = screen(engine, Question(Case("one", measurements={"lvedd": 47.0})), nothing)
    assert result.abstain is not None
    assert result.abstain.code == "too_few_measured"
    assert result.abstain.params["measured"] == 1
    assert {one.call for one in result.labels.values()} == {Call.REFER}


def test_a_case_of_implausible_values_is_not_answered(engine: HeartEngine, demo: Case) -> None:
    odd = {"lvedd": 95.0, "lvesd": 85.0, "lad": 95.0, "ra": 95.0, "rv": 95.0, "pa": 75.0}
    far = dataclasses.replace(demo, measurements={**demo.measurements, **odd})
    abstain = screen(engine, Question(far), nothing).abstain
    assert abstain is not None
    assert abstain.code == "implausible_values"


def test_what_was_not_measured_is_nowhere_in_what_the_model_reads(engine: HeartEngine, demo: Case) -> None:
    values = {key: value for key, value in demo.measurements.items() if key != "lvedd"}
    assert "lvedd" in engine.text_of(demo)
    assert "lvedd" not in engine.text_of(dataclasses.replace(demo, measurements=values))
