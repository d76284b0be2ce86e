from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heart_engine.domain.case import Case
from heart_engine.domain.labels import label_set_to_text, label_sets
from heart_engine.domain.measurement import measurements
from heart_engine.domain.result_json import result_from_json, result_to_json
from heart_engine.protocol.messages import Browse, Explain, Screen, SelfTest, SelfTestReport, Step
from heart_engine.server import fake
from heart_engine.server.fake import FakeScreener

values = st.dictionaries(
    st.sampled_from([row for row in measurements() if not row.is_grade]), st.floats(0, 1), min_size=1
)


def nothing(_step: Step, _fraction: float) -> None:
    return


@settings(deadline=None)
@given(values)
def test_any_case_gets_a_whole_answer_marked_as_fake(positions: dict[object, float]) -> None:
    case = Case(measurements={
        row.key: (row.hard.low or 0) + share * ((row.hard.high or 1) - (row.hard.low or 0))
        for row in measurements() for share in [positions.get(row)] if share is not None
    })  # fmt: skip
    result = fake._result(case, {}, ())
    assert result_from_json(result_to_json(result)) == result
    assert result.provenance.fake
    assert result.provenance.simulated


def test_what_is_declared_for_some_sets_leaves_the_rest_to_the_others_evenly() -> None:
    prior = fake._prior({"asd": 0.3})
    assert sum(prior.values()) == pytest.approx(1)
    assert prior["asd"] == 0.3
    assert prior["none"] == prior["vsd"] == pytest.approx(0.1)


def test_what_is_declared_for_all_sets_is_used_as_it_is() -> None:
    names = [label_set_to_text(one) for one in label_sets(with_none=True)]
    declared = {name: (number + 1) / 36 for number, name in enumerate(names)}
    assert fake._prior(declared) == declared


def test_withholding_a_measurement_changes_what_it_says_it_changes() -> None:
    case = Case(measurements={"lvedd": 60.0, "lvesd": 30.0})
    rest = Case(measurements={"lvesd": 30.0})
    result, explanation = FakeScreener().explain(Explain("1", case), nothing)
    without = FakeScreener().screen(Screen("2", rest), nothing)
    change = next(one for one in explanation.without_measurement if one.withheld == "lvedd").change
    for label, answer in result.labels.items():
        expected = without.labels[label].probability - answer.probability
        assert change[label] == pytest.approx(expected)


def test_its_library_is_invented_and_every_case_says_so() -> None:
    page = FakeScreener().browse(Browse("1"), nothing)
    assert page.total == len(page.cases) == len({one.case_id for one in page.cases}) == 24
    assert all(one.case_id.startswith("FAKE-") for one in page.cases)
    assert {one.labels for one in page.cases} == set(label_sets(with_none=True))
    assert {one.sex for one in page.cases} == {"female", "male"}


def test_it_has_no_golden_cases_and_says_so() -> None:
    assert FakeScreener().self_test(SelfTest("1"), nothing) == SelfTestReport(0, (), 0.0)
