from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heart_engine.domain.labels import label_set_to_text, label_sets
from heart_engine.domain.problem import CaseRejectedError
from heart_engine.pipeline.declared_prevalence import completed_prevalence

NAMES = [label_set_to_text(one) for one in label_sets(with_none=True)]
mixes = st.lists(st.floats(0.01, 1), min_size=8, max_size=8).map(
    lambda shares: {name: share / sum(shares) for name, share in zip(NAMES, shares, strict=True)}
)


@given(mixes, st.dictionaries(st.sampled_from(NAMES), st.floats(0.001, 0.12), max_size=7))
def test_what_is_declared_stands_and_the_rest_keeps_its_proportions(
    usual: dict[str, float], declared: dict[str, float]
) -> None:
    found = completed_prevalence(usual, declared)
    assert list(found) == list(usual)
    assert math.fsum(found.values()) == pytest.approx(1)
    assert all(found[name] == share for name, share in declared.items())
    others = [name for name in NAMES if name not in declared]
    for name in others:
        assert found[name] / found[others[0]] == pytest.approx(usual[name] / usual[others[0]])


@given(mixes, mixes)
def test_a_whole_mix_is_used_as_it_is(usual: dict[str, float], declared: dict[str, float]) -> None:
    assert completed_prevalence(usual, declared) == declared


@pytest.mark.parametrize(
    ("declared", "fields"),
    [
        ({"flu": 0.1, "cold": 0.1}, ["prevalence.flu", "prevalence.cold"]),
        ({"asd": 0.0, "vsd": -1.0}, ["prevalence.asd", "prevalence.vsd"]),
        (dict.fromkeys(NAMES, 0.2), ["prevalence"]),
        ({"asd": 0.5, "vsd": 0.5}, ["prevalence"]),
    ],
)
def test_what_cannot_be_is_named(declared: dict[str, float], fields: list[str]) -> None:
    with pytest.raises(CaseRejectedError) as caught:
        completed_prevalence(dict.fromkeys(NAMES, 1 / 8), declared)
    assert [one.field for one in caught.value.problems] == fields
